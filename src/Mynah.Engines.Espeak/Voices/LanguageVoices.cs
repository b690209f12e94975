using Mynah.Text;

namespace Mynah.Engines.Espeak.Voices;

/// <summary>Which of espeak-ng's voices speaks which language.</summary>
internal static class LanguageVoices
{
    /// <summary>The languages that Mynah prepares text for.</summary>
    internal static IReadOnlyList<string> Codes { get; } = ["zh", "yue", "en", "de", "fr", "es", "it", "pt", "ru", "ja", "ko"];

    /// <summary>The voice file for one of <see cref="Codes"/> or a common accent of it; null when the installed files must be asked.</summary>
    /// <param name="language">A language code or tag, in any case.</param>
    /// <param name="form">Chinese in pinyin and Cantonese in jyutping have voices of their own: the others read Latin letters as English.</param>
    internal static string? Find(string language, SpokenForm form) => (language.ToLowerInvariant(), form) switch
    {
        ("zh" or "zh-cn" or "cmn" or "cmn-latn-pinyin", SpokenForm.Reading or SpokenForm.Phonemes) => "sit/cmn-Latn-pinyin",
        ("zh" or "zh-cn" or "cmn", _) => "sit/cmn",
        ("yue" or "zh-yue" or "zh-hk", SpokenForm.Reading) => "sit/yue-Latn-jyutping",
        ("yue" or "zh-yue" or "zh-hk", _) => "sit/yue",
        ("en" or "en-us", _) => "gmw/en-US",
        ("en-gb", _) => "gmw/en",
        ("de", _) => "gmw/de",
        ("fr" or "fr-fr", _) => "roa/fr",
        ("es", _) => "roa/es",
        ("it", _) => "roa/it",
        ("pt" or "pt-br", _) => "roa/pt-BR",
        ("pt-pt", _) => "roa/pt",
        ("ru", _) => "zle/ru",
        ("ja", _) => "jpx/ja",
        ("ko", _) => "ko",
        // espeak-ng has no voice for these scripts, but names their letters in English.
        ("lo" or "km" or "bo", _) => "gmw/en-US",
        _ => null,
    };

    /// <summary>Mynah's code for a tag of espeak-ng: the tag's language where Mynah has it, otherwise the tag.</summary>
    internal static string CodeOf(string tag)
    {
        var language = tag.Split('-')[0];
        return language switch
        {
            "cmn" => "zh",
            "zh" or "yue" or "en" or "de" or "fr" or "es" or "it" or "pt" or "ru" or "ja" or "ko" => language,
            _ => tag,
        };
    }
}
