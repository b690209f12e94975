// SPDX-License-Identifier: GPL-3.0-or-later
using System.Diagnostics;
using Mynah.Engines.Espeak;
using Mynah.Text;

namespace Mynah.Bench.Espeak;

/// <summary>The engine alone against bare libespeak-ng.</summary>
internal static class EngineBenchmark
{
    private const int Rounds = 300;
    private const int WarmUp = 100;
    private static readonly VoiceProfile Voice = new() { Id = "Bench" };

    public static async Task RunAsync()
    {
        BareEspeak.Start();
        await using var engine = new EspeakEngine(new EspeakEngineOptions { Workers = 1 });
        await engine.StartAsync();
        var (bareFirst, ourFirst) = (new List<double>(), new List<double>());
        for (var i = 0; i < WarmUp + Rounds; i++)
        {
            var sentence = Sentences.All[i % Sentences.All.Length];
            var bare = BareEspeak.Speak(BareEspeak.Encode(sentence)).First;
            var ours = await FirstFrameAsync(engine, sentence);
            if (i < WarmUp)
                continue;
            bareFirst.Add(bare.TotalMilliseconds);
            ourFirst.Add(ours.TotalMilliseconds);
        }

        var text = string.Join(' ', Enumerable.Range(0, 400).Select(i => Sentences.All[i % Sentences.All.Length]));
        var (bareRate, ourRate) = (0.0, 0.0);
        for (var pass = 0; pass < 2; pass++) // the second counts: code is compiled, buffers are grown
            (bareRate, ourRate) = (BareEspeak.Throughput(text), await ThroughputAsync(engine));

        var table = new RatioTable("bare libespeak-ng", "engine");
        table.Add("first samples, median (ms)", RatioTable.At(bareFirst, 0.5), RatioTable.At(ourFirst, 0.5), "0.000");
        table.Add("first samples, 95 % (ms)", RatioTable.At(bareFirst, 0.95), RatioTable.At(ourFirst, 0.95), "0.000");
        table.Add("audio seconds per CPU second", bareRate, ourRate, "0");
    }

    private static async Task<TimeSpan> FirstFrameAsync(EspeakEngine engine, string sentence)
    {
        var start = Stopwatch.GetTimestamp();
        var first = TimeSpan.Zero;
        await foreach (var frame in engine.SpeakAsync(Segment(sentence), Voice))
        {
            if (first == TimeSpan.Zero && frame.Samples.Length > 0)
                first = Stopwatch.GetElapsedTime(start);
        }
        return first;
    }

    // Sentence by sentence, as a segmenter would give it; CPU time of this process and of the worker.
    private static async Task<double> ThroughputAsync(EspeakEngine engine)
    {
        var clock = new CpuClock(engine.WorkerProcessIds);
        long samples = 0;
        for (var i = 0; i < 400; i++)
        {
            await foreach (var frame in engine.SpeakAsync(Segment(Sentences.All[i % Sentences.All.Length]), Voice))
                samples += frame.Samples.Length;
        }
        var pauses = 400 * 0.3; // ours to add, and no work
        return (samples / 22050.0 - pauses) / clock.Elapsed.TotalSeconds;
    }

    private static SpeechSegment Segment(string sentence)
        => new(sentence, "en", [new SpokenRun("en", sentence, MappedText.Unchanged(sentence), SpokenForm.Text)], SegmentEnd.Sentence);
}
