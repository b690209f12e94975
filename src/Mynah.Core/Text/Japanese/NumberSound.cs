using System.Buffers;
using System.Text;

namespace Mynah.Text.Japanese;

/// <summary>
/// How a number in kanji numerals sounds: all but the last part, and the last part with its weight, because counters change it
/// (ロク + ホン → ロッポン).
/// </summary>
/// <param name="Head">Kana of everything before the last part.</param>
/// <param name="Last">Kana of the last part.</param>
/// <param name="Weight">0 … 9, 10, 100, 1000 or 10000 and more: which part that is.</param>
/// <param name="Exact">The value, if it is a plain number below 10,000.</param>
internal readonly record struct NumberSound(string Head, string Last, int Weight, int? Exact)
{
    /// <summary>The weight of 何, "how many".</summary>
    public const int HowMany = -3;

    private static readonly SearchValues<char> Units = SearchValues.Create("十百千万億兆京");
    private const string Digits = "〇一二三四五六七八九";
    private static readonly string[] Names = ["ゼロ", "イチ", "ニ", "サン", "ヨン", "ゴ", "ロク", "ナナ", "ハチ", "キュー"];

    public string Kana => Head + Last;

    public static bool IsNumeral(char c) => c is '零' or '十' or '百' or '千' or '万' or '億' or '兆' or '京' || Digits.Contains(c, StringComparison.Ordinal);

    /// <summary>Reads kanji numerals: with units (三百二十), digit by digit (〇三五), with a decimal point (二点五).</summary>
    public static NumberSound Parse(string numerals)
    {
        var point = numerals.LastIndexOf('点');
        if (point > 0)
        {
            var fraction = DigitWise(numerals[(point + 1)..]);
            return fraction with { Head = BeforePoint(numerals[..point]) + fraction.Head, Exact = null };
        }
        return numerals.AsSpan().IndexOfAny(Units) < 0 ? DigitWise(numerals) : WithUnits(numerals);
    }

    private static string BeforePoint(string whole)
    {
        if (whole.EndsWith("点零", StringComparison.Ordinal)) // a version: 二点零点一
            return Parse(whole).Kana + "テン";
        if (whole is "〇" or "零")
            return "レイテン";
        var sound = Parse(whole);
        return sound.Weight is 1 or 8 or 10 ? $"{sound.Head}{sound.Last[..^1]}ッテン" : sound.Kana + "テン";
    }

    private static NumberSound DigitWise(string numerals)
    {
        var head = new StringBuilder();
        foreach (var c in numerals.AsSpan(0, numerals.Length - 1))
            head.Append(Names[ValueOf(c)]);
        var last = ValueOf(numerals[^1]);
        return new NumberSound(head.ToString(), numerals == "零" ? "レイ" : Names[last], last, numerals.Length == 1 ? last : null);
    }

    private static NumberSound WithUnits(string numerals)
    {
        var parts = new List<(string Kana, int Weight)>();
        var digit = -1;
        var value = 0;
        var small = true;
        foreach (var c in numerals)
        {
            if (ValueOf(c) is var d and >= 0)
            {
                digit = d;
                continue;
            }
            if (c is '十' or '百' or '千')
            {
                var unit = c switch { '十' => 10, '百' => 100, _ => 1000 };
                parts.Add((digit == 1 && unit == 1000 ? "イッセン" : SmallUnit(Math.Max(digit, 1), unit), unit));
                value += Math.Max(digit, 1) * unit;
            }
            else
            {
                small = false;
                LargeUnit(parts, digit, c);
            }
            digit = -1;
        }
        if (digit > 0)
        {
            parts.Add((Names[digit], digit));
            value += digit;
        }
        var last = parts[^1];
        parts.RemoveAt(parts.Count - 1);
        return new NumberSound(string.Concat(parts.Select(p => p.Kana)), last.Kana, last.Weight, small ? value : null);
    }

    private static string SmallUnit(int digit, int unit) => (digit, unit) switch
    {
        (1, 10) => "ジュー", (1, 100) => "ヒャク", (1, 1000) => "セン",
        (3, 100) => "サンビャク", (6, 100) => "ロッピャク", (8, 100) => "ハッピャク",
        (3, 1000) => "サンゼン", (8, 1000) => "ハッセン",
        (_, 10) => Names[digit] + "ジュー", (_, 100) => Names[digit] + "ヒャク", _ => Names[digit] + "セン",
    };

    private static void LargeUnit(List<(string Kana, int Weight)> parts, int digit, char unit)
    {
        if (digit >= 0)
            parts.Add((Names[digit], digit));
        if (parts.Count > 0 && unit is '兆' or '京' && parts[^1] is { Weight: 1 or 8 or 10 } last)
            parts[^1] = (last.Kana[..^1] + "ッ", last.Weight);
        else if (parts.Count > 0 && parts[^1] is { Weight: 1000, Kana: "セン" })
            parts[^1] = ("イッセン", 1000);
        parts.Add((unit switch { '万' => "マン", '億' => "オク", '兆' => "チョー", _ => "ケー" }, 10_000));
    }

    private static int ValueOf(char c) => c == '零' ? 0 : Digits.IndexOf(c, StringComparison.Ordinal);
}
