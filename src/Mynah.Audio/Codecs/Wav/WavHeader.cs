namespace Mynah.Audio;

/// <summary>What the header of a WAV stream says.</summary>
/// <param name="SampleRate">Samples per second.</param>
/// <param name="Channels">Channels; interleaved when more than one.</param>
/// <param name="BitsPerSample">Bits per sample of one channel.</param>
/// <param name="IsPcm">True for plain integer samples, false for any other coding (float, A-law …).</param>
/// <param name="DataOffset">Where the samples begin, in bytes from the start of the stream.</param>
/// <param name="DataLength">Bytes of samples; null when the stream was written without knowing (0xFFFFFFFF).</param>
public readonly record struct WavHeader(
    int SampleRate, int Channels, int BitsPerSample, bool IsPcm, int DataOffset, long? DataLength);

/// <summary>What became of reading a header.</summary>
public enum WavHeaderStatus
{
    /// <summary>The header is complete and was read.</summary>
    Found,

    /// <summary>All bytes so far fit a header, but it goes on. Read more and ask again.</summary>
    Incomplete,

    /// <summary>These bytes do not begin a WAV stream.</summary>
    NotWav,
}
