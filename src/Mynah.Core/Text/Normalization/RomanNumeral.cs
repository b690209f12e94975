namespace Mynah.Text.Normalization;

/// <summary>Reads Roman numerals.</summary>
internal static class RomanNumeral
{
    private static readonly string[] Ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    private static readonly string[] TensWords = ["", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"];
    private static readonly string[] HundredsWords = ["", "C", "CC", "CCC", "CD", "D", "DC", "DCC", "DCCC", "CM"];

    /// <summary>The value 1–3999, or 0 when the text is not a well-formed numeral.</summary>
    public static int Value(string text)
    {
        var upper = text.ToUpperInvariant();
        var value = 0;
        for (var i = 0; i < upper.Length; i++)
        {
            var digit = Digit(upper[i]);
            value += i + 1 < upper.Length && Digit(upper[i + 1]) > digit ? -digit : digit;
        }
        return value is > 0 and < 4000 && upper == Write(value) ? value : 0;
    }

    private static string Write(int value)
        => new string('M', value / 1000) + HundredsWords[value / 100 % 10] + TensWords[value / 10 % 10] + Ones[value % 10];

    private static int Digit(char letter) => letter switch
    {
        'I' => 1, 'V' => 5, 'X' => 10, 'L' => 50, 'C' => 100, 'D' => 500, 'M' => 1000, _ => 0,
    };
}
