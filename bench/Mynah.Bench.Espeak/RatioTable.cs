// SPDX-License-Identifier: GPL-3.0-or-later
namespace Mynah.Bench.Espeak;

/// <summary>Prints figures beside their reference as a Markdown table.</summary>
internal sealed class RatioTable
{
    private readonly TextWriter _out = Console.Out;

    public RatioTable(string reference, string measured)
    {
        _out.WriteLine($"| | {reference} | {measured} | ratio |");
        _out.WriteLine("|---|---:|---:|---:|");
    }

    public void Add(string name, double reference, double measured, string format)
        => _out.WriteLine($"| {name} | {reference.ToString(format)} | {measured.ToString(format)} | {measured / reference:0.00} |");

    public static double At(List<double> values, double share) => values.Order().ElementAt((int)(values.Count * share));
}
