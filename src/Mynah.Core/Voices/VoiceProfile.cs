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
