using System.Diagnostics;
using Mynah.Engines.Espeak;

namespace Mynah.Bench.Server;

/// <summary>CosyVoice over loopback: the first binary frame, and a crowd of clients that send text while they listen.</summary>
internal static class InferenceBenchmarks
{
    private const int WarmUp = 100;
    private const int Rounds = 200;
    private const int Crowd = 200;
    private static readonly string Text = BenchText.Paragraph + " ";

    public static async Task RunAsync()
    {
        await using var host = await HostProcess.StartAsync("speech");
        await FirstFrameAsync(host);
        await CrowdAsync(host);
    }

    // In turn: the engine's own first samples in this process, and the first frame after the one that completes the first sentence.
    private static async Task FirstFrameAsync(HostProcess host)
    {
        await using var engine = new EspeakEngine(new EspeakEngineOptions { Workers = 1 });
        await engine.StartAsync();
        var voice = VoiceRendition.Find("longanyang")!;
        using var task = new RawTask();
        await task.ConnectAsync(host.Inference);
        var (engineFirst, serverFirst) = (new List<double>(), new List<double>());
        for (var i = 0; i < WarmUp + Rounds; i++)
        {
            var sentence = BenchText.Sentences[i % BenchText.Sentences.Length];
            engineFirst.Add(await ServerBenchmarks.EngineFirstAsync(engine, voice, sentence));
            serverFirst.Add(await ServerFirstAsync(task, sentence));
        }
        engineFirst.RemoveRange(0, WarmUp);
        serverFirst.RemoveRange(0, WarmUp);
        Console.WriteLine("| first audio | engine's first samples (ms) | first binary frame at the client (ms) | beyond the engine (ms) |");
        Console.WriteLine("|---|---:|---:|---:|");
        foreach (var (name, share) in (ReadOnlySpan<(string, double)>)[("median", 0.5), ("95 %", 0.95)])
        {
            var (reference, measured) = (ServerBenchmarks.At(engineFirst, share), ServerBenchmarks.At(serverFirst, share));
            Console.WriteLine($"| {name} | {reference:0.000} | {measured:0.000} | {measured - reference:0.000} |");
        }
        Console.WriteLine();
    }

    private static async Task<double> ServerFirstAsync(RawTask task, string sentence)
    {
        await task.StartAsync();
        await task.AppendAsync(sentence);
        var start = Stopwatch.GetTimestamp();
        await task.AppendAsync(" Then"); // only now it is sure that the sentence ends
        var first = Stopwatch.GetElapsedTime(start, await task.UntilAudioAsync()).TotalMilliseconds;
        await task.FinishAsync();
        await task.UntilAsync("\"task-finished\""u8.ToArray());
        return first;
    }

    private static async Task CrowdAsync(HostProcess host)
    {
        var tasks = await Task.WhenAll(Enumerable.Range(0, Crowd).Select(_ => StartAsync(host)));
        var begin = Stopwatch.GetTimestamp();
        var heard = await Task.WhenAll(tasks.Select(task => Task.Run(() => ListenAsync(task, begin))));
        Console.WriteLine($"| {Crowd} duplex tasks at once, {heard.Average(h => h.Audio):0} s of audio each | median | worst |");
        Console.WriteLine("|---|---:|---:|");
        Console.WriteLine($"| times faster than real time | {ServerBenchmarks.At([.. heard.Select(h => h.Speed)], 0.5):0.0} | {heard.Min(h => h.Speed):0.0} |");
        Console.WriteLine($"| first audio (ms) | {ServerBenchmarks.At([.. heard.Select(h => h.First)], 0.5):0} | {heard.Max(h => h.First):0} |");
        Console.WriteLine($"| silence in playback that starts with the first audio (ms) | {ServerBenchmarks.At([.. heard.Select(h => h.Gap)], 0.5):0} | {heard.Max(h => h.Gap):0} |");
        Console.WriteLine($"| tasks complete, all characters and bytes accounted for | {tasks.Count(task => task.IsAccounted(Text))} of {Crowd} | |");
        foreach (var task in tasks)
            task.Dispose();
    }

    private static async Task<RawTask> StartAsync(HostProcess host)
    {
        var task = new RawTask();
        await task.ConnectAsync(host.Inference);
        await task.StartAsync();
        return task;
    }

    private static async Task<Listening> ListenAsync(RawTask task, long begin)
    {
        var writing = WriteAsync(task);
        long first = 0;
        var (played, gap) = (0.0, 0.0);
        await task.UntilAsync("\"task-finished\""u8.ToArray(), now =>
        {
            if (first == 0)
                first = now;
            // All audio before this piece has been played by then; what is missing is silence.
            gap = Math.Max(gap, Stopwatch.GetElapsedTime(first, now).TotalSeconds - played);
            played = task.AudioBytes / 48_000.0;
        });
        await writing;
        return new Listening(
            played, played / Stopwatch.GetElapsedTime(begin).TotalSeconds, Stopwatch.GetElapsedTime(begin, first).TotalMilliseconds, gap * 1000);
    }

    // Word by word, as a language model writes.
    private static async Task WriteAsync(RawTask task)
    {
        foreach (var word in Text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            await task.AppendAsync($"{word} ");
        await task.FinishAsync();
    }
}
