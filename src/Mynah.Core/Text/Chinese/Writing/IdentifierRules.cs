using System.Text.RegularExpressions;
using Mynah.Text.Chinese.Numbers;

namespace Mynah.Text.Chinese.Writing;

/// <summary>Numbers that name and do not count, read digit by digit: rooms, trains, roads, codes, versions, network addresses.</summary>
internal static partial class IdentifierRules
{
    private static readonly string[] s_names =
    [
        "验证码", "密码", "邮编", "邮政编码", "编号", "账号", "帐号", "卡号", "学号", "工号", "证号", "订单号", "单号", "尾号", "代码", "编码", "房号", "门牌号",
        "QQ", "微信号", "航班", "车次", "车牌", "房间", "教室", "序列号", "批号", "邮箱号", "群号", "口令", "取件码", "提取码", "识别码", "代号", "股票", "流水号", "识别号", "警号", "学籍号", "QQ群", "车牌号", "号码", "密码锁", "激活码", "区号", "条形码", "国道", "省道", "民初", "民终", "刑初", "刑终", "行初", "行终", "民申", "执恢", "信用代码", "身份证", "护照", "车架号", "发动机号", "条码", "型号", "货号", "款号", "ISBN", "ISSN", "ID", "PIN", "UID", "快递", "运单", "票号", "座机", "学籍", "社保号", "病历号", "住院号", "床号", "房间号", "门牌", "会员号", "合同号", "发票号", "机号", "准考证号", "端口", "端口号", "编码", "案号", "文号", "资格证", "许可证", "备案", "批准文号", "桌号",
    ];

    // Before the number of a standard or an aircraft, whose hyphen is no range.
    private static readonly string[] s_standards = ["GB", "GB ", "/T", "/T ", "ISO", "ISO ", "IEC ", "JGJ", "JGJ ", "DB", "HJ ", "YY ", "QB ", "IEEE ", "波音", "空客"];

    // Numbers that are names by themselves.
    private static readonly HashSet<string> s_famous = new(StringComparer.Ordinal)
        { "996", "985", "211", "007", "618", "1314", "520", "911", "404", "3721", "886", "12306", "10086", "12315", "95588", "95533", "95599", "12366", "12348", "12320", "666" };

    public static Said Say(WrittenText text, int at)
    {
        if (!char.IsAsciiDigit(text.At(at)))
            return text.At(at) is 'v' or 'V' ? Version(text, at) : Plate(text, at);
        if (text.At(at - 1) == '.' && char.IsAsciiDigit(text.At(at - 2)))
            return Said.Nothing;
        if (Dotted().Match(text.Text, at) is { Success: true } version)
            return new Said(version.Length, ChineseNumbers.Version(version.Groups["parts"].ValueSpan) + (version.Groups["port"] is { Success: true } port ? "冒号" + ChineseNumbers.Digits(port.ValueSpan) : ""));
        if (Standard().Match(text.Text, at) is { Success: true } standard && text.Follows(at, s_standards))
            return new Said(standard.Length, Spell(text, standard.Value));
        if (Tyre().Match(text.Text, at) is { Success: true } tyre)
            return new Said(tyre.Length, ChineseNumbers.Digits(tyre.Groups["width"].ValueSpan) + " " + ChineseNumbers.Digits(tyre.Groups["height"].ValueSpan) + " " + tyre.Groups["kind"].Value + ChineseNumbers.Cardinal(tyre.Groups["rim"].ValueSpan));
        if (Formation().Match(text.Text, at) is { Success: true } formation && (text.HasBefore(at, 8, "阵型", "排出", "阵", "战术") || text.Continues(at + formation.Length, "阵", "的阵", "站位", "体系", "打法", "战术")))
            return new Said(formation.Length, ChineseNumbers.Digits(formation.ValueSpan));
        if (text.Continues(at, "7-11") && (text.Continues(at + 4, "便利", "超市", "门店", "店", "买") || text.Follows(at, "去", "在", "家")) && !QuantityRules.IsMeasured(text, at + 4))
            return new Said(4, ChineseNumbers.Digits("711", text.IsMandarin));
        if (Mixed().Match(text.Text, at) is { Success: true } mixed && IsNamed(text, at))
            return new Said(mixed.Length, string.Concat(mixed.Value.Select(c => char.IsAsciiDigit(c) ? ChineseNumbers.Digits([c], text.IsMandarin) : c == '-' ? "杠" : c.ToString())));
        if (Digits().Match(text.Text, at) is not { Success: true } match)
            return Said.Nothing;
        var end = at + match.Length;
        if (Building(text, at) is { Length: > 0 } address)
            return address;
        var isName = IsBracketed(text, at, match) || IsRoom(text, match) || IsHome(text, match, end) || IsBehindFloor(text, match, end) || IsFamous(text, at, match) || IsNamed(text, at) || IsPlace(text, match, end) || IsSerial(text, at, match);
        return isName ? new Said(match.Length, Spell(text, match.Value)) : Said.Nothing;
    }

    /// <summary>Digits and hyphens as a reader names them: 1107-1108 is 幺幺零七杠幺幺零八.</summary>
    public static string Spell(WrittenText text, string digits) =>
        string.Join("杠", digits.Split('-').Select(p => ChineseNumbers.Digits(p, text.IsMandarin)));

    private static Said Version(WrittenText text, int at)
    {
        var match = NamedVersion().Match(text.Text, at);
        var isModel = text.At(at) == 'V' && !match.Groups[1].Value.Contains('.', StringComparison.Ordinal);
        return match.Success && !isModel && !char.IsAsciiLetterOrDigit(text.At(at - 1)) && text.At(at - 1) != '-'
            ? new Said(match.Length, (text.HasBefore(at, 3, "版本") ? "" : "版本") + ChineseNumbers.Version(match.Groups[1].ValueSpan))
            : Said.Nothing;
    }

    private static bool IsFamous(WrittenText text, int at, Match match) =>
        (s_famous.Contains(match.Value) || Cheer().IsMatch(match.Value)) && !QuantityRules.IsMeasured(text, at + match.Length) && text.At(at - 1) is not ('¥' or '$' or '.' or '第' or '-' or '共' or '于')
        && text.At(at + match.Length) is not ('.' or '%' or ',' or ':' or '-' or '~' or '+' or '*' or '×' or '=' or '/' or '万' or '亿' or '多' or '余');

    /// <summary>Whether a word stands before that says the digits are a name: 验证码, 学号.</summary>
    public static bool IsNamed(WrittenText text, int at)
    {
        var end = at;
        while (text.At(end - 1) is ' ' or ':' or '：' or '是' or '为' or '"' or '“' or '号' && at - end < 3)
            end--;
        if (end == at)
        {
            while (at - end < 24 && (char.IsAsciiLetterOrDigit(text.At(end - 1)) || text.At(end - 1) is '-' or '/'))
                end--;
        }
        return text.Follows(end, s_names) || (end < at && text.Follows(end + 1, s_names));
    }

    private static bool IsPlace(WrittenText text, Match match, int end) =>
        match.Groups["first"].Length is 3 or 4 && (text.Continues(end, "室", "房", "号房", "教室", "房间", "路公交", "路车", "国道", "次列车", "航班", "工作制")
        || (text.At(end) == '次' && text.At(match.Index - 1) is 'G' or 'D' or 'C' or 'Z' or 'T' or 'K' or 'Y') || (text.At(end) == '路' && match.Length == 3) || (match.Groups["next"].Success && text.At(end) is '号'));

    // 12号院3-502: the room behind the house.
    private static bool IsRoom(WrittenText text, Match match) =>
        match.Groups["first"].Length <= 2 && match.Groups["next"].Captures.Count == 1 && match.Groups["next"].Length is 4 or 5 && !QuantityRules.IsMeasured(text, match.Index + match.Length)
        && text.At(match.Index - 1) is '院' or '号' or '弄' or '幢' or '栋' or '区' or '苑' or '村' or '园' or '城' or '府' or '湾' or '庭' or '寓' or '厦' or '座' or '里' or '坊';

    // 我住902.
    private static bool IsHome(WrittenText text, Match match, int end) =>
        match.Length is 3 or 4 && text.Follows(match.Index, "我住", "他住", "她住", "住在", "家住", "搬到", "搬进") && !QuantityRules.IsMeasured(text, end) && text.At(end) is not ('多' or '余' or '万' or '年');

    // 东12楼305, 2单元1201.
    private static bool IsBehindFloor(WrittenText text, Match match, int end) =>
        match.Length is 3 or 4 && text.At(match.Index - 1) is '楼' or '层' or '栋' or '座' or '元' or '幢' or '厦' && (text.At(match.Index - 1) != '元' || text.At(match.Index - 2) == '单') && !QuantityRules.IsMeasured(text, end) && text.At(end) is not ('多' or '余' or '万');

    // A share's code behind its name: 贵州茅台(600519).
    private static bool IsBracketed(WrittenText text, int at, Match match) =>
        match.Length == 6 && text.At(at - 1) is '(' or '（' && text.At(at - 2) >= '\u3400' && text.At(at + match.Length) is ')' or '）' or '.';

    // 京A·12345: the letter after the province and what follows it.
    private static Said Plate(WrittenText text, int at) =>
        "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼".Contains(text.At(at - 1), StringComparison.Ordinal) && PlateNumber().Match(text.Text, at) is { Success: true } plate
            ? new Said(plate.Length, string.Concat(plate.Value.Where(c => c is not ('·' or '•' or '.' or ' ' or '-')).Select(c => char.IsAsciiDigit(c) ? ChineseNumbers.Digits([c], text.IsMandarin) : c.ToString())))
            : Said.Nothing;

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

    [GeneratedRegex(@"\G(?<parts>\d{1,5}(?:\.\d{1,5}){2,5})(?![\d])(?::(?<port>\d{2,5})(?!\d))?", RegexOptions.CultureInvariant)]
    private static partial Regex Dotted();

    [GeneratedRegex(@"\G(?=[\d-]{0,40}[A-Za-z])\d[A-Za-z\d-]{3,40}(?![A-Za-z0-9.])", RegexOptions.CultureInvariant)]
    private static partial Regex Mixed();

    [GeneratedRegex(@"\G(?:6{3,}|23{2,}|5{4,}|8{4,})$", RegexOptions.CultureInvariant)]
    private static partial Regex Cheer();

    [GeneratedRegex(@"\G\d{3,6}-\d{3,4}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Standard();

    // 225/45 R18
    [GeneratedRegex(@"\G(?<width>\d{3})/(?<height>\d{2}) ?(?<kind>Z?R) ?(?<rim>\d{2})(?![\dA-Za-z])", RegexOptions.CultureInvariant)]
    private static partial Regex Tyre();

    [GeneratedRegex(@"\G[1-9](?:-[1-9]){2,3}(?![-\d])", RegexOptions.CultureInvariant)]
    private static partial Regex Formation();

    [GeneratedRegex(@"\G[A-Z][·•. -]?(?=[A-Z]{0,5}\d)[A-Z0-9]{5,6}(?![A-Za-z0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex PlateNumber();

    [GeneratedRegex(@"\G[vV] ?(\d{1,5}(?:\.\d{1,5}){0,4})(?![\dA-Za-z])", RegexOptions.CultureInvariant)]
    private static partial Regex NamedVersion();

    [GeneratedRegex(@"\G(?<house>\d{1,3})(?<kind>号楼|栋|幢|座)(?:(?<unit>\d{1,2})单元)?(?<room>\d{3,4})(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Unit();
}
