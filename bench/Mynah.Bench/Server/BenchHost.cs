using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Mynah.Bench.Server;

/// <summary>The side that serves, in a process of its own so that its CPU and memory can be told apart. Commands come on its standard input.</summary>
internal static class BenchHost
{
    /// <summary>The argument that makes this program a host.</summary>
    public const string Verb = "host";

    public static async Task<int> ServeAsync(string kind)
    {
        await using IHostedBench bench = kind switch
        {
            "speech" => new SpeechHost(),
            "bare" => new BareHost(),
            "replay" => new ReplayHost(),
            "cosyvoice" => new CosyVoiceReplay(),
            _ => throw new ArgumentException($"There is no host '{kind}'.", nameof(kind)),
        };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        bench.Add(builder.Services);
        await using var app = builder.Build();
        bench.Map(app);
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        while (await Console.In.ReadLineAsync() is { } command)
            Console.WriteLine(string.Join(' ', await AnswerAsync(bench, command)));
        return 0;
    }

    private static async Task<double[]> AnswerAsync(IHostedBench bench, string command) => command switch
    {
        "cpu" => [Environment.CpuUsage.TotalTime.TotalMilliseconds, bench.Workers.Sum(CpuOf)],
        "memory" => Memory(),
        _ => await bench.DoAsync(command),
    };

    private static double CpuOf(int id)
    {
        using var process = Process.GetProcessById(id);
        return process.TotalProcessorTime.TotalMilliseconds;
    }

    // Live objects, and the private pages the process holds for them and everything else.
    private static double[] Memory()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }
        var line = File.ReadLines("/proc/self/status").First(entry => entry.StartsWith("RssAnon:", StringComparison.Ordinal));
        var kilobytes = double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);
        return [GC.GetTotalMemory(forceFullCollection: false) / 1000.0, kilobytes * 1.024];
    }
}
