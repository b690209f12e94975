using Mynah.Audio;
using Mynah.Testing;

namespace Mynah.Audio.Tests.Codecs;

/// <summary>What ffmpeg, which is not ours, makes of our files.</summary>
public sealed class DecodedFileTests
{
    // Two frames that LAME may pad with, and the frame of silence in an empty file.
    private const int Mp3Padding = 3 * 1152;

    private const double Seconds = 1.2345;

    public static TheoryData<AudioEncoding, int> Formats()
    {
        var formats = new TheoryData<AudioEncoding, int>();
        foreach (var encoding in (AudioEncoding[])[AudioEncoding.Wav, AudioEncoding.Mp3, AudioEncoding.Opus])
        {
            foreach (var rate in AudioFormat.SampleRates)
                formats.Add(encoding, rate);
        }
        return formats;
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_tone_decodes_with_its_duration_frequency_and_level(AudioEncoding encoding, int sampleRate)
    {
        var tone = Tone.Sine(440, sampleRate, Seconds);
        using var encoder = AudioEncoders.Create(new AudioFormat(encoding, sampleRate));
        var decoded = await Ffmpeg.DecodeAsync(StageRun.Encode(encoder, tone, 480));

        // Opus always decodes at 48 kHz. MP3 begins 1105 samples late and ends with up to two frames of padding.
        var decodedRate = encoding == AudioEncoding.Opus ? 48000 : sampleRate;
        var expected = (int)Math.Round((double)tone.Length * decodedRate / sampleRate);
        if (encoding == AudioEncoding.Mp3)
            Assert.InRange(decoded.Length, expected, expected + 1105 + 2 * 1152);
        else
            Assert.Equal(expected, decoded.Length);

        var middle = decoded.AsSpan(decodedRate / 5, decodedRate * 4 / 5);
        Assert.InRange(Tone.Frequency(middle, decodedRate, 440), 439, 441);
        Assert.InRange(Tone.Decibels(Tone.Rms(middle) / (0.5 / Math.Sqrt(2))), -1, 1);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_finished_file_without_a_sample_is_valid(AudioEncoding encoding, int sampleRate)
    {
        using var encoder = AudioEncoders.Create(new AudioFormat(encoding, sampleRate));
        var decoded = await Ffmpeg.DecodeAsync(StageRun.Encode(encoder, []));
        var silence = encoding switch
        {
            AudioEncoding.Mp3 => Mp3Padding,
            // ffmpeg 5.1 gives the first narrow-band frame in two parts and trims only one (648 of 960 samples stay).
            AudioEncoding.Opus when sampleRate == 8000 => 960,
            _ => 0,
        };
        Assert.InRange(decoded.Length, 0, silence);
        Assert.Equal(0, Tone.Peak(decoded), 3);
    }
}
