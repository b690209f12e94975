using System.Buffers;

namespace Mynah.Audio;

/// <summary>
/// Changes the sample rate with a polyphase windowed sinc. Signal to noise of a tone is better than 90 dB and aliases are below
/// −85 dB for every pair of rates. The output is aligned in time with the input and exactly round(n · out / in) samples long.
/// Latency: 3.6 ms where the lower rate is 8 kHz, 1.8 ms at 16 kHz, less above. The passband ends at 80 % of the lower Nyquist
/// frequency. Equal rates pass through bit for bit. No native library.
/// </summary>
public sealed class Resampler : IAudioStage
{
    // Input is worked on in pieces of this many samples, so that the window stays in the first-level cache.
    private const int BlockLength = 1024;

    private readonly ResamplerFilter? _filter;
    private readonly float[] _window = [];
    private int _filled;
    private int _start;
    private int _phase;
    private long _received;
    private long _emitted;

    /// <summary>Makes a resampler. Both rates are in Hz, 1000 to 768000; any whole numbers will do.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A rate is out of range.</exception>
    public Resampler(int inputRate, int outputRate)
    {
        CheckRate(inputRate);
        CheckRate(outputRate);
        InputRate = inputRate;
        OutputRate = outputRate;
        if (inputRate == outputRate)
            return;
        _filter = ResamplerFilter.For(inputRate, outputRate);
        _window = new float[_filter.Length + BlockLength];
        Reset(_filter);
    }

    /// <summary>The rate of the input in Hz.</summary>
    public int InputRate { get; }

    /// <summary>The rate of the output in Hz.</summary>
    public int OutputRate { get; }

    /// <summary>How much input after a moment is needed before that moment comes out.</summary>
    public TimeSpan Latency => TimeSpan.FromSeconds((double)(_filter?.Half ?? 0) / InputRate);

    /// <inheritdoc />
    public void Process(ReadOnlySpan<float> input, IBufferWriter<float> output)
    {
        if (_filter is not { } filter)
        {
            output.Write(input);
            return;
        }
        _received += input.Length;
        while (!input.IsEmpty)
        {
            var count = Math.Min(input.Length, _window.Length - _filled);
            input[..count].CopyTo(_window.AsSpan(_filled));
            _filled += count;
            input = input[count..];
            Emit(filter, long.MaxValue, output);
        }
    }

    /// <inheritdoc />
    public void Flush(IBufferWriter<float> output)
    {
        if (_filter is not { } filter)
            return;
        var total = (2 * _received * filter.Up + filter.Down) / (2 * filter.Down);
        while (_emitted < total)
        {
            _window.AsSpan(_filled).Clear(); // silence follows the end
            _filled = _window.Length;
            Emit(filter, total - _emitted, output);
        }
        Reset(filter);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        // Nothing is held; the interface asks for it.
    }

    /// <summary>Writes every output whose window is complete, at most <paramref name="limit"/>, and drops the input no longer needed.</summary>
    private void Emit(ResamplerFilter filter, long limit, IBufferWriter<float> output)
    {
        var positions = _filled - filter.Length - _start + 1;
        if (positions <= 0)
            return;
        var count = (int)Math.Min(limit, ((long)positions * filter.Up - 1 - _phase) / filter.Down + 1);
        if (count <= 0)
            return;
        filter.Run(_window.AsSpan(0, _filled), ref _start, ref _phase, output.GetSpan(count)[..count]);
        output.Advance(count);
        _emitted += count;

        _window.AsSpan(_start, _filled - _start).CopyTo(_window);
        _filled -= _start;
        _start = 0;
    }

    private void Reset(ResamplerFilter filter)
    {
        // Silence before the beginning puts the first output exactly on the first input.
        _window.AsSpan(0, filter.Half - 1).Clear();
        _filled = filter.Half - 1;
        _start = 0;
        _phase = 0;
        _received = 0;
        _emitted = 0;
    }

    private static void CheckRate(int rate)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rate, 1000);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rate, 768000);
    }
}
