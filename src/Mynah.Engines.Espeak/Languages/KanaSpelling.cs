using Mynah.Text;

namespace Mynah.Engines.Espeak.Languages;

/// <summary>
/// Spells kana so that espeak-ng 1.51 says them right. Its Japanese voice gives リョ the vowels "ao", drops the w of クァ, says
/// the name of a letter for ・, for a small kana alone and for a ー that it cannot place, and knows the small vowels only after
/// some kana (each mora was tried). Everything else is passed on.
/// </summary>
internal static class KanaSpelling
{
    private const string SmallVowels = "ァィゥェォ";
    private const string Vowels = "アイウエオ";

    // The kana that end in each of the vowels above; ッ before a vowel keeps a ー away too.
    private static readonly string[] VowelRows =
    [
        "アカサタナハマヤラワガザダバパャヵヶッ", "イキシチニヒミリギジヂビピヰッ", "ウクスツヌフムユルグズヅブプヴュッ", "エケセテネヘメレゲゼデベペヱッ", "オコソトノホモヨロヲゴゾドボポョッ",
    ];

    // Kana and the small kana after them that espeak says as one mora.
    private static readonly HashSet<string> Spoken = new(StringComparer.Ordinal)
    {
        "ファ", "フィ", "フェ", "フォ", "ヴァ", "ヴィ", "ヴェ", "ヴォ", "ヴュ", "ティ", "ディ", "トゥ", "ドゥ", "テュ", "デュ",
        "チェ", "シェ", "ジェ", "ツァ", "ツェ", "ツォ", "ウィ", "ウェ", "ウォ", "クィ", "クェ", "クォ", "イェ",
    };

    private static readonly Dictionary<string, string> Respelt = new(StringComparer.Ordinal)
    {
        ["リャ"] = "リヤ", ["リュ"] = "リユ", ["リョ"] = "リヨ", ["フュ"] = "ヒュ", ["クァ"] = "クワ", ["クヮ"] = "クワ", ["グァ"] = "グワ", ["グヮ"] = "グワ",
        ["スィ"] = "シ", ["ズィ"] = "ジ", ["ツィ"] = "ツイ", ["ヒェ"] = "ヒエ", ["ニェ"] = "ニエ", ["キェ"] = "キエ", ["ヴャ"] = "ビャ", ["ヴョ"] = "ビョ",
    };

    /// <summary>Respells a reading in katakana; every part stays tied to its source.</summary>
    public static MappedText Spell(MappedText reading)
    {
        var text = reading.Text;
        var builder = new MappedTextBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            var pair = at + 1 < text.Length ? text.Substring(at, 2) : "";
            if (Respelt.TryGetValue(pair, out var said))
            {
                builder.Append(said, reading, new TextSpan(at++, 2));
                continue;
            }
            if (Spoken.Contains(pair) || (pair.Length == 2 && IsGlide(pair[1]) && TakesGlide(pair[0])))
            {
                builder.Keep(reading, new TextSpan(at++, 2));
                continue;
            }
            if (Alone(text, at) is { } kana)
                builder.Append(kana, reading, new TextSpan(at, 1));
            else
                builder.Keep(reading, new TextSpan(at, 1));
        }
        return builder.Build();
    }

    private static bool IsGlide(char c) => c is 'ャ' or 'ュ' or 'ョ';

    private static bool TakesGlide(char c) => "キギシジチヂニヒビピミ".Contains(c, StringComparison.Ordinal);

    private static string? Alone(string text, int at) => text[at] switch
    {
        'ー' when at == 0 || !Lengthens(text, at) => "",
        '・' => " ",
        'ヮ' => "ワ",
        'ャ' => "ヤ",
        'ュ' => "ユ",
        'ョ' => "ヨ",
        'ヶ' => "カ",
        'ヵ' => "カ",
        'ヷ' => "ヴァ",
        'ヸ' => "ヴィ",
        'ヹ' => "ヴェ",
        'ヺ' => "ヴォ",
        var c when SmallVowels.IndexOf(c, StringComparison.Ordinal) is var small and >= 0 => Vowels[small].ToString(),
        _ => null,
    };

    // espeak lengthens one kana once; not ン or ッ, not another ー, and not the second of two equal vowels (コオー).
    private static bool Lengthens(string text, int at)
    {
        var before = text[at - 1];
        return before is >= 'ァ' and <= 'ヺ' and not ('ン' or 'ッ')
            && !(at > 1 && Vowels.IndexOf(before, StringComparison.Ordinal) is var vowel and >= 0
                && VowelRows[vowel].Contains(text[at - 2], StringComparison.Ordinal));
    }
}
