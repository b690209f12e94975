using System.Buffers.Binary;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
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
        using var process = Start(limits);
        try
        {
            var feeding = FeedAsync(process, file, cancellationToken);
            var bytes = await ReadAsync(process, limits, cancellationToken).ConfigureAwait(false);
            await feeding.ConfigureAwait(false);
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            if (process.ExitCode != 0 || bytes.Length == 0)
                throw SpeechException.Invalid("the file is no sound that can be decoded. Use WAV (16 bit), MP3, Ogg, FLAC or M4A.");
            var samples = new float[bytes.Length / sizeof(short)];
            for (var i = 0; i < samples.Length; i++)
                samples[i] = BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(i * sizeof(short))) / 32768f;
            CheckLength(samples.Length, DecodedRate, limits);
            return new Sound(samples, DecodedRate);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static Process Start(SoundLimits limits)
    {
        // Only standard input and output: a playlist inside the file opens nothing. One second more than allowed shows what is too long.
        var start = new ProcessStartInfo("ffmpeg")
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = false, UseShellExecute = false,
            ArgumentList =
            {
                "-nostdin", "-loglevel", "quiet", "-threads", "1", "-protocol_whitelist", "pipe", "-i", "pipe:0", "-vn", "-sn", "-dn", "-ac", "1",
                "-ar", DecodedRate.ToString(CultureInfo.InvariantCulture), "-t", (limits.MaxDuration.TotalSeconds + 1).ToString(CultureInfo.InvariantCulture), "-f", "s16le", "pipe:1",
            },
        };
        try
        {
            return Process.Start(start) ?? throw new Win32Exception("It did not start.");
        }
        catch (Win32Exception missing)
        {
            throw new SpeechException(SpeechErrorCode.MissingDependency, SpeechStage.Synthesize,
                "the sound is no 16-bit WAV file, and other kinds need ffmpeg, which is not installed. Install the package ffmpeg, or use WAV.", missing);
        }
    }

    private static async Task FeedAsync(Process process, ReadOnlyMemory<byte> file, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(file, cancellationToken).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has seen enough, or found that this is no sound: its exit code tells.
        }
    }

    private static async Task<byte[]> ReadAsync(Process process, SoundLimits limits, CancellationToken cancellationToken)
    {
        var most = (long)((limits.MaxDuration.TotalSeconds + 2) * DecodedRate * sizeof(short));
        using var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int count;
        while (bytes.Length < most && (count = await process.StandardOutput.BaseStream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            bytes.Write(buffer, 0, count);
        return bytes.ToArray();
    }

    private static void CheckLength(int samples, int sampleRate, SoundLimits limits)
    {
        if ((double)samples / sampleRate > limits.MaxDuration.TotalSeconds)
            throw SpeechException.Invalid($"the sound is longer than {limits.MaxDuration.TotalSeconds} s. Use a shorter one.");
    }
}
