using Mynah.Text.Chinese.Words;

namespace Mynah.Text.Chinese.Reading;

/// <summary>Traditional characters: their simplified form, and the reading they keep where the simplified form has several. Thread-safe.</summary>
internal static class TraditionalCharacters
{
    // Words in which 乾 and 著 are not simplified to 干 and 着.
    private const string AfterQian = "坤隆元卦陵";
    private const string AfterZhu = "名作称者录述";
    private const string BeforeZhu = "显卓昭巨原专名编译论遗拙";

    // A traditional character often has one reading where the simplified one has two.
    private static readonly Dictionary<char, string> s_readings = new()
    {
        ['髮'] = "fa4", ['發'] = "fa1", ['隻'] = "zhi1", ['幹'] = "gan4", ['乾'] = "gan1", ['髒'] = "zang1", ['臟'] = "zang4",
        ['捲'] = "juan3", ['麵'] = "mian4", ['鬆'] = "song1", ['徵'] = "zheng1", ['穀'] = "gu3", ['係'] = "xi4", ['颳'] = "gua1",
        ['鬥'] = "dou4", ['蘇'] = "su1", ['瞭'] = "liao3", ['禦'] = "yu4", ['醜'] = "chou3",
    };

    /// <summary>The simplified form, of the same length.</summary>
    public static string Simplify(string text)
    {
        var table = WordTable.Shared;
        return string.Create(text.Length, text, (made, written) =>
        {
            for (var i = 0; i < written.Length; i++)
                made[i] = Stays(written, i) ? written[i] : written[i] == '著' ? '着' : table.Simplify(written[i]);
        });
    }

    /// <summary>The only reading of a traditional character whose simplified form has several; null otherwise.</summary>
    public static string? Reading(char written) => s_readings.GetValueOrDefault(written);

    private static bool Stays(string text, int i) => text[i] switch
    {
        '乾' => i + 1 < text.Length && AfterQian.Contains(text[i + 1], StringComparison.Ordinal),
        '著' => (i + 1 < text.Length && AfterZhu.Contains(WordTable.Shared.Simplify(text[i + 1]), StringComparison.Ordinal))
            || (i > 0 && BeforeZhu.Contains(WordTable.Shared.Simplify(text[i - 1]), StringComparison.Ordinal)),
        _ => false,
    };
}
