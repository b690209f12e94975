using System.Buffers;

namespace Mynah.Audio;

/// <summary>
/// Puts breath into a voice: noise above 1 kHz, where breathing is heard beside a voice, that follows the voice's loudness with 10 ms.
/// The same input always gives the same noise. The length stays; no latency.
/// </summary>
public sealed class Breath : IAudioStage
{
    private const double NoiseFromHz = 1000;
    private const double FollowSeconds = 0.010;
    private const uint Seed = 0x9E3779B9;

    // At 1 the noise is about as strong as the voice, as in a whisper with some voice left.
    private const float FullNoise = 3f;

    private readonly float _amount;
    private readonly float _noiseCoefficient;
    private readonly float _followCoefficient;
    private float _low;
    private float _level;
    private uint _random = Seed;

    /// <summary>Makes the stage.</summary>
    /// <param name="sampleRate">In Hz.</param>
    /// <param name="amount">0 (none) to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The amount is out of range.</exception>
    public Breath(int sampleRate, double amount)
    {
        if (!(amount is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(amount), amount, "Use 0 to 1; 0 adds nothing.");
        _amount = (float)amount * FullNoise;
        _noiseCoefficient = (float)(1 - Math.Exp(-2 * Math.PI * NoiseFromHz / sampleRate));
        _followCoefficient = (float)(1 - Math.Exp(-1 / (FollowSeconds * sampleRate)));
    }

    /// <inheritdoc />
    public void Process(ReadOnlySpan<float> input, IBufferWriter<float> output)
    {
        var target = output.GetSpan(Math.Max(input.Length, 1));
        for (var i = 0; i < input.Length; i++)
        {
            _level += _followCoefficient * (Math.Abs(input[i]) - _level);
            // Marsaglia's xorshift, 2003.
            _random ^= _random << 13;
            _random ^= _random >> 17;
            _random ^= _random << 5;
            var white = (int)_random / 2147483648f;
            _low += _noiseCoefficient * (white - _low);
            target[i] = input[i] + _amount * _level * (white - _low);
        }
        if (!float.IsFinite(_level))
            _level = 0;
        output.Advance(input.Length);
    }

    /// <inheritdoc />
    public void Flush(IBufferWriter<float> output) => (_level, _low, _random) = (0, 0, Seed);

    /// <inheritdoc />
    public void Dispose()
    {
        // Nothing is held; the interface asks for it.
    }
}
