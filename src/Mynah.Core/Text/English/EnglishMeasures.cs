using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Mynah.Text.Normalization;
using static Mynah.Text.English.EnglishPatterns;

namespace Mynah.Text.English;

/// <summary>Numbers with units, percentages and temperatures.</summary>
public static partial class EnglishMeasures
{
    private static readonly Lazy<FrozenDictionary<string, string[]>> Units = new(() => Table.Read("English/Data/units.tsv", row => row));

    internal static IEnumerable<Rule> Rules =>
    [
        new(RuleStart.Digit, Angle, SayAngle),
        new(RuleStart.Letter | RuleStart.Symbol, ByInches, _ => "by"),
        new(RuleStart.Digit, Prime, f => EnglishNumbers.Cardinal(f["n"]) + " prime"),
        new(RuleStart.Letter, UnitAfterFraction, f => Name(f["u"], !f.Has("w") && f["u"] != "mmHg")),
        new(RuleStart.Letter, UnitAfterPower, f => Name(f["u"], one: false)),
        new(RuleStart.Symbol, InchAfterFraction, f => f.Has("w") ? "inches" : "inch"),
        new(RuleStart.Letter, TemperatureScale, f => f.Value[0] == 'C' ? "Celsius" : "Fahrenheit"),
        new(RuleStart.Symbol, PerUnit, f => Name(f["u"], one: true) is { } per ? "per " + per : PerWords.Contains(f["u"]) ? "per " + f["u"] : null),
        new(RuleStart.Digit, FeetInches, f => $"{Count(f["f"], "foot", "feet")} "
            + (f.Has("q") ? Count(f["i"], "inch", "inches") : EnglishNumbers.Cardinal(f["i"]))),
        new(RuleStart.Digit, Inches, f => InQuotes(f) ? null
            : Count(f["n"], "inch", f.WordBefore is "a" or "an" or "the" or "my" or "this" or "his" or "her" or "our" && (IsNoun(f) || (f.After == ' ' && f.End + 1 < f.Text.Length && (char.IsUpper(f.Text[f.End + 1]) || char.IsAsciiDigit(f.Text[f.End + 1])))) || NamedByMeasure.Contains(f.WordAfter) ? "inch" : "inches")),
        new(RuleStart.Digit, Feet, f => Count(f["n"], "foot", "feet")),
        new(RuleStart.Digit, Temperature, f => $"{EnglishNumbers.Number(f["n"])} degrees {(f["u"] == "C" ? "Celsius" : "Fahrenheit")}"),
        new(RuleStart.Digit, Percentage, f => EnglishNumbers.Number(f["n"]) + " " + Units.Value[f["u"]][2]),
        new(RuleStart.Digit, WithUnit, f => Say(f)),
        new(RuleStart.Letter, UnitAlone, f => Units.Value.TryGetValue(f.Value, out var unit) ? unit[2] : null),
    ];

    /// <summary>A number with a unit: ("10", "km") → “ten kilometers”; null when the unit is not known.</summary>
    /// <param name="number">Digits with an optional decimal part; commas allowed.</param>
    /// <param name="unit">A unit's symbol, or two joined by a slash.</param>
    /// <param name="singular">True before a noun: “a ten kilometer run”.</param>
    public static string? Measure(string number, string unit, bool singular = false)
        => Name(unit, singular || number is "1") is { } name ? $"{EnglishNumbers.Number(number)} {name}" : null;

    internal static string Count(string number, string one, string? several = null)
        => $"{EnglishNumbers.Number(number)} {(number.TrimStart('0') == "1" ? one : several ?? one + "s")}";

    /// <summary>True when a noun follows, so that the number before it describes it: “a 10 km run”.</summary>
    internal static bool IsNoun(Found f)
        => f.WordAfter is { Length: > 2 } word && char.IsLower(word[0])
            && word is not ("and" or "per" or "for" or "from" or "with" or "the" or "that" or "than" or "more" or "less" or "away" or "each" or "was"
                or "were" or "are" or "has" or "apiece" or "but" or "into" or "when" or "while" or "ago" or "long" or "wide" or "high" or "tall");

    private static readonly HashSet<string> PerWords = new(StringComparer.Ordinal)
    {
        "second", "minute", "hour", "day", "night", "week", "month", "quarter", "year", "person", "student", "user", "head", "unit", "piece", "item", "page", "word",
        "serving", "game", "room", "capita", "mile", "gallon", "pound", "ounce", "foot", "acre", "share", "barrel", "ton", "line", "cup", "bottle", "dose", "week",
    };

    /// <summary>Things that are named by a measure, which stays singular even without an article: “100 m dash”.</summary>
    private static readonly HashSet<string> NamedByMeasure = new(StringComparer.Ordinal)
    {
        "bag", "bags", "battery", "batteries", "bottle", "bottles", "drive", "film", "lens", "run", "race", "dash", "hike", "walk", "sprint", "engine", "gun", "pistol",
        "rifle", "pipe", "hose", "rope", "tank", "pizza", "nail", "nails", "screen", "bulb", "charger", "cable", "radius", "wide-angle", "steak", "dumbbell", "monitor", "swim", "relay", "game", "card", "stick", "file", "limit", "marathon", "laptop", "phone", "TV", "box", "boxes", "jar", "can", "cans", "packet", "bucket", "trip", "commute", "resistor", "resistors", "capacitor", "fuse", "breaker", "plug", "socket", "adapter", "outlet", "diet",
    };

    private static bool InQuotes(Found f)
    {
        var open = 0;
        for (var i = 0; i < f.Start; i++)
            open += f.Text[i] == '"' && (i == 0 || !char.IsAsciiDigit(f.Text[i - 1])) ? 1 : 0;
        return open % 2 == 1;
    }

    private static string SayAngle(Found f)
    {
        var said = Count(f["d"], "degree");
        if (f.Has("m"))
            said += " " + Count(f["m"], "minute");
        if (f.Has("s"))
            said += " " + Count(f["s"], "second");
        return said + (f["c"] switch { "N" => " north", "S" => " south", "E" => " east", "W" => " west", _ => "" });
    }

    private static string? Say(Found f)
    {
        var unit = f["u"];
        if (unit.Length == 1 && char.IsUpper(unit[0]) && f.After == '.' && !f.AtEnd)
            return null;
        if (f.Has("dot") && !unit.Contains(' ', StringComparison.Ordinal) && !Units.Value.ContainsKey(unit[(unit.LastIndexOf('/') + 1)..]))
            return null;
        if (unit == "m" && f["h"].Length == 0 && !f.Has("s") && f.WordAfter is { Length: > 3 } counted && f.WordBefore is not ("a" or "an" or "the") && char.IsLower(counted[0]) && (counted[^1] == 's' || counted == "people")
            && counted is not ("hurdles" or "sprints" or "intervals" or "waves" or "walls" or "across" or "less" or "towards" or "times" or "finals" or "races" or "laps" or "heats" or "was" or "swims" or "less"))
            return EnglishNumbers.Number(f["n"]) + " million"; // 10m soldiers
        if (unit == "pp" && f.After == '.')
            return null; // 312 pp.
        if (unit == "bps" && (f.WordBefore is "fell" or "rose" or "cut" or "by" or "up" or "down" or "raised" or "hiked" or "widened" or "tightened" or "gained" or "lost" or "of"))
            return Count(f["n"], "basis point");
        if (IsAmbiguous(unit, f) || (unit.Length == 1 && char.IsUpper(unit[0]) && EnglishMaths.IsPlace(f.WordBefore)))
            return null;
        var singular = f["h"] == "-" || (f.WordBefore is "a" or "an" or "per" && (IsNoun(f) || char.IsUpper(f.WordAfter.FirstOrDefault()))) || NamedByMeasure.Contains(f.WordAfter) || (unit == "mm" && f.WordAfter == "f");
        var scale = f.Has("s") ? " " + ScaleName(f["s"]) : "";
        if (Name(unit, singular || (f["n"] == "1" && scale.Length == 0)) is not { } name)
            return null;
        return $"{EnglishNumbers.Number(f["n"])}{scale} {name}{(f.Has("dot") && f.AtEnd ? "." : "")}";
    }

    /// <summary>“in” and single letters are words, names or suffixes as often as units.</summary>
    private static bool IsAmbiguous(string unit, Found f) => unit switch
    {
        "in" => !(f.Has("dot") || f.AtEnd || f.After is ',' or ')' or ';' || f.WordAfter is "x" or "by" or "wide" or "long" or "tall" or "high"
            or "deep" or "thick" or "of" or "diameter"),
        "A" when f.WordAfter is "fuse" or "breaker" or "circuit" or "charger" or "current" or "plug" or "supply" or "socket" or "load" => false,
        "K" or "A" or "C" or "F" or "J" or "N" or "H" or "T" => f["h"] != " " || f.Text[f.End - 1] == 'A' && f.WordAfter.Length > 0,
        "a" or "at" or "do" => true,
        "ac" => f["h"].Length == 0,
        "h" or "m" or "s" or "g" or "l" or "t" => f["h"] == "-" && !IsNoun(f),
        _ => false,
    };

    private static string? Name(string unit, bool one)
    {
        unit = unit.Replace("^", "", StringComparison.Ordinal);
        if (unit.Length > 2 && unit[..2] is "sq" or "cu" or "fl")
            unit = unit.Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        if (unit.IndexOf('/') is > 0 and var slash)
        {
            return Name(unit[..slash], one) is not { } first ? null
                : unit[(slash + 1)..] is "s2" or "s²" ? first + " per second squared"
                : Name(unit[(slash + 1)..], one: true) is { } second ? $"{first} per {second}"
                : PerWords.Contains(unit[(slash + 1)..]) ? $"{first} per {unit[(slash + 1)..]}" : null;
        }
        if (Units.Value.TryGetValue(unit, out var names))
            return one ? names[1] : names[2];
        if (unit.Length > 1 && (unit[^1] is '2' or '3' or '²' or '³') && Units.Value.TryGetValue(unit[..^1], out names))
            return (unit[^1] is '2' or '²' ? "square " : "cubic ") + (one ? names[1] : names[2]);
        return null;
    }

    [GeneratedRegex(@"\G(?<![0-9.,])(?<f>[0-9]{1,2})['′][ -]?(?<i>[0-9]{1,2})(?<q>""|''|″)?(?![0-9A-Za-z'])")]
    private static partial Regex FeetInches { get; }

    [GeneratedRegex(@"\G(?<n>" + Number + @")(?:""|″)(?![A-WYZa-wyz0-9])")]
    private static partial Regex Inches { get; }

    [GeneratedRegex(@"\G(?<n>" + Number + @")(?:′|'(?= ?[x×] ?[0-9])|(?<=[x×] ?[0-9.]{1,6})'(?![A-Za-z])|'(?= (?:tall|long|wide|deep|high|by)\b)|(?<=^[^']{0,200})'(?=[.,]?$))")]
    private static partial Regex Feet { get; }

    /// <summary>The ends of a strand: 5′ to 3′.</summary>
    [GeneratedRegex(@"\G(?<![0-9.,])(?<n>[35])['′](?:(?=(?: (?:to|and) | ?(?:→|-|–) ?)[35]['′]| (?:end|UTR|cap)\b|-(?:end|UTR|cap)\b)|(?<=[35]['′](?: (?:to|and) | ?(?:→|-|–) ?)[35]['′]))")]
    private static partial Regex Prime { get; }

    [GeneratedRegex(@"\G(?<d>[0-9]{1,3}(?:\.[0-9]{1,8})?) ?°(?: ?(?<m>[0-9]{1,2}(?:\.[0-9]{1,5})?)['′](?: ?(?<s>[0-9]{1,2}(?:\.[0-9]{1,5})?)(?:""|″|''))? ?(?<c>[NSEW](?![A-Za-z0-9]))?| ?(?<c>[NSEW](?![A-Za-z0-9])))")]
    private static partial Regex Angle { get; }

    [GeneratedRegex(@"\G[x×](?<=[0-9][""″'′].)(?=[0-9])")]
    private static partial Regex ByInches { get; }

    [GeneratedRegex(@"\G(?<u>mmHg|lbs?|oz|tsp|tbsp|mi|km|kg|cm|mm|ml|mL|L|m|g|mg|gal|pt|qt|ft|yds?|hrs?|h|mins?|yrs?|acre|in(?=\.|$| of| thick| wide| deep| x))(?<=(?:(?<w>(?<![0-9])[0-9]{1,3}[ -])?(?<![0-9])[0-9]{1,3}/[0-9]{1,3}|(?<w>[0-9] ?)?[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])[ -]?\k<u>)\.?(?![A-Za-z0-9/])")]
    private static partial Regex UnitAfterFraction { get; }

    [GeneratedRegex(@"\G(?<u>[µ]?[A-Za-z]{1,4}[²³]?(?:/[A-Za-z]{1,3}[²³]?)?)(?<=(?:10\^[-−]?[0-9]{1,3}|10[⁻⁰¹²³⁴-⁹]{1,3}|[0-9][eE][-+]?[0-9]{1,3}|[0-9]\+) ?\k<u>)(?![A-Za-z0-9/'])(?<!\b(?:in|a|at|as|is|or|and|to|so|do))")]
    private static partial Regex UnitAfterPower { get; }

    [GeneratedRegex(@"\G[""″](?<=(?:(?<w>(?<![0-9])[0-9]{1,3}[ -])?(?<![0-9])[0-9]{1,2}/[0-9]{1,2}|(?<w>[0-9] ?)?[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]).)(?![A-Za-z0-9])")]
    private static partial Regex InchAfterFraction { get; }

    [GeneratedRegex(@"\G[CF](?<=[0-9] degrees? .)(?![A-Za-z0-9])")]
    private static partial Regex TemperatureScale { get; }

    [GeneratedRegex(@"\G/(?<u>[A-Za-z]{1,8}[²³]?)(?![A-Za-z0-9]|/[A-Za-z])(?<=[0-9] ?[A-Za-z.¢€£]{0,12} ?/\k<u>)")]
    private static partial Regex PerUnit { get; }

    /// <summary>A temperature without its sign, where the words before speak of one.</summary>
    [GeneratedRegex(@"\G(?<n>" + Number + @") ?(?<u>[CF])(?![A-Za-z0-9'&+#-])(?<=\b(?:[Tt]emp(?:eratures?|s)?|[Ff]ever|[Oo]ven|[Pp]reheat|[Bb]ake|[Hh]eat|[Hh]ighs?|[Ll]ows?|[Cc]ool|[Ww]arm)\b.{0,40})")]
    private static partial Regex Temperature { get; }

    [GeneratedRegex(@"\G(?<n>" + Number + ") ?(?<u>[%‰])")]
    private static partial Regex Percentage { get; }

    [GeneratedRegex(@"\G(?<!\b[A-Z]{1,3}-)(?<n>" + Number + @")(?<s> (?:hundred|thousand|million|billion|trillion)(?= )|[kMB](?= ))?(?<h>[ -]?)(?<u>(?:sq\.? ?(?:ft|mi|in|yd|m|km|cm)|cu\.? ?(?:ft|in|yd|m)|fl\.? ?oz|°|°[CFK]|[µμ]?[A-Za-zΩ]{1,6}[²³]?(?:\^?[23](?![0-9]))?)(?:/[µμ]?[A-Za-z]{1,8}(?:\^?[²³23])?){0,2})(?![A-Za-z0-9])(?<dot>(?<=in|ft|lb|lbs|oz|yd|mi|hr|hrs|min|sec|mins|secs|gal|sq)\.)?")]
    private static partial Regex WithUnit { get; }

    [GeneratedRegex(@"\G(?<![0-9'/.-])(?:[kcm]m[²³]?|kg|mph|kph|[kMGT]Hz|kWh|[kMG]W|[KMGT]B/s|[MGk]bps|m[²³]|km/h|µm|mAh|GPa|hPa|kPa)(?![A-Za-z0-9/])")]
    private static partial Regex UnitAlone { get; }
}
