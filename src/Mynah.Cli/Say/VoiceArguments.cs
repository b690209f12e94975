using System.CommandLine;

namespace Mynah.Cli.Say;

/// <summary>The options that say who speaks and how.</summary>
internal static class VoiceArguments
{
    private static readonly Option<string> Voice = new("--voice", "-v")
    {
        Description = "A voice of `mynah voices`, or an engine voice such as espeak:en-us+f3.",
        DefaultValueFactory = _ => SpeechOptions.DefaultVoice,
        HelpName = "NAME",
    };

    private static readonly Option<string?> Language = new("--language", "-l")
    {
        Description = "Language code of the text (zh, en, de, fr, es, it, pt, ru, ja, ko, yue …). Detected when left out.",
        HelpName = "CODE",
    };

    private static readonly Option<bool> Strict = new("--strict")
    {
        Description = "Refuse text in a language that Mynah has no rules for, instead of speaking it with the engine's nearest voice.",
    };

    private static readonly Option<double> Rate = NumberOption.Of("--rate", "Speaking rate, 0.5 to 2.0.", 1.0);
    private static readonly Option<double> Pitch = NumberOption.Of("--pitch", "Pitch factor, 0.5 to 2.0; the duration stays.", 1.0);
    private static readonly Option<double> Volume = NumberOption.Of("--volume", "Loudness, 0 (silence) to 100; 50 as the voice speaks.", 50);
    private static readonly Option<string?> Instructions = new("--instructions")
    {
        Description = "How to speak, in Chinese or English words. The embedded engine acts on pace, pitch, loudness, whisper and mood.",
        HelpName = "WORDS",
    };

    private static readonly Option<string?> Filter = FilterOption.Create();

    public static IReadOnlyList<Option> All { get; } = [Voice, Language, Strict, Rate, Pitch, Volume, Instructions, Filter];

    public static SpeechOptions Read(ParseResult parsed) => new()
    {
        Voice = parsed.GetValue(Voice)!,
        Language = parsed.GetValue(Language),
        IsStrict = parsed.GetValue(Strict),
        Rate = parsed.GetValue(Rate),
        Pitch = parsed.GetValue(Pitch),
        Volume = NumberOption.Whole("--volume", parsed.GetValue(Volume)),
        Instructions = parsed.GetValue(Instructions),
        Filter = FilterOption.Read(parsed.GetValue(Filter)),
    };
}
