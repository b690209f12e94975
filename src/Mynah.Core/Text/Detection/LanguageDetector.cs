using System.Buffers;

namespace Mynah.Text;

/// <summary>
/// Finds the main language of a sentence: by its script, and among the languages written in Latin letters by common words,
/// endings and letters. Safe for concurrent calls; some microseconds per sentence.
/// </summary>
public static class LanguageDetector
{
    /// <summary>The language when nothing speaks for any.</summary>
    public const string Default = "en";

    private static readonly SearchValues<char> Ukrainian = SearchValues.Create("іїєґІЇЄҐ");
    private static readonly SearchValues<char> Serbian = SearchValues.Create("ђјљњћџЂЈЉЊЋЏ");

    // How much one letter of a script weighs against one Latin word. A Chinese word has about one and a half characters;
    // names and terms that are in no table count half a word, so that a Chinese sentence full of product names stays Chinese.
    private const float HanWord = 0.75f;
    private const float KanaWord = 0.5f;
    private const float HangulWord = 0.5f;
    private const float OtherWord = 0.25f;
    private const float UnknownWord = 0.5f;

    /// <summary>Finds the main language of a sentence.</summary>
    /// <param name="sentence">The sentence; of a long text only the first 2,000 UTF-16 units are looked at.</param>
    /// <param name="previous">The language of the sentence before, which decides when this one does not tell.</param>
    /// <returns>A language code: <c>zh yue ja ko ru en de fr es it pt</c>, or that of another script (<c>ar he el hi th</c> …).</returns>
    public static string Detect(ReadOnlySpan<char> sentence, string? previous = null)
    {
        var text = sentence[..Math.Min(sentence.Length, 2000)];
        var counts = new ScriptCounts(text);
        var (main, weight) = Heaviest(counts);
        if (counts[Script.Latin] == 0)
            return main == Script.Common ? previous ?? Default : LanguageOf(main, text, counts, previous);

        Span<float> scores = stackalloc float[LatinLanguages.Count];
        scores.Clear();
        var (words, known) = LatinLanguages.Score(text, scores);
        if (weight > known + ((words - known) * UnknownWord))
            return LanguageOf(main, text, counts, previous);
        return LatinLanguages.Best(scores, previous) ?? (IsLatin(previous) ? previous! : Default);
    }

    private static (Script Script, float Weight) Heaviest(in ScriptCounts counts)
    {
        var (han, kana, hangul) = (counts[Script.Han], counts[Script.Kana], counts[Script.Hangul]);
        var (best, weight) = (Script.Common, 0f);
        if (han + kana > 0)
            (best, weight) = (kana * 8 >= han ? Script.Kana : Script.Han, (han * HanWord) + (kana * KanaWord));
        var korean = (hangul > han ? hangul + han : hangul) * HangulWord; // hanja stand among hangul
        if (korean > 0 && (korean >= weight || hangul > han))
            (best, weight) = (Script.Hangul, korean);
        var other = counts.MostOther();
        if (other != Script.Common && counts[other] * OtherWord > weight)
            (best, weight) = (other, counts[other] * OtherWord);
        return (best, weight);
    }

    private static string LanguageOf(Script script, ReadOnlySpan<char> text, in ScriptCounts counts, string? previous) => script switch
    {
        Script.Kana when counts[Script.Han] * HanWord > counts[Script.Kana] * KanaWord && HanLanguages.IsClearlyChinese(text) => "zh",
        Script.Kana => "ja",
        Script.Hangul => "ko",
        Script.Han => HanLanguages.Find(text, counts[Script.Han], previous),
        Script.Cyrillic => Cyrillic(text),
        Script.Greek => "el",
        Script.Armenian => "hy",
        Script.Hebrew => "he",
        Script.Arabic => text.IndexOfAny('ے', 'ٹ', 'ڑ') >= 0 ? "ur" : text.IndexOfAny('پ', 'چ', 'گ') >= 0 ? "fa" : "ar",
        Script.Devanagari => "hi",
        Script.Bengali => "bn",
        Script.Gurmukhi => "pa",
        Script.Gujarati => "gu",
        Script.Tamil => "ta",
        Script.Telugu => "te",
        Script.Kannada => "kn",
        Script.Malayalam => "ml",
        Script.Sinhala => "si",
        Script.Thai => "th",
        Script.Lao => "lo",
        Script.Tibetan => "bo",
        Script.Burmese => "my",
        Script.Georgian => "ka",
        Script.Ethiopic => "am",
        Script.Khmer => "km",
        _ => previous ?? Default,
    };

    private static string Cyrillic(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAny('ў', 'Ў') >= 0)
            return "be";
        if (text.IndexOfAny(Ukrainian) >= 0)
            return "uk";
        return text.IndexOfAny(Serbian) >= 0 ? "sr" : "ru";
    }

    private static bool IsLatin(string? language)
        => language is not (null or "zh" or "yue" or "ja" or "ko" or "ru" or "uk" or "be" or "sr" or "el" or "hy" or "he" or "ar" or "fa"
            or "ur" or "hi" or "bn" or "pa" or "gu" or "ta" or "te" or "kn" or "ml" or "si" or "th" or "lo" or "bo" or "my" or "ka" or "am"
            or "km");
}
