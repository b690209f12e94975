namespace Mynah.Audio;

/// <summary>Makes the encoder of a format. Thread-safe; what it makes is not.</summary>
public static class AudioEncoders
{
    /// <summary>Makes an encoder for one stream.</summary>
    /// <param name="format">What to write.</param>
    /// <param name="tags">What the header says beside the format, see <see cref="AudioTag"/>; null for nothing.</param>
    /// <exception cref="ArgumentException">
    /// The format or a tag cannot be produced; the message is that of <see cref="AudioFormat.Problem"/> or <see cref="AudioTag.Problem"/>.
    /// </exception>
    /// <exception cref="NativeLibraryMissingException">The format's codec is not installed. Never for PCM and WAV.</exception>
    public static IAudioEncoder Create(AudioFormat format, IReadOnlyList<AudioTag>? tags = null)
    {
        if (format.Problem() is { } problem)
            throw new ArgumentException(problem, nameof(format));
        tags ??= [];
        if (tags.Select(tag => tag.Problem()).FirstOrDefault(text => text is not null) is { } wrong)
            throw new ArgumentException(wrong, nameof(tags));
        return format.Encoding switch
        {
            AudioEncoding.Pcm => new PcmEncoder(format),
            AudioEncoding.Wav => new WavEncoder(format, tags),
            AudioEncoding.Mp3 => new Mp3Encoder(format, NativeLibraries.Mp3Lame, tags),
            AudioEncoding.Opus => new OpusEncoder(format, NativeLibraries.Opus, tags),
            _ => throw new ArgumentException($"Encoding {format.Encoding} is unknown. Use pcm, wav, mp3 or opus.", nameof(format)),
        };
    }

    /// <summary>The library that an encoding needs, or null when it needs none.</summary>
    public static NativeLibraryInfo? LibraryFor(AudioEncoding encoding) => encoding switch
    {
        AudioEncoding.Mp3 => NativeLibraries.Mp3Lame,
        AudioEncoding.Opus => NativeLibraries.Opus,
        _ => null,
    };

    internal static InvalidOperationException AlreadyFinished() =>
        new("This encoder has ended its stream. Make a new one for the next.");
}
