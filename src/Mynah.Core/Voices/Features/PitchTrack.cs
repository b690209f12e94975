using System.Numerics;

namespace Mynah.Voices;

/// <summary>
/// The fundamental frequency of each frame: YIN (A. de Cheveigné and H. Kawahara, 2002) at 8 kHz, whose candidates are chosen with the
/// whole sound's median in view, so that octave errors of single frames go away.
/// </summary>
internal sealed class PitchTrack
{
    public const double LowestPitch = 55, HighestPitch = 520;

    private const int Rate = 8000, Window = 280, Shortest = (int)(Rate / HighestPitch), Longest = (int)(Rate / LowestPitch) + 1;

    // A dip of the normalised difference above this is no period; the authors use 0.1 for clean speech, recordings need more.
    private const double DeepestUseless = 0.3;

    // How much deeper a dip an octave away from the median must be to be taken.
    private const double OctaveCost = 0.25;

    public PitchTrack(SpeechFrames frames)
    {
        var samples = Halved(frames.Samples);
        Hertz = new double[frames.Count];
        Harmonicity = new double[frames.Count];
        var candidates = new List<(double Lag, double Depth)>[frames.Count];
        var first = new List<double>();
        Span<double> difference = stackalloc double[Longest + 2];
        for (var frame = 0; frame < frames.Count; frame++)
        {
            var start = frame * SpeechFrames.Hop / 2;
            candidates[frame] = [];
            if (!frames.IsActive[frame] || start + Window + Longest + 1 >= samples.Length)
                continue;
            Difference(samples.AsSpan(start), difference);
            Dips(difference, candidates[frame]);
            if (candidates[frame].Count > 0)
                first.Add(Rate / candidates[frame][0].Lag);
        }
        if (first.Count == 0)
            return;
        var median = Percentile([.. first.Order()], 0.5);
        for (var frame = 0; frame < frames.Count; frame++)
        {
            if (candidates[frame].Count == 0)
                continue;
            var (lag, depth) = candidates[frame].MinBy(dip => dip.Depth + OctaveCost * Math.Abs(Math.Log2(Rate / dip.Lag / median)));
            Hertz[frame] = Rate / lag;
            // The normalised difference is about 1 − r of the autocorrelation r, whose odds are those of harmonics against noise.
            Harmonicity[frame] = 10 * Math.Log10((1 - depth) / Math.Max(depth, 1e-4));
        }
        Voiced = [.. Hertz.Where(hertz => hertz > 0).Order()];
    }

    /// <summary>In Hz; 0 where there is no pitch.</summary>
    public double[] Hertz { get; }

    /// <summary>Harmonics to noise in dB, where there is a pitch.</summary>
    public double[] Harmonicity { get; }

    /// <summary>All pitches in order of height.</summary>
    public double[] Voiced { get; } = [];

    public static double Percentile(double[] sorted, double part) => sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * part))];

    private static float[] Halved(float[] samples)
    {
        var halved = new float[samples.Length / 2];
        for (var i = 0; i < halved.Length; i++)
            halved[i] = (samples[2 * i] + samples[2 * i + 1]) / 2;
        return halved;
    }

    // The cumulative mean normalised difference: 1 for lag 0, near 0 at a period.
    private static void Difference(ReadOnlySpan<float> samples, Span<double> difference)
    {
        difference[0] = 1;
        double sum = 0;
        for (var lag = 1; lag < difference.Length; lag++)
        {
            var total = SquaredDifference(samples[..Window], samples.Slice(lag, Window));
            sum += total;
            difference[lag] = sum <= 1e-12 ? 1 : total * lag / sum;
        }
    }

    private static float SquaredDifference(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
    {
        var sums = Vector<float>.Zero;
        var i = 0;
        for (; i + Vector<float>.Count <= one.Length; i += Vector<float>.Count)
        {
            var difference = new Vector<float>(one[i..]) - new Vector<float>(other[i..]);
            sums += difference * difference;
        }
        var total = Vector.Sum(sums);
        for (; i < one.Length; i++)
            total += (one[i] - other[i]) * (one[i] - other[i]);
        return total;
    }

    private static void Dips(ReadOnlySpan<double> difference, List<(double Lag, double Depth)> dips)
    {
        for (var lag = Shortest; lag <= Longest; lag++)
        {
            var (before, here, after) = (difference[lag - 1], difference[lag], difference[lag + 1]);
            if (here > DeepestUseless || here > before || here >= after)
                continue;
            var bend = before - 2 * here + after;
            dips.Add((bend > 0 ? lag + 0.5 * (before - after) / bend : lag, Math.Max(here, 0)));
        }
    }
}
