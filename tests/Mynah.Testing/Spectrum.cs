namespace Mynah.Testing;

/// <summary>Measures where the energy of speech lies.</summary>
public static class Spectrum
{
    private const int Size = 1024;

    /// <summary>The mean frequency of the long-time spectrum between 300 and 5,000 Hz, weighted with amplitude, in Hz: moves with formants and slope.</summary>
    public static double Centroid(ReadOnlySpan<float> samples, int sampleRate)
    {
        var power = LongTime(samples);
        double sum = 0, weighted = 0;
        for (var bin = (int)(300.0 * Size / sampleRate); bin <= Math.Min(5000.0 * Size / sampleRate, Size / 2); bin++)
        {
            var amplitude = Math.Sqrt(power[bin]);
            sum += amplitude;
            weighted += amplitude * bin * sampleRate / Size;
        }
        return sum > 0 ? weighted / sum : 0;
    }

    // Mean power in each bin over half-overlapping Hann windows.
    private static double[] LongTime(ReadOnlySpan<float> samples)
    {
        var power = new double[Size / 2 + 1];
        Span<double> real = stackalloc double[Size], imaginary = stackalloc double[Size];
        for (var start = 0; start + Size <= samples.Length; start += Size / 2)
        {
            for (var i = 0; i < Size; i++)
                (real[i], imaginary[i]) = (samples[start + i] * (0.5 - 0.5 * Math.Cos(2 * Math.PI * (i + 0.5) / Size)), 0);
            Transform(real, imaginary);
            for (var bin = 0; bin < power.Length; bin++)
                power[bin] += real[bin] * real[bin] + imaginary[bin] * imaginary[bin];
        }
        return power;
    }

    // Cooley and Tukey, 1965, radix 2 in place.
    private static void Transform(Span<double> real, Span<double> imaginary)
    {
        for (int i = 1, j = 0; i < Size; i++)
        {
            var bit = Size >> 1;
            for (; (j & bit) != 0; bit >>= 1)
                j ^= bit;
            j ^= bit;
            if (i < j)
                (real[i], real[j], imaginary[i], imaginary[j]) = (real[j], real[i], imaginary[j], imaginary[i]);
        }
        for (var length = 2; length <= Size; length *= 2)
        {
            for (var k = 0; k < length / 2; k++)
            {
                var (sine, cosine) = Math.SinCos(-2 * Math.PI * k / length);
                for (var i = k; i < Size; i += length)
                {
                    var other = i + length / 2;
                    var (r, m) = (real[other] * cosine - imaginary[other] * sine, real[other] * sine + imaginary[other] * cosine);
                    (real[other], imaginary[other]) = (real[i] - r, imaginary[i] - m);
                    (real[i], imaginary[i]) = (real[i] + r, imaginary[i] + m);
                }
            }
        }
    }
}
