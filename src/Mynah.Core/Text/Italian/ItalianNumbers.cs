using Mynah.Text.Normalization;

namespace Mynah.Text.Italian;

/// <summary>Italian number words.</summary>
internal static class ItalianNumbers
{
    private static readonly string[] SmallWords =
    [
        "zero", "uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove", "dieci", "undici", "dodici", "tredici", "quattordici",
        "quindici", "sedici", "diciassette", "diciotto", "diciannove",
    ];

    private static readonly string[] TensWords = ["", "", "venti", "trenta", "quaranta", "cinquanta", "sessanta", "settanta", "ottanta", "novanta"];

    private static readonly string[] Ordinals =
        ["", "primo", "secondo", "terzo", "quarto", "quinto", "sesto", "settimo", "ottavo", "nono", "decimo"];

    private static readonly string[] Scales = ["", "", "milione", "miliardo", "bilione", "biliardo", "trilione", "triliardo", "quadrilione"];

    public static string Cardinal(string digits, Gender gender)
    {
        digits = digits.TrimStart('0');
        if (digits.Length == 0)
            return SmallWords[0];
        if (digits == "1")
            return gender switch { Gender.Feminine => "una", Gender.Masculine => "un", _ => "uno" };
        if (digits.Length > 3 * Scales.Length)
            return string.Join(' ', digits.Select(digit => SmallWords[digit - '0']));
        var words = new List<string>();
        var small = "";
        foreach (var (value, power) in NumberGroups.Of(digits))
        {
            if (power >= 2)
                words.Add(value == 1 ? "un " + Scales[power] : $"{Hundreds(value, accent: true)} {Scales[power][..^1]}i");
            else if (power == 1)
                small = value == 1 ? "mille" : Hundreds(value, accent: false) + "mila";
            else
                small += Hundreds(value, accent: true);
        }
        if (small.Length > 0)
            words.Add(small == "uno" ? "uno" : small);
        var all = string.Join(' ', words);
        return gender != Gender.None && all.EndsWith("tuno", StringComparison.Ordinal) ? all[..^1] : all; // ventun anni
    }

    public static string Ordinal(int number, Gender gender)
    {
        if (number == 0)
            return SmallWords[0];
        var words = number <= 10 ? Ordinals[number] : Stem(Cardinal(number.ToString(), Gender.None), number) + "esimo";
        return gender == Gender.Feminine ? words[..^1] + "a" : words;
    }

    private static string Stem(string words, int number) => (number % 10) switch
    {
        3 when number % 100 != 13 => words[..^1] + "e",
        6 when number % 100 != 16 => words,
        _ => words[..^1],
    };

    private static string Hundreds(int value, bool accent)
    {
        var head = (value / 100) switch { 0 => "", 1 => "cento", _ => SmallWords[value / 100] + "cento" };
        var rest = value % 100;
        if (head.Length > 0 && rest is 8 or >= 80 and < 90 && value > 100)
            head = head[..^1];
        if (rest < 20)
            return head + (rest == 0 ? "" : rest == 3 && head.Length > 0 && accent ? "tré" : SmallWords[rest]);
        var unit = rest % 10;
        var ten = unit is 1 or 8 ? TensWords[rest / 10][..^1] : TensWords[rest / 10];
        return head + ten + (unit == 0 ? "" : unit == 3 && accent ? "tré" : SmallWords[unit]);
    }
}
