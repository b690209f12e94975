namespace Mynah.Audio;

/// <summary>How samples become bytes. Every encoding is mono; PCM and WAV are signed 16-bit little-endian.</summary>
public enum AudioEncoding
{
    /// <summary>Raw signed 16-bit little-endian samples without any header.</summary>
    Pcm,

    /// <summary>RIFF/WAVE with 16-bit PCM. A stream carries 0xFFFFFFFF as its sizes; a finished file carries true ones.</summary>
    Wav,

    /// <summary>MPEG audio layer III at a constant bit rate. Needs libmp3lame.</summary>
    Mp3,

    /// <summary>Opus in Ogg pages. Needs libopus.</summary>
    Opus,
}
