// SPDX-License-Identifier: GPL-3.0-or-later
using System.Diagnostics;
using Mynah.Audio;
using Mynah.Engines.Espeak;

namespace Mynah.Bench.Espeak;

/// <summary>The whole way from text to bytes against bare libespeak-ng and the encoders alone.</summary>
internal static class PipelineBenchmark
{
    private const int Rounds = 200;
    private const int WarmUp = 600; // until the runtime has compiled the whole path for speed
    private static readonly SpeechOptions Pcm = new() { Format = new AudioFormat(AudioEncoding.Pcm, 24000), Language = "en" };

    public static async Task RunAsync()
    {
        // The library alone speaks with the timbre of the voice that the pipeline uses.
        BareEspeak.Start("gmw/en-US+" + VoiceRendition.Find(Pcm.Voice)!.Variant);
        await using var engine = new EspeakEngine(new EspeakEngineOptions { Workers = 1 });
        await engine.StartAsync();
        var synthesizer = new LocalSynthesizer(engine);
        await FirstAudioAsync(synthesizer);
        await ThroughputAsync(engine, synthesizer);
    }

    private static async Task FirstAudioAsync(LocalSynthesizer synthesizer)
    {
        var (bareFirst, ourFirst) = (new List<double>(), new List<double>());
        for (var i = 0; i < WarmUp + Rounds; i++)
        {
            var sentence = Sentences.All[i % Sentences.All.Length];
            var bare = BareEspeak.Speak(BareEspeak.Encode(sentence)).First;
            var ours = await FirstChunkAsync(synthesizer, sentence);
            if (i < WarmUp)
                continue;
            bareFirst.Add(bare.TotalMilliseconds);
            ourFirst.Add(ours.TotalMilliseconds);
        }
        var table = new RatioTable("bare libespeak-ng", "text to PCM chunk");
        table.Add("first audio, median (ms)", RatioTable.At(bareFirst, 0.5), RatioTable.At(ourFirst, 0.5), "0.000");
        table.Add("first audio, 95 % (ms)", RatioTable.At(bareFirst, 0.95), RatioTable.At(ourFirst, 0.95), "0.000");
        Console.WriteLine();
    }

    private static async Task<TimeSpan> FirstChunkAsync(LocalSynthesizer synthesizer, string sentence)
    {
        var start = Stopwatch.GetTimestamp();
        var first = TimeSpan.Zero;
        await foreach (var speechEvent in synthesizer.SynthesizeAsync(sentence, Pcm))
        {
            if (speechEvent is not AudioChunk chunk)
                continue;
            if (first == TimeSpan.Zero)
                first = Stopwatch.GetElapsedTime(start);
            chunk.Dispose();
        }
        return first;
    }

    private static async Task ThroughputAsync(EspeakEngine engine, LocalSynthesizer synthesizer)
    {
        await SpeakAsync(engine, synthesizer, Sentences.Text(20_000), Pcm.Format); // code is compiled, buffers are grown
        var (bare, wav) = await InTurnsAsync(engine, synthesizer);
        var table = new RatioTable("bare libespeak-ng", "text to wav");
        table.Add("audio seconds per CPU second, median", 1 / bare, 1 / wav, "0");
        Console.WriteLine();

        table = new RatioTable("wav + encoder alone", "text to format");
        foreach (var encoding in new[] { AudioEncoding.Mp3, AudioEncoding.Opus })
        {
            var format = new AudioFormat(encoding, 24000);
            var ours = await SpeakAsync(engine, synthesizer, Sentences.Text(30_000), format);
            table.Add($"{encoding.ToString().ToLowerInvariant()}: CPU ms per audio second", (wav + await EncodeAsync(synthesizer, format)) * 1000, ours * 1000, "0.00");
        }
    }

    // A megabyte on each side, in turns, because a shared machine does not keep its speed for as long as that takes.
    private static async Task<(double Bare, double Ours)> InTurnsAsync(EspeakEngine engine, LocalSynthesizer synthesizer)
    {
        const int turns = 20;
        var text = Sentences.Text(1_000_000 / turns);
        var (bare, ours) = (new List<double>(), new List<double>());
        for (var i = 0; i < turns; i++)
        {
            bare.Add(1 / BareEspeak.Throughput(text));
            ours.Add(await SpeakAsync(engine, synthesizer, text, new AudioFormat(AudioEncoding.Wav, 24000)));
        }
        return (RatioTable.At(bare, 0.5), RatioTable.At(ours, 0.5));
    }

    // CPU seconds per second of audio, this process and the worker together.
    private static async Task<double> SpeakAsync(EspeakEngine engine, LocalSynthesizer synthesizer, string text, AudioFormat format)
    {
        var clock = new CpuClock(engine.WorkerProcessIds);
        var audio = TimeSpan.Zero;
        await foreach (var speechEvent in synthesizer.SynthesizeAsync(text, Pcm with { Format = format }))
        {
            if (speechEvent is AudioChunk chunk)
            {
                audio += chunk.Duration;
                chunk.Dispose();
            }
        }
        return clock.Elapsed.TotalSeconds / audio.TotalSeconds;
    }

    // The same speech, already made, through the encoder in frames of 200 ms.
    private static async Task<double> EncodeAsync(LocalSynthesizer synthesizer, AudioFormat format)
    {
        var pcm = new MemoryStream();
        await foreach (var speechEvent in synthesizer.SynthesizeAsync(Sentences.Text(5_000), Pcm))
        {
            if (speechEvent is AudioChunk chunk)
                pcm.Write(chunk.Data.Span);
        }
        var samples = new float[pcm.Length / 2];
        Pcm16.ToSamples(System.Runtime.InteropServices.MemoryMarshal.Cast<byte, short>(pcm.ToArray()), samples);
        using var encoder = AudioEncoders.Create(format);
        var output = new ReusableBuffer<byte>();
        var clock = new CpuClock();
        foreach (var frame in samples.Chunk(format.SampleRate / 5))
        {
            encoder.Encode(frame, output);
            output.Clear();
        }
        return clock.Elapsed.TotalSeconds / (samples.Length / (double)format.SampleRate);
    }
}
