namespace Mynah.Voices;

/// <summary>Makes a voice from a description: the same description always gives the same voice. Stateless; safe for concurrent calls.</summary>
public static class VoiceDesign
{
    /// <summary>Makes a voice.</summary>
    /// <param name="description">Chinese or English.</param>
    /// <param name="id">The id that the profile gets.</param>
    /// <exception cref="SpeechException">The description is refused (<see cref="DesignReport.Refusal"/>).</exception>
    public static VoiceProfile Create(string description, string id = "design")
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        var report = DesignCheck.Run(description);
        report.ThrowIfRefused();
        var gender = Value(report, DesignDimension.Gender);
        var body = Body.Of(gender, Value(report, DesignDimension.Age));
        var effect = report.Readings.Where(reading => reading.Dimension is not (DesignDimension.Gender or DesignDimension.Age))
            .DistinctBy(reading => (reading.Dimension, reading.Value)).Select(DesignWords.EffectOf).Aggregate(new DesignEffect(), Join);
        var hash = StableHash.Of(description.Trim());
        var variant = body.Variants[(int)(hash % (uint)body.Variants.Count)];
        var range = Math.Clamp(effect.Range * body.Range, 0.3, 1.9);
        // The rest of the hash moves the height by up to 2 %: descriptions that say the same are still two voices.
        var height = body.Pitch * Math.Clamp(effect.Pitch, 0.8, 1.25) * (1 + ((hash >> 16 & 31) - 15.5) / 15.5 * 0.02);
        var formant = Math.Clamp(body.Formant * effect.Formant, 0.88, 1.22);
        return new VoiceProfile
        {
            Id = id,
            Gender = gender switch { "female" => VoiceGender.Female, "male" => VoiceGender.Male, _ => VoiceGender.Unspecified },
            Variant = variant.Name,
            Pitch = Math.Round(Math.Clamp(variant.PitchFor(height, range), 0.7 * formant, 1.65 * formant), 3),
            PitchRange = Math.Round(range, 3),
            Pace = Math.Round(Math.Clamp(body.Pace * effect.Pace / variant.Pace, 0.6, 1.6), 3),
            FormantScale = Math.Round(formant, 3),
            Tilt = Math.Round(Math.Clamp(effect.Tilt, -2.5, 2.5), 2),
            Breath = Math.Round(Math.Clamp(effect.Breath + body.Breath, 0, 0.6), 2),
        };
    }

    // Where a description contradicts itself, what it says first holds.
    private static string? Value(DesignReport report, DesignDimension dimension)
        => report.Readings.FirstOrDefault(reading => reading.Dimension == dimension)?.Value;

    private static DesignEffect Join(DesignEffect one, DesignEffect other) => new(
        one.Pitch * other.Pitch, one.Pace * other.Pace, one.Range * other.Range, one.Formant * other.Formant, one.Tilt + other.Tilt, Math.Max(one.Breath, other.Breath));

    /// <summary>What gender and age make of a voice; heights in the middle of those of the catalogue's kinds (<see cref="VoiceRange"/>).</summary>
    private sealed record Body(IReadOnlyList<VoiceVariant> Variants, double Pitch, double Pace, double Formant, double Range = 1, double Breath = 0)
    {
        public static Body Of(string? gender, string? age) => (gender, age) switch
        {
            ("male", "child") => new(VoiceVariant.Female, 245, 1.0, 1.13, 1.15),
            (_, "child") => new(VoiceVariant.Female, 268, 1.0, 1.16, 1.15),
            ("female", "teenager") => new(VoiceVariant.Female, 212, 1.04, 1.05, 1.1),
            ("male", "teenager") => new(VoiceVariant.Male, 122, 1.04, 1.04, 1.1),
            ("female", "young") => new(VoiceVariant.Female, 194, 1.02, 1.02, 1.05),
            ("male", "young") => new(VoiceVariant.Male, 104, 1.02, 1.0, 1.05),
            ("female", "elderly") => new(VoiceVariant.Female, 160, 0.84, 0.98, 0.9, 0.12),
            ("male", "elderly") => new(VoiceVariant.Male, 84, 0.82, 0.94, 0.9, 0.12),
            (null or "neutral", "elderly") => new(VoiceVariant.Neutral, 122, 0.83, 0.97, 0.9, 0.12),
            ("female", _) => new(VoiceVariant.Female, 180, 0.98, 1.0),
            ("male", _) => new(VoiceVariant.Male, 94, 0.98, 0.97),
            (_, "teenager" or "young") => new(VoiceVariant.Neutral, 142, 1.02, 1.04, 1.05),
            _ => new(VoiceVariant.Neutral, 135, 0.98, 1.02),
        };
    }
}
