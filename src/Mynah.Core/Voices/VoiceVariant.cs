namespace Mynah;

/// <summary>
/// What one of the engine's variants sounds like before anything is changed: measured with espeak-ng 1.51 on an all-voiced English
/// sentence spoken with all voices of the catalogue, as the least-squares fit of the logarithms.
/// </summary>
/// <param name="Name">The engine's name.</param>
/// <param name="F0">Median fundamental frequency in Hz.</param>
/// <param name="Pace">Relative to the mean of all.</param>
/// <param name="Centroid">Mean frequency of the spectrum, 300 to 5,000 Hz, in Hz.</param>
internal sealed record VoiceVariant(string Name, double F0, double Pace, double Centroid)
{
    public static readonly IReadOnlyList<VoiceVariant> Female =
    [
        new("f1", 176.5, 0.976, 1523), new("f2", 189.9, 0.974, 1474), new("f3", 206.0, 1.000, 1675), new("f4", 176.3, 0.970, 1548),
        new("f5", 198.6, 0.974, 1597),
    ];

    public static readonly IReadOnlyList<VoiceVariant> Male =
    [
        new("m1", 92.0, 1.012, 1283), new("m2", 97.9, 0.998, 1527), new("m3", 102.7, 1.044, 1396), new("m4", 92.2, 0.946, 1464),
        new("m5", 100.2, 1.014, 1468), new("m6", 99.2, 1.016, 1303), new("m7", 105.6, 1.012, 1100), new("m8", 83.8, 1.014, 848),
    ];

    public static readonly IReadOnlyList<VoiceVariant> Neutral = [Male[2], Male[6]];

    // Lively speech spends more time above the voice's base, the more the lower its pitch: fitted likewise, where the mean voice
    // has a pitch range of 1.04.
    private const double F0PerRange = 0.14, F0PerPitch = 1.164, LessPerRange = 0.183, MeanRange = 1.04;

    /// <summary>The pitch factor that gives a median F0 (in Hz) with a factor on pitch movement.</summary>
    public double PitchFor(double f0, double pitchRange)
        => Math.Exp((Math.Log(f0 / F0) - F0PerRange * (pitchRange - MeanRange)) / (F0PerPitch - LessPerRange * pitchRange));
}

/// <summary>What a rendition is expected to measure: enough to keep two of them apart.</summary>
/// <param name="F0">In Hz.</param>
/// <param name="Pace">Relative.</param>
/// <param name="Centroid">In Hz.</param>
internal readonly record struct ExpectedSound(double F0, double Pace, double Centroid)
{
    // Fitted likewise: by how much the spectrum's mean follows the formants and one dB per octave of tilt.
    private const double CentroidPerFormant = 0.33, CentroidPerFormantOfMen = 0.69, CentroidPerTilt = 0.076;

    // Above what is told apart (about 1.5 % F0, 3 % pace, 1.5 % spectrum) by three times what two voices stray from the fit
    // (standard deviation 1.8 %, 1.3 %, 3.2 %).
    private const double ApartF0 = 0.056, ApartPace = 0.078, ApartCentroid = 0.115;

    public static ExpectedSound Of(VoiceVariant variant, double f0, double pace, double formant, double tilt)
        => new(f0, pace * variant.Pace, variant.Centroid
            * Math.Pow(formant, variant.Name[0] == 'm' ? CentroidPerFormantOfMen : CentroidPerFormant) * Math.Exp(CentroidPerTilt * tilt));

    /// <summary>1 and above: two voices; below: too much alike.</summary>
    public double DistanceTo(ExpectedSound other) => Math.Max(
        Math.Abs(Math.Log(F0 / other.F0)) / ApartF0,
        Math.Max(Math.Abs(Math.Log(Pace / other.Pace)) / ApartPace, Math.Abs(Math.Log(Centroid / other.Centroid)) / ApartCentroid));
}
