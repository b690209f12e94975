using System.Buffers;

namespace Mynah.Audio;

/// <summary>
/// One step of the audio chain: samples in, samples out. Samples are mono, nominally −1 … 1. How the input is cut into calls
/// does not change the output. A stage keeps state, serves one stream and one thread at a time, and allocates nothing per call.
/// </summary>
public interface IAudioStage : IDisposable
{
    /// <summary>Takes samples and writes what is ready.</summary>
    void Process(ReadOnlySpan<float> input, IBufferWriter<float> output);

    /// <summary>Writes what is still held back and returns to the initial state, ready for the next stream.</summary>
    void Flush(IBufferWriter<float> output);
}
