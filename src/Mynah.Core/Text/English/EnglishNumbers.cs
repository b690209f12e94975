using System.Text;

namespace Mynah.Text.English;

/// <summary>Numbers in English words. All functions take ASCII digits; a sign or separators are the caller's affair.</summary>
public static class EnglishNumbers
{
    private static readonly string[] SmallWords =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] TensWords =
        ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly string[] Scales =
    [
        "", " thousand", " million", " billion", " trillion", " quadrillion", " quintillion", " sextillion", " septillion",
        " octillion", " nonillion", " decillion",
    ];

    /// <summary>“145” → “one hundred forty-five”. Digit by digit above 36 digits, where no name is in use.</summary>
    public static string Cardinal(string digits)
    {
        var number = digits.Replace(",", "", StringComparison.Ordinal).TrimStart('0');
        if (number.Length == 0)
            return SmallWords[0];
        if (number.Length > 3 * Scales.Length)
            return Digits(number);
        var words = new StringBuilder();
        var groups = (number.Length + 2) / 3;
        number = number.PadLeft(groups * 3, '0');
        for (var group = 0; group < groups; group++)
        {
            var value = int.Parse(number.AsSpan(group * 3, 3));
            if (value == 0)
                continue;
            if (words.Length > 0)
                words.Append(' ');
            words.Append(BelowThousand(value)).Append(Scales[groups - 1 - group]);
        }
        return words.ToString();
    }

    /// <summary>The words of a number that fits a <see cref="long"/>; “minus” when negative.</summary>
    public static string Cardinal(long number)
        => number < 0 ? "minus " + Cardinal(number.ToString()[1..]) : Cardinal(number.ToString());

    /// <summary>“23” → “twenty-third”.</summary>
    public static string Ordinal(string digits)
    {
        var words = Cardinal(digits);
        var last = words.LastIndexOfAny([' ', '-']) + 1;
        return words[..last] + words[last..] switch
        {
            "one" => "first",
            "two" => "second",
            "three" => "third",
            "five" => "fifth",
            "eight" => "eighth",
            "nine" => "ninth",
            "twelve" => "twelfth",
            var word when word.EndsWith('y') => word[..^1] + "ieth",
            var word => word + "th",
        };
    }

    /// <summary>“0199” → “zero one nine nine”; other characters between digits are left out.</summary>
    public static string Digits(string digits, string zero = "zero")
    {
        var words = new StringBuilder(digits.Length * 6);
        foreach (var c in digits)
        {
            if (!char.IsAsciiDigit(c))
                continue;
            if (words.Length > 0)
                words.Append(' ');
            words.Append(c == '0' ? zero : SmallWords[c - '0']);
        }
        return words.ToString();
    }

    /// <summary>A number as written in English: “-1,234.50” → “minus one thousand two hundred thirty-four point five zero”.</summary>
    public static string Number(string written)
    {
        var sign = written.Length > 0 && (written[0] is '-' or '−' or '–') ? "minus " : "";
        var number = sign.Length > 0 || written.StartsWith('+') ? written[1..] : written;
        if (written.StartsWith('+'))
            sign = "plus ";
        var point = number.IndexOf('.');
        if (point < 0)
            return sign + Cardinal(number);
        return $"{sign}{(point == 0 ? "zero" : Cardinal(number[..point]))} point {Digits(number[(point + 1)..])}";
    }

    /// <summary>A year as it is usually said: 1999 “nineteen ninety-nine”, 1905 “nineteen oh five”, 2005 “two thousand five”.</summary>
    public static string Year(int year)
    {
        var (century, rest) = (year / 100, year % 100);
        if (year is < 1000 or > 2999 || year is >= 2000 and < 2010 || year % 1000 == 0)
            return Cardinal(year);
        return rest switch
        {
            0 => BelowHundred(century) + " hundred",
            < 10 => $"{BelowHundred(century)} oh {SmallWords[rest]}",
            _ => $"{BelowHundred(century)} {BelowHundred(rest)}",
        };
    }

    /// <summary>A short number in the pairs used for rooms, flights and models: 380 “three eighty”, 1204 “twelve oh four”.</summary>
    public static string Pairs(string digits)
    {
        if (digits.Length is < 3 or > 4 || digits[0] == '0')
            return digits.Length > 4 || digits[0] == '0' ? Digits(digits) : Cardinal(digits);
        var head = int.Parse(digits.AsSpan(0, digits.Length - 2));
        var rest = int.Parse(digits.AsSpan(digits.Length - 2));
        if (rest == 0)
            return head % 10 == 0 ? Cardinal(digits) : BelowHundred(head) + " hundred";
        return BelowHundred(head) + (rest < 10 ? " oh " + SmallWords[rest] : " " + BelowHundred(rest));
    }

    /// <summary>A fraction: 1/2 “one half”, 3/4 “three quarters”, 2/3 “two thirds”, 7/121 “seven over one hundred twenty-one”.</summary>
    public static string Fraction(string numerator, string denominator)
    {
        var one = numerator.TrimStart('0') == "1";
        var name = denominator.TrimStart('0') switch
        {
            "2" => one ? "half" : "halves",
            "4" => one ? "quarter" : "quarters",
            "" or "1" => null,
            { Length: <= 2 } or "100" or "1000" => Ordinal(denominator) + (one ? "" : "s"),
            _ => null,
        };
        return name is null ? $"{Cardinal(numerator)} over {Cardinal(denominator)}" : $"{Cardinal(numerator)} {name}";
    }

    /// <summary>Makes the last word a plural, as for decades: “eighty” → “eighties”, “hundred” → “hundreds”.</summary>
    public static string Plural(string words) => words switch
    {
        _ when words.EndsWith('y') => words[..^1] + "ies",
        _ when words.EndsWith('x') => words + "es",
        _ => words + "s",
    };

    private static string BelowThousand(int value)
    {
        if (value < 100)
            return BelowHundred(value);
        var head = SmallWords[value / 100] + " hundred";
        return value % 100 == 0 ? head : head + " " + BelowHundred(value % 100);
    }

    private static string BelowHundred(int value) => value < 20
        ? SmallWords[value]
        : value % 10 == 0 ? TensWords[value / 10] : TensWords[value / 10] + "-" + SmallWords[value % 10];
}
