using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Mynah.Audio;

/// <summary>
/// The low-pass filter of one pair of rates: a sinc under a Kaiser window, cut into phases. Immutable and thread-safe.
/// </summary>
internal sealed class ResamplerFilter
{
    // 90 dB: leaves 10 dB of margin to the promised alias of −80 dB.
    private const double StopbandDecibels = 90;

    // Kaiser's formulas (Oppenheim and Schafer, Discrete-Time Signal Processing, §7.6): window shape and transition width.
    private const double Beta = 0.1102 * (StopbandDecibels - 8.7);
    private const double TransitionTimesLength = (StopbandDecibels - 7.95) / 14.36;

    // Half the filter's length, in periods of the lower rate: 3.5 ms at 8 kHz, and 56 taps, whole vectors, from 22,050 Hz up. The
    // passband ends at 0.8 of the lower Nyquist frequency (8.8 kHz for 22,050 Hz, above what a voice has); more taps cost time
    // that the whole pipeline would notice.
    private const int HalfPeriods = 28;

    // Up to this many phases each has its own row. Beyond (odd rates such as 24255 Hz of a pitch shift) the result is interpolated
    // between two rows; with 256 rows the error is (π/256)²/8, −94 dB.
    private const int MaxExactPhases = 512;
    private const int InterpolatedPhases = 256;

    // Designing a filter takes up to a millisecond, so the first ones made are kept: at about 60 kB each never more than 4 MB.
    // A program uses few pairs (its voices' rates to its formats' rates).
    private const int MaxKept = 64;
    private static readonly ConcurrentDictionary<(int, int), ResamplerFilter> Kept = new();

    private readonly float[] _rows;
    private readonly bool _isExact;

    private ResamplerFilter(int inputRate, int outputRate)
    {
        var divisor = (int)BigInteger.GreatestCommonDivisor(inputRate, outputRate);
        Up = outputRate / divisor;
        Down = inputRate / divisor;
        _isExact = Up <= MaxExactPhases;

        var lower = Math.Min(inputRate, outputRate);
        var halfSeconds = (double)HalfPeriods / lower;
        Half = ((int)Math.Ceiling(halfSeconds * inputRate) + 3) / 4 * 4; // so that rows are whole vectors

        // The stop band begins at the lower Nyquist frequency; half the transition below it lies the −6 dB point.
        var cutoff = (lower / 2.0 - TransitionTimesLength / (2 * halfSeconds) / 2) / inputRate;
        _rows = Design(_isExact ? Up : InterpolatedPhases, Half, cutoff);
    }

    /// <summary>Output rate over the common divisor: how many phases lie between two input samples.</summary>
    public int Up { get; }

    /// <summary>Input rate over the common divisor: how many phases one output sample moves on.</summary>
    public int Down { get; }

    /// <summary>How many input samples after an output's position it needs: the latency.</summary>
    public int Half { get; }

    /// <summary>How many input samples make one output sample.</summary>
    public int Length => 2 * Half;

    public static ResamplerFilter For(int inputRate, int outputRate)
    {
        if (Kept.TryGetValue((inputRate, outputRate), out var kept))
            return kept;
        var filter = new ResamplerFilter(inputRate, outputRate);
        if (Kept.Count < MaxKept)
            Kept.TryAdd((inputRate, outputRate), filter);
        return filter;
    }

    /// <summary>Fills <paramref name="target"/> with outputs, moving on through the window.</summary>
    /// <param name="window">Input samples; all that the outputs need.</param>
    /// <param name="start">Where the first output's input begins; afterwards where the next one's begins.</param>
    /// <param name="phase">The first output's place after the middle of its input, in 1/<see cref="Up"/>; afterwards the next one's.</param>
    /// <param name="target">Takes the outputs.</param>
    public void Run(ReadOnlySpan<float> window, ref int start, ref int phase, Span<float> target)
    {
        // A division per sample would cost as much as half the filter.
        var (step, rest) = Math.DivRem(Down, Up);
        var (at, place) = (start, phase);
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = _isExact ? Dot(place, window.Slice(at, Length)) : Interpolate(place, window.Slice(at, Length));
            at += step;
            place += rest;
            if (place >= Up)
            {
                place -= Up;
                at++;
            }
        }
        (start, phase) = (at, place);
    }

    private float Interpolate(int phase, ReadOnlySpan<float> window)
    {
        var position = (long)phase * InterpolatedPhases;
        var row = (int)(position / Up);
        var weight = (float)(position % Up) / Up;
        var before = Dot(row, window);
        return before + weight * (Dot(row + 1, window) - before);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private float Dot(int row, ReadOnlySpan<float> window)
    {
        // Rows are multiples of eight, so 256-bit vectors leave nothing over. Two sums hide the latency of multiply-add.
        ref var taps = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_rows), row * window.Length);
        ref var samples = ref MemoryMarshal.GetReference(window);
        Vector256<float> even = default, odd = default;
        nint i = 0;
        for (; i <= window.Length - 16; i += 16)
        {
            even = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref taps, (nuint)i), Vector256.LoadUnsafe(ref samples, (nuint)i), even);
            odd = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref taps, (nuint)i + 8), Vector256.LoadUnsafe(ref samples, (nuint)i + 8), odd);
        }
        if (i < window.Length)
            even = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref taps, (nuint)i), Vector256.LoadUnsafe(ref samples, (nuint)i), even);
        return Vector256.Sum(even + odd);
    }

    // One row more than phases: the last is the first, one sample on, as the neighbour for interpolation.
    private static float[] Design(int phases, int half, double cutoff)
    {
        var length = 2 * half;
        var rows = new float[(phases + 1) * length];
        var values = new double[length];
        var normalize = 1 / Bessel(Beta * Beta / 4);
        for (var phase = 0; phase <= phases / 2; phase++)
        {
            double sum = 0;
            for (var tap = 0; tap < length; tap++)
            {
                var time = tap - (half - 1) - (double)phase / phases;
                values[tap] = Sinc(2 * cutoff * time) * Window(time / half) * normalize;
                sum += values[tap];
            }

            // Every phase passes a constant unchanged. The filter is even, so phase p backwards is phase (phases − p).
            for (var tap = 0; tap < length; tap++)
            {
                var value = (float)(values[tap] / sum);
                rows[phase * length + tap] = value;
                rows[(phases - phase) * length + (length - 1 - tap)] = value;
            }
        }
        return rows;
    }

    private static double Sinc(double x) => x == 0 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);

    private static double Window(double x) => Math.Abs(x) >= 1 ? 0 : Bessel(Beta * Beta * (1 - x * x) / 4);

    // The modified Bessel function of order 0, of twice the root of the argument; the terms fall fast for Beta below 10.
    private static double Bessel(double quarterSquare)
    {
        double sum = 1, term = 1;
        for (var k = 1; term > 1e-12 * sum; k++)
        {
            term *= quarterSquare / ((double)k * k);
            sum += term;
        }
        return sum;
    }
}
