using System.Text.RegularExpressions;
using Mynah.Text.Normalization;
using static Mynah.Text.English.EnglishPatterns;

namespace Mynah.Text.English;

/// <summary>Fractions, powers, ratios, ranges and plain numbers.</summary>
public static partial class EnglishMaths
{
    private const string Vulgar = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞";

    private static readonly string[] VulgarFractions =
    [
        "1/2", "1/3", "2/3", "1/4", "3/4", "1/5", "2/5", "3/5", "4/5", "1/6", "5/6", "1/8", "3/8", "5/8", "7/8",
    ];

    internal static IEnumerable<Rule> Fractions =>
    [
        new(RuleStart.Digit, Always, f => f.Value.Length > 4 ? "twenty-four seven three sixty-five" : "twenty-four seven"),
        new(RuleStart.Digit, September11, _ => "nine eleven"),
        new(RuleStart.Digit, Beat, f => $"{EnglishNumbers.Cardinal(f["n"])} {EnglishNumbers.Cardinal(f["d"])}"),
        new(RuleStart.Digit, Mixed, f => $"{EnglishNumbers.Cardinal(f["w"])} and {Part(f["n"], f["d"], f)}"),
        new(RuleStart.Digit, MixedVulgar, f => $"{EnglishNumbers.Cardinal(f["w"])} and {PartOf(f["v"], f)}"),
        new(RuleStart.Symbol, VulgarAlone, f => Fraction(VulgarFractions[Vulgar.IndexOf(f.Value[0], StringComparison.Ordinal)])
            + (f.WordAfter is { Length: > 0 } unit && EnglishMeasures.Measure("1", unit) is not null ? " " : "")),
        new(RuleStart.Digit, OutOf, f => $"{EnglishNumbers.Number(f["n"])} out of {EnglishNumbers.Number(f["d"])}"),
        new(RuleStart.Digit, Same, f => int.Parse(f["n"]) + int.Parse(f["m"]) == 100 || f["n"] == f["m"] ? $"{EnglishNumbers.Cardinal(f["n"])} {EnglishNumbers.Cardinal(f["m"])}" : null),
        new(RuleStart.Digit, Shutter, f => $"{EnglishNumbers.Cardinal(f["n"])} {EnglishNumbers.Ordinal(f["d"])}{(f["n"] == "1" ? "" : "s")} of a second"),
        new(RuleStart.Letter, Aperture, f => "F " + EnglishNumbers.Number(f["n"])),
        new(RuleStart.Digit, Network, f => "eight oh two point eleven" + (f.Has("a") ? " " + EnglishLetters.Spell(f["a"]) : "")),
        new(RuleStart.Digit, Team, f => EnglishNumbers.Cardinal(f["n"]) is var said && said.EndsWith('e') ? said + "rs" : said + "ers"),
        new(RuleStart.Digit, Tyre, f => $"{EnglishNumbers.Pairs(f["w"])} {EnglishNumbers.Cardinal(f["h"])} R {EnglishNumbers.Cardinal(f["d"])}"),
        new(RuleStart.Digit, Standard, f => EnglishNumbers.Cardinal(f["n"]) + (f.Has("y") ? " " + EnglishNumbers.Year(int.Parse(f["y"])) : "")),
        new(RuleStart.Digit, Wickets, f => $"{EnglishNumbers.Pairs(f["n"])} for {EnglishNumbers.Cardinal(f["d"])}"),
        new(RuleStart.Digit, OverLetter, f => $"{EnglishNumbers.Cardinal(f["n"])} over {f["v"].ToUpperInvariant()}"),
        new(RuleStart.Digit, SimpleFraction, f => f["d"].Trim('0').Length == 0 ? null
            : int.Parse(f["n"]) > 12 * int.Parse(f["d"]) ? $"{EnglishNumbers.Cardinal(f["n"])} over {EnglishNumbers.Cardinal(f["d"])}" : int.Parse(f["n"]) <= int.Parse(f["d"]) || int.Parse(f["d"]) < 10 ? Fraction(f["n"] + "/" + f["d"]) : $"{EnglishNumbers.Cardinal(f["n"])} over {EnglishNumbers.Cardinal(f["d"])}"),
    ];

    /// <summary>Powers, dimensions, multiples, factorials and ratios.</summary>
    internal static IEnumerable<Rule> Powers =>
    [
        new(RuleStart.Digit, Jet, f => f.Has("s") ? EnglishNumbers.Plural(EnglishNumbers.Pairs(f["a"]))
            : EnglishNumbers.Pairs(f["a"]) + (f.Has("b") ? " " + EnglishNumbers.Cardinal(f["b"]) : "")),
        new(RuleStart.Digit, Scientific, f => $"{EnglishNumbers.Number(f["n"])} times ten to the {Exponent(f["e"])}"),
        new(RuleStart.Digit | RuleStart.Letter, Power, f => $"{Base(f["n"])} {PowerName(f["e"])}"),
        new(RuleStart.Digit, Resolution, f => $"{EnglishNumbers.Pairs(f["a"])} by {EnglishNumbers.Pairs(f["b"])}{(f.Has("u") ? " pixels" : "")}"),
        new(RuleStart.Digit, Dimensions, f => EnglishNumbers.Number(f["n"]) + " by"),
        new(RuleStart.Digit, Board, f => $"{EnglishNumbers.Cardinal(f["a"])} by {EnglishNumbers.Cardinal(f["b"])}{f["s"]}"),
        new(RuleStart.Digit, Times, f => EnglishNumbers.Number(f["n"]) + (f.Value[^1] == 'x' && IsVariable(f) ? " X" : " times")),
        new(RuleStart.Digit, Factorial, f => EnglishNumbers.Cardinal(f["n"]) + " factorial"),
        new(RuleStart.Digit, Ratio, f => $"{EnglishNumbers.Number(f["a"])} to {EnglishNumbers.Number(f["b"])}"
            + (f.Has("c") ? " to " + EnglishNumbers.Cardinal(f["c"]) : "")),
    ];

    /// <summary>Ordinals and large numbers with a letter for the scale.</summary>
    internal static IEnumerable<Rule> Suffixed =>
    [
        new(RuleStart.Digit, OrdinalNumber, f => EnglishNumbers.Ordinal(f["n"])),
        new(RuleStart.Digit, Scaled, f => SayScaled(f)),
    ];

    /// <summary>Any digits that nothing else has claimed.</summary>
    internal static IEnumerable<Rule> Numbers =>
    [
        new(RuleStart.Digit, PairedName, f => EnglishNumbers.Pairs(f.Value)),
        new(RuleStart.Digit, Received, _ => "ten four"),
        new(RuleStart.Digit, LetteredNumber, f => EnglishNumbers.Pairs(f.Value)),
        new(RuleStart.Digit, StreetNumber, f => EnglishNumbers.Pairs(f.Value)),
        new(RuleStart.Digit, SpacedGroups, f => EnglishNumbers.Cardinal(f.Value.Replace(" ", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal))),
        new(RuleStart.Digit, Bond, _ => "double oh seven"),
        new(RuleStart.Digit, LeadingZero, f => EnglishNumbers.Digits(f.Value)),
        new(RuleStart.Digit, Plain, f => EnglishNumbers.Number(f.Value)),
        new(RuleStart.Symbol, Calibre, f => EnglishNumbers.Pairs(f["n"])),
        new(RuleStart.Symbol, PointNumber, f => "point " + EnglishNumbers.Digits(f.Value)),
        new(RuleStart.Digit, AnyDigits, f => EnglishNumbers.Digits(f.Value)),
    ];

    private static string Fraction(string written)
        => EnglishNumbers.Fraction(written[..written.IndexOf('/')], written[(written.IndexOf('/') + 1)..]);

    private static string PartOf(string vulgar, Found f)
    {
        var written = VulgarFractions[Vulgar.IndexOf(vulgar[0], StringComparison.Ordinal)];
        return Part(written[..1], written[2..], f);
    }

    /// <summary>The fraction of a mixed number: “a half” reads better there than “one half”.</summary>
    private static string Part(string numerator, string denominator, Found f)
        => numerator == "1" && (denominator is "2" or "4") && f.Before != '-'
            ? "a " + (denominator == "2" ? "half" : "quarter") : EnglishNumbers.Fraction(numerator, denominator);

    private static string Exponent(string written)
        => written[0] is '-' or '−' ? "minus " + EnglishNumbers.Cardinal(written[1..]) : EnglishNumbers.Cardinal(written.TrimStart('+'));

    private static string PowerName(string written) => Unraised(written) switch
    {
        "2" => "squared",
        "3" => "cubed",
        "n" => "to the N",
        var power => "to the power of " + (power.Length == 1 && char.IsLetter(power[0]) ? power.ToUpperInvariant() : Exponent(power)),
    };

    private static string Unraised(string superscript)
        => string.Concat(superscript.TrimStart('^').Trim('(', ')', '{', '}').Select(c => c switch
        {
            '¹' => '1', '²' => '2', '³' => '3', '⁻' => '-', 'ⁿ' => 'n', '⁰' => '0', >= '⁴' and <= '⁹' => (char)(c - '⁴' + '4'), _ => c,
        }));

    private static string Base(string written) => char.IsAsciiDigit(written[0]) ? EnglishNumbers.Number(written) : EnglishLetters.Spell(written);

    /// <summary>True when a sign of a formula stands after an x, so that it multiplies nothing.</summary>
    private static bool IsVariable(Found f)
    {
        var next = f.End;
        while (next < f.Text.Length && f.Text[next] == ' ')
            next++;
        if (next + 2 < f.Text.Length && f.Text[next] == '/' && char.IsAsciiLetter(f.Text[next + 2]))
            return false; // 2x/day
        return next < f.Text.Length ? "+-−=<>≤≥/^".Contains(f.Text[next], StringComparison.Ordinal) || (f.Text.Contains('=', StringComparison.Ordinal) && !char.IsAsciiDigit(f.Text[next]))
            : f.Text.Contains('=', StringComparison.Ordinal);
    }

    private static string? SayScaled(Found f)
    {
        var number = EnglishNumbers.Number(f["n"]);
        var suffix = f["s"];
        if ((suffix is "K" or "k") && (f["n"] is "4" or "8" || ((f["n"] is "5" or "10") && (f.WordBefore is "a" or "the" or "ran" or "run" or "running" or "runs" or "her" or "his" or "my" or "first")) || f.WordAfter is "run" or "race" or "video" or "TV" or "display" or "resolution" or "monitor"))
            return number + " K";
        if (suffix is "M" && f["n"] == "3" && f.After is ',' or '\'')
            return "three M"; // the company
        if (suffix is "M" or "B" && (char.IsUpper(f.WordAfter.FirstOrDefault()) || IsPlace(f.WordBefore)))
            return null;
        return suffix is "b" ? null : $"{number} {ScaleName(suffix)}";
    }

    /// <summary>True before the number of a place or part, where a letter is only a letter: “Gate 3B”.</summary>
    internal static bool IsPlace(string word)
        => word is "rte" or "rt" or "hwy" or "highway" or "road" or "apt" or "apartment" or "unit" or "gate" or "section" or "seat" or "room" or "suite" or "ste" or "row" or "flat" or "building" or "floor"
            or "level" or "appendix" or "exhibit" or "part" or "bus" or "platform" or "terminal" or "line" or "grade" or "class" or "form" or "question"
            or "table" or "figure" or "fig" or "chapter" or "zone" or "route" or "number" or "no" or "item" or "type" or "plan" or "option" or "phase"
            or "stage" or "block" or "box" or "schedule" or "exit" or "step" or "bay" or "door" or "lot" or "page" or "article" or "rule" or "title";

    [GeneratedRegex(@"\G(?<![0-9/])24/7(?:/365)?(?![0-9/])")]
    private static partial Regex Always { get; }

    [GeneratedRegex(@"\G(?<![0-9/])9/11(?![0-9/])")]
    private static partial Regex September11 { get; }

    [GeneratedRegex(@"\G(?<![0-9.,/])(?<n>[0-9]{1,2})/(?<d>[248])(?=(?: |-)time\b)")]
    private static partial Regex Beat { get; }

    [GeneratedRegex(@"\G(?<![0-9.,/])(?<w>[0-9]{1,4})[ -](?<n>[0-9]{1,2})/(?<d>[0-9]{1,2})(?![0-9/])")]
    private static partial Regex Mixed { get; }

    [GeneratedRegex(@"\G(?<w>[0-9]{1,6}) ?(?<v>[" + Vulgar + "])")]
    private static partial Regex MixedVulgar { get; }

    [GeneratedRegex(@"\G[" + Vulgar + "]")]
    private static partial Regex VulgarAlone { get; }

    [GeneratedRegex(@"\G(?<n>[0-9]{1,3}(?:\.[0-9]{1,2})?)/(?<d>5|10|20|100|[0-9]{1,2}\.[0-9])(?![0-9/])(?:(?<=\.[0-9])|(?<=10/10|100/100|5/5|\.[0-9]/1?[05])|(?= stars?| points?| rating| on the)|(?<=(?:[Rr]ated|scored|score|gave it|got|rating of) [0-9.]{1,5}/[0-9]{1,3}))")]
    private static partial Regex OutOf { get; }

    [GeneratedRegex(@"\G(?<![0-9.,/])(?<n>[0-9]{1,4})/(?<d>[0-9]{1,4})(?:(?:rds|ths|nds)(?![A-Za-z0-9])|(?![0-9/A-Za-z]))")]
    private static partial Regex SimpleFraction { get; }

    [GeneratedRegex(@"\G(?<![0-9./])(?<w>[123][0-9]5)/(?<h>[2-9][05]) ?-?Z?R ?(?<d>[12][0-9])(?![0-9A-Za-z])")]
    private static partial Regex Tyre { get; }

    [GeneratedRegex(@"\G(?<![0-9.,/])(?<n>[0-9]{1,2})/(?<d>[0-9]{2,4}) ?(?:s|secs?\.?|seconds?)(?![A-Za-z0-9])")]
    private static partial Regex Shutter { get; }

    [GeneratedRegex(@"\G(?<![A-Za-z0-9])[fF]/(?<n>[0-9]{1,2}(?:\.[0-9])?)(?![0-9A-Za-z])")]
    private static partial Regex Aperture { get; }

    [GeneratedRegex(@"\G(?<![0-9.,])802\.11(?<a>[a-z]{1,2})?(?![0-9A-Za-z])")]
    private static partial Regex Network { get; }

    [GeneratedRegex(@"\G(?<![0-9.,])(?<n>[1-9][0-9])ers(?![0-9A-Za-z])")]
    private static partial Regex Team { get; }

    [GeneratedRegex(@"\G(?<=\b(?:ISO|IEC|EN|DIN|BS)[ -])(?<n>[0-9]{3,5})(?:[:-](?<y>(?:19|20)[0-9]{2}))?(?![0-9A-Za-z]|[.,][0-9])")]
    private static partial Regex Standard { get; }

    [GeneratedRegex(@"\G(?<![0-9.,/])(?<n>[0-9]{1,3})/(?<d>[0-9]|10)(?![0-9/A-Za-z])(?=.{0,30}\b(?:wickets?|overs?|ov|innings|declared|dec)\b)")]
    private static partial Regex Wickets { get; }

    [GeneratedRegex(@"\G(?<![0-9.,/A-Za-z])(?<n>[0-9]{1,3})/(?<v>[a-z])(?![A-Za-z0-9/.])")]
    private static partial Regex OverLetter { get; }

    [GeneratedRegex(@"\G(?<![0-9.,/-])(?<n>[2-9][05])(?:/(?<m>[1-8][05])|(?<=50)-(?<m>50)|-(?<m>[1-8][05])(?= split))(?![0-9/A-Za-z%-])")]
    private static partial Regex Same { get; }

    [GeneratedRegex(@"\G(?<n>" + Number + @")(?:[eE](?<e>[+-]?[0-9]{1,3})(?<=(?<![0-9A-Za-z])[0-9]{1,3}(?:\.[0-9]{1,30})?[eE][+-]?[0-9]{1,3})(?!-)| ?[×x*·] ?10(?:\^(?<e>[+−-]?[0-9]{1,4})|(?<k>[⁻⁰¹²³⁴-⁹])))(?![0-9A-Za-z⁰¹²³⁴-⁹])(?(k)(?!))")]
    private static partial Regex Scientific { get; }

    [GeneratedRegex(@"\G(?<n>" + Number + @"|(?<![A-Za-z])[A-Za-z]{1,2}(?![A-Za-z]))(?<e>[⁻⁰¹²³⁴-⁹ⁿ]{1,4}|\^(?:[+−-]?[0-9]{1,4}|[a-z](?![A-Za-z])|\([+−-]?[0-9]{1,4}\)|\{[+−-]?[0-9]{1,4}\}))")]
    private static partial Regex Power { get; }

    [GeneratedRegex(@"\G(?<![0-9.,x×])(?<a>[1-9][0-9]{2,3}) ?[x×] ?(?<b>[1-9][0-9]{2,3})(?: ?(?<u>px))?(?![0-9A-Za-z]|[.,][0-9]| ?=)")]
    private static partial Regex Resolution { get; }

    [GeneratedRegex(@"\G(?<![0-9.,x×])(?<a>[0-9]{1,3})(?:x| x )(?<b>[0-9]{1,3})(?<s>s?)(?![0-9A-Za-z""'x]|[.,][0-9]| ?=)")]
    private static partial Regex Board { get; }

    [GeneratedRegex(@"\G(?<n>" + Number + @")(?: ?[x×] ?| ?\* ?(?!\*))(?=[0-9][0-9.]{0,6} ?(?:(?:[kcm]?m|in|ft|inch|inches|feet|meters|metres|pixels|px|cm)\b|['""′″]|[x×*] ?[0-9])|[0-9]{3,4}(?:[^0-9]|$)(?<=[^0-9][0-9]{3,4} ?[x×] ?|^[0-9]{3,4} ?[x×] ?))(?<=[x×] ?)(?![^=]{0,12}=)")]
    private static partial Regex Dimensions { get; }

    [GeneratedRegex(@"\G(?<n>" + Number + @") ?(?:[×*](?=$|[ 0-9])|x(?=$|[ ,.;:!?)/-](?![0-9]))|x(?= ?[0-9]))")]
    private static partial Regex Times { get; }

    [GeneratedRegex(@"\G(?<n>[0-9]{1,4})!(?:(?= ?[=+*/×-] ?[0-9])|(?<=[=+*/×-] ?[0-9]{1,4}!)|(?<=^[0-9]{1,2}!)(?=$))")]
    private static partial Regex Factorial { get; }

    [GeneratedRegex(@"\G(?<![0-9:.,])(?<a>[0-9]{1,5}(?:\.[0-9]{1,3})?):(?<b>[0-9]{1,5}(?:\.[0-9]{1,3}(?![0-9]))?)(?::(?<c>[0-9]{1,5}))?(?![0-9:])")]
    private static partial Regex Ratio { get; }

    [GeneratedRegex(@"\G(?<n>" + Whole + ")(?:st|nd|rd|th|ST|ND|RD|TH)(?![A-Za-z0-9])")]
    private static partial Regex OrdinalNumber { get; }

    [GeneratedRegex(@"\G(?<n>" + Number + ")(?<s>[kKMBT]| ?(?:[bmt]n|mln))(?![A-Za-z0-9])(?<![A-Za-z][0-9]{0,3}-[0-9]{1,6}[A-Z])")]
    private static partial Regex Scaled { get; }

    [GeneratedRegex(@"\G(?<=\b(?:room|flight|boeing|apartment|apt\.?|rm\.?|ste\.?|suite|route|highway|hwy\.?|interstate|area|airbus|porsche|xbox|form|box|rtx|gtx|rfc|flight [A-Z]{2}|(?-i:AA|DL|UA|BA|LH|AF|QF|EK|KL|SQ)|unit|peugeot|bus|channel|model|section|fahrenheit|nissan|cessna|ferrari|flights?|learjet|gulfstream|embraer|interstates?|studio|lancia|fiat) |(?<![A-Za-z])[A-Z][a-z]{1,12}-)[1-9][0-9]{2,3}(?![0-9A-Za-z%]|[.,:/-][0-9])|\G(?<![0-9.,$#-])911(?= (?:Turbo|Carrera|GT3|Targa))", RegexOptions.IgnoreCase)]
    private static partial Regex PairedName { get; }

    [GeneratedRegex(@"\G(?<=^[""“]?)10-4(?=[,!.]|$)")]
    private static partial Regex Received { get; }

    [GeneratedRegex(@"\G(?<![0-9.,$€£-])[1-9][0-9]{2,3}(?=-[A-Z](?![A-Za-z]))")]
    private static partial Regex LetteredNumber { get; }

    [GeneratedRegex(@"\G(?<![0-9.,$€£#-])[1-9][0-9]{2,4}(?= (?:[NSEW]\.? )?(?:(?:[A-Z][a-z]{1,15}|[0-9]{1,3}(?:st|nd|rd|th)|St\.|Martin|Luther|King) ){1,3}(?:St|Ave|Blvd|Rd|Dr|Ln|Ct|Pl|Way|Ter|Cir|Trl|Hwy|Highway|Row|Crescent|Close|Gardens|Mews|Alley|Trail|Street|Avenue|Boulevard|Road|Drive|Lane|Court|Place|Parkway|Pkwy|Terrace|Square|Circle|Broadway)\b)")]
    private static partial Regex StreetNumber { get; }

    [GeneratedRegex(@"\G(?<![0-9.,-])(?<a>7[0-8]7)(?:-(?<b>[1-9]00)|(?<s>s)|(?<=\b(?:[Aa]|[Tt]he) 7.7))(?![0-9A-Za-z%]|[.,:/-][0-9])")]
    private static partial Regex Jet { get; }

    [GeneratedRegex(@"\G(?<![0-9] ?)[1-9][0-9]{0,2}(?: [0-9]{3}){2,6}(?![0-9]| [0-9])")]
    private static partial Regex SpacedGroups { get; }

    [GeneratedRegex(@"\G(?<![0-9.,-])007(?![0-9]|[.,-][0-9])")]
    private static partial Regex Bond { get; }

    [GeneratedRegex(@"\G0[0-9]{1,40}(?![0-9]|[.,][0-9])")]
    private static partial Regex LeadingZero { get; }

    [GeneratedRegex(@"\G" + Number)]
    private static partial Regex Plain { get; }

    [GeneratedRegex(@"\G(?<![0-9A-Za-z])\.(?<n>22|25|30|32|38|40|44|45|50|223|243|270|300|303|308|338|357|380)(?=(?: |-)(?:caliber|calibre|cal\b|pistol|rifle|revolver|handgun|[Mm]agnum|ACP|gun|bullet|rounds?|ammo|Special|Winchester))")]
    private static partial Regex Calibre { get; }

    [GeneratedRegex(@"\G(?<![0-9A-Za-z])\.[0-9]{1,30}(?![0-9])")]
    private static partial Regex PointNumber { get; }

    [GeneratedRegex(@"\G[0-9]{1,100000}")]
    private static partial Regex AnyDigits { get; }
}
