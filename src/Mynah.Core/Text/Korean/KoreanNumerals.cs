using System.Text;

namespace Mynah.Text.Korean;

/// <summary>Numbers in words: Sino-Korean (이십삼), native before counters (스물세), and digit by digit (공일공).</summary>
internal static class KoreanNumerals
{
    private const string Digits = "영일이삼사오육칠팔구";
    private const int MaxDigits = 20; // up to 경; longer ones are read digit by digit
    private const int MaxNative = 99;

    private static readonly string[] NativeOnes = ["", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉"];
    private static readonly string[] NativeTens = ["", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"];

    /// <summary>One by one; 0 is 공 as in telephone numbers.</summary>
    public static string DigitWise(string digits, char zero = '공')
    {
        var result = new StringBuilder(digits.Length);
        foreach (var c in digits)
            result.Append(c == '0' ? zero : char.IsAsciiDigit(c) ? Digits[c - '0'] : c);
        return result.ToString();
    }

    /// <summary>Sino-Korean: 1,234.5 → 천이백삼십사점오.</summary>
    public static string Sino(string number)
    {
        number = number.Replace(",", "", StringComparison.Ordinal);
        var point = number.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0)
            return Sino(number[..point]) + "점" + DigitWise(number[(point + 1)..], '영');
        if (number.Length > 1 && number[0] == '0' || number.Length > MaxDigits)
            return DigitWise(number);
        if (number is "0" or "")
            return "영";
        var result = new StringBuilder();
        ReadOnlySpan<string> large = ["", "만", "억", "조", "경"];
        for (var group = (number.Length - 1) / 4; group >= 0; group--)
        {
            var end = number.Length - group * 4;
            var said = Group(number[Math.Max(0, end - 4)..end]);
            if (said.Length == 0)
                continue;
            if (group != 1 || said != "일" || result.Length > 0) // 10,000 is 만, not 일만
                result.Append(said);
            result.Append(large[group]);
        }
        return result.ToString();
    }

    /// <summary>Native, as it stands before a counter (스무 명, 스물한 명); null above 99, with a point or for zero.</summary>
    public static string? Native(string number)
    {
        if (!int.TryParse(number, out var value) || value is < 1 or > MaxNative || number[0] == '0')
            return null;
        return value == 20 ? "스무" : NativeTens[value / 10] + NativeOnes[value % 10];
    }

    private static string Group(string digits)
    {
        var result = new StringBuilder();
        ReadOnlySpan<string> small = ["", "십", "백", "천"];
        for (var i = 0; i < digits.Length; i++)
        {
            var (digit, place) = (digits[i] - '0', digits.Length - 1 - i);
            if (digit == 0)
                continue;
            if (digit > 1 || place == 0)
                result.Append(Digits[digit]);
            result.Append(small[place]);
        }
        return result.ToString();
    }
}
