using System.Buffers;

namespace Mynah.Audio;

/// <summary>
/// Changes the speaking rate and keeps the pitch (libsonic: pitch periods are skipped or repeated). The output is exactly
/// round(n / rate) samples long. Made for voices: it looks for periods of 65 to 400 Hz. Works in 16 bits inside, so values outside
/// −1 … 1 are limited. Periods are whole samples: a steady tone moves by up to half a sample per period, 0.25 % at 22,050 Hz and
/// twice the rate. Latency: 31 to 41 ms.
/// </summary>
public sealed class TimeStretch : IAudioStage
{
    /// <summary>The least rate. Half of what speakers are offered: a pitch shift stretches as well.</summary>
    public const double MinRate = 0.25;

    /// <summary>The greatest rate.</summary>
    public const double MaxRate = 4;

    // Sonic is fed in blocks of 10 ms, whatever the caller's pieces are: between blocks the speed is corrected, and the same
    // corrections must fall on the same samples for the result not to depend on the pieces.
    private const int BlocksPerSecond = 100;

    // Sonic rounds every period down to whole samples and so drifts by up to 0.7 %. The speed is corrected so that an error of
    // this many seconds would be gone in one second; more would be heard as wavering, less would leave a longer error at the end.
    private const double MaxCorrection = 0.03;

    private readonly int _sampleRate;
    private readonly double _rate;
    private readonly double _expectedInside;
    private readonly double _maxCorrection;
    private readonly short[] _block;
    private readonly short[] _ready;
    private SonicStream _sonic;
    private int _filled;
    private long _received;
    private long _emitted;

    /// <summary>Makes a time stretch.</summary>
    /// <param name="sampleRate">Of input and output, in Hz.</param>
    /// <param name="rate">2 halves the duration, 0.5 doubles it; <see cref="MinRate"/> to <see cref="MaxRate"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is out of range.</exception>
    /// <exception cref="NativeLibraryMissingException">libsonic is not installed.</exception>
    public TimeStretch(int sampleRate, double rate) : this(sampleRate, rate, NativeLibraries.Sonic) { }

    internal TimeStretch(int sampleRate, double rate, NativeLibraryInfo library)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleRate, 1000);
        if (!(rate is >= MinRate and <= MaxRate))
            throw new ArgumentOutOfRangeException(nameof(rate), rate, $"Use {MinRate} to {MaxRate}; 1 leaves the audio as it is.");
        library.Load();
        _sampleRate = sampleRate;
        _rate = rate;
        _block = new short[sampleRate / BlocksPerSecond];
        _ready = new short[sampleRate / 10];

        // Between calls sonic keeps the input of two of its longest periods (65 Hz), less about half a step.
        _expectedInside = 1.5 * sampleRate / 65;

        // A correction never crosses speed 1, where sonic changes from dropping to repeating.
        _maxCorrection = Math.Min(MaxCorrection, Math.Abs(rate - 1) / 2);
        _sonic = Create();
    }

    /// <inheritdoc />
    public void Process(ReadOnlySpan<float> input, IBufferWriter<float> output)
    {
        while (!input.IsEmpty)
        {
            var count = Math.Min(input.Length, _block.Length - _filled);
            Pcm16.FromSamples(input[..count], _block.AsSpan(_filled));
            _filled += count;
            _received += count;
            input = input[count..];
            if (_filled < _block.Length)
                return;
            Write(_block);
            _filled = 0;
            Read(Due() - _emitted, output); // what is ahead of time waits inside, so the total is never passed
            Correct();
        }
    }

    /// <inheritdoc />
    public void Flush(IBufferWriter<float> output)
    {
        Write(_block.AsSpan(0, _filled));
        if (SonicLibrary.Flush(_sonic) == 0)
            throw new InvalidOperationException("libsonic ran out of memory.");
        var total = Due();
        Read(total - _emitted, output);
        for (var missing = total - _emitted; missing > 0; missing = total - _emitted)
        {
            var room = output.GetSpan();
            var count = (int)Math.Min(missing, room.Length);
            room[..count].Clear();
            output.Advance(count);
            _emitted += count;
        }

        // A flushed stream keeps the last period it saw; a new one is the only clean start.
        _sonic.Dispose();
        _sonic = Create();
        (_filled, _received, _emitted) = (0, 0, 0);
    }

    /// <inheritdoc />
    public void Dispose() => _sonic.Dispose();

    /// <summary>How many samples the input so far makes.</summary>
    private long Due() => (long)Math.Round(_received / _rate, MidpointRounding.AwayFromZero);

    private SonicStream Create()
    {
        var stream = SonicLibrary.Create(_sampleRate, channels: 1);
        if (stream.IsInvalid)
            throw new InvalidOperationException("libsonic could not create a stream.");
        SonicLibrary.SetSpeed(stream, (float)_rate);
        return stream;
    }

    private void Write(ReadOnlySpan<short> samples)
    {
        if (SonicLibrary.Write(_sonic, samples, samples.Length) == 0)
            throw new InvalidOperationException("libsonic ran out of memory.");
    }

    private void Read(long limit, IBufferWriter<float> output)
    {
        while (limit > 0)
        {
            var count = SonicLibrary.Read(_sonic, _ready, (int)Math.Min(limit, _ready.Length));
            if (count <= 0)
                return;
            Pcm16.ToSamples(_ready.AsSpan(0, count), output.GetSpan(count));
            output.Advance(count);
            _emitted += count;
            limit -= count;
        }
    }

    private void Correct()
    {
        if (_received < _sampleRate / 4)
            return; // too little to tell an error from a step
        var aheadBySeconds = (_emitted - (_received - _expectedInside) / _rate) / _sampleRate;
        var correction = Math.Clamp(aheadBySeconds, -_maxCorrection, _maxCorrection);
        SonicLibrary.SetSpeed(_sonic, (float)(_rate * (1 + correction)));
    }
}
