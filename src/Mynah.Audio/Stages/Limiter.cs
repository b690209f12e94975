using System.Buffers;

namespace Mynah.Audio;

/// <summary>
/// Multiplies by a gain and turns it down, smoothly and in time, wherever the result would pass the ceiling. The gain that each
/// sample allows is held as a sliding minimum over the look-ahead and then averaged over the same length; a sample leaves when the
/// average covers it, so the average is never above what it allows.
/// </summary>
internal sealed class Limiter : IAudioStage
{
    /// <summary>How long a sample is held: two periods of a voice's strongest harmonics, below the 5 ms that a chain may add.</summary>
    public static readonly TimeSpan LookAhead = TimeSpan.FromMilliseconds(4);

    /// <summary>The greatest amplitude that comes out. The 0.18 dB below full scale are for the overshoot of lossy codecs.</summary>
    public const float Ceiling = 0.98f;

    // How fast the gain returns: slow against a pitch period, so that a vowel's level does not follow its waveform.
    private const double ReleaseSeconds = 0.1;

    // Gains are summed as whole numbers (2⁻³⁰ steps): a running sum that never drifts, whatever the length of the stream.
    private const double GainSteps = 1 << 30;

    private readonly float _gain;
    private readonly int _length;
    private readonly double _release;
    private readonly float[] _delayed;
    private readonly int[] _minima;
    private readonly SlidingMinimum _minimum;
    private int _position;
    private int _held;
    private long _sum;
    private double _allowed;

    /// <summary>Makes a limiter for audio of <paramref name="sampleRate"/> Hz that multiplies by <paramref name="gain"/> where there is room.</summary>
    public Limiter(int sampleRate, float gain)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleRate, 1000);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(gain, 0);
        _gain = gain;
        _length = (int)(LookAhead.TotalSeconds * sampleRate);
        _release = 1 - Math.Exp(-1 / (ReleaseSeconds * sampleRate));
        _delayed = new float[_length];
        _minima = new int[_length];
        _minimum = new SlidingMinimum(_length);
        Reset();
    }

    /// <inheritdoc />
    public void Process(ReadOnlySpan<float> input, IBufferWriter<float> output)
    {
        // The first samples only fill the delay.
        while (_held < _length - 1 && !input.IsEmpty)
        {
            Step(input[0]);
            _held++;
            input = input[1..];
        }
        if (input.IsEmpty)
            return;
        var target = output.GetSpan(input.Length);
        for (var i = 0; i < input.Length; i++)
            target[i] = Step(input[i]);
        output.Advance(input.Length);
    }

    /// <inheritdoc />
    public void Flush(IBufferWriter<float> output)
    {
        if (_held > 0)
        {
            // A stream shorter than the delay: its first sample has not reached the end yet.
            for (var i = _held; i < _length - 1; i++)
                Step(0);
            var target = output.GetSpan(_held);
            for (var i = 0; i < _held; i++)
                target[i] = Step(0);
            output.Advance(_held);
        }
        Reset();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        // Nothing is held; the interface asks for it.
    }

    /// <summary>Takes one sample and gives the one that entered the delay _length − 1 samples ago.</summary>
    private float Step(float sample)
    {
        var amplified = float.IsFinite(sample) ? Math.Clamp(sample * _gain, float.MinValue, float.MaxValue) : 0;
        var magnitude = Math.Abs(amplified);
        _allowed += (1 - _allowed) * _release;
        if (magnitude * _allowed > Ceiling)
            _allowed = Ceiling / magnitude;

        var minimum = _minimum.Push((int)(_allowed * GainSteps));
        _sum += minimum - _minima[_position];
        _minima[_position] = minimum;
        _delayed[_position] = amplified;
        _position = _position + 1 == _length ? 0 : _position + 1;

        var limited = _delayed[_position] * (float)(_sum / (GainSteps * _length));
        return Math.Clamp(limited, -Ceiling, Ceiling); // for the last bit of the float product only
    }

    private void Reset()
    {
        _minimum.Clear();
        Array.Clear(_delayed);
        Array.Fill(_minima, (int)GainSteps);
        _sum = (long)GainSteps * _length;
        _allowed = 1;
        _position = 0;
        _held = 0;
    }
}
