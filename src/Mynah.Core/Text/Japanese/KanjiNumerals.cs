using System.Text;

namespace Mynah.Text.Japanese;

/// <summary>Arabic digits to kanji numerals.</summary>
internal static class KanjiNumerals
{
    private const string Digits = "〇一二三四五六七八九";
    private const int MaxDigits = 20; // up to 京; longer ones are read digit by digit

    /// <summary>One by one: 090 → 〇九〇.</summary>
    public static string DigitWise(string digits)
    {
        var result = new StringBuilder(digits.Length);
        foreach (var c in digits)
            result.Append(char.IsAsciiDigit(c) ? Digits[c - '0'] : c);
        return result.ToString();
    }

    /// <summary>As a quantity: 1,234.5 → 千二百三十四点五. Leading zeros and very long ones are read one by one.</summary>
    public static string Quantity(string number)
    {
        number = number.Replace(",", "", StringComparison.Ordinal);
        var point = number.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0)
            return Quantity(number[..point]) + "点" + DigitWise(number[(point + 1)..]);
        if (number.Length > 1 && number[0] == '0' || number.Length > MaxDigits)
            return DigitWise(number);
        if (number is "0" or "")
            return "〇";
        var result = new StringBuilder();
        ReadOnlySpan<string> large = ["", "万", "億", "兆", "京"];
        for (var group = (number.Length - 1) / 4; group >= 0; group--)
        {
            var end = number.Length - group * 4;
            var written = Group(number[Math.Max(0, end - 4)..end], oneThousand: group > 0);
            if (written.Length > 0)
                result.Append(written).Append(large[group]);
        }
        return result.ToString();
    }

    // Before 万 and above a lone thousand is 一千: 一千万.
    private static string Group(string digits, bool oneThousand)
    {
        var result = new StringBuilder();
        ReadOnlySpan<string> small = ["", "十", "百", "千"];
        for (var i = 0; i < digits.Length; i++)
        {
            var (digit, place) = (digits[i] - '0', digits.Length - 1 - i);
            if (digit == 0)
                continue;
            if (digit > 1 || place == 0 || (place == 3 && oneThousand))
                result.Append(Digits[digit]);
            result.Append(small[place]);
        }
        return result.ToString();
    }
}
