using System.Text.RegularExpressions;
using Mynah.Text.Normalization;

namespace Mynah.Text.Italian;

/// <summary>Italian: un, uno and una, ordinals with º and ª, centuries before “secolo”.</summary>
internal sealed partial class ItalianGrammar() : Grammar("Italian")
{
    public override IEnumerable<Rule> Own =>
    [
        new(RuleStart.Letter, Century, f => RomanNumeral.Value(f["r"]) is > 0 and < 40 and var value ? Ordinal(value, Gender.Masculine) : null),
        new(RuleStart.Letter, Regnal, f => RomanNumeral.Value(f["r"]) is > 0 and < 40 and var value
            ? Ordinal(value, f.Has("queen") ? Gender.Feminine : Gender.Masculine) : null),
        new(RuleStart.Letter, RomanBefore, f => f["r"] is not "I" and not "V" and not "X" || f.WordAfter is "guerra" or "Guerra" or "Repubblica" or "secolo"
            ? RomanNumeral.Value(f["r"]) is > 0 and < 100 and var value
                ? Ordinal(value, f["d"].EndsWith('a') || FeminineEnding.IsMatch(f.WordAfter) ? Gender.Feminine : Gender.Masculine) : null : null),
        new(RuleStart.Letter, FemaleSaint, _ => "Santa"),
        new(RuleStart.Digit, OneVowel, f => GenderOf(f.WordAfter, "1") == Gender.Feminine ? "un'" : null),
        new(RuleStart.Digit, Times, f => Cardinal(f["n"], Gender.Feminine) + (f["n"] == "1" ? " volta" : " volte")),
        new(RuleStart.Digit, Suffixed, f => Ordinal(int.Parse(f["n"]), f["e"] is "ª" or "a" ? Gender.Feminine : Gender.Masculine)),
        new(RuleStart.Digit, DottedTime, f => Time(int.Parse(f["h"]), int.Parse(f["m"]), -1, f)),
        new(RuleStart.Symbol, ShortDecade, f => f.WordBefore is "anni" or "nel" or "del" or "il" or "dal" or "al" or "sul" or "primo" or "tardo" or "fine" or "e" or "ed" or "o" ? Cardinal(f["n"]) : null),
    ];

    public override string Cardinal(string digits, Gender gender = Gender.None) => ItalianNumbers.Cardinal(digits, gender);

    public override string Ordinal(int number, Gender gender) => ItalianNumbers.Ordinal(number, gender);

    public override string Decimal(string whole, string fraction)
    {
        var zeros = fraction.Length - fraction.TrimStart('0').Length;
        var rest = fraction.Length > 2 || zeros == fraction.Length ? Digits(fraction)
            : (Digits(fraction[..zeros]) + " " + Cardinal(fraction[zeros..])).TrimStart();
        return $"{Cardinal(whole)} virgola {rest}";
    }

    public override string Year(int year) => Cardinal(year.ToString());

    public override string Date(int day, int month, int year, Found found)
        => (day == 1 ? "primo" : Cardinal(day.ToString())) + (month > 0 ? " " + Months[month - 1] : "") + (year > 0 ? " " + Year(year) : "");

    public override string Time(int hour, int minute, int second, Found found)
        => (hour == 1 ? "una" : Cardinal(hour.ToString())) + (minute > 0 ? " e " + Cardinal(minute.ToString()) : "")
            + (second > 0 ? " e " + Count(second.ToString(), Units["s"]) : "");

    private static readonly HashSet<string> FunctionWords =
        [.. "e o di a da in con su per tra fra dopo prima del della dei al alla dal dalla nel nella sul il la lo le i gli che è sono ma se non più meno contro come".Split(' ')];

    public override bool Elides => true;

    public override string Count(string written, Noun noun)
    {
        var words = base.Count(written, noun);
        return words.StartsWith("una ", StringComparison.Ordinal) && "aeiou".Contains(words[4], StringComparison.Ordinal) ? "un'" + words[4..] : words;
    }

    public override string Per(string written, string said)
        => said is "persona" or "testa" or "notte" ? "a " + said
            : "aeiou".Contains(said[0], StringComparison.Ordinal) ? "all'" + said
            : said is "tonnellata" or "settimana" || FeminineEnding.IsMatch(said) ? "alla " + said : LongArticle.IsMatch(said) ? "allo " + said : "al " + said;

    public override string Fraction(int numerator, int denominator)
    {
        var part = Ordinal(denominator, Gender.Masculine);
        return $"{Cardinal(numerator.ToString(), Gender.Masculine)} {(numerator > 1 ? part[..^1] + "i" : part)}";
    }

    public override string Mixed(string whole, string fraction, Gender gender) => $"{Cardinal(whole, gender)} e {(fraction == "1/2" ? "mezzo" : Words[fraction])}";

    public override string PartOf(string fraction, string noun, Gender gender)
        => fraction != "1/2" ? base.PartOf(fraction, noun, gender) : (gender == Gender.Feminine ? "mezza " : "mezzo ") + noun;

    public override Gender GenderOf(string following, string digits)
    {
        if (!char.IsLower(following[0]) || FunctionWords.Contains(following))
            return Gender.None;
        if (digits != "1")
            return digits.EndsWith('1') && !digits.EndsWith("11", StringComparison.Ordinal) && following[^1] == 'i' ? Gender.Masculine : Gender.None;
        return FeminineEnding.IsMatch(following) ? Gender.Feminine : LongArticle.IsMatch(following) ? Gender.None : Gender.Masculine;
    }

    [GeneratedRegex("(?:a|zione|sione|gione|tà|tù|notte|chiave|classe|parte|mano|foto|moto|auto|moglie|luce|croce|gente|fine|radio)$(?<!(?:problema|programma|sistema|tema|clima|poeta|pianeta|turista|artista|grammo|cinema|gorilla))")]
    private static partial Regex FeminineEnding { get; }

    /// <summary>“la II guerra mondiale”, “il XXV anniversario”.</summary>
    [GeneratedRegex(@"\G(?<=\b(?<d>[Ii]l|[Ll]a|[Ll]o|[Ll]'|[Dd]el|[Dd]ella|[Nn]el|[Nn]ella|[Aa]lla|[Aa]l|[Dd]alla|[Dd]al|[Ll]e|i) ?)(?<r>[IVXL]{1,7})(?= \p{L}{3})")]
    private static partial Regex RomanBefore { get; }

    [GeneratedRegex(@"\G(?<![0-9.,/:–-]|[0-9–] )1 (?=[aeiou]\p{Ll}{2})")]
    private static partial Regex OneVowel { get; }

    [GeneratedRegex(@"\G(?<![0-9.,/])(?<n>[0-9]{1,3}) ?x(?= \p{Ll}|[.,!?]|$)")]
    private static partial Regex Times { get; }

    [GeneratedRegex("^(?:z|gn|ps|x|y|s[bcdfglmnpqrtv])")]
    private static partial Regex LongArticle { get; }

    [GeneratedRegex(@"\G(?<r>[IVXL]{1,7})°?(?= (?:(?:al|ed?|o) [IVXL]{1,7} )?(?:secolo|secoli|sec\.|capitolo|atto|edizione|dinastia|legione|millennio))")]
    private static partial Regex Century { get; }

    [GeneratedRegex(@"\G(?<=\b(?:Luigi|Enrico|Carlo|Vittorio Emanuele|Umberto|Giovanni Paolo|Benedetto|Pio|Leone|Giorgio|Napoleone|Pietro|(?<queen>Elisabetta|Caterina)|Filippo|Federico|Giovanni|Paolo|Papa [A-Z]\p{L}{2,12}|Francesco|Ferdinando|Alessandro|Guglielmo|[Cc]apitolo|[Aa]tto|[Pp]arte|[Vv]olume|[Ll]ibro|[Cc]anto|[Ss]ecolo|[Ss]ecoli|[Ss]ecoli [IVXL]{1,7} (?:e|al)|[Cc]ap\.|[Vv]ol\.|sec\.) )(?<r>[IVXL]{1,7})(?!\p{L})")]
    private static partial Regex Regnal { get; }

    [GeneratedRegex(@"\G(?<n>[0-9]{1,4})(?<e>º(?!C)|ª|°(?! ?[CF])(?= \p{L}))(?! (?:gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre))")]
    private static partial Regex Suffixed { get; }

    [GeneratedRegex(@"\G(?<=\b(?:alle|dalle|ore|le|Alle|Dalle|Ore|alla|verso le) )(?<h>[0-9]{1,2})[.](?<m>[0-5][0-9])(?![0-9])")]
    private static partial Regex DottedTime { get; }

    [GeneratedRegex(@"\GS\.(?= ?\p{Lu}\p{Ll}{1,14}a\b(?<!Luca|Andrea|Nicola|Barnaba))")]
    private static partial Regex FemaleSaint { get; }

    [GeneratedRegex(@"\G'(?<n>[0-9]0|[3-9]00)(?![0-9])")]
    private static partial Regex ShortDecade { get; }
}
