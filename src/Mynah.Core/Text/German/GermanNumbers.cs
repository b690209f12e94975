using System.Text;
using Mynah.Text.Normalization;

namespace Mynah.Text.German;

/// <summary>German number words.</summary>
internal static class GermanNumbers
{
    private static readonly string[] SmallWords =
    [
        "null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf", "dreizehn", "vierzehn",
        "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn",
    ];

    private static readonly string[] TensWords = ["", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"];

    private static readonly string[] Scales = ["", "", "Million", "Milliarde", "Billion", "Billiarde", "Trillion", "Trilliarde", "Quadrillion"];

    /// <summary>A whole number; a final one is “eins”, or “ein” or “eine” before a noun.</summary>
    public static string Cardinal(string digits, Gender gender)
    {
        digits = digits.TrimStart('0');
        if (digits.Length == 0)
            return SmallWords[0];
        if (digits.Length > 3 * Scales.Length)
            return string.Join(' ', digits.Select(digit => SmallWords[digit - '0']));
        var words = new StringBuilder();
        var small = "";
        foreach (var (value, power) in NumberGroups.Of(digits))
        {
            if (power >= 2)
                words.Append(value == 1 ? "eine" : Hundreds(value, "eine")).Append(' ').Append(Scales[power])
                    .Append(value == 1 ? "" : Scales[power].EndsWith('e') ? "n" : "en").Append(' ');
            else if (power == 1)
                small = (value == 1 ? "ein" : Hundreds(value, "ein")) + "tausend";
            else
                small += Hundreds(value, gender switch { Gender.None => "eins", Gender.Feminine => digits.Length == 1 ? "eine" : "ein", _ => "ein" });
        }
        return words.Append(small).ToString().TrimEnd();
    }

    /// <summary>An ordinal without its ending: “dritt”, “zwanzigst”.</summary>
    public static string OrdinalStem(int number)
    {
        var (head, last) = (number / 100 * 100, number % 100);
        var front = head == 0 ? "" : Cardinal(head.ToString(), Gender.Masculine);
        return front + last switch
        {
            0 => "st",
            1 => "erst",
            3 => "dritt",
            7 => "siebt",
            8 => "acht",
            < 20 => SmallWords[last] + "t",
            _ => Hundreds(last, "eins") + "st",
        };
    }

    public static string Year(int year)
        => year is >= 1100 and < 2000
            ? Hundreds(year / 100, "ein") + "hundert" + (year % 100 == 0 ? "" : Hundreds(year % 100, "eins"))
            : Cardinal(year.ToString(), Gender.None);

    private static string Hundreds(int value, string one)
    {
        var head = value < 100 ? "" : (value / 100 == 1 ? "ein" : SmallWords[value / 100]) + "hundert";
        var rest = value % 100;
        return head + rest switch
        {
            0 => "",
            1 => one,
            < 20 => SmallWords[rest],
            _ when rest % 10 == 0 => TensWords[rest / 10],
            _ => (rest % 10 == 1 ? "ein" : SmallWords[rest % 10]) + "und" + TensWords[rest / 10],
        };
    }
}
