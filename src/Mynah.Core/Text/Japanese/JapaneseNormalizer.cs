using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using Mynah.Text.Rewriting;

namespace Mynah.Text.Japanese;

/// <summary>Writes numbers, dates, units, signs and spelled letters as words; numbers become kanji numerals.</summary>
internal static partial class JapaneseNormalizer
{
    private const string TenMinutesSaid = "じゅっぷん";

    private static readonly Lazy<FrozenDictionary<string, string>> Units = new(() => Table.Pairs("Japanese/Data/units.tsv"));
    private static readonly Lazy<FrozenDictionary<string, string>> Acronyms = new(() => Table.Pairs("Japanese/Data/acronyms.tsv"));
    private static readonly Lazy<FrozenDictionary<string, string>> Letters = new(() => Table.Pairs("Japanese/Data/letters.tsv"));

    private static readonly TextRewriter Rewriter = new(
        static c => c < 0x80 ? c > ' ' : c is < '\u3041' or > '\u9FFF' or '\u301C' or '〒' or '㎡' || c is >= '\u3200' and <= '\u33FF',
        new(Address(), SayAddress),
        new(ShortForm(), static m => Acronyms.Value.GetValueOrDefault(m.Value)),
        new(PostCode(), static m => "郵便番号" + Spoken(m.Groups[1].Value)),
        new(Phone(), static m => (m.Groups["plus"].Success ? "プラス" : "") + Spoken(m.Groups["rest"].Value)),
        new(FullDate(), SayDate),
        new(Place(), static m => string.Join('の', m.Value.Split('-').Select(Part))),
        new(DayAndMonth(), static m => Inside(m, 1, 12) && Inside(m, 2, 31) ? $"{Q(m, 1)}月{Q(m, 2)}日" : null),
        new(Clock(), SayClock),
        new(UntilTime(), static _ => "から"),
        new(Weekday(), static m => m.Groups["day"].Value is "祝" or "休" ? null : m.Groups["day"].Value + (m.Groups["rest"].Success ? "曜日、" : "曜日")),
        new(Score(), static m => $"{Q(m, 1)}対{Q(m, 2)}"),
        new(Version(), static m => (m.Groups[1].Success ? "バージョン" : "") + string.Join("点", m.Groups[2].Value.Split('.').Select(Part))),
        new(Money(), SayMoney),
        new(Fraction(), static m => m.Groups[2].Value is "0" ? null : $"{Q(m, 2)}分の{Q(m, 1)}"),
        new(Range(), static m => $"{Signed(m, 1)}{Say(m.Groups[2].Value)}から"),
        new(Signs(), static m => $"{(m.Groups[1].Value == "±" ? "プラスマイナス" : Signed(m, 1))}{Say(m.Groups[2].Value)}{Unit(m)}"),
        new(TenMinutes(), static _ => TenMinutesSaid), // 十分 would read "enough"
        new(Padded(), static m => Say(m.Groups[1].Value)),
        new(Quantity(), static m => Say(m.Groups[1].Value) + m.Groups["large"].Value + Unit(m)),
        new(Joint(), static _ => " "),
        new(Operator(), static m => SayOperator(m.Value.Trim())),
        new(CapitalRun(), SayCapitals),
        new(SingleSign(), static m => SaySign(m.Value[0])));

    public static MappedText Normalize(MappedText written) => Rewriter.Rewrite(written);

    private static string Q(Match match, int group) => KanjiNumerals.Quantity(match.Groups[group].Value.TrimStart('0'));

    private static string Part(string digits) => digits == "0" ? "零" : KanjiNumerals.Quantity(digits);

    private static string Say(string number) => KanjiNumerals.Quantity(number);

    private static string Spoken(string digits) => KanjiNumerals.DigitWise(digits.Trim('(', ')', '-').Replace(")", "-", StringComparison.Ordinal).Replace("(", "-", StringComparison.Ordinal)
        .Replace("--", "-", StringComparison.Ordinal)).Replace("-", "の", StringComparison.Ordinal).Replace(" ", "の", StringComparison.Ordinal);

    private static bool Inside(Match match, int group, int most) => int.Parse(match.Groups[group].Value) is var value && value >= 1 && value <= most;

    private static string Signed(Match match, int group) => match.Groups[group].Value switch
    {
        "" => "",
        "+" => "プラス",
        _ => "マイナス",
    };

    private static string Unit(Match match)
    {
        var unit = match.Groups["unit"].Value.Trim();
        if (unit.Length == 0)
            return "";
        var slash = unit.IndexOf('/', StringComparison.Ordinal);
        if (!Units.Value.TryGetValue(unit, out var said) && slash > 0)
            return $"{Units.Value[unit[..slash]]}毎{Units.Value.GetValueOrDefault(unit[(slash + 1)..], unit[(slash + 1)..])}";
        return said ?? unit;
    }

    private static string SayDate(Match match)
    {
        if (!Inside(match, 2, 12) || !Inside(match, 3, 31))
            return KanjiNumerals.DigitWise(match.Value);
        return $"{Q(match, 1)}年{Q(match, 2)}月{Q(match, 3)}日";
    }

    private static string? SayClock(Match match)
    {
        var (hour, minute, second) = (match.Groups[1].Value.TrimStart('0'), match.Groups[2].Value.TrimStart('0'), match.Groups[3].Value.TrimStart('0'));
        if (hour.Length > 0 && int.Parse(hour) > 29) // late shows are announced as 25:30
            return null;
        var said = new StringBuilder(hour.Length == 0 ? "零時" : Say(hour) + "時");
        if (minute.Length > 0)
            said.Append(Minutes(minute));
        if (second.Length > 0)
            said.Append(Say(second)).Append('秒');
        return said.ToString();
    }

    private static string Minutes(string minute)
        => minute == "10" ? TenMinutesSaid : Say(minute) + "分";

    private static string? SayMoney(Match match)
    {
        var (name, cents) = match.Groups["sign"].Value switch
        {
            "¥" or "￥" or "JPY" => ("円", null),
            "$" or "US$" or "USD" => ("ドル", "セント"),
            "€" or "EUR" => ("ユーロ", "セント"),
            "£" or "GBP" => ("ポンド", "ペンス"),
            "₩" or "KRW" => ("ウォン", null),
            "CNY" => ("元", null),
            _ => ("", (string?)null),
        };
        var amount = match.Groups["amount"].Value;
        var point = amount.IndexOf('.', StringComparison.Ordinal);
        if (cents is not null && point > 0 && amount.Length - point == 3 && match.Groups["large"].Length == 0)
            return Say(amount[..point]) + name + (amount[(point + 1)..].TrimStart('0') is { Length: > 0 } small ? Say(small) + cents : "");
        return Say(amount) + match.Groups["large"].Value + name;
    }

    private static string SayAddress(Match match)
    {
        var said = new StringBuilder();
        foreach (var c in Regex.Replace(match.Value, "^https?://", ""))
        {
            said.Append(c switch
            {
                '.' => " ドット ", '@' => " アットマーク ", '/' => " スラッシュ ", '-' => " ハイフン ", '_' => " アンダーバー ", ':' => " コロン ",
                _ when char.IsAsciiDigit(c) => KanjiNumerals.DigitWise(c.ToString()),
                _ => c.ToString(),
            });
        }
        return said.ToString().Trim();
    }

    private static string? SayCapitals(Match match)
    {
        var text = match.Value;
        if (Acronyms.Value.TryGetValue(text, out var known))
            return known;
        // Seven capitals and more are a shouted word, which the English voice says.
        return text.Length > 6 ? null : string.Concat(text.Select(c => Letters.Value[char.ToUpperInvariant(c).ToString()]));
    }

    private static string? SayOperator(string sign) => sign switch
    {
        "+" or "＋" => "足す", "-" or "−" or "－" => "引く", "×" or "*" or "✕" or "x" => "かける", "÷" => "割る", "=" or "＝" => "イコール",
        "≒" => "ニアリーイコール", ">" => "大なり", "<" => "小なり", "/" => "割る", _ => null,
    };

    private static string? SaySign(char sign) => sign switch
    {
        '&' => "アンド", '@' => "アットマーク", '#' => "シャープ", '%' => "パーセント", '+' => "プラス", '=' => "イコール", '~' or '〜' or '～' => "から",
        '℃' => "度", '→' or '⇒' or '…' or '—' or '―' or '/' or '|' or ':' => "、", '㈱' => "株式会社", '㈲' => "有限会社", '〒' => "郵便番号",
        '*' or '_' or '`' or '^' or '★' or '☆' or '●' or '○' or '◎' or '■' or '□' or '◆' or '※' or '♪' or '♡' or '♥' or '・' => " ",
        '©' or '®' or '™' => " ", '²' => "の二乗", '³' => "の三乗", '½' => "二分の一", '¼' => "四分の一", '¾' => "四分の三",
        >= 'Ⅰ' and <= 'Ⅻ' => KanjiNumerals.Quantity((sign - 'Ⅰ' + 1).ToString()),
        >= '①' and <= '⑳' => KanjiNumerals.Quantity((sign - '①' + 1).ToString()),
        '㍻' => "平成", '㍼' => "昭和", '㋿' => "令和", '㌔' => "キロ", '㌫' => "パーセント", '㍑' => "リットル", '㌘' => "グラム", '㌢' => "センチ",
        '㍍' => "メートル", '㌦' => "ドル", '㌧' => "トン",
        _ => null,
    };
}
