using System.Text.RegularExpressions;

namespace Mynah.Text.Korean;

/// <summary>The patterns of the rules. Each begins where the rewriter stands (<c>\G</c>) and ends at the first foreign character.</summary>
internal static partial class KoreanNormalizer
{
    private const string Number = @"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?";

    [GeneratedRegex(@"\G(?<![A-Za-z0-9._%+-])(?:https?://[\w./~%?=&#:+-]+|[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+|www\.[\w./-]+|[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:com|net|org|kr|io|dev|ai)\b[\w/-]*)", RegexOptions.ECMAScript)]
    private static partial Regex Address();

    [GeneratedRegex(@"\G(?<![A-Za-z0-9])(?:Wi-Fi|WiFi|WIFI|CO2|H2O|MP3|B2B|B2C|KF94|R&D|[JK]-POP|[23]D|[48]K|[3456]G|vs\.?|No\.(?=\s?\d))(?![A-Za-z]|(?<!\.)\d)")]
    private static partial Regex ShortForm();

    [GeneratedRegex(@"\G(?<![\d.,-])(?:(?<plus>\+)(?<rest>\d{1,3}[- ]\d{1,4}[- ]\d{3,4}[- ]\d{4})|(?<rest>\(?0\d{1,2}[)-]\s?\d{3,4}-\d{4}|01\d{8,9}|1[568]\d\d-\d{4}))(?![\d-])")]
    private static partial Regex Phone();

    [GeneratedRegex(@"\G(?<![\d/.-])([12]\d{3})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{1,2})(?![\d/-])\.?(?=\s|$|[^\d.])")]
    private static partial Regex FullDate();

    [GeneratedRegex(@"\G(?<![\d/])(\d{1,2})/(\d{1,2})(?=\s?\([월화수목금토일]\)|부터|까지|에)(?![\d/])")]
    private static partial Regex DayAndMonth();

    [GeneratedRegex(@"\G(?<![\d.])(\d{1,2})\s?월(?![드])")]
    private static partial Regex MonthName();

    [GeneratedRegex(@"\G(?<![\d:])(\d{1,2}):([0-5]\d)(?::([0-5]\d))?(?![\d:])")]
    private static partial Regex Clock();

    [GeneratedRegex(@"\G(?<![\d:-])(\d{1,3})\s?(?::|\-(?=\d{1,2}(?:로|의|으로)\s?(?:이|승|패|역|앞|무)|\d{1,2}\s?(?:승|패)))\s?(\d{1,3})(?![\d:])")]
    private static partial Regex Score();

    [GeneratedRegex(@"\G(?:(?<![A-Za-z])([vV](?:er\.?\s?)?)(\d+(?:\.\d+)*)|(?<![\d.])(?<2>\d+(?:\.\d+){2,}))(?![\d.])")]
    private static partial Regex Version();

    [GeneratedRegex(@"\G(?:(?<sign>US\$|[¥￥$€£₩￦]|JPY|USD|EUR|GBP|KRW|CNY)\s?(?<amount>" + Number + @")(?<large>[만억조천백]*))")]
    private static partial Regex Money();

    [GeneratedRegex(@"\G(?<![\d/.])(\d{1,3})/(\d{1,3})(?![\d/.])")]
    private static partial Regex Fraction();

    [GeneratedRegex(@"\G(?<![\d.])([-−－])?(" + Number + @"(?:[만억조])?)\s?(?:[~〜～–∼]|-(?=\d{1,4}\s?(?:[%％년월일시분초세살인개명회원도번층]|[a-zA-Z]{1,3}\b)))(?=\s?[-−－]?[\d.,]+\s?(?<counter>시간|명|개(?!월|국|년)|마리|잔|병|살|권|배|번|시)?)")]
    private static partial Regex Range();

    [GeneratedRegex(@"\G(?<![A-Za-z0-9.)）])([-−－+±])\s?(" + Number + @")(?<unit>" + UnitNames + ")?")]
    private static partial Regex Signs();

    [GeneratedRegex(@"\G(?<![\d.,])(\d{1,2})\s?번\s?째")]
    private static partial Regex Ordinal();

    // A native counter, and after it the word's end or a particle: 3명이, but not 3명령; 번 and 대 only where they count.
    [GeneratedRegex(@"\G(?<![\d.,]|제\s?)(\d{1,2})\s?(?<counter>시간|사람|마리|켤레|그루|송이|자루|가지|군데|포기|조각|그릇|접시|숟갈|숟가락|봉지|상자|다발|마디|방울|바퀴|걸음|모금|뿌리|차례|가닥|묶음|꾸러미|명|개(?!월|국|년|사|소|점|정|최|편|인|교)|시|살|번(?!\s?(?:출구|버스|홈|국도|문제|선|창구|방|타자|지|을|이\b|은|과|게이트|승강장|좌석|자리|노선|트랙|확진|버튼|교향곡|마을|도로|레인|채널|선수|호|키|항))|잔|병|권|장|대(?<!\d0대)|채|벌|쌍|곳|달|통|갑|모|줄|컵|끼|척|알|판|편|배|겹)(?=$|[^가-힣]|(?:이상|이하|미만|정도|가량|동안|이나|씩|째|당|쯤|짜리|까지|부터|마다|밖에|보다|에게|에서|에는|에도|에|으로|로|뿐|들이|들은|들|입니다|이다|이고|이며|이었|였|이|가|은|는|을|를|의|도|만|와|과|하고|인|중|반|전|후|간|안|내|남짓|여|차|더|분|째|꼴|만에|뒤)(?=$|[^가-힣]|[가-힣]{0,3}))")]
    private static partial Regex Counted();

    [GeneratedRegex(@"\G(" + Number + @")(?<large>[만억조](?=" + UnitNames + "))?(?<unit>" + UnitNames + ")?")]
    private static partial Regex Quantity();

    // GPT-4
    [GeneratedRegex(@"\G(?<=[A-Za-z])-(?=[\dA-Z])")]
    private static partial Regex Joint();

    // Between numbers or letters only; elsewhere a dash is a dash.
    [GeneratedRegex(@"\G(?<=(?<before>[0-9A-Za-z)])\s?)\s?([+×÷=*<>✕−－]|(?<=\d\s?)[-x/](?=\s?\d))\s?(?=[0-9A-Za-z(√-])")]
    private static partial Regex Operator();

    [GeneratedRegex(@"\G(?<![A-Za-z])(?:[A-Z]+(?![a-z])|[a-zA-Z](?![A-Za-z'’.]|\s[A-Za-z]))(?<![A-Za-z]\s[a-zA-Z])")]
    private static partial Regex CapitalRun();

    [GeneratedRegex(@"\G[^\w\s]|\G[Ⅰ-Ⅻ①-⑳²³½¼¾㈜]")]
    private static partial Regex SingleSign();

    private const string UnitNames = @"\s?(?:km/h|m/s|km²|km2|cm²|m²|m2|m³|m3|[㎡㎥㎢㎞㎝㎜㎏㎎㎖㏄]|%p|%|％|‰|℃|°C|℉|°|(?:km|cm|mm|nm|kg|mg|dL|mL|ml|cc|ha|kWh|kW|MW|kV|mA|kHz|MHz|GHz|Hz|KB|kB|MB|GB|TB|Mbps|Gbps|kcal|cal|dB|hPa|ppm|rpm|fps|px|ms|USD|EUR|JPY|CNY|GBP|KRW|[mgtLWVA])(?![A-Za-z]|\d+(?!\d*\s?(?:cm|mm|g)(?![A-Za-z]))))";
}
