namespace Mynah;

/// <summary>A voice as an engine renders it. Immutable.</summary>
public sealed record VoiceProfile
{
    /// <summary>The name users give: <c>Cherry</c>, <c>espeak:en-us+f3</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Gender, where known.</summary>
    public VoiceGender Gender { get; init; }

    /// <summary>The language the voice speaks when nothing else is said; null means any.</summary>
    public string? Language { get; init; }

    /// <summary>True when the voice always speaks <see cref="Language"/>, whatever the text (engine-native voices).</summary>
    public bool IsLanguageFixed { get; init; }

    /// <summary>The engine's own name of the timbre, for example espeak's variant <c>f3</c>; null means its plain voice.</summary>
    public string? Variant { get; init; }

    /// <summary>Factor on the engine's base pitch; 1 leaves it.</summary>
    public double Pitch { get; init; } = 1.0;

    /// <summary>Factor on the engine's pitch movement; 0 is monotone, 1 leaves it.</summary>
    public double PitchRange { get; init; } = 1.0;

    /// <summary>Factor on the engine's base pace; 1 leaves it.</summary>
    public double Pace { get; init; } = 1.0;

    /// <summary>
    /// Factor on the formant frequencies, about 0.9 … 1.25; a shorter vocal tract (a child) has a higher one. 1 leaves them.
    /// Applied by an audio stage, after the engine; pitch does not change.
    /// </summary>
    public double FormantScale { get; init; } = 1.0;

    /// <summary>Change of spectral slope in dB per octave, about −3 … 3; below 0 is darker, above 0 brighter. 0 leaves it. Applied by an audio stage.</summary>
    public double Tilt { get; init; }

    /// <summary>
    /// Gains in dB of the bands of <see cref="Voices.VoiceFeatures.BandCentres"/>, each −12 … 12, by which a clone's timbre is brought to
    /// the sample's; empty leaves the timbre. Applied by an audio stage, after <see cref="Tilt"/>.
    /// </summary>
    public IReadOnlyList<double> Bands { get; init; } = [];

    /// <summary>Breath in the voice, 0 (none) … 1 (nearly a whisper): noise that follows the voice's loudness. Applied by an audio stage.</summary>
    public double Breath { get; init; }

    /// <summary>Checks what the audio stages take; the engine checks the rest when it speaks.</summary>
    /// <exception cref="SpeechException">Names the value and its range.</exception>
    public void Validate()
    {
        Check(nameof(Pitch), Pitch, 0.25, 4);
        Check(nameof(PitchRange), PitchRange, 0, 4);
        Check(nameof(Pace), Pace, 0.25, 4);
        Check(nameof(FormantScale), FormantScale, 0.75, 1.4);
        Check(nameof(Tilt), Tilt, -6, 6);
        Check(nameof(Breath), Breath, 0, 1);
        if (Bands.Count != 0 && Bands.Count != Voices.VoiceFeatures.BandCentres.Count)
            throw SpeechException.Invalid($"Bands of the voice has {Bands.Count} gains. Use none, or {Voices.VoiceFeatures.BandCentres.Count}.");
        foreach (var gain in Bands)
            Check(nameof(Bands), gain, -MaxBandGain, MaxBandGain);
    }

    /// <summary>Greatest change of a band in dB, up or down.</summary>
    internal const double MaxBandGain = 12;

    private static void Check(string name, double value, double min, double max)
    {
        if (!(value >= min && value <= max))
            throw SpeechException.Invalid($"{name} {value} of the voice is out of range. Use {min} to {max}.");
    }
}

/// <summary>The gender a voice sounds as.</summary>
public enum VoiceGender
{
    /// <summary>Not stated.</summary>
    Unspecified,

    /// <summary>A woman's or girl's voice.</summary>
    Female,

    /// <summary>A man's or boy's voice.</summary>
    Male,
}
