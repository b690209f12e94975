using Mynah.Audio;
using Mynah.Client;
using Mynah.Client.Realtime;
using Mynah.Protocol.Realtime;

namespace Mynah.Bench.Server;

/// <summary>Receiving one recorded stream: the SDK against a bare WebSocket loop that decodes the same frames.</summary>
internal static class SdkBenchmarks
{
    private const int Runs = 5;

    public static async Task RunAsync()
    {
        await using var host = await HostProcess.StartAsync("replay");
        Console.WriteLine("| deltas of 200 ms | bare loop (CPU µs per delta) | SDK (CPU µs per delta) | ratio | bytes allocated per delta, bare | SDK |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|");
        foreach (var (name, deltas, pause) in ((string, int, int)[])[("one after another", 10_000, 0), ("one each 2 ms", 400, 2)])
        {
            var (bare, sdk) = (new List<double>(), new List<double>());
            for (var i = 0; i < Runs + 2; i++)
            {
                bare.Add(await CpuAsync(() => BareAsync(host, deltas, pause)) * 1000 / deltas);
                sdk.Add(await CpuAsync(() => SdkAsync(host, deltas, pause)) * 1000 / deltas);
            }
            var (reference, measured) = (ServerBenchmarks.At(bare[2..], 0.5), ServerBenchmarks.At(sdk[2..], 0.5));
            var bareBytes = await BytesAsync(n => BareAsync(host, n, pause), deltas);
            var sdkBytes = await BytesAsync(n => SdkAsync(host, n, pause), deltas);
            Console.WriteLine($"| {name} | {reference:0.0} | {measured:0.0} | {measured / reference:0.00} | {bareBytes:0.0} | {sdkBytes:0.0} |");
        }
    }

    private static async Task BareAsync(HostProcess host, int deltas, int pause)
    {
        using var session = new RawSession();
        await session.ConnectAsync(host.Realtime(ReplayHost.Model(deltas, pause)));
        await session.SendAsync(new SessionFinish());
        await session.FinishAsync();
        Check(session.AudioBytes, deltas);
    }

    private static async Task SdkAsync(HostProcess host, int deltas, int pause)
    {
        using var client = new QwenTtsRealtimeClient(new MynahClientOptions { ApiKey = "sk-bench", BaseUrl = host.Address });
        var synthesizer = client.AsSynthesizer(ReplayHost.Model(deltas, pause));
        long bytes = 0;
        await foreach (var happened in synthesizer.SynthesizeAsync("x", new SpeechOptions { Format = new AudioFormat(AudioEncoding.Pcm, 24000) }))
        {
            if (happened is not AudioChunk chunk)
                continue;
            bytes += chunk.Data.Length;
            chunk.Dispose();
        }
        Check(bytes, deltas);
    }

    private static void Check(long bytes, int deltas)
    {
        if (bytes != deltas * 9600L)
            throw new InvalidOperationException($"{bytes} bytes came instead of {deltas * 9600L}.");
    }

    internal static async Task<double> CpuAsync(Func<Task> work)
    {
        var before = Environment.CpuUsage.TotalTime;
        await work();
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
    }

    // A longer stream less a shorter one leaves what each delta allocates; the median of a few.
    internal static async Task<double> BytesAsync(Func<int, Task> work, int deltas)
    {
        var each = new List<double>();
        for (var i = 0; i < 3; i++)
        {
            var start = GC.GetTotalAllocatedBytes(precise: true);
            await work(deltas / 2);
            var middle = GC.GetTotalAllocatedBytes(precise: true);
            await work(deltas);
            each.Add((GC.GetTotalAllocatedBytes(precise: true) - middle - (middle - start)) / (deltas / 2.0));
        }
        return ServerBenchmarks.At(each, 0.5);
    }
}
