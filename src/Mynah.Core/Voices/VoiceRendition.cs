using System.Collections.Frozen;

namespace Mynah;

/// <summary>
/// Gives every catalogue voice a voice of its own on an engine with parameters. The same voice is always the same: its place is
/// wished for by its character and a hash of its id, and taken in catalogue order, so voices that are added later move no other.
/// Two voices of a family differ in F0, pace or spectrum by more than is needed to tell them apart. Computed on first use (some
/// ms); safe for concurrent calls.
/// </summary>
public static class VoiceRendition
{
    private static readonly Lazy<FrozenDictionary<string, VoiceProfile>> Profiles = new(() => PlaceAll().ToFrozenDictionary(p => p.Id, StringComparer.Ordinal));

    /// <summary>The rendition of a catalogue voice, by its exact id; null for other names.</summary>
    public static VoiceProfile? Find(string id) => Profiles.Value.GetValueOrDefault(id);

    /// <summary>The gender a catalogue voice sounds as. Children that are documented as boys or girls keep that.</summary>
    public static VoiceGender GenderOf(CatalogueVoice voice) => voice.Gender switch
    {
        "female" => VoiceGender.Female,
        "male" => VoiceGender.Male,
        _ => VoiceGender.Unspecified,
    };

    /// <summary>True when the voice sounds like a child of up to 15 years.</summary>
    public static bool IsChild(CatalogueVoice voice) => VoiceCharacter.IsChild(voice);

    /// <summary>True when the voice sounds old.</summary>
    public static bool IsElderly(CatalogueVoice voice) => VoiceCharacter.IsElderly(voice);

    /// <summary>The one language a voice speaks (<c>yue</c> for Cantonese, <c>en-gb</c>, <c>ja</c>); null when it speaks several.</summary>
    public static string? LanguageOf(CatalogueVoice voice)
    {
        if (voice.Dialect == "Cantonese")
            return "yue";
        return voice.Languages.Count == 1 ? voice.Languages[0].ToLowerInvariant() : null;
    }

    private static IEnumerable<VoiceProfile> PlaceAll()
    {
        var taken = new Dictionary<string, List<ExpectedSound>>(StringComparer.Ordinal);
        foreach (var voice in VoiceCatalogue.All)
        {
            var (character, hash) = (VoiceCharacter.Of(voice), StableHash.Of(voice.Id));
            var tilt = Math.Round(character.Brightness * 1.5 + ((hash >> 28 & 3) - 1.5) * 0.5, 2);
            if (!taken.TryGetValue(voice.Family, out var others))
                taken.Add(voice.Family, others = []);
            var cell = Place(character.Range, Wish(character, hash), tilt, others);
            others.Add(cell.Expected(tilt));
            yield return Render(voice, character, cell, tilt, hash);
        }
    }

    // The nearest cell after the wish that is apart from all others of the family (the next variant first, so that a push changes
    // the timbre, not the character); should there be none, the one furthest from its neighbour.
    private static VoiceCell Place(VoiceRange range, int wish, double tilt, List<ExpectedSound> others)
    {
        var (best, bestDistance) = (VoiceCell.Of(range, wish), -1.0);
        for (var i = 0; i < range.Cells && bestDistance < 1; i++)
        {
            var cell = VoiceCell.Of(range, (wish + i) % range.Cells);
            var expected = cell.Expected(tilt);
            var distance = 1.0;
            for (var other = 0; other < others.Count && distance > bestDistance; other++)
                distance = Math.Min(distance, expected.DistanceTo(others[other]));
            if (distance > bestDistance)
                (best, bestDistance) = (cell, distance);
        }
        return best;
    }

    private static int Wish(VoiceCharacter character, uint hash)
    {
        var range = character.Range;
        return new VoiceCell(
            range,
            Variant: (int)(hash % (uint)range.Variants.Count),
            Formant: Near(range.Formant.Steps, character.Brightness, hash >> 8),
            F0: Near(range.F0.Steps, character.Height, hash >> 14),
            Pace: Near(range.Pace.Steps, character.Speed, hash >> 20)).Number;
    }

    // The middle step, moved by the character (−1 … 1) and by chance: by up to a third of the steps.
    private static int Near(int steps, double bias, uint chance)
    {
        var reach = Math.Max(1u, (uint)steps / 3);
        return Math.Clamp((int)Math.Round((steps - 1) / 2.0 * (1 + bias)) + (int)(chance % (2 * reach + 1)) - (int)reach, 0, steps - 1);
    }

    private static VoiceProfile Render(CatalogueVoice voice, VoiceCharacter character, VoiceCell cell, double tilt, uint hash)
    {
        var variant = cell.Range.Variants[cell.Variant];
        var pitchRange = Math.Round(character.Liveliness * (0.92 + 0.08 * (hash >> 26 & 3)), 3);
        return new VoiceProfile
        {
            Id = voice.Id,
            Gender = GenderOf(voice),
            Language = LanguageOf(voice),
            Variant = variant.Name,
            Pitch = Math.Round(variant.PitchFor(cell.F0Hz, pitchRange), 3),
            Pace = Math.Round(cell.PaceFactor, 3),
            FormantScale = Math.Round(cell.FormantFactor, 3),
            PitchRange = pitchRange,
            Tilt = tilt,
        };
    }
}
