using System.Text.RegularExpressions;

namespace Mynah.Text.Japanese;

/// <summary>The patterns of the rules. Each begins where the rewriter stands (<c>\G</c>) and ends at the first foreign character.</summary>
internal static partial class JapaneseNormalizer
{
    private const string Number = @"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?";

    [GeneratedRegex(@"\G(?<![A-Za-z0-9._%+-])(?:https?://[\w./~%?=&#:+-]+|[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+|www\.[\w./-]+|[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:com|net|org|jp|io|dev|ai)\b[\w/-]*)", RegexOptions.ECMAScript)]
    private static partial Regex Address();

    [GeneratedRegex(@"\G(?<![A-Za-z0-9])(?:Wi-Fi|IoT|WiFi|WIFI|CO2|H2O|[2345]D|[JK]-POP|[48]K|[345]G|vs\.?|etc\.|No\.(?=\s?\d))(?![A-Za-z]|(?<!\.)\d)")]
    private static partial Regex ShortForm();

    [GeneratedRegex(@"\G〒\s?(\d{3}-\d{4})")]
    private static partial Regex PostCode();

    [GeneratedRegex(@"\G(?<![\d.,-])(?:(?<plus>\+)(?<rest>\d{1,3}[- ]\d{1,4}[- ]\d{2,4}[- ]\d{3,4})|(?<rest>\(?0\d{1,4}[)-]\d{1,4}-\d{3,4}|0\d{1,4}\(\d{1,4}\)\d{3,4}|0\d{9,10}))(?![\d-])")]
    private static partial Regex Phone();

    // 西新宿2-8-1, 部屋番号 3-2-101: the parts of a place.
    [GeneratedRegex(@"\G(?<![\dA-Za-z.,/-])(?!(?:19|20)\d\d-\d\d?-\d\d?(?!\d))(?:\d{1,4}(?:-\d{1,4}){2,4}|(?<=[町区市村台丘宿])\d{1,3}-\d{1,4})(?![\d-])")]
    private static partial Regex Place();

    [GeneratedRegex(@"\G(?<![\d/.-])([12]\d{3})[/.-](\d{1,2})[/.-](\d{1,2})(?![\d/-])")]
    private static partial Regex FullDate();

    [GeneratedRegex(@"\G(?<![\d/])(\d{1,2})/(\d{1,2})(?=\s?[（(][月火水木金土日祝]|から|まで|に|\(|頃|ごろ|以降|[~〜～]\d{1,2}/)(?![\d/])")]
    private static partial Regex DayAndMonth();

    [GeneratedRegex(@"\G(?<![\d:])(\d{1,2}):([0-5]\d)(?::([0-5]\d))?(?![\d:])")]
    private static partial Regex Clock();

    [GeneratedRegex(@"\G(?<=\d:[0-5]\d\s?)[-–~〜～](?=\s?\d{1,2}:[0-5]\d)")]
    private static partial Regex UntilTime();

    [GeneratedRegex(@"\G[（(](?<day>[月火水木金土日])(?:曜日?)?[)）](?<rest>(?![のにはがをともかまで、。]))?|\G[（(](?<day>祝|休)[)）]")]
    private static partial Regex Weekday();

    [GeneratedRegex(@"\G(?<![\d:-])(\d{1,3})\s?[:：\-](\d{1,3})(?=\s?(?:で|の|と|に)(?:勝|負|敗|辛勝|惜敗|快勝|圧勝|完勝|完敗|引き分|スコア|リード|逆転|割合|比|[^。、]{0,10}(?:に勝|に負|に敗|を下|を破|と引き分|終わ|終了|折り返))|\s?[^\d:]?$)")]
    private static partial Regex Score();

    [GeneratedRegex(@"\G(?:(?<![A-Za-z])([vV](?:er\.?\s?)?)(\d+(?:\.\d+)*)|(?<![\d.])(\k<1>)?(?<2>\d+(?:\.\d+){2,}))(?![\d.])")]
    private static partial Regex Version();

    [GeneratedRegex(@"\G(?:(?<sign>US\$|[¥￥$€£₩]|JPY|USD|EUR|GBP|KRW|CNY)\s?(?<amount>" + Number + @")(?<large>[万億兆]?))")]
    private static partial Regex Money();

    [GeneratedRegex(@"\G(?<![\d/.])(\d{1,3})/(\d{1,3})(?![\d/.])")]
    private static partial Regex Fraction();

    [GeneratedRegex(@"\G(?<![\d.])([-−－])?(" + Number + @"(?:[万億兆])?)\s?(?:[~〜～–]|-(?=\d{1,4}(?:[%％年月日時分秒歳人個回円度名℃]|[a-zA-Z]{1,3}\b)))(?=\s?[-−－]?\d)")]
    private static partial Regex Range();

    [GeneratedRegex(@"\G(?<![A-Za-z0-9.)）])([-−－+±])\s?(" + Number + @")(?<unit>" + UnitNames + ")?")]
    private static partial Regex Signs();

    [GeneratedRegex(@"\G(?<![\d.,])10分(?!の[\d一二三四五六七八九十])")]
    private static partial Regex TenMinutes();

    [GeneratedRegex(@"\G(" + Number + @")(?<large>[万億兆](?=" + UnitNames + "))?(?<unit>" + UnitNames + ")?")]
    private static partial Regex Quantity();

    // GPT-4
    [GeneratedRegex(@"\G(?<=[A-Za-z])-(?=[\dA-Z])")]
    private static partial Regex Joint();

    // 14時05分, 03月
    [GeneratedRegex(@"\G(?<!\d)0([1-9])(?=[月日時分秒])")]
    private static partial Regex Padded();

    // Between numbers or letters only; elsewhere a dash is a dash.
    [GeneratedRegex(@"\G(?<=[0-9A-Za-z)]\s?)\s?(?:[＋+×÷=＝≒*<>✕−－]|(?<=\d\s?)[-x/](?=\s?\d))\s?(?=[0-9A-Za-z(√-])")]
    private static partial Regex Operator();

    [GeneratedRegex(@"\G(?<![A-Za-z])(?:[A-Z]+(?![a-z])|[a-zA-Z](?![A-Za-z'’.]|\s[A-Za-z]))(?<![A-Za-z]\s[a-zA-Z])")]
    private static partial Regex CapitalRun();

    [GeneratedRegex(@"\G[^\w\s]|\G[Ⅰ-Ⅻ①-⑳²³½¼¾㍻㍼㋿㌔㌫㍑㌘㌢㍍㌦㌧㈱㈲]")]
    private static partial Regex SingleSign();

    private const string UnitNames = @"\s?(?:km/h|m/s|km²|km2|cm²|m²|m2|m³|m3|[㎡㎥㎞㎝㎜㎏㎎㎖㏄]|%|％|‰|℃|°C|℉|°|(?:km|cm|mm|nm|kg|mg|kL|dL|mL|ml|cc|ha|kWh|kW|MW|kV|mA|kHz|MHz|GHz|Hz|KB|kB|MB|GB|TB|Mbps|Gbps|kcal|cal|dB|hPa|ppm|rpm|fps|px|ms|USD|EUR|JPY|CNY|GBP|KRW|[mgtLWVA])(?![A-Za-z]|\d+(?!\d*\s?(?:cm|mm|g)(?![A-Za-z]))))";
}
