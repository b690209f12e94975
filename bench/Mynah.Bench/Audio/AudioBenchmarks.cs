using Mynah.Audio;
using Mynah.Testing;

namespace Mynah.Bench.Audio;

/// <summary>CPU time of every stage and encoder per second of audio, in frames of 20 ms as an engine gives them.</summary>
internal static class AudioBenchmarks
{
    private const int Seconds = 30;
    private const int EngineRate = 22050;

    public static async Task RunAsync()
    {
        await ResamplersAsync();
        Stages();
        await EncodersAsync();
    }

    private static async Task ResamplersAsync()
    {
        Console.WriteLine("### Resampler against soxr in ffmpeg\n");
        Console.WriteLine("CPU ms per second of audio. ffmpeg's figure is its own report of the conversion (`-benchmark`), the start of its process not counted.\n");
        Console.WriteLine("| from, to (Hz) | Mynah | ffmpeg, soxr | ratio | Mynah's latency (ms) |");
        Console.WriteLine("|---|---:|---:|---:|---:|");
        foreach (var (from, to) in ((int, int)[])[(22050, 24000), (22050, 16000), (22050, 48000), (24000, 8000), (44100, 48000), (48000, 44100)])
        {
            using var resampler = new Resampler(from, to);
            var (ours, _) = Run(resampler, from);
            var theirs = await FfmpegAsync(from, ["-af", "aresample=resampler=soxr", "-ar", $"{to}", "-f", "null", "-"]);
            Console.WriteLine($"| {from}, {to} | {ours:0.00} | {theirs:0.00} | {ours / theirs:0.00} | {resampler.Latency.TotalMilliseconds:0.0} |");
        }
    }

    private static void Stages()
    {
        Console.WriteLine("\n### Stages\n");
        Console.WriteLine($"At {EngineRate} Hz; the ratio is to copying the samples to 16 bits (`pcm`), the least an answer costs.\n");
        using var pcm = AudioEncoders.Create(new AudioFormat(AudioEncoding.Pcm, EngineRate));
        var (reference, _) = Run(pcm);
        Console.WriteLine("| stage | CPU ms per audio second | ratio | bytes allocated per frame |");
        Console.WriteLine("|---|---:|---:|---:|");
        Console.WriteLine($"| pcm (reference) | {reference:0.000} | 1 | 0 |");
        foreach (var (name, stage) in ((string, IAudioStage)[])
        [
            ("volume 30", new Volume(EngineRate, 30)),
            ("volume 100 (limiter)", new Volume(EngineRate, 100)),
            ("resample to 24000", new Resampler(EngineRate, 24000)),
            ("time stretch, rate 1.5", new TimeStretch(EngineRate, 1.5)),
            ("time stretch, rate 0.5", new TimeStretch(EngineRate, 0.5)),
            ("pitch shift 1.3", new PitchShift(EngineRate, 1.3)),
            ("chain: nothing", new AudioChain(EngineRate, EngineRate)),
            ("chain: all, to 24000", new AudioChain(EngineRate, 24000, rate: 1.2, pitch: 1.1, volume: 80)),
        ])
        {
            using (stage)
            {
                var (time, allocated) = Run(stage, EngineRate);
                Console.WriteLine($"| {name} | {time:0.000} | {time / reference:0.0} | {allocated} |");
            }
        }
    }

    private static async Task EncodersAsync()
    {
        Console.WriteLine("\n### Encoders\n");
        Console.WriteLine("CPU ms per second of audio against ffmpeg with the same library, bit rate, complexity and tuning for speech.\n");
        Console.WriteLine("| format | Mynah | ffmpeg | ratio | bytes allocated per frame |");
        Console.WriteLine("|---|---:|---:|---:|---:|");
        foreach (var format in (AudioFormat[])
        [
            new(AudioEncoding.Wav, 24000),
            new(AudioEncoding.Mp3, 24000),
            new(AudioEncoding.Mp3, 48000),
            new(AudioEncoding.Opus, 24000),
            new(AudioEncoding.Opus, 48000),
            new(AudioEncoding.Opus, 22050),
        ])
        {
            using var encoder = AudioEncoders.Create(format);
            var (ours, allocated) = Run(encoder);
            string[] codec = format.Encoding switch
            {
                AudioEncoding.Mp3 => ["-c:a", "libmp3lame", "-b:a", $"{Mp3BitRates.Default(format.SampleRate)}k", "-compression_level", "5", "-reservoir", "0", "-f", "mp3"],
                AudioEncoding.Opus => ["-c:a", "libopus", "-b:a", "32k", "-compression_level", "5", "-application", "voip", "-f", "ogg"],
                _ => ["-f", "wav"],
            };
            // ffmpeg's libopus does not resample by itself either: where Opus lacks the rate, both pay for a resampler.
            string[] rate = format is { Encoding: AudioEncoding.Opus, SampleRate: 22050 } ? ["-ar", "24000"] : [];
            var theirs = await FfmpegAsync(format.SampleRate, [.. rate, .. codec, "-y", "/dev/null"]);
            Console.WriteLine($"| {format.Encoding.ToString().ToLowerInvariant()} {format.SampleRate} | {ours:0.00} | {theirs:0.00} | {ours / theirs:0.00} | {allocated} |");
        }
    }

    private static (double MillisecondsPerSecond, long BytesPerFrame) Run(IAudioStage stage, int sampleRate)
    {
        var signal = Tone.Voice(sampleRate, Seconds);
        var output = new ReusableBuffer<float>();
        return PerSecond(signal, sampleRate / 50, frame =>
        {
            output.Clear();
            stage.Process(frame.Span, output);
        });
    }

    private static (double MillisecondsPerSecond, long BytesPerFrame) Run(IAudioEncoder encoder)
    {
        var signal = Tone.Voice(encoder.Format.SampleRate, Seconds);
        var output = new ReusableBuffer<byte>();
        return PerSecond(signal, encoder.Format.SampleRate / 50, frame =>
        {
            output.Clear();
            encoder.Encode(frame.Span, output);
        });
    }

    private static (double MillisecondsPerSecond, long BytesPerFrame) PerSecond(float[] signal, int length, Action<ReadOnlyMemory<float>> frame)
    {
        var (time, allocated) = Measure.Best(() =>
        {
            for (var at = 0; at + length <= signal.Length; at += length)
                frame(signal.AsMemory(at, length));
        });
        return (time / Seconds, allocated / (Seconds * 50));
    }

    private static async Task<double> FfmpegAsync(int sampleRate, string[] output)
    {
        // Longer than our own run: ffmpeg counts in whole milliseconds.
        const int Repeats = 4;
        var path = Path.Combine(Path.GetTempPath(), $"mynah-bench-{Environment.ProcessId}.pcm");
        try
        {
            var bytes = new byte[sampleRate * Seconds * sizeof(short)];
            Pcm16.ToBytes(Tone.Voice(sampleRate, Seconds), bytes);
            await using (var file = File.Create(path))
            {
                for (var i = 0; i < Repeats; i++)
                    await file.WriteAsync(bytes);
            }
            var whole = await Measure.BestOfFfmpegAsync(["-f", "s16le", "-ar", $"{sampleRate}", "-ac", "1", "-i", path, .. output]);
            return whole / (Seconds * Repeats);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
