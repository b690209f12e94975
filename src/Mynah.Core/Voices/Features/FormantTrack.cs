using Mynah.Audio;

namespace Mynah.Voices;

/// <summary>
/// The first three formants: peaks of the envelope of a linear prediction of order 12 (J. Makhoul, 1975) at 11 kHz, as medians over
/// the voiced frames.
/// </summary>
internal static class FormantTrack
{
    private const int Rate = 11000, Window = 275, Order = 12, Size = 512;
    private const float PreEmphasis = 0.97f;
    private const double SoundSpeed = 35000; // cm/s in warm, moist air

    // Where each formant can lie, from children to deep men, in Hz.
    private static readonly (double Low, double High)[] Places = [(220, 1150), (650, 3000), (1500, 4300)];
    private static readonly FourierTransform Transform = new(Size);

    public static double[] Medians(SpeechFrames frames, PitchTrack pitch)
    {
        var samples = SpeechFrames.Resampled(new Ssml.Sound(frames.Samples, SpeechFrames.Rate), Rate);
        var found = new List<double>[] { [], [], [] };
        for (var frame = 0; frame < frames.Count; frame += 2)
        {
            var start = (int)((long)frame * SpeechFrames.Hop * Rate / SpeechFrames.Rate);
            if (pitch.Hertz[frame] <= 0 || start + Window + 1 >= samples.Length || Formants(samples.AsSpan(start, Window + 1)) is not { } formants)
                continue;
            for (var i = 0; i < 3; i++)
                found[i].Add(formants[i]);
        }
        return found[0].Count == 0 ? [500, 1500, 2500] : [.. found.Select(values => PitchTrack.Percentile([.. values.Order()], 0.5))];
    }

    /// <summary>The length in cm of a tube whose resonances are spaced like the formants (D. Reby and K. McComb, 2003).</summary>
    public static double TractLength(IReadOnlyList<double> formants)
    {
        double product = 0, squares = 0;
        for (var i = 0; i < formants.Count; i++)
        {
            product += (i + 0.5) * formants[i];
            squares += (i + 0.5) * (i + 0.5);
        }
        return SoundSpeed / (2 * product / squares);
    }

    private static double[]? Formants(ReadOnlySpan<float> samples)
    {
        Span<double> windowed = stackalloc double[Window];
        for (var i = 0; i < Window; i++)
            windowed[i] = (samples[i + 1] - PreEmphasis * samples[i]) * (0.54 - 0.46 * Math.Cos(2 * Math.PI * i / (Window - 1)));
        Span<double> predictor = stackalloc double[Order + 1];
        if (!Predict(windowed, predictor))
            return null;
        Span<float> real = stackalloc float[Size], imaginary = stackalloc float[Size];
        real.Clear();
        imaginary.Clear();
        for (var i = 0; i <= Order; i++)
            real[i] = (float)predictor[i];
        Transform.Forward(real, imaginary);
        Span<double> envelope = stackalloc double[Size / 2];
        for (var i = 0; i < Size / 2; i++)
            envelope[i] = -Math.Log(real[i] * real[i] + imaginary[i] * imaginary[i] + 1e-12);
        return Peaks(envelope);
    }

    private static double[]? Peaks(ReadOnlySpan<double> envelope)
    {
        var formants = new double[3];
        var next = 0;
        for (var i = 1; i < envelope.Length - 1 && next < 3; i++)
        {
            if (envelope[i] <= envelope[i - 1] || envelope[i] < envelope[i + 1])
                continue;
            var bend = envelope[i - 1] - 2 * envelope[i] + envelope[i + 1];
            var hertz = (i + (bend < 0 ? 0.5 * (envelope[i - 1] - envelope[i + 1]) / bend : 0)) * Rate / Size;
            if (hertz < Places[next].Low)
                continue;
            if (hertz > Places[next].High)
                return null; // two have merged here
            formants[next++] = hertz;
        }
        return next == 3 ? formants : null;
    }

    // Levinson and Durbin.
    private static bool Predict(ReadOnlySpan<double> samples, Span<double> predictor)
    {
        Span<double> correlation = stackalloc double[Order + 1];
        for (var lag = 0; lag <= Order; lag++)
        {
            for (var i = lag; i < samples.Length; i++)
                correlation[lag] += samples[i] * samples[i - lag];
        }
        var error = correlation[0] * 1.0001 + 1e-12;
        Span<double> previous = stackalloc double[Order + 1];
        predictor.Clear();
        predictor[0] = 1;
        for (var order = 1; order <= Order; order++)
        {
            var sum = correlation[order];
            for (var i = 1; i < order; i++)
                sum += predictor[i] * correlation[order - i];
            var reflection = -sum / error;
            predictor.CopyTo(previous);
            for (var i = 1; i < order; i++)
                predictor[i] = previous[i] + reflection * previous[order - i];
            predictor[order] = reflection;
            error *= 1 - reflection * reflection;
            if (!(error > 0))
                return false;
        }
        return true;
    }
}
