using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Mynah.Text.Normalization;

namespace Mynah.Text.English;

/// <summary>Abbreviations, by a table that says when each is meant.</summary>
internal static partial class EnglishAbbreviations
{
    private static readonly Lazy<FrozenDictionary<string, (string Said, string When)[]>> Entries = new(() =>
        Table.Rows("English/Data/abbreviations.tsv")
            .SelectMany(row => row[0].Split(' ').Select(key => (Key: key, Entry: (row[1], row.Length > 2 ? row[2] : ""))))
            .GroupBy(entry => entry.Key, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.Select(entry => entry.Entry).ToArray(), StringComparer.Ordinal));

    private static readonly Lazy<FrozenDictionary<string, string>> StateNames = new(() => Table.Read("English/Data/states.tsv", row => row[1]));

    public static IEnumerable<Rule> States =>
    [
        new(RuleStart.Letter, State, f => StateNames.Value.GetValueOrDefault(f["s"])),
    ];

    /// <summary>Abbreviations.</summary>
    public static IEnumerable<Rule> Rules =>
    [
        new(RuleStart.Letter, Latin, f => f.Value[0] is 'e' or 'E' ? "for example" + (f.Value.EndsWith(',') ? "," : "") : "that is" + (f.Value.EndsWith(',') ? "," : "")),
        new(RuleStart.Letter, Slashed, f => f.Value.ToLowerInvariant() switch
        {
            "w/o" => "without", "y/o" => "year old", "w/e" => "whatever", "b/w" => "between", "y/y" => "year over year", "q/q" => "quarter over quarter", "m/m" => "month over month", "h/t" => "hat tip to", "w/in" => "within", "w/" => "with", "c/o" => "care of", "n/a" => "not applicable", "b/c" => "because", "s/he" => "she or he", _ => "and or",
        }),
        new(RuleStart.Letter, Contracted, f => Entries.Value.TryGetValue(f.Value, out var entries) ? entries[0].Said : null),
        new(RuleStart.Letter, Direction, f => Compass(f["d"])),
        new(RuleStart.Letter, Abbreviation, Say),
    ];

    private static string Compass(string letters) => letters switch
    {
        "N" => "North", "S" => "South", "E" => "East", "W" => "West", "NE" => "Northeast", "NW" => "Northwest", "SE" => "Southeast", _ => "Southwest",
    };

    private static string? Say(Found f)
    {
        var dotted = f.Has("dot");
        if (!Entries.Value.TryGetValue(f["w"] + (dotted ? "." : ""), out var entries))
            return null;
        foreach (var (said, when) in entries)
        {
            if (IsMeant(when, f))
                return said + (dotted && f.After != '\'' && (f.AtEnd ? f.Text.AsSpan(f.End).IndexOfAny(".!?") < 0 : when != "name" && SentenceNext.IsMatch(f.Text, f.End)) ? "." : "");
        }
        return null;
    }

    private static bool IsMeant(string when, Found f) => when switch
    {
        "digit" => DigitNext.IsMatch(f.Text, f.End),
        "after ordinal" => f.WordBefore is "st" or "nd" or "rd" or "th",
        "number" => NumberNext.IsMatch(f.Text, f.End),
        "after owner" => !f.AtEnd && f.WordBefore is "my" or "your" or "his" or "her" or "our" or "their" or "the" or "a" or "phone" or "account" or "ref" or "order"
            or "serial" or "model" or "id" or "part" or "tel" or "invoice" or "case" or "contact" or "policy" or "tracking",
        "colon" => f.After == ':',
        "of" => f.WordAfter is "of",
        "verse" => VerseNext.IsMatch(f.Text, f.End),
        "generation" => f.WordAfter is "X" or "Y" or "Z",
        "after town" => f.Start > 2 && f.Text[f.Start - 2] == ',' && char.IsLower(f.Text[f.Start - 3]),
        "after number" => f.Before == ' ' && AfterNumber.IsMatch(f.Text.AsSpan(Math.Max(0, f.Start - 5), Math.Min(5, f.Start))) || f.Start > 1 && (char.IsAsciiDigit(f.Text[f.Start - 1]) || char.IsAsciiDigit(f.Text[f.Start - 2])),
        "name" => NameNext.IsMatch(f.Text, f.End),
        "after name" => !IsBeforePerson(f) && AfterName.IsMatch(f.Text.AsSpan(Math.Max(0, f.Start - 30), Math.Min(30, f.Start)).ToString()),
        _ => true,
    };

    [GeneratedRegex(@"\G:? ?[-−#]?(?:[0-9]|[A-Z]{1,4}-?[0-9]|A\.?D\b)")]
    private static partial Regex DigitNext { get; }

    /// <summary>“Meet Dr. Ortiz”, “1 St. Mark's Place”: after the first word or a plain number, a name that follows belongs to the abbreviation.</summary>
    private static bool IsBeforePerson(Found f)
        => f.Start > 1 && NameNext.IsMatch(f.Text, f.End) && (f.Text.IndexOf(' ', StringComparison.Ordinal) == f.Start - 1 || char.IsAsciiDigit(f.Text[f.Start - 2]));

    [GeneratedRegex(@"\G [0-9]{1,3}:[0-9]")]
    private static partial Regex VerseNext { get; }

    [GeneratedRegex("[0-9](?:\\+|st|nd|rd|th) $")]
    private static partial Regex AfterNumber { get; }

    [GeneratedRegex(@"\G (?:She|He|It|The|They|We|You|This|That|There|But|Then|When|His|Her|Our|My|Its)\b")]
    private static partial Regex SentenceNext { get; }

    [GeneratedRegex(@"\G:? ?[-−#]?(?:[0-9]|[IVXLivx]{1,6}\b|[A-Z]\b)")]
    private static partial Regex NumberNext { get; }

    [GeneratedRegex(@"\G (?:\p{Lu}|[0-9])")]
    private static partial Regex NameNext { get; }

    [GeneratedRegex(@"(?:[0-9](?:st|nd|rd|th)?|(?<!^|^at|^in|^on|^from|^to|^visit|(?<!St)[.!?:] )\p{Lu}\p{Ll}{2,20}(?:'s)?|[0-9] [NSEW]\.?|(?:Mass|Penn|Conn|Tenn|Wis|Va|Ga|Md|Minn|Calif|Colo|Ariz)\.) $|(?<=^)(?!(?:At|In|On|The|From|To|Visit|See|And|But|Near) $)\p{Lu}\p{Ll}{2,20} $")]
    private static partial Regex AfterName { get; }

    [GeneratedRegex(@"\G(?<![A-Za-z'])[A-Za-z]{2,5}'[a-z]{1,2}(?![A-Za-z'])")]
    private static partial Regex Contracted { get; }

    [GeneratedRegex(@"\G(?<![A-Za-z.'-])(?:(?<d>[NSEW])(?<=\b(?:I|US|SR|Hwy\.?|Rt\.?|Rte\.?|Route|Highway)[- ][0-9]{1,3} .)(?![A-Za-z0-9'.])|(?<d>[NSEW])(?<=[0-9] (?:miles?|mi\.?|km|feet|blocks?|yards) .)(?= (?:on|of|to|along|from)\b)|(?<d>NE|NW|SE|SW|N|S|E|W)(?<=(?:St|Ave|Rd|Blvd|Dr|Street|Avenue|Road|Boulevard|Drive)\.? \k<d>)\.?(?![A-Za-z0-9'])|(?<d>[NSEW])\.(?= [A-Z][a-z]{1,15} (?:St|Ave|Blvd|Rd|Dr|Ln|Street|Avenue|Road|Drive)\b)|(?<d>N|S|E|W|NE|NW|SE|SW)\.?(?= (?:[0-9]{1,3}(?:st|nd|rd|th)|(?<=[0-9] [NSEW]{1,2}\.? )[A-Z][a-z]))|(?<d>[NSEW])\.(?= (?:Korea|Africa|America|Carolina|Dakota|Virginia|Ireland|Sudan|Jersey|Germany|Coast|Side|Bank|Pole|Hollywood|Sea|Asia|Europe)))")]
    private static partial Regex Direction { get; }

    [GeneratedRegex(@"\G(?<s>[A-Z]{2})(?<=[A-Z][A-Za-z.]{1,20}, ..|\([DRI]-..)(?= [0-9]{5}(?![0-9])|[.,;:!?)]|$| [a-z])")]
    private static partial Regex State { get; }

    [GeneratedRegex(@"\G(?:e\. ?g\.|i\. ?e\.|eg\.|ie\.|E\.g\.|I\.e\.),?")]
    private static partial Regex Latin { get; }

    [GeneratedRegex(@"\G(?:w/o|w/in|w/(?= )|y/o|w/e|b/w|h/t|y/y|q/q|m/m|c/o|n/a|b/c|s/he|and/or)(?![A-Za-z])", RegexOptions.IgnoreCase)]
    private static partial Regex Slashed { get; }

    [GeneratedRegex(@"\G(?<![A-Za-z'.])(?<w>[A-Za-z]{1,8})(?<dot>\.)?(?![A-Za-z@_]|'(?!s(?![a-z])))(?:(?<=\.)|(?![0-9]))")]
    private static partial Regex Abbreviation { get; }
}
