namespace Mynah.Testing;

/// <summary>Test signals and the measurements that say what became of them.</summary>
public static class Tone
{
    /// <summary>A sine of the given frequency and amplitude.</summary>
    public static float[] Sine(double frequency, int sampleRate, double seconds, double amplitude = 0.5)
    {
        var samples = new float[(int)(seconds * sampleRate)];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = (float)(amplitude * Math.Sin(2 * Math.PI * frequency * i / sampleRate));
        return samples;
    }

    /// <summary>Even noise from −amplitude to amplitude, the same for the same seed.</summary>
    public static float[] Noise(int count, int seed, double amplitude = 0.5)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)(amplitude * (2 * random.NextDouble() - 1)))];
    }

    /// <summary>
    /// A buzz like a voice: a fundamental that wavers by a few per cent and falling harmonics, in syllables with pauses between.
    /// </summary>
    public static float[] Voice(int sampleRate, double seconds, double fundamental = 120, double amplitude = 0.7)
    {
        var samples = new float[(int)(seconds * sampleRate)];
        var phase = 0.0;
        for (var i = 0; i < samples.Length; i++)
        {
            var time = (double)i / sampleRate;
            phase += 2 * Math.PI * fundamental * (1 + 0.08 * Math.Sin(2 * Math.PI * 1.7 * time)) / sampleRate;
            double sum = 0;
            for (var harmonic = 1; harmonic <= 12 && harmonic * fundamental * 1.1 < sampleRate / 2.0; harmonic++)
                sum += Math.Sin(harmonic * phase) / harmonic;
            samples[i] = (float)(amplitude / 2 * sum * Math.Max(0, Math.Sin(2 * Math.PI * 2.3 * time)));
        }
        return samples;
    }

    /// <summary>Root mean square of the samples.</summary>
    public static double Rms(ReadOnlySpan<float> samples)
    {
        double sum = 0;
        foreach (var sample in samples)
            sum += (double)sample * sample;
        return samples.Length == 0 ? 0 : Math.Sqrt(sum / samples.Length);
    }

    /// <summary>The greatest magnitude.</summary>
    public static float Peak(ReadOnlySpan<float> samples)
    {
        var peak = 0f;
        foreach (var sample in samples)
            peak = Math.Max(peak, Math.Abs(sample));
        return peak;
    }

    /// <summary>The amplitude of the part at one frequency, under a Hann window: neighbours more than four periods per length away do not count.</summary>
    public static double Amplitude(ReadOnlySpan<float> samples, int sampleRate, double frequency)
    {
        double real = 0, imaginary = 0;
        for (var i = 0; i < samples.Length; i++)
        {
            var window = 1 - Math.Cos(2 * Math.PI * (i + 0.5) / samples.Length);
            var (sine, cosine) = Math.SinCos(2 * Math.PI * frequency * i / sampleRate);
            real += samples[i] * window * cosine;
            imaginary += samples[i] * window * sine;
        }
        return 2 * Math.Sqrt(real * real + imaginary * imaginary) / samples.Length;
    }

    /// <summary>The frequency of the tone near <paramref name="expected"/> (within 10 %), in Hz: where its spectrum is highest.</summary>
    public static double Frequency(ReadOnlySpan<float> samples, int sampleRate, double expected)
    {
        // Coarse steps of half the width of the spectrum's main lobe find the hill, halving steps climb it.
        var step = (double)sampleRate / samples.Length;
        var best = expected;
        var height = Amplitude(samples, sampleRate, best);
        for (var frequency = expected * 0.9; frequency <= expected * 1.1; frequency += step)
            Climb(samples, frequency, ref best, ref height);
        for (; step > 0.005; step /= 2)
        {
            var middle = best;
            Climb(samples, middle - step, ref best, ref height);
            Climb(samples, middle + step, ref best, ref height);
        }
        return best;

        void Climb(ReadOnlySpan<float> signal, double frequency, ref double best, ref double height)
        {
            var amplitude = Amplitude(signal, sampleRate, frequency);
            if (amplitude > height)
                (best, height) = (frequency, amplitude);
        }
    }

    /// <summary>
    /// How far everything but a tone of exactly this frequency (and a constant) lies below that tone, in dB: the best-fitting sine
    /// is taken out and the rest measured.
    /// </summary>
    public static double SignalToNoise(ReadOnlySpan<float> samples, int sampleRate, double frequency)
    {
        var (amplitude, residual) = Fit(samples, sampleRate, frequency);
        return 20 * Math.Log10(amplitude / Math.Sqrt(2) / Math.Max(residual, 1e-12));
    }

    /// <summary>dB of an amplitude ratio.</summary>
    public static double Decibels(double ratio) => 20 * Math.Log10(Math.Max(ratio, 1e-12));

    /// <summary>Least squares of constant, sine and cosine: the tone's amplitude and the RMS of what is left.</summary>
    private static (double Amplitude, double Residual) Fit(ReadOnlySpan<float> samples, int sampleRate, double frequency)
    {
        var matrix = new double[3, 4];
        Span<double> basis = stackalloc double[3];
        for (var i = 0; i < samples.Length; i++)
        {
            Basis(basis, i);
            for (var row = 0; row < 3; row++)
            {
                for (var column = 0; column < 3; column++)
                    matrix[row, column] += basis[row] * basis[column];
                matrix[row, 3] += basis[row] * samples[i];
            }
        }
        Solve(matrix);
        double residual = 0;
        for (var i = 0; i < samples.Length; i++)
        {
            Basis(basis, i);
            var rest = samples[i] - matrix[0, 3] - matrix[1, 3] * basis[1] - matrix[2, 3] * basis[2];
            residual += rest * rest;
        }
        return (Math.Sqrt(matrix[1, 3] * matrix[1, 3] + matrix[2, 3] * matrix[2, 3]), Math.Sqrt(residual / samples.Length));

        void Basis(Span<double> values, int i)
        {
            var (sine, cosine) = Math.SinCos(2 * Math.PI * frequency * i / sampleRate);
            (values[0], values[1], values[2]) = (1, sine, cosine);
        }
    }

    /// <summary>Gauss and Jordan; the matrix of a fit is positive definite, so no pivot is zero.</summary>
    private static void Solve(double[,] matrix)
    {
        for (var pivot = 0; pivot < 3; pivot++)
        {
            for (var column = 3; column >= pivot; column--)
                matrix[pivot, column] /= matrix[pivot, pivot];
            for (var row = 0; row < 3; row++)
            {
                var factor = matrix[row, pivot];
                for (var column = pivot; row != pivot && column < 4; column++)
                    matrix[row, column] -= factor * matrix[pivot, column];
            }
        }
    }
}
