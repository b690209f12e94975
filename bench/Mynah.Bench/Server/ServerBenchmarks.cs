using System.Diagnostics;
using Mynah.Engines.Espeak;
using Mynah.Protocol.Realtime;
using Mynah.Text;

namespace Mynah.Bench.Server;

/// <summary>The real server over loopback: first audio, CPU, and a crowd.</summary>
internal static class ServerBenchmarks
{
    private const int WarmUp = 150;
    private const int Rounds = 200;
    private const int Crowd = 200;

    public static async Task RunAsync()
    {
        await using var host = await HostProcess.StartAsync("speech");
        await FirstAudioAsync(host);
        await CpuAsync(host);
        await CrowdAsync(host);
    }

    // In turn: the engine's own first samples in this process, and the first delta after the committing frame.
    private static async Task FirstAudioAsync(HostProcess host)
    {
        await using var engine = new EspeakEngine(new EspeakEngineOptions { Workers = 1 });
        await engine.StartAsync();
        var voice = engine.FindVoice("Cherry") ?? new VoiceProfile { Id = "Bench" };
        using var session = new RawSession();
        await session.ConnectAsync(host.Realtime("qwen3-tts-flash-realtime"));
        await session.SetUpAsync(SessionMapping.Commit);
        await session.UntilAsync("session.updated"u8.ToArray());
        var (engineFirst, serverFirst) = (new List<double>(), new List<double>());
        for (var i = 0; i < WarmUp + Rounds; i++)
        {
            var sentence = BenchText.Sentences[i % BenchText.Sentences.Length];
            engineFirst.Add(await EngineFirstAsync(engine, voice, sentence));
            serverFirst.Add(await ServerFirstAsync(session, sentence));
        }
        engineFirst.RemoveRange(0, WarmUp);
        serverFirst.RemoveRange(0, WarmUp);
        Console.WriteLine("| first audio | engine's first samples (ms) | first delta at the client (ms) | beyond the engine (ms) |");
        Console.WriteLine("|---|---:|---:|---:|");
        foreach (var (name, share) in (ReadOnlySpan<(string, double)>)[("median", 0.5), ("95 %", 0.95)])
        {
            var (reference, measured) = (At(engineFirst, share), At(serverFirst, share));
            Console.WriteLine($"| {name} | {reference:0.000} | {measured:0.000} | {measured - reference:0.000} |");
        }
        Console.WriteLine();
    }

    internal static async Task<double> EngineFirstAsync(EspeakEngine engine, VoiceProfile voice, string sentence)
    {
        var run = new SpokenRun("en", sentence, MappedText.Unchanged(sentence), SpokenForm.Text);
        var first = 0.0;
        var start = Stopwatch.GetTimestamp();
        await foreach (var frame in engine.SpeakAsync(new SpeechSegment(sentence, "en", [run], SegmentEnd.Sentence), voice))
        {
            if (first == 0 && frame.Samples.Length > 0)
                first = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        return first;
    }

    private static async Task<double> ServerFirstAsync(RawSession session, string sentence)
    {
        await session.SendAsync(new TextAppend { Text = sentence });
        var start = Stopwatch.GetTimestamp();
        await session.SendAsync(new TextCommit());
        var first = Stopwatch.GetElapsedTime(start, await session.UntilAsync("response.audio.delta"u8.ToArray())).TotalMilliseconds;
        await session.UntilAsync("response.done"u8.ToArray());
        return first;
    }

    // Four PCM sessions at a time; the same text through the synthesizer alone tells what the server itself adds.
    private static async Task CpuAsync(HostProcess host)
    {
        const int sessions = 60;
        var rows = new List<(double Server, double Workers, double Alone)>();
        for (var pass = 0; pass < 4; pass++)
        {
            var before = await host.AskAsync("cpu");
            var aloneSeconds = (await host.AskAsync($"{sessions}"))[0];
            var between = await host.AskAsync("cpu");
            var seconds = 0.0;
            await Parallel.ForEachAsync(Enumerable.Range(0, sessions), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (_, _) =>
            {
                using var session = await StartAsync(host);
                await SpeakAsync(session);
                await session.FinishAsync();
                lock (rows)
                    seconds += Seconds(session);
            });
            var after = await host.AskAsync("cpu");
            if (pass > 0) // the first compiles
                rows.Add(((after[0] - between[0]) / seconds, (after[1] - between[1]) / seconds, (between[0] - before[0]) / aloneSeconds));
        }
        var (server, workers, alone) = (At([.. rows.Select(r => r.Server)], 0.5), At([.. rows.Select(r => r.Workers)], 0.5), At([.. rows.Select(r => r.Alone)], 0.5));
        Console.WriteLine("| PCM sessions, CPU ms per second of audio | | ratio to the engine's workers |");
        Console.WriteLine("|---|---:|---:|");
        Console.WriteLine($"| engine's workers (reference) | {workers:0.000} | 1 |");
        Console.WriteLine($"| server process, all of it | {server:0.000} | {server / workers:0.00} |");
        Console.WriteLine($"| of it: text, resampling, chunks (the synthesizer alone) | {alone:0.000} | {alone / workers:0.00} |");
        Console.WriteLine($"| of it: sessions, JSON, base64, sockets | {server - alone:0.000} | {(server - alone) / workers:0.00} |");
        Console.WriteLine();
    }

    private static async Task CrowdAsync(HostProcess host)
    {
        var sessions = await Task.WhenAll(Enumerable.Range(0, Crowd).Select(_ => StartAsync(host)));
        var begin = Stopwatch.GetTimestamp();
        var heard = await Task.WhenAll(sessions.Select(session => Task.Run(() => Listening.ToAsync(session, begin))));
        Console.WriteLine($"| {Crowd} sessions at once, {heard.Average(h => h.Audio):0} s of audio each | median | worst |");
        Console.WriteLine("|---|---:|---:|");
        Console.WriteLine($"| times faster than real time | {At([.. heard.Select(h => h.Speed)], 0.5):0.0} | {heard.Min(h => h.Speed):0.0} |");
        Console.WriteLine($"| first audio (ms) | {At([.. heard.Select(h => h.First)], 0.5):0} | {heard.Max(h => h.First):0} |");
        Console.WriteLine($"| silence in playback that starts with the first audio (ms) | {At([.. heard.Select(h => h.Gap)], 0.5):0} | {heard.Max(h => h.Gap):0} |");
        foreach (var session in sessions)
            session.Dispose();
    }

    internal static async Task<RawSession> StartAsync(HostProcess host)
    {
        var session = new RawSession();
        await session.ConnectAsync(host.Realtime("qwen3-tts-flash-realtime"));
        await session.SetUpAsync(SessionMapping.ServerCommit);
        await session.UntilAsync("session.updated"u8.ToArray());
        return session;
    }

    internal static async Task SpeakAsync(RawSession session)
    {
        await session.SendAsync(new TextAppend { Text = BenchText.Paragraph });
        await session.SendAsync(new SessionFinish());
    }

    internal static double Seconds(RawSession session) => session.AudioBytes / 48_000.0;

    internal static double At(List<double> values, double share) => values.Order().ElementAt((int)(values.Count * share));
}
