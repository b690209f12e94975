using Mynah.Text.Normalization;

namespace Mynah.Text.French;

/// <summary>French number words.</summary>
internal static class FrenchNumbers
{
    private static readonly string[] SmallWords =
    [
        "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze",
        "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
    ];

    private static readonly string[] TensWords = ["", "", "vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt", "quatre-vingt"];

    private static readonly string[] Scales = ["", "mille", "million", "milliard", "billion", "billiard", "trillion", "trilliard", "quadrillion"];

    /// <summary>A whole number; a final one is “une” before a feminine noun.</summary>
    public static string Cardinal(string digits, Gender gender)
    {
        digits = digits.TrimStart('0');
        if (digits.Length == 0)
            return SmallWords[0];
        if (digits.Length > 3 * Scales.Length)
            return string.Join(' ', digits.Select(digit => SmallWords[digit - '0']));
        var words = string.Join(' ', NumberGroups.Of(digits).Select(group => group.Power switch
        {
            0 => Hundreds(group.Value, last: true),
            1 => group.Value == 1 ? "mille" : Hundreds(group.Value, last: false) + " mille",
            _ => $"{Hundreds(group.Value, last: true)} {Scales[group.Power]}{(group.Value > 1 ? "s" : "")}",
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
        var words = head switch { 0 => "", 1 => "cent", _ => SmallWords[head] + " cent" + (rest == 0 && last ? "s" : "") };
        return rest == 0 ? words : words.Length == 0 ? Tens(rest, last) : words + " " + Tens(rest, last);
    }

    private static string Tens(int value, bool last)
    {
        if (value < 20)
            return SmallWords[value];
        var ten = value / 10;
        var unit = ten is 7 or 9 ? value % 10 + 10 : value % 10;
        return (ten, unit) switch
        {
            (8, 0) => last ? "quatre-vingts" : "quatre-vingt",
            (_, 0) => TensWords[ten],
            ( < 8, 1 or 11) => $"{TensWords[ten]} et {SmallWords[unit]}",
            _ => $"{TensWords[ten]}-{SmallWords[unit]}",
        };
    }
}
