namespace Mynah;

/// <summary>What the documented age, gender and trait of a voice mean for its sound.</summary>
/// <param name="Range">The grid for its kind.</param>
/// <param name="Height">Where in the pitch range, −1 … 1.</param>
/// <param name="Speed">Where in the pace range, −1 … 1.</param>
/// <param name="Brightness">Where in the formant range, and which spectral slope, −1 … 1.</param>
/// <param name="Liveliness">Factor on pitch movement.</param>
internal sealed record VoiceCharacter(VoiceRange Range, double Height, double Speed, double Brightness, double Liveliness)
{
    private const int OldestChild = 15;

    private static readonly string[] ChildTraits = ["little girl", "precocious child", "mischievous boy", "theatrical child"];
    private static readonly string[] OldTraits = ["old man", "old village", "grandfather", "auntie", "weathered"];

    private static readonly string[] High = ["sweet", "cute", "girl", "bright", "high-pitched", "anime", "innocent", "sunny", "spoiled", "bubbly", "youth", "fresh", "playful"];
    private static readonly string[] Low = ["deep", "magnetic", "mature", "steady", "uncle", "hoarse", "husky", "serious", "stiff", "regal", "weathered", "learned", "textured", "melancholic"];
    private static readonly string[] Fast = ["fast", "energetic", "lively", "exuberant", "brisk", "passionate", "carefree", "efficient", "sharp", "commentator", "live-stream", "rhythmic", "forceful"];
    private static readonly string[] Slow = ["slow", "soothing", "calm", "gentle", "patient", "lazy", "relaxing", "wise", "poet", "sentimental", "dull", "bedtime", "dazed", "warm", "melancholic"];
    private static readonly string[] Bright = ["bright", "crisp", "sharp", "high-pitched", "sweet", "clear", "fresh", "loud", "cute"];
    private static readonly string[] Dark = ["deep", "magnetic", "hoarse", "smoky", "whisper", "soft", "textured", "steady"];
    private static readonly string[] Moving = ["lively", "energetic", "exuberant", "dramatic", "theatrical", "passionate", "playful", "mischievous", "commentator", "rhythmic", "sunny", "naughty", "bold"];
    private static readonly string[] Flat = ["flat", "precise", "serious", "stiff", "steady", "calm", "broadcaster", "news", "robot", "low-key", "dull", "cold", "rational"];

    public static VoiceCharacter Of(CatalogueVoice voice)
    {
        var trait = voice.Trait ?? "";
        var (elderly, child) = (IsElderly(voice), IsChild(voice));
        var range = (child, elderly, voice.Gender) switch
        {
            (true, _, _) => VoiceRange.Child,
            (_, true, "male") => VoiceRange.OldMan,
            (_, true, _) => VoiceRange.OldWoman,
            (_, _, "female") => VoiceRange.Woman,
            (_, _, "male") => VoiceRange.Man,
            _ => VoiceRange.Neutral,
        };
        var robot = trait.Contains("robot", StringComparison.Ordinal);
        var boy = child && voice.Gender == "male" ? -0.4 : 0;
        return new VoiceCharacter(
            range,
            Lean(trait, High, Low) * 0.5 + Youth(voice) + boy,
            Lean(trait, Fast, Slow) * 0.6,
            Lean(trait, Bright, Dark) * 0.6,
            robot ? 0.25 : 1 + Lean(trait, Moving, Flat) * 0.22);
    }

    public static bool IsChild(CatalogueVoice voice)
        => voice.Gender == "child"
            || (voice.Scenario?.Contains("child", StringComparison.Ordinal) ?? false)
            || OldestYear(voice) is <= OldestChild
            || Array.Exists(ChildTraits, trait => voice.Trait?.Contains(trait, StringComparison.Ordinal) ?? false);

    public static bool IsElderly(CatalogueVoice voice)
        => voice.Age is "60+" || Array.Exists(OldTraits, trait => voice.Trait?.Contains(trait, StringComparison.Ordinal) ?? false);

    // −1, 0 or 1 by which of two lists has more words in the trait.
    private static int Lean(string trait, string[] up, string[] down) => Math.Sign(Count(trait, up) - Count(trait, down));

    private static int Count(string trait, string[] words) => words.Count(word => trait.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static double Youth(CatalogueVoice voice) => OldestYear(voice) switch { <= 25 => 0.25, >= 35 => -0.25, _ => 0 };

    private static int? OldestYear(CatalogueVoice voice)
        => voice.Age is { } age && int.TryParse(age[(age.IndexOf('-', StringComparison.Ordinal) + 1)..], out var years) ? years : null;
}
