namespace Mynah.Voices;

/// <summary>The rules of a sample, in the order in which they are checked and reported.</summary>
public enum SampleRule
{
    /// <summary>The file's size.</summary>
    Size,

    /// <summary>The file is a complete WAV (16 bit), MP3 or M4A, by its content.</summary>
    Container,

    /// <summary>The sample rate of the file.</summary>
    SampleRate,

    /// <summary>Mono, or the first channel of more.</summary>
    Channels,

    /// <summary>The length of the whole sample.</summary>
    Duration,

    /// <summary>How loud it is; silence fails here.</summary>
    Level,

    /// <summary>How long somebody speaks clearly without a long pause; sounds that are no speech fail here.</summary>
    Speech,

    /// <summary>The longest pause between speech.</summary>
    Pauses,

    /// <summary>Samples cut off at the top.</summary>
    Clipping,

    /// <summary>Speech above background noise.</summary>
    Noise,

    /// <summary>Held tones, as music has them.</summary>
    Music,

    /// <summary>Voices of very different height, as two speakers have them.</summary>
    Speakers,

    /// <summary>The highest frequency in it, which tells telephone recordings and low bit rates whatever the sample rate.</summary>
    Bandwidth,
}
