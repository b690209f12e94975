using System.Text.RegularExpressions;
using Mynah.Text.Chinese.Numbers;

namespace Mynah.Text.Chinese.Writing;

/// <summary>Latin letters that are not words: Roman numerals, and B2B and its like. All other Latin words stay as they are.</summary>
internal static partial class LatinRules
{
    private static readonly string[] s_numbered = ["世纪", "世", "型", "期", "级", "类", "度", "章", "卷", "部", "代", "区", "组", "号", "节", "阶段", "条", "届"];

    public static Said Say(WrittenText text, int at)
    {
        var letter = text.At(at);
        if (letter is >= 'Ⅰ' and <= 'Ⅻ' or >= 'ⅰ' and <= 'ⅻ')
            return new Said(1, ChineseNumbers.Cardinal($"{(letter <= 'Ⅻ' ? letter - 'Ⅰ' : letter - 'ⅰ') + 1}"));
        if (!char.IsAsciiLetter(letter) || char.IsAsciiLetterOrDigit(text.At(at - 1)))
            return Said.Nothing;
        if (text.Continues(at, "No.", "NO.", "no.") && char.IsAsciiDigit(text.At(at + 3)))
            return new Said(3, "第");
        if (Pair().Match(text.Text, at) is { Success: true } pair)
            return new Said(pair.Length, pair.Value[0] + " to " + pair.Value[2]);
        return Numeral().Match(text.Text, at) is { Success: true } numeral && IsNumeral(text, at, numeral)
            ? new Said(numeral.Length, ChineseNumbers.Cardinal($"{RomanNumerals.Value(numeral.ValueSpan)}"))
            : Said.Nothing;
    }

    private static bool IsNumeral(WrittenText text, int at, Match match)
    {
        if (RomanNumerals.Value(match.ValueSpan) == 0)
            return false;
        var end = at + match.Length;
        if (text.At(at - 1) == '第' || (match.Length > 1 && text.At(at - 1) >= '\u3400' && match.Value.Contains('I') && match.Value.All(c => c is 'I' or 'V' or 'X')))
            return true;
        if (match.Length == 1 && match.Value != "I")
            return false;
        return text.Continues(end, s_numbered) && (match.Length > 1 || text.Continues(end, "型", "期", "级", "类", "度", "卷", "世"));
    }

    [GeneratedRegex(@"\G[BCOPG]2[BCOPG](?![A-Za-z0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Pair();

    [GeneratedRegex(@"\G[IVXLCDM]{1,9}(?![A-Za-z0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Numeral();
}
