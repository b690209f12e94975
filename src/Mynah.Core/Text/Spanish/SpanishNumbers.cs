using Mynah.Text.Normalization;

namespace Mynah.Text.Spanish;

/// <summary>Spanish number words.</summary>
internal static class SpanishNumbers
{
    private static readonly string[] SmallWords =
    [
        "cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce", "trece", "catorce", "quince",
        "dieciséis", "diecisiete", "dieciocho", "diecinueve", "veinte", "veintiuno", "veintidós", "veintitrés", "veinticuatro", "veinticinco",
        "veintiséis", "veintisiete", "veintiocho", "veintinueve",
    ];

    private static readonly string[] TensWords = ["", "", "", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"];

    private static readonly string[] HundredsWords =
        ["", "ciento", "doscientos", "trescientos", "cuatrocientos", "quinientos", "seiscientos", "setecientos", "ochocientos", "novecientos"];

    private static readonly string[] Ordinals =
    [
        "", "primero", "segundo", "tercero", "cuarto", "quinto", "sexto", "séptimo", "octavo", "noveno", "décimo", "undécimo", "duodécimo",
        "decimotercero", "decimocuarto", "decimoquinto", "decimosexto", "decimoséptimo", "decimoctavo", "decimonoveno",
    ];

    private static readonly string[] OrdinalTens =
        ["", "décimo", "vigésimo", "trigésimo", "cuadragésimo", "quincuagésimo", "sexagésimo", "septuagésimo", "octogésimo", "nonagésimo"];

    private static readonly string[] Scales = ["", "", "millón", "", "billón", "", "trillón", "", "cuatrillón"];

    public static string Cardinal(string digits, Gender gender)
    {
        digits = digits.TrimStart('0');
        if (digits.Length == 0)
            return SmallWords[0];
        if (digits.Length > 27)
            return string.Join(' ', digits.Select(digit => SmallWords[digit - '0']));
        var words = new List<string>();
        var groups = NumberGroups.Of(digits).ToDictionary(group => group.Power, group => group.Value);
        for (var power = 8; power >= 0; power -= 2)
        {
            var thousands = groups.GetValueOrDefault(power + 1);
            var units = groups.GetValueOrDefault(power);
            if (thousands > 0)
                words.Add(thousands == 1 ? "mil" : Hundreds(thousands, power == 0 && gender == Gender.Feminine ? Gender.Feminine : Gender.Masculine) + " mil");
            if (units > 0)
                words.Add(Hundreds(units, power == 0 ? gender : Gender.Masculine));
            if (power > 0 && thousands + units > 0)
                words.Add(thousands == 0 && units == 1 ? Scales[power] : Scales[power].Replace("ón", "ones", StringComparison.Ordinal));
        }
        return string.Join(' ', words);
    }

    public static string Ordinal(int number, Gender gender)
    {
        if (number == 0)
            return SmallWords[0];
        if (number >= 100)
            return Cardinal(number.ToString(), Gender.None);
        var words = number < 20 ? Ordinals[number] : (OrdinalTens[number / 10] + " " + Ordinals[number % 10]).TrimEnd();
        return gender == Gender.Feminine ? string.Join(' ', words.Split(' ').Select(word => word[..^1] + "a")) : words;
    }

    private static string Hundreds(int value, Gender gender)
    {
        if (value == 100)
            return "cien";
        var rest = value % 100;
        var head = HundredsWords[value / 100];
        if (gender == Gender.Feminine && value >= 200)
            head = head[..^2] + "as";
        var tail = rest switch
        {
            0 => "",
            < 30 => SmallWords[rest],
            _ when rest % 10 == 0 => TensWords[rest / 10],
            _ => $"{TensWords[rest / 10]} y {SmallWords[rest % 10]}",
        };
        if (tail.EndsWith("uno", StringComparison.Ordinal) && gender != Gender.None)
            tail = gender == Gender.Feminine ? tail[..^1] + "a" : rest == 21 ? "veintiún" : tail[..^1];
        return (head + " " + tail).Trim();
    }
}
