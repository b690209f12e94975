using System.Buffers;

namespace Mynah.Audio;

/// <summary>
/// What may follow the <see cref="AudioChain"/>: an effect, music under everything, and a limiter that lets nothing pass 0.98. Owns
/// what it is given. Latency: 4 ms beyond the effect's own.
/// </summary>
/// <param name="sampleRate">In Hz.</param>
/// <param name="effect">The effect; null for none.</param>
/// <param name="music">The music; null for none.</param>
public sealed class EffectChain(int sampleRate, IAudioStage? effect, BackgroundMusic? music) : IAudioStage
{
    private readonly StageSequence _stages = new([.. new[] { effect, music, new Limiter(sampleRate, gain: 1) }.OfType<IAudioStage>()]);

    /// <inheritdoc />
    public void Process(ReadOnlySpan<float> input, IBufferWriter<float> output) => _stages.Process(input, output);

    /// <inheritdoc />
    public void Flush(IBufferWriter<float> output) => _stages.Flush(output);

    /// <inheritdoc />
    public void Dispose() => _stages.Dispose();
}
