namespace Mynah.Testing;

/// <summary>Measures the fundamental frequency of speech by normalised autocorrelation, 55 … 400 Hz, in steps of 15 ms.</summary>
public static class Pitch
{
    /// <summary>Median over the voiced steps, in Hz; 0 when there are none.</summary>
    public static double Median(ReadOnlySpan<float> samples, int sampleRate)
    {
        var track = Track(samples, sampleRate);
        return track.Count == 0 ? 0 : track[track.Count / 2];
    }

    /// <summary>Mean of the middle 70 % of the voiced steps, in Hz: steadier than the median where an engine lets the pitch flutter.</summary>
    public static double Mean(ReadOnlySpan<float> samples, int sampleRate)
    {
        var track = Track(samples, sampleRate);
        return track.Count == 0 ? 0 : track.Skip(track.Count * 15 / 100).Take(Math.Max(1, track.Count * 70 / 100)).Average();
    }

    /// <summary>Hz between the tenth and the ninetieth percentile of the voiced steps.</summary>
    public static double Spread(ReadOnlySpan<float> samples, int sampleRate)
    {
        var track = Track(samples, sampleRate);
        return track.Count == 0 ? 0 : track[track.Count * 9 / 10] - track[track.Count / 10];
    }

    private static List<double> Track(ReadOnlySpan<float> samples, int sampleRate)
    {
        const int decimation = 4;
        var reduced = new float[samples.Length / decimation];
        for (var i = 0; i < reduced.Length; i++)
            reduced[i] = (samples[4 * i] + samples[4 * i + 1] + samples[4 * i + 2] + samples[4 * i + 3]) / decimation;
        var rate = sampleRate / (double)decimation;
        var window = (int)(0.04 * rate);
        var longest = (int)(rate / 55);
        var found = new List<double>();
        for (var start = 0; start + window + longest < reduced.Length; start += (int)(0.015 * rate))
        {
            var lag = BestLag(reduced.AsSpan(start), window, (int)(rate / 400), longest);
            if (lag > 0)
                found.Add(rate / lag);
        }
        found.Sort();
        return found;
    }

    private static double BestLag(ReadOnlySpan<float> signal, int window, int shortest, int longest)
    {
        var (best, bestLag) = (0.0, 0);
        var energy = Product(signal, signal, window);
        if (energy < window * 4e-4)
            return 0;
        for (var lag = shortest; lag <= longest; lag++)
        {
            var likeness = Likeness(signal, window, energy, lag);
            if (likeness > best + 0.03) // a multiple of the period is no better than the period
                (best, bestLag) = (likeness, lag);
        }
        if (best <= 0.6)
            return 0;
        // The top of the hill lies up to 0.03 higher and between two lags: climb, then a parabola through three points.
        while (bestLag < longest && Likeness(signal, window, energy, bestLag + 1) is var next && next > best)
            (best, bestLag) = (next, bestLag + 1);
        var (before, after) = (Likeness(signal, window, energy, bestLag - 1), Likeness(signal, window, energy, Math.Min(bestLag + 1, longest)));
        var bend = before - 2 * best + after;
        return bend < 0 ? bestLag + Math.Clamp(0.5 * (before - after) / bend, -0.5, 0.5) : bestLag;
    }

    private static double Likeness(ReadOnlySpan<float> signal, int window, double energy, int lag)
    {
        var shifted = signal[lag..];
        return Product(signal, shifted, window) / Math.Sqrt(energy * Product(shifted, shifted, window) + 1e-12);
    }

    private static double Product(ReadOnlySpan<float> a, ReadOnlySpan<float> b, int count)
    {
        double sum = 0;
        for (var i = 0; i < count; i++)
            sum += a[i] * b[i];
        return sum;
    }
}
