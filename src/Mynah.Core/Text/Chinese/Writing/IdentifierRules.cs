using System.Text.RegularExpressions;
using Mynah.Text.Chinese.Numbers;

namespace Mynah.Text.Chinese.Writing;

/// <summary>Numbers that name and do not count, read digit by digit: rooms, trains, roads, codes, versions, network addresses.</summary>
internal static partial class IdentifierRules
{
    private static readonly string[] s_names =
    [
        "验证码", "密码", "邮编", "邮政编码", "编号", "账号", "帐号", "卡号", "学号", "工号", "证号", "订单号", "单号", "尾号", "代码", "编码", "房号", "门牌号",
        "QQ", "微信号", "航班", "车次", "车牌", "房间", "教室", "序列号", "批号", "邮箱号", "群号", "口令", "取件码", "提取码", "识别码", "代号", "股票", "流水号", "识别号", "警号", "学籍号", "QQ群", "车牌号", "号码", "密码锁", "激活码", "区号", "条形码", "国道", "省道",
    ];

    // Numbers that are names by themselves.
    private static readonly HashSet<string> s_famous = new(StringComparer.Ordinal)
        { "996", "985", "211", "007", "618", "1314", "520", "911", "404", "3721", "12306", "10086", "12315", "95588", "95533", "95599", "12366", "12348", "12320", "666" };

    public static Said Say(WrittenText text, int at)
    {
        if (!char.IsAsciiDigit(text.At(at)))
            return text.At(at) is 'v' or 'V' ? Version(text, at) : Said.Nothing;
        if (text.At(at - 1) == '.' && char.IsAsciiDigit(text.At(at - 2)))
            return Said.Nothing;
        if (Dotted().Match(text.Text, at) is { Success: true } version)
            return new Said(version.Length, ChineseNumbers.Version(version.ValueSpan));
        if (Digits().Match(text.Text, at) is not { Success: true } match)
            return Said.Nothing;
        var end = at + match.Length;
        if (Building(text, at) is { Length: > 0 } address)
            return address;
        var isName = IsFamous(text, at, match) || IsNamed(text, at) || IsPlace(text, match, end) || IsSerial(text, at, match);
        return isName ? new Said(match.Length, Spell(text, match.Value)) : Said.Nothing;
    }

    /// <summary>Digits and hyphens as a reader names them: 1107-1108 is 幺幺零七杠幺幺零八.</summary>
    public static string Spell(WrittenText text, string digits) =>
        string.Join("杠", digits.Split('-').Select(p => ChineseNumbers.Digits(p, text.IsMandarin)));

    private static Said Version(WrittenText text, int at)
    {
        var match = NamedVersion().Match(text.Text, at);
        return match.Success && !char.IsAsciiLetterOrDigit(text.At(at - 1))
            ? new Said(match.Length, (text.HasBefore(at, 3, "版本") ? "" : "版本") + ChineseNumbers.Version(match.Groups[1].ValueSpan))
            : Said.Nothing;
    }

    private static bool IsFamous(WrittenText text, int at, Match match) =>
        s_famous.Contains(match.Value) && !QuantityRules.IsMeasured(text, at + match.Length) && text.At(at - 1) is not ('¥' or '$' or '.' or '第' or '-' or '共' or '于')
        && text.At(at + match.Length) is not ('.' or '%' or ',' or ':' or '-' or '~' or '+' or '*' or '×' or '=' or '/' or '万' or '亿' or '多' or '余');

    private static bool IsNamed(WrittenText text, int at)
    {
        var end = at;
        while (text.At(end - 1) is ' ' or ':' or '：' or '是' or '为' or '"' or '“' or '号' && at - end < 3)
            end--;
        return text.Follows(end, s_names) || (end < at && text.Follows(end + 1, s_names));
    }

    private static bool IsPlace(WrittenText text, Match match, int end) =>
        match.Groups["first"].Length is 3 or 4 && (text.Continues(end, "室", "房", "号房", "教室", "房间", "路公交", "路车", "国道", "次列车", "航班", "工作制")
        || (text.At(end) == '路' && match.Length == 3) || (match.Groups["next"].Success && text.At(end) is '号'));

    // A leading zero or more digits than anyone counts.
    private static bool IsSerial(WrittenText text, int at, Match match) =>
        match.Value.AsSpan().Count('-') > 1 || (!match.Groups["next"].Success && ((match.Value[0] == '0' && match.Length > 1 && text.At(at + match.Length) is not '.') || match.Length > 13));

    private static Said Building(WrittenText text, int at)
    {
        var match = Unit().Match(text.Text, at);
        if (!match.Success)
            return Said.Nothing;
        var room = match.Groups["room"];
        return new Said(match.Length, ChineseNumbers.Cardinal(match.Groups["house"].ValueSpan) + match.Groups["kind"].Value
            + (match.Groups["unit"].Success ? ChineseNumbers.Cardinal(match.Groups["unit"].ValueSpan) + "单元" : "") + Spell(text, room.Value));
    }

    [GeneratedRegex(@"\G(?<first>\d+)(?<next>(?:-\d{1,6}){1,5})?(?![\d]|\.\d|[A-Za-z])", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex(@"\G\d{1,5}(?:\.\d{1,5}){2,5}(?![\d])", RegexOptions.CultureInvariant)]
    private static partial Regex Dotted();

    [GeneratedRegex(@"\G[vV] ?(\d{1,5}(?:\.\d{1,5}){0,4})(?![\dA-Za-z])", RegexOptions.CultureInvariant)]
    private static partial Regex NamedVersion();

    [GeneratedRegex(@"\G(?<house>\d{1,3})(?<kind>号楼|栋|幢|座)(?:(?<unit>\d{1,2})单元)?(?<room>\d{3,4})(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Unit();
}
