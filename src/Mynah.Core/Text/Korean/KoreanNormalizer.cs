using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using Mynah.Text.Rewriting;

namespace Mynah.Text.Korean;

/// <summary>Writes numbers, dates, units, signs and spelled letters as words.</summary>
internal static partial class KoreanNormalizer
{
    private static readonly Lazy<FrozenDictionary<string, string>> Units = new(() => Table.Pairs("Korean/Data/units.tsv"));
    private static readonly Lazy<FrozenDictionary<string, string>> Acronyms = new(() => Table.Pairs("Korean/Data/acronyms.tsv"));
    private static readonly Lazy<FrozenDictionary<string, string>> Letters = new(() => Table.Pairs("Korean/Data/letters.tsv"));
    private static readonly Lazy<FrozenSet<string>> Counters = new(()
        => Table.Rows("Korean/Data/counters.tsv").Select(row => row[0]).ToFrozenSet(StringComparer.Ordinal));

    private static readonly TextRewriter Rewriter = new(
        static c => c < 0x80 ? c > ' ' : c is < '\u1100' or (>= '\u2000' and <= '\u2BFF') or (>= '\u3000' and <= '\u303F') or (>= '\u3200' and <= '\u33FF'),
        new(Address(), SayAddress),
        new(ShortForm(), static m => Acronyms.Value.GetValueOrDefault(m.Value)),
        new(Phone(), static m => (m.Groups["plus"].Success ? "플러스 " : "") + string.Join(", ", Groups(m.Groups["rest"].Value).Select(d => KoreanNumerals.DigitWise(d)))),
        new(FullDate(), static m => Inside(m, 2, 12) && Inside(m, 3, 31) ? $"{S(m, 1)}년 {Month(m, 2)} {S(m, 3)}일" : null),
        new(DayAndMonth(), static m => Inside(m, 1, 12) && Inside(m, 2, 31) ? $"{Month(m, 1)} {S(m, 2)}일" : null),
        new(MonthName(), static m => Inside(m, 1, 12) ? Month(m, 1) : null),
        new(Clock(), SayClock),
        new(Score(), static m => $"{S(m, 1)} 대 {S(m, 2)}"),
        new(Version(), static m => (m.Groups[1].Success ? "버전 " : "") + string.Join("점", m.Groups[2].Value.Split('.').Select(KoreanNumerals.Sino))),
        new(Money(), SayMoney),
        new(Fraction(), static m => m.Groups[2].Value is "0" ? null : $"{S(m, 2)}분의 {S(m, 1)}"),
        new(Range(), static m => $"{Sign(m, 1)}{RangeStart(m)}에서 "),
        new(Signs(), static m => $"{Sign(m, 1)}{Sino(m, 2)}{Unit(m)}"),
        new(Ordinal(), static m => m.Groups[1].Value == "1" ? "첫 번째" : KoreanNumerals.Native(m.Groups[1].Value) is { } native ? native + " 번째" : null),
        new(Counted(), SayCounted),
        new(Quantity(), static m => Sino(m, 1) + m.Groups["large"].Value + Unit(m)),
        new(Joint(), static _ => " "),
        new(Operator(), static m => SayOperator(m.Groups[1].Value, m)),
        new(CapitalRun(), SayCapitals),
        new(SingleSign(), static m => SaySign(m.Value[0])));

    public static MappedText Normalize(MappedText written) => Rewriter.Rewrite(written);

    private static string S(Match match, int group) => KoreanNumerals.Sino(match.Groups[group].Value.TrimStart('0'));

    private static string Sino(Match match, int group) => KoreanNumerals.Sino(match.Groups[group].Value);

    private static string[] Groups(string number) => number.Split(['-', ' ', '(', ')'], StringSplitOptions.RemoveEmptyEntries);

    private static bool Inside(Match match, int group, int most) => int.Parse(match.Groups[group].Value) is var value && value >= 1 && value <= most;

    // 유월 and 시월 are irregular.
    private static string Month(Match match, int group) => int.Parse(match.Groups[group].Value) switch
    {
        6 => "유월",
        10 => "시월",
        var month => KoreanNumerals.Sino(month.ToString()) + "월",
    };

    private static string Sign(Match match, int group) => match.Groups[group].Value switch
    {
        "" => "",
        "+" => "플러스 ",
        "±" => "플러스마이너스 ",
        _ => match.Groups["unit"].Value.Trim() is "℃" or "°C" or "도" or "°" ? "영하 " : "마이너스 ",
    };

    private static string Unit(Match match)
    {
        var unit = match.Groups["unit"].Value.Trim();
        if (unit.Length == 0)
            return match.Groups["unit"].Value;
        if (unit.EndsWith("/h", StringComparison.Ordinal) || unit.EndsWith("/s", StringComparison.Ordinal))
            return Units.Value[unit] + (unit[^1] == 'h' ? " 매 시" : " 매 초");
        return Units.Value.GetValueOrDefault(unit, unit);
    }

    private static string RangeStart(Match match)
    {
        var (number, counter) = (match.Groups[2].Value, match.Groups["counter"].Value);
        return counter.Length > 0 && Counters.Value.Contains(counter) && KoreanNumerals.Native(number) is { } native ? native : KoreanNumerals.Sino(number);
    }

    private static string? SayClock(Match match)
    {
        var (hour, minute, second) = (int.Parse(match.Groups[1].Value), match.Groups[2].Value.TrimStart('0'), match.Groups[3].Value.TrimStart('0'));
        if (hour > 24)
            return null;
        var said = new StringBuilder(Hour(hour) + " 시");
        if (minute.Length > 0)
            said.Append(' ').Append(KoreanNumerals.Sino(minute)).Append('분');
        if (second.Length > 0)
            said.Append(' ').Append(KoreanNumerals.Sino(second)).Append('초');
        return said.ToString();
    }

    // The clock counts to twelve in native numbers and on in Sino-Korean ones.
    private static string Hour(int hour) => hour is >= 1 and <= 12 ? KoreanNumerals.Native(hour.ToString())! : KoreanNumerals.Sino(hour.ToString());

    private static string? SayCounted(Match match)
    {
        var (number, counter) = (match.Groups[1].Value, match.Groups["counter"].Value);
        if (!Counters.Value.Contains(counter))
            return null;
        if (counter == "시")
            return int.Parse(number) is <= 24 and var hour ? Hour(hour) + " 시" : null;
        if (counter is "배" or "대" or "장" or "편" or "권" && int.Parse(number) > 19)
            return null;
        return KoreanNumerals.Native(number) is { } native ? $"{native} {counter}" : null;
    }

    private static string SayMoney(Match match)
    {
        var (name, cents) = match.Groups["sign"].Value switch
        {
            "₩" or "￦" or "KRW" => ("원", null),
            "$" or "US$" or "USD" => ("달러", "센트"),
            "€" or "EUR" => ("유로", "센트"),
            "£" or "GBP" => ("파운드", "펜스"),
            "¥" or "￥" or "JPY" => ("엔", null),
            "CNY" => ("위안", null),
            _ => ("", (string?)null),
        };
        var (amount, large) = (match.Groups["amount"].Value, match.Groups["large"].Value);
        var point = amount.IndexOf('.', StringComparison.Ordinal);
        if (cents is not null && point > 0 && amount.Length - point == 3 && large.Length == 0)
            return KoreanNumerals.Sino(amount[..point]) + name
                + (amount[(point + 1)..].TrimStart('0') is { Length: > 0 } small ? $" {KoreanNumerals.Sino(small)}{cents}" : "");
        return KoreanNumerals.Sino(amount) + large + name;
    }

    private static string SayAddress(Match match)
    {
        var said = new StringBuilder();
        foreach (var c in Regex.Replace(match.Value, "^https?://", ""))
        {
            said.Append(c switch
            {
                '.' => " 닷 ", '@' => " 골뱅이 ", '/' => " 슬래시 ", '-' => " 하이픈 ", '_' => " 언더바 ", ':' => " 콜론 ",
                _ when char.IsAsciiDigit(c) => KoreanNumerals.DigitWise(c.ToString()),
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

    private static string? SayOperator(string sign, Match match) => sign switch
    {
        "+" => " 더하기 ", "-" or "−" or "－" => " 빼기 ", "×" or "*" or "x" => " 곱하기 ", "÷" or "/" => " 나누기 ", ">" => " 크다 ", "<" => " 작다 ",
        "=" => "2459".Contains(match.Groups["before"].Value, StringComparison.Ordinal) ? "는 " : "은 ",
        _ => null,
    };

    private static string? SaySign(char sign) => sign switch
    {
        '&' => " 앤드 ", '@' => " 골뱅이 ", '#' => "샵 ", '%' => "퍼센트", '+' => " 플러스 ", '=' => "는 ", '~' or '〜' or '～' => "에서 ",
        '℃' => "도", '→' or '⇒' or '…' or '—' or '―' or '/' or '|' or '·' => ", ", '㈜' => "주식회사 ",
        '*' or '_' or '`' or '^' or '★' or '☆' or '●' or '○' or '◎' or '■' or '□' or '◆' or '※' or '♪' or '♡' or '♥' => " ",
        '©' or '®' or '™' => " ", '²' => "의 제곱", '³' => "의 세제곱", '½' => "이분의 일", '¼' => "사분의 일", '¾' => "사분의 삼",
        >= 'Ⅰ' and <= 'Ⅻ' => KoreanNumerals.Sino((sign - 'Ⅰ' + 1).ToString()),
        >= '①' and <= '⑳' => KoreanNumerals.Sino((sign - '①' + 1).ToString()),
        _ => null,
    };
}
