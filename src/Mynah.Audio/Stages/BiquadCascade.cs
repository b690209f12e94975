using System.Buffers;

namespace Mynah.Audio;

/// <summary>
/// Filters of second order one after another, from R. Bristow-Johnson's "Cookbook formulae for audio equalizer biquad filter
/// coefficients", computed in double precision in transposed direct form II. The length stays; no latency.
/// </summary>
public sealed class BiquadCascade : IAudioStage
{
    // Above this part of the sample rate a band is narrower than what is left of the spectrum; a filter there would only ring.
    private const double HighestPart = 0.49;

    // Below −300 dB nothing is left: stops the filter from working on ever smaller numbers in silence.
    private const double Least = 1e-15;

    private readonly Section[] _sections;

    private BiquadCascade(Section[] sections) => _sections = sections;

    /// <summary>A Butterworth low pass of fourth order: −3 dB at the frequency, −24 dB per octave above.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The frequency is not above 0 and below half the sample rate.</exception>
    public static BiquadCascade LowPass(int sampleRate, double frequency)
    {
        CheckFrequency(sampleRate, frequency);
        return new BiquadCascade([.. ButterworthQ.Select(q => Pass(sampleRate, frequency, q, isLow: true))]);
    }

    /// <summary>A Butterworth high pass of fourth order: −3 dB at the frequency, −24 dB per octave below.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The frequency is not above 0 and below half the sample rate.</exception>
    public static BiquadCascade HighPass(int sampleRate, double frequency)
    {
        CheckFrequency(sampleRate, frequency);
        return new BiquadCascade([.. ButterworthQ.Select(q => Pass(sampleRate, frequency, q, isLow: false))]);
    }

    /// <summary>Bands raised or lowered around their centres, one octave wide; bands above the sample rate's range change nothing.</summary>
    /// <param name="sampleRate">In Hz.</param>
    /// <param name="bands">Centres in Hz and gains in dB.</param>
    public static BiquadCascade Equalizer(int sampleRate, IEnumerable<(double Frequency, double Gain)> bands) => new(
        [.. bands.Where(band => band.Gain != 0 && band.Frequency < sampleRate * HighestPart).Select(band => Peak(sampleRate, band.Frequency, band.Gain))]);

    /// <inheritdoc />
    public void Process(ReadOnlySpan<float> input, IBufferWriter<float> output)
    {
        if (input.IsEmpty)
            return;
        var target = output.GetSpan(input.Length)[..input.Length];
        input.CopyTo(target);
        foreach (var section in _sections)
            section.Process(target);
        output.Advance(input.Length);
    }

    /// <inheritdoc />
    public void Flush(IBufferWriter<float> output)
    {
        foreach (var section in _sections)
            section.Reset();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        // Nothing is held; the interface asks for it.
    }

    // Of the two pole pairs of a Butterworth filter of fourth order.
    private static readonly double[] ButterworthQ = [1 / (2 * Math.Cos(Math.PI / 8)), 1 / (2 * Math.Cos(3 * Math.PI / 8))];

    private const double OctaveQ = 1.4142135623730951; // an octave between the points of half the gain

    private static Section Pass(int sampleRate, double frequency, double q, bool isLow)
    {
        var (sine, cosine) = Math.SinCos(2 * Math.PI * Math.Min(frequency / sampleRate, HighestPart));
        var alpha = sine / (2 * q);
        var edge = isLow ? 1 - cosine : -(1 + cosine);
        return new Section(Math.Abs(edge) / 2, edge, Math.Abs(edge) / 2, 1 + alpha, -2 * cosine, 1 - alpha);
    }

    private static Section Peak(int sampleRate, double frequency, double gain)
    {
        var amplitude = Math.Pow(10, gain / 40);
        var (sine, cosine) = Math.SinCos(2 * Math.PI * frequency / sampleRate);
        var alpha = sine / (2 * OctaveQ);
        return new Section(1 + alpha * amplitude, -2 * cosine, 1 - alpha * amplitude, 1 + alpha / amplitude, -2 * cosine, 1 - alpha / amplitude);
    }

    private static void CheckFrequency(int sampleRate, double frequency)
    {
        if (!(frequency > 0 && frequency <= sampleRate / 2.0))
            throw new ArgumentOutOfRangeException(nameof(frequency), frequency, $"Use more than 0 and at most {sampleRate / 2} Hz, half the sample rate.");
    }

    private sealed class Section(double b0, double b1, double b2, double a0, double a1, double a2)
    {
        private readonly double _b0 = b0 / a0, _b1 = b1 / a0, _b2 = b2 / a0, _a1 = a1 / a0, _a2 = a2 / a0;
        private double _first;
        private double _second;

        public void Process(Span<float> samples)
        {
            var (first, second) = (_first, _second);
            for (var i = 0; i < samples.Length; i++)
            {
                double input = samples[i];
                var made = _b0 * input + first;
                first = _b1 * input - _a1 * made + second;
                second = _b2 * input - _a2 * made;
                if (Math.Abs(first) < Least)
                    first = 0;
                if (Math.Abs(second) < Least)
                    second = 0;
                samples[i] = (float)made;
            }
            (_first, _second) = double.IsFinite(first + second) ? (first, second) : (0, 0);
        }

        public void Reset() => (_first, _second) = (0, 0);
    }
}
