namespace Mynah.Voices;

/// <summary>Means over the speech of the mel-frequency cepstrum (S. Davis and P. Mermelstein, 1980) and of the levels in bands.</summary>
internal static class Timbre
{
    private const int MelBands = 26, Coefficients = 12;
    private const double LowestHz = 100, HighestHz = 7600;

    // This far below the loudest frame (dB) a band counts as empty: digital silence would otherwise weigh more than any sound.
    private const double Depth = 70;

    private static readonly (int First, float[] Weights)[] Mel = [.. Enumerable.Range(0, MelBands).Select(MelBand)];
    private static readonly (int First, float[] Weights)[] Wide = [.. VoiceFeatures.BandCentres.Select(WideBand)];

    public static (double[] Mfcc, double[] Bands) Measure(SpeechFrames frames)
    {
        var floor = Math.Pow(10, (frames.Top - Depth) / 10) * SpeechFrames.Window; // a frame's bins sum up to about this
        double[] mel = new double[MelBands], wide = new double[Wide.Length];
        var count = 0;
        for (var frame = 0; frame < frames.Count; frame++)
        {
            if (!frames.IsActive[frame])
                continue;
            count++;
            for (var band = 0; band < mel.Length; band++)
                mel[band] += Level(frames.Powers[frame], Mel[band], floor);
            for (var band = 0; band < wide.Length; band++)
                wide[band] += Level(frames.Powers[frame], Wide[band], floor);
        }
        if (count == 0)
            return (new double[Coefficients], wide);
        var mfcc = new double[Coefficients];
        for (var c = 1; c <= Coefficients; c++)
        {
            for (var band = 0; band < MelBands; band++)
                mfcc[c - 1] += mel[band] / count * Math.Cos(Math.PI * c * (band + 0.5) / MelBands) * Math.Sqrt(2.0 / MelBands);
        }
        var mean = wide.Average() / count;
        return (mfcc, [.. wide.Select(sum => sum / count - mean)]);
    }

    /// <summary>The slope in dB per octave of the levels in bands from 378 Hz to 3.8 kHz, by least squares.</summary>
    public static double Slope(IReadOnlyList<double> bands)
    {
        const int first = 2, last = 7;
        double x = 0, y = 0, xx = 0, xy = 0, n = last - first + 1;
        for (var i = first; i <= last; i++)
        {
            var octave = Math.Log2(VoiceFeatures.BandCentres[i]);
            (x, y, xx, xy) = (x + octave, y + bands[i], xx + octave * octave, xy + octave * bands[i]);
        }
        return (n * xy - x * y) / (n * xx - x * x);
    }

    private static double Level(float[] power, (int First, float[] Weights) band, double floor)
    {
        double sum = 0;
        for (var i = 0; i < band.Weights.Length; i++)
            sum += power[band.First + i] * band.Weights[i];
        return 10 * Math.Log10(sum + floor);
    }

    private static (int First, float[] Weights) MelBand(int band)
    {
        double low = MelOf(LowestHz), step = (MelOf(HighestHz) - low) / (MelBands + 1);
        return Triangle(HertzOf(low + band * step), HertzOf(low + (band + 1) * step), HertzOf(low + (band + 2) * step));
    }

    // Two thirds of an octave to each side.
    private static (int First, float[] Weights) WideBand(double centre) => Triangle(centre / 1.5874, centre, Math.Min(centre * 1.5874, HighestHz));

    private static (int First, float[] Weights) Triangle(double low, double centre, double high)
    {
        const double binHz = (double)SpeechFrames.Rate / SpeechFrames.Size;
        var first = (int)Math.Ceiling(low / binHz);
        var weights = new List<float>();
        for (var bin = first; bin * binHz < high && bin < SpeechFrames.Bins; bin++)
        {
            var hertz = bin * binHz;
            weights.Add((float)(hertz <= centre ? (hertz - low) / (centre - low) : (high - hertz) / (high - centre)));
        }
        return (first, [.. weights]);
    }

    private static double MelOf(double hertz) => 2595 * Math.Log10(1 + hertz / 700);

    private static double HertzOf(double mel) => 700 * (Math.Pow(10, mel / 2595) - 1);
}
