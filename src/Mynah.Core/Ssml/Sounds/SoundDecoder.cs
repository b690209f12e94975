using System.Buffers.Binary;
using Mynah.Audio;

namespace Mynah.Ssml;

/// <summary>
/// Decodes the sound files that documents name: 16-bit WAV itself, everything else with ffmpeg in a process of its own, which reads
/// standard input, opens nothing, and ends with its limits. Thread-safe.
/// </summary>
public static class SoundDecoder
{
    // What ffmpeg is asked for: the rate of most voices, so that little is resampled twice.
    private const int DecodedRate = 24000;
    private const int MostChannels = 8;

    /// <summary>Decodes a file.</summary>
    /// <exception cref="SpeechException">It is no sound, is too long, or needs ffmpeg, which is not installed.</exception>
    public static async Task<Sound> DecodeAsync(ReadOnlyMemory<byte> file, SoundLimits limits, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var sound = DecodeWav(file.Span, limits) ?? await DecodeOtherAsync(file, limits, cancellationToken).ConfigureAwait(false);
        return sound.Samples.Length > 0 ? sound : throw SpeechException.Invalid("the sound file has no samples. Use another file.");
    }

    private static Sound? DecodeWav(ReadOnlySpan<byte> file, SoundLimits limits)
    {
        if (WavFile.ReadHeader(file, out var header) != WavHeaderStatus.Found || !header.IsPcm || header.BitsPerSample != 16
            || header.Channels is < 1 or > MostChannels || header.SampleRate is < 1000 or > 768000)
            return null;
        var data = file[header.DataOffset..];
        if (header.DataLength is { } length && length < data.Length)
            data = data[..(int)length];
        var count = data.Length / sizeof(short) / header.Channels;
        CheckLength(count, header.SampleRate, limits);
        var samples = new float[count];
        for (var i = 0; i < count; i++)
        {
            var sum = 0;
            for (var channel = 0; channel < header.Channels; channel++)
                sum += BinaryPrimitives.ReadInt16LittleEndian(data[((i * header.Channels + channel) * sizeof(short))..]);
            samples[i] = sum / (32768f * header.Channels);
        }
        return new Sound(samples, header.SampleRate);
    }

    private static async Task<Sound> DecodeOtherAsync(ReadOnlyMemory<byte> file, SoundLimits limits, CancellationToken cancellationToken)
    {
        // One second more than allowed shows what is too long.
        var request = new FfmpegRequest { SampleRate = DecodedRate, MaxDuration = limits.MaxDuration + TimeSpan.FromSeconds(1) };
        var samples = await FfmpegProcess.DecodeAsync(file, request, cancellationToken).ConfigureAwait(false)
            ?? throw SpeechException.Invalid("the file is no sound that can be decoded. Use WAV (16 bit), MP3, Ogg, FLAC or M4A.");
        CheckLength(samples.Length, DecodedRate, limits);
        return new Sound(samples, DecodedRate);
    }

    private static void CheckLength(int samples, int sampleRate, SoundLimits limits)
    {
        if ((double)samples / sampleRate > limits.MaxDuration.TotalSeconds)
            throw SpeechException.Invalid($"the sound is longer than {limits.MaxDuration.TotalSeconds} s. Use a shorter one.");
    }
}
