using Mynah.Audio;
using Mynah.Testing;

namespace Mynah.Audio.Tests.Codecs;

/// <summary>What holds for every encoder.</summary>
public sealed class EncoderTests
{
    public static TheoryData<AudioEncoding> Encodings() => [.. Enum.GetValues<AudioEncoding>()];

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task Values_that_are_no_numbers_become_silence_and_too_great_ones_are_limited(AudioEncoding encoding)
    {
        var signal = Tone.Sine(300, 24000, 0.5, amplitude: 3);
        signal.AsSpan(6000).Fill(float.NaN);
        signal[7000] = float.PositiveInfinity;
        signal[7001] = float.NegativeInfinity;
        using var encoder = AudioEncoders.Create(new AudioFormat(encoding, 24000));
        var bytes = StageRun.Encode(encoder, signal, 240);
        var decoded = encoding == AudioEncoding.Pcm
            ? WavReader.Read([.. WavHeaderFor(24000), .. bytes]).Samples
            : await Ffmpeg.DecodeAsync(bytes, 24000);
        Assert.InRange(Tone.Rms(decoded.AsSpan(1500, 4000)), 0.6, 1);
        Assert.InRange(Tone.Rms(decoded.AsSpan(9000, 2500)), 0, 0.01);
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void After_the_end_nothing_may_come(AudioEncoding encoding)
    {
        using var encoder = AudioEncoders.Create(new AudioFormat(encoding, 24000));
        var output = new ReusableBuffer<byte>();
        encoder.Finish(output);
        var length = output.WrittenCount;
        encoder.Finish(output);
        Assert.Equal(length, output.WrittenCount);
        Assert.Throws<InvalidOperationException>(() => encoder.Encode(new float[10], output));
    }

    [Theory]
    [InlineData(AudioEncoding.Opus, 24000, 5, "5 kbit/s")]
    [InlineData(AudioEncoding.Mp3, 24000, 511, "511 kbit/s")]
    [InlineData(AudioEncoding.Wav, 24000, 64, "Leave it out")]
    [InlineData(AudioEncoding.Pcm, 12345, null, "12345 Hz")]
    public void An_impossible_format_is_refused_by_name(AudioEncoding encoding, int rate, int? bitRate, string part)
    {
        var error = Assert.Throws<ArgumentException>(() => AudioEncoders.Create(new AudioFormat(encoding, rate, bitRate)));
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(6, 24000)]
    [InlineData(24, 16000)]
    [InlineData(64, 48000)]
    [InlineData(510, 48000)]
    public async Task Opus_takes_every_bit_rate_and_keeps_to_it(int bitRate, int sampleRate)
    {
        var signal = Tone.Noise(2 * sampleRate, seed: 6, amplitude: 0.3);
        using var encoder = AudioEncoders.Create(new AudioFormat(AudioEncoding.Opus, sampleRate, bitRate));
        var bytes = StageRun.Encode(encoder, signal);
        var pages = 100 * 28 + 140; // the container: a header per frame
        Assert.InRange((bytes.Length - pages) * 8 / 2.0 / 1000, 0.5 * bitRate, 1.3 * bitRate + 2);
        Assert.Equal(96000, (await Ffmpeg.DecodeAsync(bytes)).Length);
    }

    [Theory]
    [InlineData(8000, 6, 8)]
    [InlineData(8000, 510, 64)]
    [InlineData(16000, 100, 96)]
    [InlineData(24000, 510, 160)]
    [InlineData(44100, 6, 32)]
    [InlineData(48000, 144, 160)]
    [InlineData(48000, 510, 320)]
    public void Mp3_takes_the_nearest_legal_bit_rate(int sampleRate, int asked, int legal)
    {
        Assert.Equal(legal, Mp3BitRates.Nearest(sampleRate, asked));
        using var encoder = AudioEncoders.Create(new AudioFormat(AudioEncoding.Mp3, sampleRate, asked));
        var bytes = StageRun.Encode(encoder, Tone.Voice(sampleRate, 4));
        Assert.Equal(0xFF, bytes[0]);
        Assert.Equal(legal, bytes.Length * 8 / 4000.0, legal * 0.06);
    }

    [Fact]
    public void Opus_pages_leave_one_by_one_and_only_the_last_says_so()
    {
        using var encoder = AudioEncoders.Create(new AudioFormat(AudioEncoding.Opus, 24000));
        var output = new ReusableBuffer<byte>();
        encoder.Encode(new float[480], output);
        Assert.Equal([2, 0, 0], PageFlags(output.WrittenSpan));
        output.Clear();
        encoder.Encode(new float[479], output);
        Assert.Equal(0, output.WrittenCount);
        encoder.Encode(new float[1], output);
        Assert.Equal([0], PageFlags(output.WrittenSpan));
        output.Clear();
        encoder.Finish(output);
        Assert.Equal([4], PageFlags(output.WrittenSpan));
    }

    private static List<int> PageFlags(ReadOnlySpan<byte> bytes)
    {
        var flags = new List<int>();
        for (var at = bytes.IndexOf("OggS"u8); at >= 0; at = bytes.IndexOf("OggS"u8))
        {
            flags.Add(bytes[at + 5]);
            bytes = bytes[(at + 4)..];
        }
        return flags;
    }

    private static byte[] WavHeaderFor(int sampleRate)
    {
        var header = new byte[WavFile.HeaderLength];
        WavFile.WriteHeader(header, sampleRate);
        return header;
    }
}
