namespace Mynah.Voices;

/// <summary>How a candidate's parameters are corrected by what it measures, and how near it is.</summary>
internal static class VoiceFit
{
    // What an engine and its stages can do with intelligible results; the engine's own limits lie a little further out.
    private const double LeastPitch = 0.5, MostPitch = 2.2, LeastPace = 0.45, MostPace = 2.4, MostRange = 1.98;
    private const double LeastFormant = 0.86, MostFormant = 1.22, MostTilt = 3, MostBreath = 0.8;

    // Part of an error that is corrected at once: less than all where parameters pull on each other's measures.
    private const double FormantStep = 0.6, RangeStep = 0.7, BandStep = 0.75, BreathPerDecibel = 0.05;

    /// <summary>How far a candidate is: 1 is about what is heard in each of the parts.</summary>
    public static double Error(VoiceFeatures reached, VoiceFeatures sample) =>
        Math.Abs(Math.Log(reached.MedianPitch / sample.MedianPitch)) / 0.02
        + Math.Abs(Math.Log(reached.SyllablesPerSecond / sample.SyllablesPerSecond)) / 0.06
        + reached.TimbreDistanceTo(sample) / 8;

    /// <summary>The first correction of a variant: height, pace and slope, from which the others can be judged.</summary>
    public static VoiceProfile Start(VoiceProfile profile, VoiceFeatures reached, VoiceFeatures sample)
        => Heights(profile, reached, sample) with { Tilt = Round(Math.Clamp(sample.Tilt - reached.Tilt, -MostTilt, MostTilt)) };

    /// <summary>All parameters corrected.</summary>
    public static VoiceProfile Correct(VoiceProfile profile, VoiceFeatures reached, VoiceFeatures sample)
    {
        var formant = profile.FormantScale * Math.Pow(reached.VocalTractLength / sample.VocalTractLength, FormantStep);
        var gains = profile.Bands.Count > 0 ? profile.Bands : new double[VoiceFeatures.BandCentres.Count];
        return Heights(profile, reached, sample) with
        {
            PitchRange = Round(Math.Clamp(profile.PitchRange * Math.Pow(Spread(sample) / Spread(reached), RangeStep), 0.15, MostRange)),
            FormantScale = Round(Math.Clamp(formant, LeastFormant, MostFormant)),
            Bands = [.. gains.Select((gain, i) => Round(Math.Clamp(
                gain + BandStep * (sample.BandLevels[i] - reached.BandLevels[i]), -VoiceProfile.MaxBandGain, VoiceProfile.MaxBandGain)))],
            Breath = Round(Math.Clamp(profile.Breath + BreathPerDecibel * (reached.HarmonicsToNoise - sample.HarmonicsToNoise), 0, MostBreath)),
        };
    }

    private static VoiceProfile Heights(VoiceProfile profile, VoiceFeatures reached, VoiceFeatures sample) => profile with
    {
        Pitch = Round(Math.Clamp(profile.Pitch * sample.MedianPitch / reached.MedianPitch, LeastPitch, MostPitch)),
        Pace = Round(Math.Clamp(profile.Pace * sample.SyllablesPerSecond / reached.SyllablesPerSecond, LeastPace, MostPace)),
    };

    // In octaves; a voice that stands still would divide by nothing.
    private static double Spread(VoiceFeatures voice) => Math.Max(0.03, Math.Log2(voice.HighPitch / voice.LowPitch));

    private static double Round(double value) => Math.Round(value, 4);
}
