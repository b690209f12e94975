using System.Buffers;

namespace Mynah.Audio;

/// <summary>
/// Turns samples into bytes of one <see cref="AudioFormat"/>. Samples are mono at the format's rate, −1 … 1; values outside are
/// limited, never wrapped. An encoder serves one stream and one thread at a time and allocates nothing per call.
/// </summary>
public interface IAudioEncoder : IDisposable
{
    /// <summary>What this encoder writes.</summary>
    AudioFormat Format { get; }

    /// <summary>Takes samples and writes the bytes that are ready; the first bytes include the container's header.</summary>
    void Encode(ReadOnlySpan<float> samples, IBufferWriter<byte> output);

    /// <summary>Writes what is held back and ends the container. Nothing may be encoded afterwards.</summary>
    void Finish(IBufferWriter<byte> output);
}
