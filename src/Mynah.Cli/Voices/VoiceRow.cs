namespace Mynah.Cli.Voices;

/// <summary>A voice as it is listed.</summary>
internal sealed record VoiceRow(string Name, string Family, string Gender, string? Age, IReadOnlyList<string> Languages, string? Dialect, string? Description)
{
    public static IEnumerable<VoiceRow> Catalogue() => VoiceCatalogue.All.Select(voice => new VoiceRow(
        voice.Id, voice.Family, voice.Gender, voice.Age, voice.Languages, voice.Dialect, voice.Trait));

    public static async Task<IEnumerable<VoiceRow>> NativeAsync()
    {
        await using var speech = new LocalSpeech(workers: 1);
        var voices = speech.Engine.NativeVoices().Select(voice => Row(voice.Name, voice.Title, voice.Gender, [voice.Name, .. voice.OtherTags]));
        var variants = speech.Engine.NativeVariants().Select(variant => Row("<voice>+" + variant.Name, $"timbre {variant.Title}, after any voice", variant.Gender, []));
        return [.. voices, .. variants];
    }

    public bool Speaks(string language)
        => language.Equals("yue", StringComparison.OrdinalIgnoreCase) && Dialect == "Cantonese"
            || Languages.Any(own => own.Equals(language, StringComparison.OrdinalIgnoreCase) || own.StartsWith(language + "-", StringComparison.OrdinalIgnoreCase));

    private static VoiceRow Row(string name, string title, VoiceGender gender, IReadOnlyList<string> languages) => new(
        "espeak:" + name, "espeak", gender == VoiceGender.Unspecified ? "" : gender.ToString().ToLowerInvariant(), null, languages, null, title);
}
