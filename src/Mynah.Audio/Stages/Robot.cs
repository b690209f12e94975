using System.Buffers;

namespace Mynah.Audio;

/// <summary>
/// A voice without melody: every hundredth of a second the spectrum is taken and its phases are set to zero, so that each step is
/// one pulse with the colour of the sound at that moment (U. Zölzer, DAFX, "robotization"). What comes out has a pitch of 100 Hz,
/// whatever went in, and the same length, aligned in time. Latency: one window, about 43 ms.
/// </summary>
public sealed class Robot : IAudioStage
{
    /// <summary>The pitch of what comes out, in Hz.</summary>
    public const int Pitch = 100;

    private readonly FourierTransform _transform;
    private readonly int _hop;
    private readonly float _scale;
    private readonly float[] _weights;
    private readonly float[] _window; // the last input
    private readonly float[] _sum; // output that further windows still add to
    private readonly float[] _real;
    private readonly float[] _imaginary;
    private int _filled;
    private long _received;
    private long _made; // samples that came out of windows, those before the beginning included
    private long _emitted;

    /// <summary>Makes the stage for audio of <paramref name="sampleRate"/> Hz.</summary>
    public Robot(int sampleRate)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleRate, 1000);
        _hop = sampleRate / Pitch;
        // Four steps at least, so that a window sees two periods of the lowest voices.
        var size = 256;
        while (size < 4 * _hop)
            size *= 2;
        _transform = new FourierTransform(size);
        _weights = new float[size];
        for (var i = 0; i < size; i++)
            _weights[i] = (float)(0.5 - 0.5 * Math.Cos(2 * Math.PI * (i + 0.5) / size));
        // 1 / size belongs to the inverse transform. A pulse has the energy of its whole window (3/8 of a Hann window's length) and
        // takes the place of one step, so the level stays as it was.
        _scale = (float)(Math.Sqrt(_hop / (0.375 * size)) / size);
        (_window, _sum, _real, _imaginary) = (new float[size], new float[size], new float[size], new float[size]);
        Reset();
    }

    /// <inheritdoc />
    public void Process(ReadOnlySpan<float> input, IBufferWriter<float> output)
    {
        _received += input.Length;
        Feed(input, output);
    }

    /// <inheritdoc />
    public void Flush(IBufferWriter<float> output)
    {
        Span<float> silence = stackalloc float[256];
        silence.Clear();
        while (_emitted < _received)
            Feed(silence, output);
        Reset();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        // Nothing is held; the interface asks for it.
    }

    private void Feed(ReadOnlySpan<float> input, IBufferWriter<float> output)
    {
        while (!input.IsEmpty)
        {
            var count = Math.Min(input.Length, _window.Length - _filled);
            input[..count].CopyTo(_window.AsSpan(_filled));
            _filled += count;
            input = input[count..];
            if (_filled < _window.Length)
                return;
            AddPulse();
            Emit(output);
            _window.AsSpan(_hop).CopyTo(_window);
            _filled -= _hop;
        }
    }

    /// <summary>Adds what the window sounds like as one pulse in its middle.</summary>
    private void AddPulse()
    {
        for (var i = 0; i < _window.Length; i++)
        {
            var sample = _window[i];
            _real[i] = (float.IsFinite(sample) ? sample : 0) * _weights[i];
        }
        Array.Clear(_imaginary);
        _transform.Forward(_real, _imaginary);
        for (var i = 0; i < _real.Length; i++)
            (_real[i], _imaginary[i]) = (MathF.Sqrt(_real[i] * _real[i] + _imaginary[i] * _imaginary[i]), 0);
        _transform.Forward(_real, _imaginary); // of a real, even spectrum the inverse is the same but for the scale
        var half = _real.Length / 2;
        for (var i = 0; i < _real.Length; i++)
            _sum[i] += _real[(i + half) & (_real.Length - 1)] * _weights[i] * _scale;
    }

    private void Emit(IBufferWriter<float> output)
    {
        // The window began before the sound by its whole length less one step: that much is not given out.
        var skip = (int)Math.Clamp(_window.Length - _hop - _made, 0, _hop);
        var count = (int)Math.Min(_hop - skip, _received - _emitted);
        if (count > 0)
        {
            output.Write(_sum.AsSpan(skip, count));
            _emitted += count;
        }
        _made += _hop;
        _sum.AsSpan(_hop).CopyTo(_sum);
        _sum.AsSpan(_sum.Length - _hop).Clear();
    }

    private void Reset()
    {
        Array.Clear(_window);
        Array.Clear(_sum);
        _filled = _window.Length - _hop; // silence before the beginning
        (_received, _made, _emitted) = (0, 0, 0);
    }
}
