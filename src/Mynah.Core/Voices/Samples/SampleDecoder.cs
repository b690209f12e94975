using System.Buffers.Binary;
using Mynah.Ssml;

namespace Mynah.Voices;

/// <summary>The first channel of a sample at its own rate, decoded no further than the rules allow and one second.</summary>
internal static class SampleDecoder
{
    private const int HighestRate = 48000;

    // Decoding 60 s takes a fraction of a second; a file that needs this long is made to.
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(20);

    /// <summary>Null when it cannot be decoded.</summary>
    public static async Task<Sound?> DecodeAsync(ReadOnlyMemory<byte> bytes, SampleFile file, TimeSpan most, CancellationToken cancellationToken)
    {
        if (file.Container == "wav")
            return DecodeWav(bytes.Span, file, most);
        var rate = Math.Clamp(file.SampleRate, 8000, HighestRate);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeLimit);
        try
        {
            var samples = await FfmpegProcess.DecodeAsync(bytes, new FfmpegRequest
            {
                Demuxer = file.Container == "m4a" ? "mov" : "mp3",
                IsSeekable = file.Container == "m4a", // its table of contents often lies at the end
                FirstChannelOnly = true,
                SampleRate = rate,
                MaxDuration = most + TimeSpan.FromSeconds(1),
            }, limit.Token).ConfigureAwait(false);
            return samples is null ? null : new Sound(samples, rate);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private static Sound? DecodeWav(ReadOnlySpan<byte> bytes, SampleFile file, TimeSpan most)
    {
        var data = bytes[file.Wav.DataOffset..];
        if (file.Wav.DataLength is { } length && length < data.Length)
            data = data[..(int)length];
        var step = sizeof(short) * file.Channels;
        var count = Math.Min(data.Length / step, (int)((most.TotalSeconds + 1) * file.SampleRate));
        var samples = new float[count];
        for (var i = 0; i < count; i++)
            samples[i] = BinaryPrimitives.ReadInt16LittleEndian(data[(i * step)..]) / 32768f;
        return count == 0 ? null : new Sound(samples, file.SampleRate);
    }
}
