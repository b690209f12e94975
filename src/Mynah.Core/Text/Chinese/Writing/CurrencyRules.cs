using System.Globalization;
using System.Text.RegularExpressions;
using Mynah.Text.Chinese.Numbers;

namespace Mynah.Text.Chinese.Writing;

/// <summary>Amounts of money with a sign or a code, before or after, with ranges and large units.</summary>
internal static partial class CurrencyRules
{
    private static readonly Dictionary<string, string> s_names = new(StringComparer.Ordinal)
    {
        ["¥"] = "元", ["RMB"] = "元", ["CNY"] = "元", ["$"] = "美元", ["US$"] = "美元", ["USD"] = "美元", ["€"] = "欧元", ["EUR"] = "欧元",
        ["£"] = "英镑", ["GBP"] = "英镑", ["JPY"] = "日元", ["JP¥"] = "日元", ["HK$"] = "港元", ["HKD"] = "港元", ["NT$"] = "新台币", ["TWD"] = "新台币",
        ["A$"] = "澳元", ["AUD"] = "澳元", ["C$"] = "加元", ["CAD"] = "加元", ["CHF"] = "瑞士法郎", ["NOK"] = "挪威克朗", ["SEK"] = "瑞典克朗",
        ["DKK"] = "丹麦克朗", ["SGD"] = "新加坡元", ["S$"] = "新加坡元", ["NZD"] = "新西兰元", ["₩"] = "韩元", ["KRW"] = "韩元", ["₹"] = "卢比",
        ["INR"] = "卢比", ["₽"] = "卢布", ["RUB"] = "卢布", ["฿"] = "泰铢", ["THB"] = "泰铢", ["MOP"] = "澳门元", ["BRL"] = "雷亚尔", ["₿"] = "比特币",
    };

    public static Said Say(WrittenText text, int at)
    {
        if (char.IsAsciiLetterOrDigit(text.At(at - 1)))
            return Said.Nothing;
        if (Before().Match(text.Text, at) is { Success: true } before)
            return Each(text, at, before);
        return After().Match(text.Text, at) is { Success: true } after ? Each(text, at, after) : Said.Nothing;
    }

    private static Said Each(WrittenText text, int at, Match match)
    {
        var per = QuantityRules.PerAfter(text, at + match.Length);
        var code = match.Groups["code"].Value;
        var isLocal = code == "$" && !text.IsMandarin; // a dollar sign in Cantonese is the dollar of Hong Kong
        return new Said(match.Length + per.Length, Amount(match, isLocal ? "元" : s_names[code]) + per.Words);
    }

    private static string Amount(Match match, string currency)
    {
        var said = Number(match.Groups["number"].Value, match.Groups["times"].Value);
        if (match.Groups["to"].Success)
            said += "至" + Number(match.Groups["to"].Value, match.Groups["times"].Value);
        return (match.Groups["minus"].Success ? "负" : "") + said + currency;
    }

    private static string Number(string number, string times)
    {
        if (number.Length > 3 && number[^3] == ',')
            number = number.Replace(".", "", StringComparison.Ordinal).Replace(',', '.'); // €1.299,00
        var value = decimal.Parse(number.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        var factor = times.ToUpperInvariant() switch
        {
            "K" or "THOUSAND" => 1_000m,
            "M" or "MN" or "MILLION" => 1_000_000m,
            "B" or "BN" or "BILLION" => 1_000_000_000m,
            _ => 1m,
        };
        var plain = (value * factor).ToString("0.############", CultureInfo.InvariantCulture);
        return ChineseNumbers.Counting(plain) + (factor == 1m ? times : "");
    }

    private const string Value = @"(?<number>\d{1,3}(?:\.\d{3}){0,4},\d{2}(?![\d,])|\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,8})?|\d{1,13}(?:\.\d{1,8})?)(?: ?[-~—–至] ?[$¥€£]?(?<to>\d{1,3}(?:,\d{3})+(?:\.\d{1,4})?|\d{1,9}(?:\.\d{1,4})?)(?!\d))?";

    private const string Times = @"(?: ?(?<times>万亿|百万|千万|亿|万|千|[Tt]housand|[Mm]illion|[Bb]illion|mn|bn|[KkMB](?![A-Za-z])))?";

    [GeneratedRegex(@"\G(?<minus>-)?(?<code>JP¥|US\$|HK\$|NT\$|[ACS]\$|[¥$€£₩₹₽฿₿]|RMB|CNY|USD|EUR|GBP|JPY|HKD|TWD|AUD|CAD|CHF|NOK|SEK|DKK|SGD|NZD|KRW|INR|RUB|THB|MOP|BRL) ?" + Value + Times + "(?:美元|元|欧元|英镑)?", RegexOptions.CultureInvariant)]
    private static partial Regex Before();

    [GeneratedRegex(@"\G(?<minus>-)?" + Value + Times + @" ?(?<code>US\$|[¥€£₩](?!\d)|\$(?!\d)|RMB|CNY|USD|EUR|GBP|JPY|HKD|TWD|AUD|CAD|CHF|NOK|SEK|DKK|SGD|NZD|KRW|INR|RUB|THB|MOP|BRL)(?![A-Za-z])", RegexOptions.CultureInvariant)]
    private static partial Regex After();
}
