using Mynah.Text.Normalization;

namespace Mynah.Text.Portuguese;

/// <summary>Portuguese number words, in Brazilian spelling.</summary>
internal static class PortugueseNumbers
{
    private static readonly string[] SmallWords =
    [
        "zero", "um", "dois", "três", "quatro", "cinco", "seis", "sete", "oito", "nove", "dez", "onze", "doze", "treze", "quatorze", "quinze",
        "dezesseis", "dezessete", "dezoito", "dezenove",
    ];

    private static readonly string[] TensWords = ["", "", "vinte", "trinta", "quarenta", "cinquenta", "sessenta", "setenta", "oitenta", "noventa"];

    private static readonly string[] HundredsWords =
        ["", "cento", "duzentos", "trezentos", "quatrocentos", "quinhentos", "seiscentos", "setecentos", "oitocentos", "novecentos"];

    private static readonly string[] Ordinals = ["", "primeiro", "segundo", "terceiro", "quarto", "quinto", "sexto", "sétimo", "oitavo", "nono"];

    private static readonly string[] OrdinalTens =
        ["", "décimo", "vigésimo", "trigésimo", "quadragésimo", "quinquagésimo", "sexagésimo", "septuagésimo", "octogésimo", "nonagésimo"];

    private static readonly string[] Scales =
        ["", "mil", "milhão", "bilhão", "trilhão", "quatrilhão", "quintilhão", "sextilhão", "septilhão"];

    public static string Cardinal(string digits, Gender gender)
    {
        digits = digits.TrimStart('0');
        if (digits.Length == 0)
            return SmallWords[0];
        if (digits.Length > 3 * Scales.Length)
            return string.Join(' ', digits.Select(digit => SmallWords[digit - '0']));
        var words = "";
        foreach (var (value, power) in NumberGroups.Of(digits))
        {
            var group = power switch
            {
                0 => Hundreds(value, gender),
                1 => value == 1 ? "mil" : Hundreds(value, gender) + " mil",
                _ => $"{Hundreds(value, Gender.Masculine)} {(value == 1 ? Scales[power] : Scales[power].Replace("ão", "ões", StringComparison.Ordinal))}",
            };
            // The last group is joined by “e” when it is below a hundred or a round hundred: mil e cem, dois mil e vinte.
            var joined = power == 0 && (value < 100 || value % 100 == 0);
            words += words.Length == 0 ? group : joined ? " e " + group : " " + group;
        }
        return words;
    }

    public static string Ordinal(int number, Gender gender)
    {
        if (number == 0)
            return SmallWords[0];
        if (number >= 100)
            return number == 100 ? gender == Gender.Feminine ? "centésima" : "centésimo" : Cardinal(number.ToString(), gender);
        var words = (OrdinalTens[number / 10] + " " + Ordinals[number % 10]).Trim();
        return gender == Gender.Feminine ? string.Join(' ', words.Split(' ').Select(word => word[..^1] + "a")) : words;
    }

    private static string Hundreds(int value, Gender gender)
    {
        if (value == 100)
            return "cem";
        var head = HundredsWords[value / 100];
        if (gender == Gender.Feminine && value >= 200)
            head = head[..^2] + "as";
        var rest = value % 100;
        var tail = rest < 20 ? rest == 0 ? "" : Small(rest, gender)
            : rest % 10 == 0 ? TensWords[rest / 10] : $"{TensWords[rest / 10]} e {Small(rest % 10, gender)}";
        return head.Length == 0 ? tail : tail.Length == 0 ? head : $"{head} e {tail}";
    }

    private static string Small(int value, Gender gender) => (value, gender) switch
    {
        (1, Gender.Feminine) => "uma",
        (2, Gender.Feminine) => "duas",
        _ => SmallWords[value],
    };
}
