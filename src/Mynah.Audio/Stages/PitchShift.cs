using System.Buffers;

namespace Mynah.Audio;

/// <summary>
/// Changes the pitch and keeps the duration (to one sample): stretches the audio by the factor, then reads it faster by the same
/// factor. Formants move along. Needs libsonic for the first half; the second is <see cref="Resampler"/>, so nothing folds back.
/// The factor is kept to half a part in the sample rate, 0.1 cent. Latency: 31 to 46 ms.
/// </summary>
public sealed class PitchShift : IAudioStage
{
    private readonly StageSequence _stages;

    /// <summary>Makes a pitch shift.</summary>
    /// <param name="sampleRate">Of input and output, in Hz.</param>
    /// <param name="factor">2 is an octave up, 0.5 an octave down; 0.5 to 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is out of range.</exception>
    /// <exception cref="NativeLibraryMissingException">libsonic is not installed.</exception>
    public PitchShift(int sampleRate, double factor)
    {
        if (!(factor is >= 0.5 and <= 2))
            throw new ArgumentOutOfRangeException(nameof(factor), factor, "Use 0.5 to 2; 1 leaves the pitch as it is.");
        var readRate = (int)Math.Round(sampleRate * factor);
        _stages = readRate == sampleRate
            ? new StageSequence()
            : new StageSequence(new TimeStretch(sampleRate, (double)sampleRate / readRate), new Resampler(readRate, sampleRate));
    }

    /// <inheritdoc />
    public void Process(ReadOnlySpan<float> input, IBufferWriter<float> output) => _stages.Process(input, output);

    /// <inheritdoc />
    public void Flush(IBufferWriter<float> output) => _stages.Flush(output);

    /// <inheritdoc />
    public void Dispose() => _stages.Dispose();
}
