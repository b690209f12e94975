namespace Mynah.Text;

/// <summary>Full-width Latin letters and digits, and half-width kana, in their ordinary width (blocks FF00–FFEF of Unicode).</summary>
internal static class WidthForms
{
    /// <summary>FF61 … FF9F in order.</summary>
    private const string HalfWidthKana =
        "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜";

    /// <summary>The ordinary form of the character at a place, or null when it is ordinary.</summary>
    public static string? Find(string text, int at, ref int length)
    {
        var c = text[at];
        if (c is >= '｡' and <= 'ﾟ')
            return Kana(text, at, ref length);
        return c switch
        {
            // These are the ordinary punctuation of Chinese and Japanese; only inside a number do they stand for the narrow ones.
            '！' or '？' or '（' or '）' or '；' or '～' => null,
            '，' or '：' when !IsInNumber(text, at) => null,
            >= '！' and <= '～' => ((char)(c - 0xFEE0)).ToString(),
            '￠' => "¢",
            '￡' => "£",
            '￥' => "¥",
            '￦' => "₩",
            '￣' => "¯",
            _ => null,
        };
    }

    private static string Kana(string text, int at, ref int length)
    {
        var kana = HalfWidthKana[text[at] - '｡'];
        var mark = at + 1 < text.Length ? text[at + 1] : '\0';
        if (mark is 'ﾞ' or 'ﾟ' && Compositions.Find(kana, mark == 'ﾞ' ? '\u3099' : '\u309A') is { } voiced)
        {
            length = 2;
            return voiced;
        }
        return kana.ToString();
    }

    // Between digits of either width a colon is one of a time; a comma between narrow digits may part the items of a list.
    private static bool IsInNumber(string text, int at)
        => at > 0 && at + 1 < text.Length && (IsWideDigit(text[at - 1]) && IsWideDigit(text[at + 1])
            || (text[at] == '：' && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1])));

    private static bool IsWideDigit(char c) => c is >= '０' and <= '９';
}
