using System.Globalization;
using System.Text.RegularExpressions;
using Mynah.Text.Chinese.Numbers;

namespace Mynah.Text.Chinese.Writing;

/// <summary>Numbers that no other rule took: fractions, powers, negative numbers, models after a Latin word, and plain ones.</summary>
internal static partial class NumberRules
{
    // After these a hyphen ties a model to its number (歼-20); elsewhere it is a minus.
    private static readonly string[] s_models =
    [
        "歼", "东风", "长征", "神舟", "苏", "米", "运", "嫦娥", "天宫", "天问", "轰", "直", "伊尔", "图", "安", "强", "红旗", "鹰击", "巨浪", "长剑", "霹雳", "彩虹", "翼龙",
        "教", "米格", "卡", "雅克", "幻影", "阿波罗", "旅行者", "朱雀", "快舟", "天舟", "爱国者", "白杨", "火星", "民兵", "海马", "天弓", "雄风", "涡扇", "实践", "风云", "高分", "联盟", "型", "新闻", "武", "碳", "铀", "钴", "氢", "氦", "铯", "碘", "钚", "锶", "钾", "氡", "镭", "锝", "磷",
    ];


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
        if (text.Continues(at, "7/24") && !char.IsAsciiDigit(text.At(at + 4)) && !char.IsAsciiDigit(text.At(at - 1)))
            return new Said(4, "七乘二十四");
        if (Fraction().Match(text.Text, at) is { Success: true } fraction && text.At(at - 1) is not '/')
            return SayFraction(text, at, fraction);
        if (Power().Match(text.Text, at) is { Success: true } power)
            return SayPower(text, at, power);
        if (Lettered().Match(text.Text, at) is { Success: true } range && !char.IsAsciiLetter(text.At(at - 1)))
            return new Said(range.Length, ChineseNumbers.Cardinal(range.Groups["a"].ValueSpan) + range.Groups["unit"].Value + "至" + ChineseNumbers.Cardinal(range.Groups["b"].ValueSpan) + range.Groups["unit"].Value);
        if (Slashed().Match(text.Text, at) is { Success: true } slashed)
            return new Said(slashed.Length, string.Join("杠", slashed.Value.Split('/').Select(p => ChineseNumbers.Cardinal(p))));
        var match = Number().Match(text.Text, at);
        var per = QuantityRules.PerAfter(text, at + match.Length);
        return new Said(match.Length + per.Length, SayPlain(text, at, match) + per.Words);
    }

    private static Said SayPower(WrittenText text, int at, Match power)
    {
        var (unit, end) = QuantityRules.UnitAfter(text, at + power.Length);
        if (unit.Length == 0 && text.At(end) == '/' && QuantityRules.UnitAfter(text, end + 1) is { Name.Length: > 0 } per)
            (unit, end) = ("每" + per.Name, per.End);
        var raised = power.Groups["raised"] is { Success: true } superscript ? SymbolRules.Power(superscript.ValueSpan) : "的" + ChineseNumbers.Cardinal(power.Groups["n"].ValueSpan) + "次方";
        return new Said(end - at, ChineseNumbers.Cardinal(power.Groups["base"].ValueSpan) + raised + unit);
    }

    private static Said Signed(WrittenText text, int at)
    {
        var before = text.At(at - 1);
        if (text.At(at) == '-' && SymbolRules.RangeWord(text, at) is not null)
            return Said.Nothing;
        if (text.At(at) == '+' && char.IsLetter(before))
            return Said.Nothing;
        if (!char.IsAsciiDigit(text.At(at + 1)) || char.IsAsciiLetterOrDigit(before) || before is ')' or '）' or '²' or '³' or '%' or '℃')
            return Said.Nothing;
        if (before == ' ' && char.IsAsciiLetterOrDigit(text.At(at - 2)))
            return Said.Nothing;
        if (text.At(at) == '-' && Fraction().Match(text.Text, at + 1) is { Success: true } fraction && !fraction.Groups["whole"].Success)
            return new Said(1 + fraction.Length, "负" + ChineseNumbers.Fraction(fraction.Groups["a"].ValueSpan, fraction.Groups["b"].ValueSpan));
        var match = Number().Match(text.Text, at + 1);
        var isModel = text.Follows(at, s_models) && !match.Value.Contains('.', StringComparison.Ordinal);
        var sign = text.At(at) == '+' ? (match.Value == "1" ? "加" : "正") : isModel ? "" : "负";
        if (text.At(at) == '+' && text.IsSum(at) && before != '\n')
            sign = "加";
        var isNamed = isModel && match.Length == 3 && !match.Value.EndsWith("00", StringComparison.Ordinal); // 铀-235
        return new Said(1 + match.Length, sign + (isNamed ? ChineseNumbers.Digits(match.ValueSpan, text.IsMandarin) : ChineseNumbers.Cardinal(match.ValueSpan)));
    }

    private static Said SayFraction(WrittenText text, int at, Match match)
    {
        var (whole, numerator, denominator) = (match.Groups["whole"].Value, match.Groups["a"].Value, match.Groups["b"].Value);
        if (text.HasBefore(at, 6, "血压", "比分") || text.Continues(at + match.Length, "mmHg", " mmHg"))
        {
            var unit = PressureUnit().Match(text.Text, at + match.Length);
            return new Said(match.Length + unit.Length, ChineseNumbers.Cardinal(numerator) + "比" + ChineseNumbers.Cardinal(denominator) + (unit.Success ? "毫米汞柱" : ""));
        }
        if (whole.Length == 0 && int.Parse(numerator, CultureInfo.InvariantCulture) > int.Parse(denominator, CultureInfo.InvariantCulture) && text.At(at + match.Length) == '=')
            return new Said(match.Length, ChineseNumbers.Cardinal(numerator) + "除以" + ChineseNumbers.Cardinal(denominator));
        if (text.Continues(at + match.Length, "拍") && numerator.Length == 1 && denominator is "2" or "4" or "8" or "16")
            return new Said(match.Length, ChineseNumbers.Cardinal(denominator) + ChineseNumbers.Cardinal(numerator));
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
        if ((isWhole && (text.At(at - 1) == '_' || (text.At(at - 1) == '秒' && digits.Length == 2 && char.IsAsciiDigit(text.At(at - 2))))) || digits == "802.11")
            return string.Join("点", digits.Split('.').Select(d => ChineseNumbers.Digits(d)));
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
        return char.IsAsciiLetter(before) || (before is ' ' or '-' && char.IsAsciiLetter(text.At(at - 2))) || (before is '-' && text.TokenBefore(at - 1).ContainsAnyInRange('A', 'z')) || text.Follows(at, "波音", "空客", "麦道", "宝马", "奔驰", "标致");
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

    [GeneratedRegex(@"\G(?<base>\d{1,9}(?:\.\d{1,9})?)(?:\^(?<n>-?\d{1,4})|(?<raised>⁻?[⁰¹²³⁴-⁹]{1,6}))", RegexOptions.CultureInvariant)]
    private static partial Regex Power();

    [GeneratedRegex(@"\G(?<a>\d{1,6}(?:\.\d{1,3})?)(?<unit>[A-Za-z]{1,3}) ?[-~—–至] ?(?<b>\d{1,6}(?:\.\d{1,3})?)\k<unit>(?![A-Za-z0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Lettered();

    [GeneratedRegex(@"\G\d{1,4}(?:/\d{1,4}){2,4}(?![\d/])", RegexOptions.CultureInvariant)]
    private static partial Regex Slashed();

    [GeneratedRegex(@"\G ?mm ?Hg", RegexOptions.CultureInvariant)]
    private static partial Regex PressureUnit();
}
