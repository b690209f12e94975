using System.Buffers;

namespace Mynah.Audio;

/// <summary>
/// Makes a voice brighter or darker: a first-order shelf around 1 kHz, the middle of the band that carries the timbre of a voice
/// (250 Hz to 4 kHz, four octaves). A brighter voice gets half of the change in its lows and half in its highs; a darker one all in
/// its highs, because lows raised above what they were would clip. No latency; the length stays.
/// </summary>
public sealed class SpectralTilt : IAudioStage
{
    /// <summary>Greatest change in dB per octave, up or down.</summary>
    public const double MaxTilt = 6;

    private const double PivotHz = 1000;
    private const double Octaves = 4;

    private readonly float _low;
    private readonly float _high;
    private readonly float _coefficient;
    private float _state;

    /// <summary>Makes the stage.</summary>
    /// <param name="sampleRate">In Hz.</param>
    /// <param name="tilt">Change of the spectral slope in dB per octave, −6 … 6; above 0 is brighter.</param>
    /// <exception cref="ArgumentOutOfRangeException">The tilt is out of range.</exception>
    public SpectralTilt(int sampleRate, double tilt)
    {
        if (!(tilt is >= -MaxTilt and <= MaxTilt))
            throw new ArgumentOutOfRangeException(nameof(tilt), tilt, $"Use {-MaxTilt} to {MaxTilt} dB per octave; 0 changes nothing.");
        var half = Math.Pow(10, tilt * Octaves / 2 / 20);
        _low = (float)(tilt < 0 ? 1 : 1 / half);
        _high = (float)(tilt < 0 ? half * half : half);
        // One-pole low pass by impulse invariance; what it leaves over is the high band.
        _coefficient = (float)(1 - Math.Exp(-2 * Math.PI * PivotHz / sampleRate));
    }

    /// <inheritdoc />
    public void Process(ReadOnlySpan<float> input, IBufferWriter<float> output)
    {
        var target = output.GetSpan(Math.Max(input.Length, 1));
        var state = _state;
        for (var i = 0; i < input.Length; i++)
        {
            state += _coefficient * (input[i] - state);
            target[i] = _low * state + _high * (input[i] - state);
        }
        _state = float.IsFinite(state) ? state : 0;
        output.Advance(input.Length);
    }

    /// <inheritdoc />
    public void Flush(IBufferWriter<float> output) => _state = 0;

    /// <inheritdoc />
    public void Dispose() { }
}
