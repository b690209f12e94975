using System.Text.RegularExpressions;
using Mynah.Text.Chinese.Numbers;

namespace Mynah.Text.Chinese.Writing;

/// <summary>Telephone numbers: mobile, with area code, 400 and 800, international, and short numbers that one calls.</summary>
internal static partial class TelephoneRules
{
    private static readonly string[] s_calls = ["拨打", "电话", "热线", "客服", "致电", "急救", "火警", "报警", "呼叫", "手机", "传真", "联络", "联系", "查询", "座机", "WhatsApp", "短信", "分机", "Tel", "tel", "TEL"];

    public static Said Say(WrittenText text, int at)
    {
        var first = text.At(at);
        if ((!char.IsAsciiDigit(first) && first is not ('+' or '(' or '（')) || char.IsAsciiLetterOrDigit(text.At(at - 1)))
            return Said.Nothing;
        if (text.At(at - 1) is '-' or '.' or ',' && char.IsAsciiDigit(text.At(at - 2)))
            return Said.Nothing;
        var match = Full().Match(text.Text, at);
        if (!match.Success && (!text.IsMandarin || text.HasBefore(at, 6, s_calls)))
            match = EightDigits().Match(text.Text, at);
        if (!match.Success)
            match = Short().Match(text.Text, at) is { Success: true } called && IsCalled(text, at, called) ? called : Match.Empty;
        if (!match.Success || match.Length == 0)
            return Said.Nothing;
        var number = match.Groups["number"];
        var said = ChineseTelephones.Telephone(number.ValueSpan, text.IsMandarin);
        if (match.Groups["extension"] is { Success: true } extension)
            said += " 转 " + ChineseNumbers.Digits(extension.ValueSpan, text.IsMandarin);
        return new Said(match.Length, said);
    }

    private static bool IsCalled(WrittenText text, int at, Match match) =>
        (text.HasBefore(at, 6, s_calls) || text.Follows(at, "打", "拨", "打了", "拨了", "拨通", "打通", "打给", "打过") || text.Continues(at + match.Length, "报警", "急救", "火警", "热线", "电话", "客服", "短信"))
        && !QuantityRules.IsMeasured(text, at + match.Length);

    [GeneratedRegex(@"\G(?<number>(?:(?:\+|00)86[- ]?)?1[3-9]\d(?:(?:[- ]\d{4}[- ]\d{4})|(?:[- ]\d{3}[- ]\d{5})|\d{8})|(?:(?:\+|00)86[- ]?)?[(（]?0\d{2,3}[)）]?[- ]?\d{7,8}|(?:(?:\+|00)86[- ]?)\d{2,3}[- ]\d{4}[- ]?\d{4}|\+\d{1,3}(?:[- ]?\d{2,5}){2,4}|[48]00[- ]\d{3,4}[- ]\d{3,4}|[48]00\d{7}|[(（]?0\d{2,3}[)）]?[- ]?\d{3,4}[- ]\d{4})(?:(?:-|转|ext\.?|x)(?<extension>\d{1,6}))?(?![\dA-Za-z]|\.\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Full();

    // Hong Kong and Macau: no area code.
    [GeneratedRegex(@"\G(?<number>[2-9]\d{3}[- ]\d{4})(?![\d.%A-Za-z年-])", RegexOptions.CultureInvariant)]
    private static partial Regex EightDigits();

    [GeneratedRegex(@"\G(?<number>\d{3,8}(?:-\d{4})?)(?![\d.%A-Za-z])", RegexOptions.CultureInvariant)]
    private static partial Regex Short();
}
