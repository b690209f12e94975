using System.Text;

namespace Mynah.Text;

/// <summary>
/// Splits a text into stretches of one language by script. Letters of the main language's scripts, and everything that is not
/// a letter, stay with the main language; what stands between two words of the same other script, or touches one without a
/// space (<c>MP3</c>), goes with them.
/// </summary>
internal static class LanguageRuns
{
    /// <summary>The runs in order; joined, they are the text.</summary>
    public static List<(string Language, TextSpan Part)> Split(string text, string main)
    {
        var runs = new List<(string Language, TextSpan Part)>();
        var at = 0;
        while (NextForeign(text, at, main) is { Length: > 0 } foreign)
        {
            var language = LanguageDetector.Detect(text.AsSpan(foreign.Start, foreign.Length));
            if (foreign.Start > at)
                AddMain(runs, text, main, new TextSpan(at, foreign.Start - at));
            Add(runs, language, foreign);
            at = foreign.End;
        }
        if (at < text.Length)
            AddMain(runs, text, main, new TextSpan(at, text.Length - at));
        return runs;
    }

    /// <summary>True when a text has a letter or a digit.</summary>
    public static bool IsSpeakable(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetter(rune) || Rune.IsNumber(rune))
                return true;
        }
        return false;
    }

    /// <summary>Punctuation alone is no run of its own: it stays with the run it follows and gives that its intonation.</summary>
    private static void AddMain(List<(string Language, TextSpan Part)> runs, string text, string main, TextSpan part)
        => Add(runs, runs.Count > 0 && !IsSpeakable(text.AsSpan(part.Start, part.Length)) ? runs[^1].Language : main, part);

    private static void Add(List<(string Language, TextSpan Part)> runs, string language, TextSpan part)
    {
        if (runs.Count > 0 && runs[^1].Language == language)
            runs[^1] = (language, new TextSpan(runs[^1].Part.Start, part.End - runs[^1].Part.Start));
        else
            runs.Add((language, part));
    }

    /// <summary>The next stretch of letters of one foreign family, from its first letter to its last and what touches that.</summary>
    private static TextSpan NextForeign(string text, int from, string main)
    {
        int start = -1, end = 0, letters = 0;
        var family = Script.Common;
        for (var at = from; at < text.Length;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
            var script = FamilyOf(Scripts.Of(rune), main);
            if (script != Script.Common && start >= 0 && script != family)
            {
                if (!IsSymbolic(family, letters))
                    break;
                start = -1;
            }
            if (script is not (Script.Common or NativeScript))
            {
                if (start < 0)
                    (start, family, letters) = (TouchingBefore(text, from, at), script, 0);
                end = at + length;
                letters++;
            }
            at += length;
        }
        return start < 0 || IsSymbolic(family, letters) ? default : new TextSpan(start, TouchingAfter(text, end) - start);
    }

    private const Script NativeScript = Script.Other + 1;

    /// <summary>A single Greek letter is a symbol (α, π) that every language names itself.</summary>
    private static bool IsSymbolic(Script family, int letters) => family == Script.Greek && letters == 1;

    private static Script FamilyOf(Script script, string main)
    {
        if (script == Script.Common)
            return script;
        var isNative = main switch
        {
            "zh" or "yue" => script == Script.Han,
            "ja" => script is Script.Han or Script.Kana,
            "ko" => script is Script.Hangul or Script.Han,
            _ => script == ScriptOf(main),
        };
        if (isNative)
            return NativeScript;
        return script == Script.Kana ? Script.Han : script;
    }

    private static Script ScriptOf(ReadOnlySpan<char> language) => language switch
    {
        "ru" or "uk" or "be" or "sr" or "bg" or "mk" or "kk" => Script.Cyrillic,
        "el" => Script.Greek,
        "hy" => Script.Armenian,
        "he" => Script.Hebrew,
        "ar" or "fa" or "ur" => Script.Arabic,
        "hi" or "mr" or "ne" => Script.Devanagari,
        "bn" => Script.Bengali,
        "pa" => Script.Gurmukhi,
        "gu" => Script.Gujarati,
        "ta" => Script.Tamil,
        "te" => Script.Telugu,
        "kn" => Script.Kannada,
        "ml" => Script.Malayalam,
        "si" => Script.Sinhala,
        "th" => Script.Thai,
        "lo" => Script.Lao,
        "bo" => Script.Tibetan,
        "my" => Script.Burmese,
        "ka" => Script.Georgian,
        "am" => Script.Ethiopic,
        "km" => Script.Khmer,
        _ when language.IndexOf('-') is > 0 and var dash => ScriptOfBase(language[..dash]),
        _ => Script.Latin,
    };

    private static Script ScriptOfBase(ReadOnlySpan<char> language)
        => language is "zh" or "cmn" ? Script.Han : language is "ja" ? Script.Kana : language is "ko" ? Script.Hangul : ScriptOf(language);

    private static int TouchingBefore(string text, int from, int at)
    {
        while (at > from && (char.IsAsciiDigit(text[at - 1]) || (text[at - 1] is '.' or ',' && IsInsideWord(text, from, at - 1))))
            at--;
        return at;
    }

    /// <summary>True for the point of "3.5km" and the dot of ".NET".</summary>
    private static bool IsInsideWord(string text, int from, int at)
        => at > from ? char.IsAsciiDigit(text[at - 1]) || (text[at] == '.' && !char.IsPunctuation(text[at - 1])) : text[at] == '.';

    private static int TouchingAfter(string text, int at)
    {
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] is '#' or '+' || IsMark(text[at])))
            at++;
        return at;
    }

    private static bool IsMark(char c)
        => char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark
            or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
