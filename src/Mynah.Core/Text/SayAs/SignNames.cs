using System.Collections.Frozen;

namespace Mynah.Text.SayAs;

/// <summary>The names of signs that are read one by one (dossier 02 §8), from <c>Data/signs.tsv</c>, in which # begins a comment. Thread-safe.</summary>
internal static class SignNames
{
    private static readonly Lazy<FrozenDictionary<string, (string Chinese, string English)>> s_names = new(() =>
        Table.Rows("SayAs/Data/signs.tsv").ToFrozenDictionary(row => row[0], row => (row[1], row[2]), StringComparer.Ordinal));

    public static string? Chinese(string sign) => sign == "#" ? "井号" : s_names.Value.TryGetValue(sign, out var name) ? name.Chinese : null;

    public static string? English(string sign) => sign == "#" ? "pound" : s_names.Value.TryGetValue(sign, out var name) ? name.English : null;
}
