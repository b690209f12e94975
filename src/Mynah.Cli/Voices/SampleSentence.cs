namespace Mynah.Cli.Voices;

/// <summary>What a voice says when it introduces itself.</summary>
internal static class SampleSentence
{
    private static readonly Dictionary<string, string> Sentences = new(StringComparer.Ordinal)
    {
        ["zh"] = "你好，很高兴认识你。今天天气很好，我们一起去公园走走吧。",
        ["yue"] = "你好，好高興認識你。今日天氣好好，我哋一齊去公園行下啦。",
        ["en"] = "Hello, nice to meet you. The weather is lovely today, so let us walk in the park.",
        ["de"] = "Guten Tag, freut mich. Das Wetter ist heute schön, gehen wir doch im Park spazieren.",
        ["fr"] = "Bonjour, enchanté. Il fait beau aujourd'hui, allons nous promener dans le parc.",
        ["es"] = "Hola, mucho gusto. Hoy hace buen tiempo, vamos a pasear por el parque.",
        ["it"] = "Ciao, piacere di conoscerti. Oggi il tempo è bello, andiamo a passeggiare nel parco.",
        ["pt"] = "Olá, muito prazer. Hoje o tempo está bom, vamos passear no parque.",
        ["ru"] = "Здравствуйте, рад познакомиться. Сегодня хорошая погода, пойдёмте гулять в парк.",
        ["ja"] = "こんにちは、はじめまして。今日はいい天気ですから、公園を散歩しましょう。",
        ["ko"] = "안녕하세요, 만나서 반갑습니다. 오늘 날씨가 좋으니 공원을 산책합시다.",
    };

    /// <summary>The sentence in a language; English where there is none.</summary>
    public static string In(string language) => Sentences.GetValueOrDefault(language) ?? Sentences["en"];

    /// <summary>The sentence in the voice's language; for a voice of several, in the first that the catalogue documents.</summary>
    public static (string Language, string Text) For(VoiceProfile voice, CatalogueVoice? documented)
    {
        string?[] languages = [voice.Language, .. documented?.Languages ?? []];
        foreach (var language in languages)
        {
            var code = language?.Split('-')[0].ToLowerInvariant();
            if (code is not null && Sentences.TryGetValue(code, out var sentence))
                return (code, sentence);
        }
        // A voice of another language reads numbers at least.
        return (voice.Language ?? "en", voice.Language is null ? Sentences["en"] : "1 2 3 4 5 6 7 8 9 10");
    }
}
