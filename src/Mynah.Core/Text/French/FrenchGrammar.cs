using System.Text.RegularExpressions;
using Mynah.Text.Normalization;

namespace Mynah.Text.French;

/// <summary>French: un and une, ordinals, hours, and centuries in Roman numerals.</summary>
internal sealed partial class FrenchGrammar() : Grammar("French")
{
    public override IEnumerable<Rule> Own =>
    [
        new(RuleStart.Letter, Century, f => RomanNumeral.Value(f["r"]) is > 0 and < 40 and var value
            ? Ordinal(value, f["e"] is "re" ? Gender.Feminine : Gender.Masculine) + (f["e"].EndsWith('s') ? "s" : "") : null),
        new(RuleStart.Letter, Roman, f => RomanNumeral.Value(f["r"]) is > 0 and < 40 and var value
            ? f["r"] == "I" && f.Has("king") ? "premier" : Cardinal(value.ToString()) : null),
        new(RuleStart.Digit, AllDay, f => f.Value[0] == '7' ? "sept jours sur sept" : "vingt-quatre heures sur vingt-quatre"),
        new(RuleStart.Digit, HalfSpoon, _ => "une demi-cuillère à"),
        new(RuleStart.Digit, CodeArticle, f => $"{Cardinal(f["a"])} tiret {Cardinal(f["b"])}"),
        new(RuleStart.Digit, Second, f => f["e"] is "nd" or "nds" ? "second" + f["e"][2..] : "seconde" + f["e"][3..]),
        new(RuleStart.Digit, Suffixed, f => Ordinal(int.Parse(f["n"]), f["e"] is "re" or "ère" ? Gender.Feminine : Gender.Masculine)
            + (f["e"].EndsWith('s') ? "s" : "")),
        new(RuleStart.Letter, ShortCentury, f => "siècle" + (f.AtEnd ? "." : "")),
        new(RuleStart.Digit, AfterNoun, f => Plural.Replace(Cardinal(f["n"]), "")),
        new(RuleStart.Digit, Times, f => Cardinal(f["n"], Gender.Feminine) + " fois"),
        new(RuleStart.Digit, Hours, f => Time(int.Parse(f["h"]), f.Has("m") ? int.Parse(f["m"]) : 0, -1, f)),
    ];

    public override string Cardinal(string digits, Gender gender = Gender.None) => FrenchNumbers.Cardinal(digits, gender);

    public override string Ordinal(int number, Gender gender) => FrenchNumbers.Ordinal(number, gender);

    public override string Decimal(string whole, string fraction)
    {
        var zeros = fraction.Length - fraction.TrimStart('0').Length;
        var rest = fraction.Length > 3 || zeros == fraction.Length ? Digits(fraction)
            : (Digits(fraction[..zeros]) + " " + Cardinal(fraction[zeros..])).TrimStart();
        return $"{Cardinal(whole)} virgule {rest}";
    }

    public override string Year(int year) => Cardinal(year.ToString());

    public override string Date(int day, int month, int year, Found found)
        => (day == 1 ? "premier" : Cardinal(day.ToString())) + (month > 0 ? " " + Months[month - 1] : "") + (year > 0 ? " " + Year(year) : "");

    public override string Time(int hour, int minute, int second, Found found)
        => Count(hour.ToString(), Units["h"]) + (minute > 0 ? " " + Cardinal(minute.ToString(), Gender.Feminine) : "")
            + (second > 0 ? " et " + Count(second.ToString(), Units["s"]) : "");

    public override string Form(Noun noun, string digits, bool isDecimal)
        => digits.TrimStart('0') is "" or "1" ? noun.One : noun.Few; // 0 and 1,5 take the singular

    public override string Amount(string major, string minor, Noun minorNoun, string minorDigits) => $"{major} {minor}";

    public override Gender GenderOf(string following, string digits)
        => digits.EndsWith('1') && FeminineEnding.IsMatch(following) ? Gender.Feminine : Gender.None;

    public override bool Elides => true;

    public override string Of(string noun) => "aeiouyhéèêAEIOUYÉ".Contains(noun[0], StringComparison.Ordinal) ? " d'" : " de ";

    public override string Fraction(int numerator, int denominator)
        => $"{Cardinal(numerator.ToString())} {(denominator == 4 ? "quart" : denominator == 3 ? "tier" : Ordinal(denominator, Gender.Masculine))}{(numerator > 1 || denominator == 3 ? "s" : "")}";

    public override string Mixed(string whole, string fraction, Gender gender)
        => Cardinal(whole, gender) + " et " + (fraction == "1/2" ? gender == Gender.Feminine ? "demie" : "demi" : Words[fraction]);

    public override string PartOf(string fraction, string noun, Gender gender)
        => fraction == "1/2" ? (gender == Gender.Feminine || FeminineEnding.IsMatch(noun) ? "une demi-" : "un demi-") + noun : base.PartOf(fraction, noun, gender);

    public override string TelephoneGroup(string digits)
        => digits.Length > 3 ? Digits(digits) : digits[0] == '0' && digits.Length > 1 ? Digits(digits) : Cardinal(digits);

    [GeneratedRegex("(?:tions?|sions?|tés?|ettes?|ances?|ences?|ées?|ies?|ures?|aisons?|fois|heures?|minutes?|secondes?|femmes?|filles?|pages?|voitures?|personnes?|semaines?|années?|maisons?|chaises?|tables?|pommes?|tasses?|bouteilles?|places?|pièces?|photos?|vies?|nuits?|mains?|euses?|trices?|elles?|esses?|ades?|ines?|ères?|villes?|tonnes?|^(?:sœurs?|mères?|fleurs?|chansons?|leçons?|clés?|lettres?|lampes?|banques?|dames?|robes?|langues?|chambres?|fenêtres?|portes?|boîtes?|gouttes?|feuilles?|têtes?|routes?|rues?|étoiles?|écoles?|équipes?|îles?|images?|histoires?|victoires?|lignes?|cartes?|étapes?|fêtes?|tomates?|oranges?|cerises?|carottes?|bananes?|poires?|fraises?|marches?|roues?|vaches?|poules?|chèvres?|voix|parts?|dents?|mers?|victimes?|entreprises?|communes?|provinces?|lois?|couleurs?|erreurs?|demandes?|réponses?|amendes?|offres?|étudiantes?|tranches?|branches?|couches?|assiettes?|chemises?|œuvres?|phrases?|langue|cuillerées?|gousses?|feuilles?|prises?|douzaines?|centaines?|dizaines?|quinzaines?))$(?<!(?:frères?|pères?|caractères?|mystères?|critères?|ministères?|cimetières?|hémisphères?|repères?|génie|incendie|étés?|côtés?|invités?|comités?|traités?|députés?|pâtés?|arrêtés?|musée|lycée|squelette|silence|parapluie|foie|bonnes))")]
    private static partial Regex FeminineEnding { get; }

    [GeneratedRegex(@"\G(?<n>2)(?<e>nde?s?)(?!\p{L})")]
    private static partial Regex Second { get; }

    [GeneratedRegex(@"\G(?:24 ?h ?(?:/|sur) ?24|7 ?j ?(?:/|sur) ?7)(?![0-9])")]
    private static partial Regex AllDay { get; }

    [GeneratedRegex(@"\G1/2 c\. à(?= \p{L}{3})")]
    private static partial Regex HalfSpoon { get; }

    [GeneratedRegex(@"\G(?<=\b[LRD]\.? ?)(?<a>[0-9]{1,4})-(?<b>[0-9]{1,3})(?![0-9])")]
    private static partial Regex CodeArticle { get; }

    [GeneratedRegex(@"\Gs\.(?<=[IVX](?:er|e|ème) s\.)")]
    private static partial Regex ShortCentury { get; }

    /// <summary>A number that stands for an ordinal has no plural: les années quatre-vingt, page deux cent.</summary>
    [GeneratedRegex(@"\G(?<=\b(?:[Aa]nnées|[Pp]age|[Nn]uméro|[Cc]hapitre|[Aa]rticle|[Cc]hambre|p\.|n°) ?)(?<n>[0-9]{2,3})(?![0-9]|[.,][0-9])")]
    private static partial Regex AfterNoun { get; }

    [GeneratedRegex("(?<=vingt|cent)s$")]
    private static partial Regex Plural { get; }

    [GeneratedRegex(@"\G(?<![0-9.,/])(?<n>[0-9]{1,3}) ?x(?= \p{Ll}|[.,!?]|$)")]
    private static partial Regex Times { get; }

    [GeneratedRegex(@"\G(?<r>[IVXL]{1,7})(?<e>ers?|re|è?mes?|es?|e)(?!\p{L})")]
    private static partial Regex Century { get; }

    [GeneratedRegex(@"\G(?<=(?<king>\b(?:Louis|Henri|Charles|François|Napoléon|Philippe|Jean-Paul|Benoît|Pie|Léon|Élisabeth|Georges|Édouard|Jacques|Guillaume|Catherine|Albert|Léopold|Nicolas|Alexandre) )|\b(?:[Cc]hapitre|[Tt]ome|[Pp]artie|[Aa]cte|[Ss]cène|[Vv]olume|[Aa]rticle|[Tt]itre|[Pp]aris|[Gg]uerre mondiale|[Ll]ivre|[Aa]nnexe|[Ss]ection|[Cc]hap\.|[Vv]ol\.|t\.|[Aa]rt\.) )(?<r>[IVXL]{1,7})(?!\p{L})")]
    private static partial Regex Roman { get; }

    [GeneratedRegex(@"\G(?<n>[0-9]{1,6}) ?(?<e>ers?|res?|ère|è?mes?|ième|es?|nde?)(?!\p{L})(?<!(?:[02-9]|[0-9]1)(?:er|re))")]
    private static partial Regex Suffixed { get; }

    [GeneratedRegex(@"\G(?<![0-9:.,])(?<h>[0-9]{1,2}) ?[hH](?: ?(?<m>[0-5][0-9])(?: ?min)?)?(?![\p{L}\p{N}/])")]
    private static partial Regex Hours { get; }
}
