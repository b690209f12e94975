// SPDX-License-Identifier: GPL-3.0-or-later
using System.Diagnostics;
using System.Globalization;

namespace Mynah.Bench.Espeak;

/// <summary>Peak memory of `mynah say` for a short and a long text. Linux; run ./mynah once before.</summary>
internal static class MemoryBenchmark
{
    public static async Task RunAsync()
    {
        var table = new RatioTable("10 kB", "1 MB");
        var small = await PeakAsync(10_000);
        var large = await PeakAsync(1_000_000);
        table.Add("peak resident memory (MB)", small, large, "0.0");
        Console.WriteLine($"\nDifference: {large - small:0.0} MB");
    }

    private static async Task<double> PeakAsync(int length)
    {
        var text = Path.GetTempFileName();
        var audio = Path.ChangeExtension(text, ".wav");
        await File.WriteAllTextAsync(text, Sentences.Text(length));
        try
        {
            using var process = Process.Start(new ProcessStartInfo(Path.Combine("artifacts", "mynah", "mynah"), ["say", "--file", text, "--out", audio])
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            })!;
            _ = process.StandardError.ReadToEndAsync();
            var peak = 0.0;
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
            while (!process.HasExited && await timer.WaitForNextTickAsync())
                peak = Math.Max(peak, HighWater(process.Id));
            return process.ExitCode == 0 ? peak : throw new InvalidOperationException($"mynah say ended with {process.ExitCode}.");
        }
        finally
        {
            File.Delete(text);
            File.Delete(audio);
        }
    }

    // The kernel's own record of the largest resident size (proc(5), VmHWM, kB).
    private static double HighWater(int id)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : int.Parse(line.Split(':')[1].Replace("kB", "", StringComparison.Ordinal), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite) / 1024.0;
        }
        catch (IOException)
        {
            return 0; // it has just ended
        }
    }
}
