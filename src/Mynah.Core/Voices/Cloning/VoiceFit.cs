namespace Mynah.Voices;

/// <summary>How a candidate's parameters are corrected by what it measures, and how near it is.</summary>
/// <param name="sample">What the sample measures.</param>
/// <param name="seconds">How long a voice of the sample's pace speaks for the text.</param>
internal sealed class VoiceFit(VoiceFeatures sample, double seconds)
{
    // What an engine and its stages can do with intelligible results; the engine's own limits lie a little further out.
    private const double LeastPitch = 0.5, MostPitch = 2.2, LeastPace = 0.45, MostPace = 2.4, MostRange = 1.98;
    private const double LeastFormant = 0.86, MostFormant = 1.22, MostTilt = 3, MostBreath = 0.8;

    // Part of an error that is corrected at once: less than all where parameters pull on each other's measures.
    private const double FormantStep = 0.6, RangeStep = 0.7, BandStep = 0.75, BreathPerDecibel = 0.03;

    // By how much the same voice measures otherwise in another call (logarithms of factors): not worth a worse timbre.
    private const double PitchFlutter = 0.01, PaceFlutter = 0.01;

    /// <summary>How far a candidate is: 1 is about what is heard in each of the parts.</summary>
    public double Error(CandidateMeasure reached) =>
        Beyond(reached.Features.MedianPitch / sample.MedianPitch, PitchFlutter) / 0.02
        + Beyond(reached.Seconds / seconds, PaceFlutter) / 0.06
        + reached.Features.TimbreDistanceTo(sample) / 8;

    /// <summary>The first correction of a variant: height, pace and slope, from which the others can be judged.</summary>
    public VoiceProfile Start(VoiceProfile profile, CandidateMeasure reached)
        => Heights(profile, reached) with { Tilt = Round(Math.Clamp(sample.Tilt - reached.Features.Tilt, -MostTilt, MostTilt)) };

    /// <summary>All parameters corrected.</summary>
    public VoiceProfile Correct(VoiceProfile profile, CandidateMeasure measure)
    {
        var reached = measure.Features;
        var formant = profile.FormantScale * Math.Pow(reached.VocalTractLength / sample.VocalTractLength, FormantStep);
        var gains = profile.Bands.Count > 0 ? profile.Bands : new double[VoiceFeatures.BandCentres.Count];
        return Heights(profile, measure) with
        {
            PitchRange = Round(Math.Clamp(profile.PitchRange * Math.Pow(Spread(sample) / Spread(reached), RangeStep), 0.15, MostRange)),
            FormantScale = Round(Math.Clamp(formant, LeastFormant, MostFormant)),
            Bands = [.. gains.Select((gain, i) => Round(Math.Clamp(
                gain + BandStep * (sample.BandLevels[i] - reached.BandLevels[i]), -VoiceProfile.MaxBandGain, VoiceProfile.MaxBandGain)))],
            Breath = Round(Math.Clamp(profile.Breath + BreathPerDecibel * (reached.HarmonicsToNoise - sample.HarmonicsToNoise), 0, MostBreath)),
        };
    }

    private VoiceProfile Heights(VoiceProfile profile, CandidateMeasure reached) => profile with
    {
        Pitch = Round(Math.Clamp(profile.Pitch * sample.MedianPitch / reached.Features.MedianPitch, LeastPitch, MostPitch)),
        Pace = Round(Math.Clamp(profile.Pace * reached.Seconds / seconds, LeastPace, MostPace)),
    };

    private static double Beyond(double ratio, double free) => Math.Max(0, Math.Abs(Math.Log(ratio)) - free);

    // In octaves; a voice that stands still would divide by nothing.
    private static double Spread(VoiceFeatures voice) => Math.Max(0.03, Math.Log2(voice.HighPitch / voice.LowPitch));

    private static double Round(double value) => Math.Round(value, 4);
}
