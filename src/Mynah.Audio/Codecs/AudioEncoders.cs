namespace Mynah.Audio;

/// <summary>Makes the encoder of a format. Thread-safe; what it makes is not.</summary>
public static class AudioEncoders
{
    /// <summary>Makes an encoder for one stream.</summary>
    /// <exception cref="ArgumentException">The format cannot be produced; the message is that of <see cref="AudioFormat.Problem"/>.</exception>
    /// <exception cref="NativeLibraryMissingException">The format's codec is not installed. Never for PCM and WAV.</exception>
    public static IAudioEncoder Create(AudioFormat format)
    {
        if (format.Problem() is { } problem)
            throw new ArgumentException(problem, nameof(format));
        return format.Encoding switch
        {
            AudioEncoding.Pcm => new PcmEncoder(format),
            AudioEncoding.Wav => new WavEncoder(format),
            AudioEncoding.Mp3 => new Mp3Encoder(format, NativeLibraries.Mp3Lame),
            AudioEncoding.Opus => new OpusEncoder(format, NativeLibraries.Opus),
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
