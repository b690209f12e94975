using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Mynah.Bench;

/// <summary>Times work by the CPU it takes, which other programs on the machine disturb least.</summary>
public static partial class Measure
{
    /// <summary>CPU milliseconds of one run and bytes allocated by it: the best of a few, after a run to warm up.</summary>
    public static (double CpuMilliseconds, long AllocatedBytes) Best(Action work, int runs = 5)
    {
        work();
        work(); // the second compiles what the first found hot
        var best = double.MaxValue;
        var allocated = long.MaxValue;
        for (var i = 0; i < runs; i++)
        {
            var bytes = GC.GetAllocatedBytesForCurrentThread();
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            work();
            best = Math.Min(best, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds);
            allocated = Math.Min(allocated, GC.GetAllocatedBytesForCurrentThread() - bytes);
        }
        return (best, allocated);
    }

    /// <summary>CPU milliseconds of an ffmpeg conversion as ffmpeg reports them, without the start of its process: the best of a few.</summary>
    public static async Task<double> BestOfFfmpegAsync(string[] arguments, int runs = 3)
    {
        var best = double.MaxValue;
        for (var i = 0; i < runs; i++)
        {
            string[] all = ["-hide_banner", "-nostats", "-benchmark", .. arguments];
            using var process = Process.Start(new ProcessStartInfo("ffmpeg", all) { RedirectStandardError = true })
                ?? throw new InvalidOperationException("ffmpeg did not start.");
            var message = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            var report = Report().Match(message);
            if (process.ExitCode != 0 || !report.Success)
                throw new InvalidOperationException($"ffmpeg ended with {process.ExitCode}: {message}");
            best = Math.Min(best, 1000 * (double.Parse(report.Groups[1].ValueSpan) + double.Parse(report.Groups[2].ValueSpan)));
        }
        return best;
    }

    [GeneratedRegex(@"bench: utime=([\d.]+)s stime=([\d.]+)s")]
    private static partial Regex Report();
}
