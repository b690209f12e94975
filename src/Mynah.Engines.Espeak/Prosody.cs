namespace Mynah.Engines.Espeak;

/// <summary>A voice profile's factors as espeak-ng's parameters.</summary>
/// <param name="Rate">Words per minute, 80 … 449.</param>
/// <param name="Pitch">0 … 99; 50 is the voice's own.</param>
/// <param name="Range">0 … 99; 50 is the voice's own.</param>
internal readonly record struct Prosody(ushort Rate, byte Pitch, byte Range)
{
    /// <summary>A little below espeak-ng's normal loudness of 100, at which the fullest voices touch full scale now and then.</summary>
    internal const byte Volume = 95;

    // Measured with espeak-ng 1.51 on voiced sentences: median F0 (autocorrelation, 15 ms steps) at each parameter over that at 50,
    // mean of en-US (100 Hz at 50), en-US+f3 (197 Hz) and de+m2 (98 Hz).
    private static readonly (double Factor, double Parameter)[] PitchScale =
        [(0.66, 0), (0.75, 15), (0.84, 30), (0.92, 40), (1.00, 50), (1.11, 60), (1.23, 70), (1.44, 85), (1.69, 99)];

    // Measured likewise: the length of a sentence at 175 (espeakRATE_NORMAL) over that at each rate, mean of en-US and de. From 450
    // on espeak-ng changes its method, so the scale ends before.
    private static readonly (double Factor, double Parameter)[] RateScale =
    [
        (0.465, 80), (0.555, 100), (0.67, 120), (0.80, 140), (0.917, 160), (1.00, 175), (1.155, 200), (1.33, 230), (1.50, 262),
        (1.74, 300), (2.05, 350), (2.31, 400), (2.50, 449),
    ];

    /// <summary>The parameters nearest to a profile: pitch within 0.66 … 1.69, pace within 0.47 … 2.5, pitch range up to 2.</summary>
    /// <exception cref="SpeechException">A factor is no number or far outside of what a voice can be.</exception>
    internal static Prosody Of(VoiceProfile voice)
    {
        Check(nameof(voice.Pitch), voice.Pitch, 0.25, 4);
        Check(nameof(voice.PitchRange), voice.PitchRange, 0, 4);
        Check(nameof(voice.Pace), voice.Pace, 0.25, 4);
        return new Prosody(
            (ushort)On(RateScale, voice.Pace),
            (byte)On(PitchScale, voice.Pitch),
            (byte)Math.Clamp(Math.Round(voice.PitchRange * 50), 0, 99)); // F0 spread measured: 3, 13, 24, 31, 43 Hz at 0, 25, 50, 75, 99
    }

    private static double On((double Factor, double Parameter)[] scale, double factor)
    {
        var above = Math.Clamp(Array.FindIndex(scale, point => point.Factor >= factor), -1, scale.Length - 1);
        if (above <= 0)
            return above == 0 ? scale[0].Parameter : scale[^1].Parameter;
        var (low, high) = (scale[above - 1], scale[above]);
        var share = (factor - low.Factor) / (high.Factor - low.Factor);
        return Math.Round(low.Parameter + share * (high.Parameter - low.Parameter));
    }

    private static void Check(string name, double value, double min, double max)
    {
        if (!(value >= min && value <= max))
            throw SpeechException.Invalid($"{name} {value} of the voice is out of range. Use {min} to {max}; 1 leaves the voice as it is.");
    }
}
