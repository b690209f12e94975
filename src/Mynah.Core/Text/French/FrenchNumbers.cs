using Mynah.Text.Normalization;

namespace Mynah.Text.French;

/// <summary>French number words.</summary>
internal static class FrenchNumbers
{
    private static readonly string[] s_small =
    [
        "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze",
        "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
    ];

    private static readonly string[] s_tens = ["", "", "vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt", "quatre-vingt"];

    private static readonly string[] s_scales = ["", "mille", "million", "milliard", "billion", "billiard", "trillion", "trilliard", "quadrillion"];

    /// <summary>A whole number; a final one is “une” before a feminine noun.</summary>
    public static string Cardinal(string digits, Gender gender)
    {
        digits = digits.TrimStart('0');
        if (digits.Length == 0)
            return s_small[0];
        if (digits.Length > 3 * s_scales.Length)
            return string.Join(' ', digits.Select(digit => s_small[digit - '0']));
        var words = string.Join(' ', NumberGroups.Of(digits).Select(group => group.Power switch
        {
            0 => Hundreds(group.Value, last: true),
            1 => group.Value == 1 ? "mille" : Hundreds(group.Value, last: false) + " mille",
            _ => $"{Hundreds(group.Value, last: true)} {s_scales[group.Power]}{(group.Value > 1 ? "s" : "")}",
        }));
        return gender == Gender.Feminine && (words == "un" || words.EndsWith(" un", StringComparison.Ordinal) || words.EndsWith("-un", StringComparison.Ordinal)) ? words + "e" : words;
    }

    public static string Ordinal(int number, Gender gender)
    {
        if (number == 1)
            return gender == Gender.Feminine ? "première" : "premier";
        var words = Cardinal(number.ToString(), Gender.None);
        if (words.EndsWith("cinq", StringComparison.Ordinal))
            return words + "uième";
        if (words.EndsWith("neuf", StringComparison.Ordinal))
            return words[..^1] + "vième";
        if (words.EndsWith("vingts", StringComparison.Ordinal) || words.EndsWith("cents", StringComparison.Ordinal))
            words = words[..^1];
        return (words.EndsWith('e') ? words[..^1] : words) + "ième";
    }

    private static string Hundreds(int value, bool last)
    {
        var (head, rest) = (value / 100, value % 100);
        var words = head switch { 0 => "", 1 => "cent", _ => s_small[head] + " cent" + (rest == 0 && last ? "s" : "") };
        return rest == 0 ? words : words.Length == 0 ? Tens(rest, last) : words + " " + Tens(rest, last);
    }

    private static string Tens(int value, bool last)
    {
        if (value < 20)
            return s_small[value];
        var ten = value / 10;
        var unit = ten is 7 or 9 ? value % 10 + 10 : value % 10;
        return (ten, unit) switch
        {
            (8, 0) => last ? "quatre-vingts" : "quatre-vingt",
            (_, 0) => s_tens[ten],
            ( < 8, 1 or 11) => $"{s_tens[ten]} et {s_small[unit]}",
            _ => $"{s_tens[ten]}-{s_small[unit]}",
        };
    }
}
