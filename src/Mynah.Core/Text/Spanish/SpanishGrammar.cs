using System.Text.RegularExpressions;
using Mynah.Text.Normalization;

namespace Mynah.Text.Spanish;

/// <summary>Spanish: un, uno and una, ordinals with º and ª, dates with “de”.</summary>
internal sealed partial class SpanishGrammar() : Grammar("Spanish")
{
    public override IEnumerable<Rule> Own =>
    [
        new(RuleStart.Letter, Century, f => RomanNumeral.Value(f["r"]) is > 0 and < 40 and var value ? Cardinal(value.ToString()) : null),
        new(RuleStart.Letter, RomanBefore, f => f["r"] is not "I" and not "V" and not "X" || EventNoun.IsMatch(f.WordAfter)
            ? RomanNumeral.Value(f["r"]) is > 0 and < 100 and var value ? RomanOrdinal(value, f["d"]) : null : null),
        new(RuleStart.Digit, Times, f => Cardinal(f["n"], Gender.Feminine) + (f["n"] == "1" ? " vez" : " veces")),
        new(RuleStart.Letter, Regnal, f => RomanNumeral.Value(f["r"]) is > 0 and < 40 and var value
            ? value <= 10 ? Ordinal(value, f.Has("queen") ? Gender.Feminine : Gender.Masculine) : Cardinal(value.ToString()) : null),
        new(RuleStart.Digit, Suffixed, f => f["e"] is "er" ? Ordinal(int.Parse(f["n"]), Gender.Masculine)[..^1]
            : Ordinal(int.Parse(f["n"]), f["e"] is "ª" or "a" ? Gender.Feminine : Gender.Masculine)),
        new(RuleStart.Digit, Hours, f => Count(f["h"], Units["h"])),
    ];

    public override string Cardinal(string digits, Gender gender = Gender.None) => SpanishNumbers.Cardinal(digits, gender);

    public override string Ordinal(int number, Gender gender) => SpanishNumbers.Ordinal(number, gender);

    public override string Decimal(string whole, string fraction)
    {
        var zeros = fraction.Length - fraction.TrimStart('0').Length;
        var rest = fraction.Length > 2 || zeros == fraction.Length ? Digits(fraction)
            : (Digits(fraction[..zeros]) + " " + Cardinal(fraction[zeros..])).TrimStart();
        return $"{Cardinal(whole)} coma {rest}";
    }

    public override string Year(int year) => Cardinal(year.ToString());

    public override string Date(int day, int month, int year, Found found)
        => Cardinal(day.ToString()) + (month > 0 ? " de " + Months[month - 1] : "") + (year > 0 ? " de " + Year(year) : "");

    public override string Time(int hour, int minute, int second, Found found)
        => Cardinal(hour.ToString(), Gender.Feminine) + (minute > 0 ? $" {(hour <= 12 ? "y " : "")}{Minutes(minute, hour)}" : "")
            + (second > 0 ? " y " + Count(second.ToString(), Units["s"]) : "") + (found.Has("u") ? " horas" : "");

    private string RomanOrdinal(int value, string article)
    {
        var gender = article is "la" or "La" or "las" ? Gender.Feminine : Gender.Masculine;
        var words = Ordinal(value, gender);
        return gender == Gender.Masculine && words.EndsWith("ero", StringComparison.Ordinal) ? words[..^1] : words;
    }

    public override string Fraction(int numerator, int denominator)
        => $"{Cardinal(numerator.ToString(), Gender.Masculine)} {(denominator switch { 3 => "tercio", < 11 => Ordinal(denominator, Gender.Masculine), 100 => "centésimo", _ => Cardinal(denominator.ToString()).TrimEnd('a', 'e') + "avo" })}{(numerator > 1 ? "s" : "")}";

    public override string Mixed(string whole, string fraction, Gender gender)
        => Cardinal(whole, gender == Gender.None ? Gender.Masculine : gender) + " y " + (fraction == "1/2" ? Half(gender) : Words[fraction]);

    public override string PartOf(string fraction, string noun, Gender gender)
        => fraction != "1/2" ? base.PartOf(fraction, noun, gender) : noun is "de" or "del" ? Words["1/2"] + " " + noun : $"{Half(gender)} {noun}";

    private static string Half(Gender gender) => gender == Gender.Feminine ? "media" : "medio";

    private string Minutes(int minute, int hour) => (minute, hour <= 12) switch
    {
        (30, true) => "media",
        (15, true) => "cuarto",
        _ => Cardinal(minute.ToString()),
    };

    public override Gender GenderOf(string following, string digits)
        => !char.IsLower(following[0]) || following is "y" or "o" or "tras" or "ante" or "bajo" or "sin" or "sobre" or "hasta" or "desde" or "contra" or "según" or "entre" or "durante" or "del" or "al" or "el" or "los" or "que" or "son" or "pero" or "si" or "no" or "e" or "u" or "menos" or "como" or "de" or "a" or "en" or "por" or "con" or "para" or "la" or "las" or "más" or "es" ? Gender.None
            : FeminineEnding.IsMatch(following) ? Gender.Feminine : Gender.Masculine;

    [GeneratedRegex("(?:as?|ción|ciones|sión|siones|dad|dades|tad|tades|veces|vez|mujeres|noches?|tardes?|calles?|llaves?|leyes|partes?|clases?|imágenes|flores|sangre|(?<!her)manos?|fotos?|motos?)$(?<!(?:días?|mapas?|problemas?|programas?|sistemas?|temas?|idiomas?|poemas?|planetas?|kilogramas?|gramas?|istas?|gramas?|dálmatas?|atletas?|pijamas?|dramas?|fantasmas?|dilemas?|policías?|guardias?|colegas?|astronautas?|esquemas?|síntomas?|tranvías?|carismas?|lemas?|cometas?|guías?|mañanas|sofás?|poetas?|climas?|diplomas?|gas))")]
    private static partial Regex FeminineEnding { get; }

    [GeneratedRegex(@"\G(?<=\b(?:[Ss]iglos?|[Cc]apítulo|[Tt]omo|[Pp]arte|[Aa]cto|[Ee]scena|[Vv]olumen|[Aa]rtículo|s\.|ss\.|[Cc]ap\.|[Vv]ol\.|t\.|[Tt]ítulo|[Gg]uerra [Mm]undial|[Ll]ibro|[Ss]iglos? [IVXL]{1,6} (?:y|a|al)) )(?<r>[IVXL]{1,7})(?!\p{L})")]
    private static partial Regex Century { get; }

    /// <summary>“la II Guerra Mundial”, “el XXV aniversario”.</summary>
    [GeneratedRegex(@"\G(?<=\b(?<d>[Ee]l|[Ll]a|los|las|del|al) )(?<r>[IVXL]{1,7})(?= \p{L}{3})")]
    private static partial Regex RomanBefore { get; }

    [GeneratedRegex("^(?:[Gg]uerra|[Cc]ongreso|[Rr]epública|[Cc]oncurso|[Ff]eria|[Ff]estival|[Jj]ornada|[Ee]dición|[Ee]ncuentro|[Cc]umbre|[Cc]onferencia|[Ss]imposio|[Aa]niversario|[Mm]aratón|[Cc]opa|[Ss]emana|[Ff]oro|[Dd]inastía)s?$")]
    private static partial Regex EventNoun { get; }

    [GeneratedRegex(@"\G(?<![0-9.,/])(?<n>[0-9]{1,3}) ?x(?= \p{Ll}|[.,!?]|$)")]
    private static partial Regex Times { get; }

    [GeneratedRegex(@"\G(?<=\b(?:Felipe|Carlos|Juan Carlos|Alfonso|Fernando|Luis|Enrique|Juan Pablo|Benedicto|Pío|León|Jorge|Napoleón|Pedro|(?<queen>Isabel|Catalina)|Eduardo|Guillermo|Ricardo|Alejandro|Francisco|Jaime|Sancho) )(?<r>[IVX]{1,6})(?!\p{L})")]
    private static partial Regex Regnal { get; }

    [GeneratedRegex(@"\G(?<n>[0-9]{1,3})\.?(?<e>º(?!C)|ª|°(?! ?C)|er(?!\p{L})|[oa](?!\p{L})(?<=\..))")]
    private static partial Regex Suffixed { get; }

    [GeneratedRegex(@"\G(?<![0-9:.,])(?<h>[0-9]{1,2}) ?h(?![\p{L}\p{N}/])")]
    private static partial Regex Hours { get; }
}
