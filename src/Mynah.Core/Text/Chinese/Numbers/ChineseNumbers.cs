using System.Globalization;
using System.Text;

namespace Mynah.Text.Chinese.Numbers;

/// <summary>Says numbers in Chinese characters. All take ASCII digits; what is not a number is given back as it is. Thread-safe.</summary>
public static class ChineseNumbers
{
    // 10^16: beyond it a number is read digit by digit, as a reader would.
    private const int MostCardinalDigits = 16;
    private const string Names = "零一二三四五六七八九";

    /// <summary>A number: sign, grouping commas and decimals allowed. 12,345.60 is 一万二千三百四十五点六零.</summary>
    public static string Cardinal(ReadOnlySpan<char> number)
    {
        var text = number.ToString().Replace(",", "", StringComparison.Ordinal);
        var sign = text.Length > 0 && text[0] is '-' or '−' ? "负" : text.Length > 0 && text[0] == '+' ? "正" : "";
        text = text.TrimStart('-', '−', '+');
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? text : text[..point];
        var said = sign + Whole(whole.Length == 0 ? "0" : whole);
        return point < 0 || point == text.Length - 1 ? said : said + "点" + Digits(text.AsSpan(point + 1));
    }

    /// <summary>A number before a measure word: 2 is 两, everything else as <see cref="Cardinal"/>.</summary>
    public static string Counting(ReadOnlySpan<char> number) => number is "2" ? "两" : Cardinal(number);

    /// <summary>Digit by digit; signs between are left out.</summary>
    /// <param name="digits">The digits.</param>
    /// <param name="telephone">Whether 1 is said 幺, as in telephone, room and train numbers.</param>
    public static string Digits(ReadOnlySpan<char> digits, bool telephone = false)
    {
        var said = new StringBuilder(digits.Length);
        foreach (var digit in digits)
        {
            if (char.IsAsciiDigit(digit))
                said.Append(telephone && digit == '1' ? '幺' : Names[digit - '0']);
        }
        return said.ToString();
    }

    /// <summary>第 and the number.</summary>
    public static string Ordinal(ReadOnlySpan<char> number) => "第" + Cardinal(number);

    /// <summary>A fraction: 3 and 4 are 四分之三.</summary>
    public static string Fraction(ReadOnlySpan<char> numerator, ReadOnlySpan<char> denominator) =>
        Cardinal(denominator) + "分之" + Cardinal(numerator);

    /// <summary>A percentage: 5.5 is 百分之五点五, 100 is 百分之百, −3 is 负百分之三.</summary>
    public static string Percent(ReadOnlySpan<char> number, string whole = "百")
    {
        var said = Cardinal(number);
        var sign = said[0] is '负' or '正' ? said[..1] : "";
        said = said[sign.Length..];
        return sign + whole + "分之" + (said == "一百" && whole == "百" ? "百" : said);
    }

    /// <summary>The parts of a version or a network address: 1.0.12 is 一点零点一二, 17.4.1 is 十七点四点一.</summary>
    public static string Version(ReadOnlySpan<char> version)
    {
        var said = new StringBuilder();
        if (version.Count('.') == 2 && version.IndexOf('.') is 2 && version[0] != '0')
        {
            said.Append(Cardinal(version[..2]));
            version = version[2..];
        }
        foreach (var character in version)
            said.Append(character == '.' ? '点' : Names[character - '0']);
        return said.ToString();
    }

    private static string Whole(string digits)
    {
        var isNumber = digits.Length <= MostCardinalDigits && (digits.Length == 1 || digits[0] != '0');
        if (!isNumber || !ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            return Digits(digits);
        if (value == 0)
            return "零";
        var said = new StringBuilder();
        Write(value, said, isFirst: true);
        if (said.Length > 1 && said[0] == '二' && said[1] is '千' or '万' or '亿')
            said[0] = '两';
        return said.ToString();
    }

    private static void Write(ulong value, StringBuilder said, bool isFirst)
    {
        foreach (var (unit, name) in (ReadOnlySpan<(ulong, char)>)[(100_000_000, '亿'), (10_000, '万'), (1000, '千'), (100, '百'), (10, '十')])
        {
            if (value < unit)
                continue;
            if (unit != 10 || !isFirst || value >= 20)
                Write(value / unit, said, isFirst);
            said.Append(name);
            value %= unit;
            if (value > 0 && value < unit / 10)
                said.Append('零');
            isFirst = false;
        }
        if (value > 0)
            said.Append(Names[(int)value]);
    }
}
