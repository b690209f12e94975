namespace Mynah.Text.Chinese.Numbers;

/// <summary>Values of Roman numerals.</summary>
internal static class RomanNumerals
{
    /// <summary>The value of a well-formed numeral below 4000; 0 for anything else.</summary>
    public static int Value(ReadOnlySpan<char> numeral)
    {
        var total = 0;
        for (var i = 0; i < numeral.Length; i++)
        {
            var value = Value(numeral[i]);
            total += i + 1 < numeral.Length && value < Value(numeral[i + 1]) ? -value : value;
        }
        return total > 0 && numeral.SequenceEqual(Write(total)) ? total : 0;
    }

    private static int Value(char letter) => letter switch { 'I' => 1, 'V' => 5, 'X' => 10, 'L' => 50, 'C' => 100, 'D' => 500, 'M' => 1000, _ => 0 };

    private static string Write(int value)
    {
        var written = "";
        foreach (var (part, letters) in (ReadOnlySpan<(int, string)>)[(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
            (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")])
        {
            for (; value >= part && written.Length < 16; value -= part)
                written += letters;
        }
        return written;
    }
}
