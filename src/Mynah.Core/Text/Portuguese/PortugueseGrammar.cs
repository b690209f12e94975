using System.Text.RegularExpressions;
using Mynah.Text.Normalization;

namespace Mynah.Text.Portuguese;

/// <summary>Brazilian Portuguese: um and uma, dois and duas, dates with “de”, hours.</summary>
internal sealed partial class PortugueseGrammar() : Grammar("Portuguese")
{
    public override IEnumerable<Rule> Own =>
    [
        new(RuleStart.Letter, Century, f => RomanNumeral.Value(f["r"]) is > 0 and < 40 and var value
            ? value <= 10 ? Ordinal(value, Gender.Masculine) : Cardinal(value.ToString()) : null),
        new(RuleStart.Letter, RomanBefore, f => f["r"] is not "I" and not "V" and not "X" || f.WordAfter is "Guerra" or "guerra" or "Congresso" or "República" or "Encontro" or "Semana"
            ? RomanNumeral.Value(f["r"]) is > 0 and < 100 and var value ? Ordinal(value, f["d"].TrimEnd('s')[^1] is 'a' or 'A' or 'à' ? Gender.Feminine : Gender.Masculine) : null : null),
        new(RuleStart.Digit, Match, f => $"{Cardinal(f["a"])} a {Cardinal(f["b"])}"),
        new(RuleStart.Digit, Times, f => Cardinal(f["n"], Gender.Feminine) + (f["n"] == "1" ? " vez" : " vezes")),
        new(RuleStart.Letter, Roman, f => RomanNumeral.Value(f["r"]) is > 0 and < 40 and var value ? Cardinal(value.ToString()) : null),
        new(RuleStart.Letter, Regnal, f => RomanNumeral.Value(f["r"]) is > 0 and < 40 and var value
            ? value <= 10 ? Ordinal(value, f.Has("queen") ? Gender.Feminine : Gender.Masculine) : Cardinal(value.ToString()) : null),
        new(RuleStart.Digit, Suffixed, f => Ordinal(int.Parse(f["n"]), f["e"] is "ª" or "a" ? Gender.Feminine : Gender.Masculine)),
        new(RuleStart.Digit, Hours, f => f.Has("m") ? Time(int.Parse(f["h"]), int.Parse(f["m"]), -1, f) : Count(f["h"], Units["h"])),
    ];

    public override string Cardinal(string digits, Gender gender = Gender.None) => PortugueseNumbers.Cardinal(digits, gender);

    public override string Ordinal(int number, Gender gender) => PortugueseNumbers.Ordinal(number, gender);

    public override string Decimal(string whole, string fraction)
    {
        var zeros = fraction.Length - fraction.TrimStart('0').Length;
        var rest = fraction.Length > 2 || zeros == fraction.Length ? Digits(fraction)
            : (Digits(fraction[..zeros]) + " " + Cardinal(fraction[zeros..])).TrimStart();
        return $"{Cardinal(whole)} vírgula {rest}";
    }

    public override string Year(int year) => Cardinal(year.ToString());

    public override string Date(int day, int month, int year, Found found)
        => (day == 1 ? "primeiro" : Cardinal(day.ToString())) + (month > 0 ? " de " + Months[month - 1] : "") + (year > 0 ? " de " + Year(year) : "");

    public override string Time(int hour, int minute, int second, Found found)
        => minute == 0 && second <= 0 ? Count(hour.ToString(), Units["h"])
            : Cardinal(hour.ToString(), Gender.Feminine) + (minute > 0 ? " e " + Cardinal(minute.ToString()) : "")
                + (second > 0 ? " e " + Count(second.ToString(), Units["s"]) : "");

    public override string Form(Noun noun, string digits, bool isDecimal) => digits.TrimStart('0') is "1" || (isDecimal && digits.Trim('0').Length == 0) ? noun.One : noun.Few;

    public override string Fraction(int numerator, int denominator)
        => $"{Cardinal(numerator.ToString())} {(denominator switch { 3 => "terço", < 11 => Ordinal(denominator, Gender.Masculine), 100 => "centésimo", _ => Cardinal(denominator.ToString()) + " avo" })}{(numerator > 1 ? "s" : "")}";

    public override string Mixed(string whole, string fraction, Gender gender) => $"{Cardinal(whole, gender)} e {(fraction == "1/2" ? Half(gender) : Words[fraction])}";

    public override string PartOf(string fraction, string noun, Gender gender)
        => fraction != "1/2" ? base.PartOf(fraction, noun, gender) : $"{Half(gender)} {noun}";

    private static string Half(Gender gender) => gender == Gender.Feminine ? "meia" : "meio";

    public override Gender GenderOf(string following, string digits)
        => char.IsLower(following[0]) && FeminineEnding.IsMatch(following) && !(following is "a" or "as" or "da" or "das" or "na" or "para" or "contra" or "nas" or "mas" or "cada" or "apenas" or "uma" or "pela" or "era" or "foi")
            ? Gender.Feminine : Gender.None;

    public override string TelephoneGroup(string digits) => Digits(digits);

    [GeneratedRegex("(?:as?|ãs?|ção|ções|são|sões|dades?|vez|vezes|mulher|mulheres|noites?|tardes?|chaves?|leis?|partes?|classes?|(?<!ir)mãos?|colher|colheres|fotos?|motos?|gens?|gem|flor|flores)$(?<!(?:dias?|mapas?|problemas?|programas?|sistemas?|temas?|idiomas?|poemas?|planetas?|quilogramas?|gramas?|climas?|istas?|gramas?|dálmatas?|atletas?|pijamas?|dramas?|fantasmas?|dilemas?|guardas?|colegas?|astronautas?|esquemas?|sintomas?|emblemas?|lemas?|cometas?|mais|três|avisão))")]
    private static partial Regex FeminineEnding { get; }

    [GeneratedRegex(@"\G(?<=\b(?:[Ss]éculos?|[Ss]éc\.) )(?<r>[IVXL]{1,7})(?!\p{L})")]
    private static partial Regex Century { get; }

    [GeneratedRegex(@"\G(?<=\b(?:[Cc]apítulo|[Cc]ap\.|[Vv]ol\.|t\.|[Aa]rt\.|[Tt]omo|[Pp]arte|[Aa]to|[Cc]ena|[Vv]olume|[Aa]rtigo|[Tt]ítulo|[Gg]uerra [Mm]undial|[Ll]ivro|[Ss]éculos? [IVXL]{1,6} (?:e|a|ao)|inc\.|[Ii]nciso|[Ff]ase|[Nn]ível|[Aa]nexo) )(?<r>[IVXL]{1,7})(?!\p{L})")]
    private static partial Regex Roman { get; }

    /// <summary>“a II Guerra Mundial”, “o XXV Congresso”.</summary>
    [GeneratedRegex(@"\G(?<=\b(?<d>[Oo]s?|[Aa]s?|d[oa]|n[oa]|[Aa]o|à) )(?<r>[IVXL]{1,7})(?= \p{L}{3})")]
    private static partial Regex RomanBefore { get; }

    /// <summary>A result is written with a multiplication sign: “venceu por 3 x 1”.</summary>
    [GeneratedRegex(@"\G(?<=\b(?:placar|vence\p{L}{1,3}|ganh\p{L}{1,4}|perde\p{L}{1,3}|empat\p{L}{1,4}|vitória|derrota|goleada|jogo|resultado)\b[^.!?]{0,40})(?<a>[0-9]{1,2}) ?[x×] ?(?<b>[0-9]{1,2})(?![0-9]|[.,][0-9])")]
    private static partial Regex Match { get; }

    [GeneratedRegex(@"\G(?<![0-9.,/])(?<n>[0-9]{1,3}) ?x(?= \p{Ll}|[.,!?]|$)")]
    private static partial Regex Times { get; }

    [GeneratedRegex(@"\G(?<=\b(?:Pedro|João|Luís|Henrique|Carlos|Filipe|Felipe|João Paulo|Bento|Pio|Leão|Jorge|Napoleão|(?<queen>Elizabeth|Isabel|Maria|Catarina)|Afonso|Manuel|Guilherme|Ricardo|Alexandre|Francisco|Papa [A-Z]\p{L}{2,12}) )(?<r>[IVX]{1,6})(?!\p{L})")]
    private static partial Regex Regnal { get; }

    [GeneratedRegex(@"\G(?<n>[0-9]{1,3})\.?(?<e>º(?!C)|ª|°(?! ?[CF])(?= \p{L})|[oa](?!\p{L}))(?! de (?:janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro))")]
    private static partial Regex Suffixed { get; }

    [GeneratedRegex(@"\G(?<![0-9:.,])(?<h>[0-9]{1,2}) ?h(?:(?<m>[0-5][0-9])(?:min)?)?(?![\p{L}\p{N}/])")]
    private static partial Regex Hours { get; }
}
