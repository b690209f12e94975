using Mynah.Audio;

namespace Mynah.Protocol;

/// <summary>The wire names of encodings, the same in every dialect.</summary>
public static class AudioFormatNames
{
    /// <summary>The wire name of an encoding.</summary>
    public static string ToWire(AudioEncoding encoding) => encoding switch
    {
        AudioEncoding.Pcm => "pcm",
        AudioEncoding.Wav => "wav",
        AudioEncoding.Mp3 => "mp3",
        AudioEncoding.Opus => "opus",
        _ => throw new ArgumentOutOfRangeException(nameof(encoding)),
    };

    /// <summary>Finds the encoding of a wire name, in any case; null when there is none.</summary>
    public static AudioEncoding? FromWire(string? name) => name?.ToLowerInvariant() switch
    {
        "pcm" => AudioEncoding.Pcm,
        "wav" => AudioEncoding.Wav,
        "mp3" => AudioEncoding.Mp3,
        "opus" => AudioEncoding.Opus,
        _ => null,
    };

    /// <summary>The media type of an encoding, for HTTP.</summary>
    public static string MediaType(AudioEncoding encoding) => encoding switch
    {
        AudioEncoding.Pcm => "audio/pcm",
        AudioEncoding.Wav => "audio/wav",
        AudioEncoding.Mp3 => "audio/mpeg",
        AudioEncoding.Opus => "audio/ogg",
        _ => throw new ArgumentOutOfRangeException(nameof(encoding)),
    };
}
