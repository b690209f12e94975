using Mynah.Text.Normalization;

namespace Mynah.Text.Spanish;

/// <summary>Spanish number words.</summary>
internal static class SpanishNumbers
{
    private static readonly string[] s_small =
    [
        "cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce", "trece", "catorce", "quince",
        "dieciséis", "diecisiete", "dieciocho", "diecinueve", "veinte", "veintiuno", "veintidós", "veintitrés", "veinticuatro", "veinticinco",
        "veintiséis", "veintisiete", "veintiocho", "veintinueve",
    ];

    private static readonly string[] s_tens = ["", "", "", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"];

    private static readonly string[] s_hundreds =
        ["", "ciento", "doscientos", "trescientos", "cuatrocientos", "quinientos", "seiscientos", "setecientos", "ochocientos", "novecientos"];

    private static readonly string[] s_ordinals =
    [
        "", "primero", "segundo", "tercero", "cuarto", "quinto", "sexto", "séptimo", "octavo", "noveno", "décimo", "undécimo", "duodécimo",
        "decimotercero", "decimocuarto", "decimoquinto", "decimosexto", "decimoséptimo", "decimoctavo", "decimonoveno",
    ];

    private static readonly string[] s_ordinalTens =
        ["", "décimo", "vigésimo", "trigésimo", "cuadragésimo", "quincuagésimo", "sexagésimo", "septuagésimo", "octogésimo", "nonagésimo"];

    private static readonly string[] s_scales = ["", "", "millón", "", "billón", "", "trillón", "", "cuatrillón"];

    public static string Cardinal(string digits, Gender gender)
    {
        digits = digits.TrimStart('0');
        if (digits.Length == 0)
            return s_small[0];
        if (digits.Length > 27)
            return string.Join(' ', digits.Select(digit => s_small[digit - '0']));
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
                words.Add(thousands == 0 && units == 1 ? s_scales[power] : s_scales[power].Replace("ón", "ones", StringComparison.Ordinal));
        }
        return string.Join(' ', words);
    }

    public static string Ordinal(int number, Gender gender)
    {
        if (number == 0)
            return s_small[0];
        if (number >= 100)
            return Cardinal(number.ToString(), Gender.None);
        var words = number < 20 ? s_ordinals[number] : (s_ordinalTens[number / 10] + " " + s_ordinals[number % 10]).TrimEnd();
        return gender == Gender.Feminine ? string.Join(' ', words.Split(' ').Select(word => word[..^1] + "a")) : words;
    }

    private static string Hundreds(int value, Gender gender)
    {
        if (value == 100)
            return "cien";
        var rest = value % 100;
        var head = s_hundreds[value / 100];
        if (gender == Gender.Feminine && value >= 200)
            head = head[..^2] + "as";
        var tail = rest switch
        {
            0 => "",
            < 30 => s_small[rest],
            _ when rest % 10 == 0 => s_tens[rest / 10],
            _ => $"{s_tens[rest / 10]} y {s_small[rest % 10]}",
        };
        if (tail.EndsWith("uno", StringComparison.Ordinal) && gender != Gender.None)
            tail = gender == Gender.Feminine ? tail[..^1] + "a" : rest == 21 ? "veintiún" : tail[..^1];
        return (head + " " + tail).Trim();
    }
}
