using System.Text.RegularExpressions;
using Mynah.Text.Chinese.Numbers;

namespace Mynah.Text.Chinese.Writing;

/// <summary>Numbers that no other rule took: fractions, powers, negative numbers, models after a Latin word, and plain ones.</summary>
internal static partial class NumberRules
{
    // After these a hyphen before a number is a minus; after other characters it ties a model to its number (歼-20).
    private const string BeforeMinus = "为是在到至达约近于低零差值分得由从有和与或以加减乘除";

    public static Said Say(WrittenText text, int at)
    {
        if (text.At(at) is '-' or '+')
            return Signed(text, at);
        if (text.At(at) == '.' && char.IsAsciiDigit(text.At(at + 1)) && !char.IsLetterOrDigit(text.At(at - 1)) && Number().Match(text.Text, at + 1) is { Success: true } part)
            return new Said(1 + part.Length, "零点" + ChineseNumbers.Digits(part.ValueSpan));
        if (!char.IsAsciiDigit(text.At(at)))
            return Said.Nothing;
        if (text.Continues(at, "24/7") && !char.IsAsciiDigit(text.At(at + 4)) && !char.IsAsciiDigit(text.At(at - 1)))
            return new Said(4, "七天二十四小时");
        if (Fraction().Match(text.Text, at) is { Success: true } fraction && text.At(at - 1) is not '/')
            return SayFraction(text, at, fraction);
        if (Power().Match(text.Text, at) is { Success: true } power)
        {
            var (unit, end) = QuantityRules.UnitAfter(text, at + power.Length);
            return new Said(end - at, ChineseNumbers.Cardinal(power.Groups[1].ValueSpan) + "的" + ChineseNumbers.Cardinal(power.Groups[2].ValueSpan) + "次方" + unit);
        }
        var match = Number().Match(text.Text, at);
        return new Said(match.Length, SayPlain(text, at, match));
    }

    private static Said Signed(WrittenText text, int at)
    {
        var before = text.At(at - 1);
        if (!char.IsAsciiDigit(text.At(at + 1)) || char.IsAsciiLetterOrDigit(before) || before is ')' or '）' or '²' or '³' or '%' or '℃')
            return Said.Nothing;
        if (before == ' ' && char.IsAsciiLetterOrDigit(text.At(at - 2)))
            return Said.Nothing;
        var match = Number().Match(text.Text, at + 1);
        var isModel = char.IsLetter(before) && !BeforeMinus.Contains(before, StringComparison.Ordinal);
        var sign = text.At(at) == '+' ? "正" : isModel ? "" : "负";
        return new Said(1 + match.Length, sign + ChineseNumbers.Cardinal(match.ValueSpan));
    }

    private static Said SayFraction(WrittenText text, int at, Match match)
    {
        var (whole, numerator, denominator) = (match.Groups["whole"].Value, match.Groups["a"].Value, match.Groups["b"].Value);
        if (text.HasBefore(at, 6, "血压", "比分") || text.Continues(at + match.Length, "mmHg", " mmHg"))
            return new Said(match.Length, ChineseNumbers.Cardinal(numerator) + "比" + ChineseNumbers.Cardinal(denominator));
        var said = (whole.Length > 0 ? ChineseNumbers.Cardinal(whole) + "又" : "") + ChineseNumbers.Fraction(numerator, denominator);
        return new Said(match.Length, said);
    }

    private static string SayPlain(WrittenText text, int at, Match match)
    {
        var digits = match.Value;
        var next = text.At(at + match.Length);
        var isWhole = digits.All(char.IsAsciiDigit);
        if (isWhole && digits.Length == 2 && text.At(at - 1) == '米' && char.IsAsciiDigit(text.At(at - 2)))
            return ChineseNumbers.Digits(digits); // 1米75
        if (isWhole && digits.Length >= 3 && ((next is 'p' or 'P' && !char.IsAsciiLetter(text.At(at + match.Length + 1))) || (digits.Length > 3 && char.IsAsciiLetter(next) && next is not ('x' or 'X'))) && !digits.EndsWith("00", StringComparison.Ordinal))
            return ChineseNumbers.Digits(digits);
        if (!isWhole || digits.Length < 3 || !IsModel(text, at) || digits.EndsWith(digits.Length == 3 ? "00" : "000", StringComparison.Ordinal))
            return ChineseNumbers.Cardinal(digits);
        return ChineseNumbers.Digits(digits, text.IsMandarin && IsCode(text, at));
    }

    /// <summary>Whether a Latin word stands before: iPhone 15, RTX 4090, A380, COVID-19.</summary>
    private static bool IsModel(WrittenText text, int at)
    {
        var before = text.At(at - 1);
        if (before is 'x' or 'X' && char.IsAsciiDigit(text.At(at - 2)))
            return false;
        return char.IsAsciiLetter(before) || (before is ' ' or '-' && char.IsAsciiLetter(text.At(at - 2))) || text.Follows(at, "波音", "空客", "麦道", "宝马", "奔驰", "标致");
    }

    // One or two capitals before: a train, flight or room.
    private static bool IsCode(WrittenText text, int at)
    {
        var start = at;
        while (at - start < 3 && char.IsAsciiLetterUpper(text.At(start - 1)))
            start--;
        return at - start is 1 or 2 && !char.IsAsciiLetterOrDigit(text.At(start - 1));
    }

    [GeneratedRegex(@"\G(?:\d{1,3}(?:,\d{3})+(?![\d])|\d+)(?:\.\d+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"\G(?:(?<whole>\d{1,4}) )?(?<a>\d{1,4})/(?<b>\d{1,4})(?![\d/.])", RegexOptions.CultureInvariant)]
    private static partial Regex Fraction();

    [GeneratedRegex(@"\G(\d{1,9}(?:\.\d{1,9})?)\^(-?\d{1,4})", RegexOptions.CultureInvariant)]
    private static partial Regex Power();
}
