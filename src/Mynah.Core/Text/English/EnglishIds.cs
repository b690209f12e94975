using System.Text;
using System.Text.RegularExpressions;
using Mynah.Text.Normalization;

namespace Mynah.Text.English;

/// <summary>Names made of letters and digits: versions, models, serial numbers, identifiers.</summary>
internal static partial class EnglishIds
{
    public static IEnumerable<Rule> Versions =>
    [
        new(RuleStart.Digit, Hexadecimal, f => "hex " + Mixed(f["x"])),
        new(RuleStart.Letter, LawReporter, f => $"{EnglishLetters.Spell(f["a"])} {(f["n"][0] == '2' ? "second" : f["n"][0] == '3' ? "third" : "fourth")}"),
        new(RuleStart.Letter, VersionLetter, f => f.Value[0] == 'V' && !f["v"].Contains('.', StringComparison.Ordinal) ? null : (f.WordBefore is "version" or "release" ? "" : "version ") + Version(f["v"])),
        new(RuleStart.Digit, DottedThousands, f => EnglishNumbers.Cardinal(f.Value.Replace(".", "", StringComparison.Ordinal))),
        new(RuleStart.Digit, VersionNumber, f => Version(f.Value)),
        new(RuleStart.Digit, ReleaseNumber, f => Version(f.Value)),
    ];

    /// <summary>Words that mix letters and digits, and identifiers of programs.</summary>
    public static IEnumerable<Rule> Codes =>
    [
        new(RuleStart.Symbol, LessOne, _ => "minus"),
        new(RuleStart.Digit | RuleStart.Letter, Uuid, f => string.Join(", ", f.Value.Split('-').Select(part => EnglishLetters.Spell(part)))),
        new(RuleStart.Digit | RuleStart.Letter, NamedCode, f => string.Join(", ", f.Value.Split(' ', '-').Select(part => EnglishLetters.Spell(part)))),
        new(RuleStart.Digit, ObjectIdentifier, f => $"{Version(f["p"])} slash {Mixed(f["s"])}"),
        new(RuleStart.Letter, Compound, f => EnglishLetters.Spell(f.Value)),
        new(RuleStart.Letter, DecimalCode, f => EnglishLetters.InCode(f["a"]) + " " + EnglishNumbers.Number(f["n"])),
        new(RuleStart.Digit | RuleStart.Letter, Code, f => f.Has("s") ? EnglishNumbers.Plural(Mixed(f.Value[..^1])) : Term.IsMatch(f.Value) && Formula.IsMatch(f.Text) ? Mixed(f.Value.ToUpperInvariant()) : Mixed(f.Value)),
        new(RuleStart.Symbol, ZoneOffset, _ => "minus"),
        new(RuleStart.Symbol, DashInCode, _ => ""),
        new(RuleStart.Letter, Identifier, f => EnglishLetters.IsName(f.Value) ? null : Identify(f.Value)),
        new(RuleStart.Digit, SerialDigits, f => f.Value.Length > 4 ? EnglishNumbers.Digits(f.Value)
            : EnglishNumbers.Pairs(f.Value)),
        new(RuleStart.Digit, Clause, f => EnglishNumbers.Pairs(f["n"]) + " " + EnglishLetters.Spell(f["a"]) + (f.Has("b") ? " " + (RomanNumeral.Value(f["b"]) is > 0 and var part ? EnglishNumbers.Cardinal(part) : EnglishNumbers.Cardinal(f["b"])) : "")),
    ];

    /// <summary>“1.2.3” → “one point two point three”.</summary>
    public static string Version(string written) => string.Join(" point ", written.Split('.').Select(part =>
        part.Length > 1 && part[0] == '0' ? EnglishNumbers.Digits(part) : EnglishNumbers.Cardinal(part)));

    /// <summary>A word of letters and digits, each run as it is said: “MP3” → “M P three”, “Win11” → “Win eleven”.</summary>
    public static string Mixed(string written)
    {
        var words = new StringBuilder();
        foreach (var run in Runs.Matches(written).Select(match => match.Value))
        {
            if (words.Length > 0)
                words.Append(' ');
            if (char.IsAsciiDigit(run[0]))
                words.Append(run.Length > 4 || run[0] == '0' ? EnglishNumbers.Digits(run) : run.Length > 2 ? EnglishNumbers.Pairs(run) : EnglishNumbers.Cardinal(run));
            else
                words.Append(EnglishLetters.InCode(run));
        }
        return words.ToString();
    }

    /// <summary>Splits snake_case and camelCase into words.</summary>
    public static string Identify(string written)
        => string.Join(' ', Parts.Matches(written).Select(part => char.IsAsciiDigit(part.Value[0]) ? EnglishNumbers.Cardinal(part.Value)
            : EnglishLetters.IsSpelled(part.Value) || part.Value is "id" or "Id" or "url" or "Url" or "api" or "Api" or "ip" or "db" or "ui" or "html" or "http"
                ? EnglishLetters.Spell(part.Value) : part.Value));

    [GeneratedRegex(@"\G0[xX](?<x>[0-9A-Fa-f]{1,16})(?![0-9A-Za-z])")]
    private static partial Regex Hexadecimal { get; }

    /// <summary>A series of law reports: F.3d, N.E.2d.</summary>
    [GeneratedRegex(@"\G(?<a>(?:[A-Z]\.){1,3}) ?(?<n>[23]d|4th)(?= [0-9])")]
    private static partial Regex LawReporter { get; }

    [GeneratedRegex(@"\G[vV]\.? ?(?<v>[0-9]{1,4}(?:\.[0-9]{1,6}){0,4})(?![0-9A-Za-z])")]
    private static partial Regex VersionLetter { get; }

    [GeneratedRegex(@"\G(?<![0-9.,])[1-9][0-9]{0,2}(?:\.000){2,6}(?![0-9]|\.[0-9])")]
    private static partial Regex DottedThousands { get; }

    [GeneratedRegex(@"\G(?<![0-9.,])[0-9]{1,5}(?:\.[0-9]{1,5}){2,5}(?![0-9])")]
    private static partial Regex VersionNumber { get; }

    [GeneratedRegex(@"\G(?<=\b(?:version|release|python|java|android|ios|windows|ubuntu|section|chapter|figure|table) )[0-9]{1,3}\.[0-9]{1,3}(?![0-9A-Za-z.]*[0-9A-Za-z%])", RegexOptions.IgnoreCase)]
    private static partial Regex ReleaseNumber { get; }

    [GeneratedRegex(@"\G(?<![A-Za-z0-9.])(?<a>[A-Za-z]{1,6})(?<n>[0-9]{1,2}\.[0-9]{1,2})(?![0-9A-Za-z]|\.[0-9])")]
    private static partial Regex DecimalCode { get; }

    [GeneratedRegex(@"\G(?<![A-Za-z0-9])(?:[A-Z]{1,6}[0-9]{1,4}(?<s>s)(?![A-Za-z0-9])|(?:[A-Za-z]{1,20}[0-9]{1,12}|[0-9]{1,12}[A-Za-z]{1,12})(?:[A-Za-z]{1,12}|[0-9]{1,12}){0,16}(?![A-Za-z0-9_']))")]
    private static partial Regex Code { get; }

    [GeneratedRegex(@"\G-(?<![0-9][A-Za-z]{1,3}-)(?:(?<=[A-Z][0-9]{0,4}-)(?=[0-9])|(?<=(?:^|[^0-9A-Za-z])[A-Za-z]{1,20}-)(?=[0-9])|(?<=[A-Z][0-9]{1,4}-)(?=[A-Z]?[0-9])|(?<=[0-9]-)(?=[A-Z][0-9A-Z]{0,8}(?![a-z]))|(?<=(?<![A-Za-z0-9])[A-Z]{1,6}-[0-9]{1,8}-)(?=[0-9]))")]
    private static partial Regex DashInCode { get; }

    [GeneratedRegex(@"\G(?<![A-Za-z0-9])(?:_?[A-Za-z0-9]{1,30}(?:_[A-Za-z0-9]{1,30}){1,8}|(?!Mc[A-Z]|Mac[A-Z]|iP[a-z]|eB[a-z]|[A-Z]{1,6}s(?![A-Za-z]))[A-Za-z]{0,19}?[a-z]{2,20}[A-Z][A-Za-z]{1,30})(?![A-Za-z0-9_])")]
    private static partial Regex Identifier { get; }

    [GeneratedRegex(@"\G(?<=[A-Z]-|[A-Z] #?)[0-9]{3,12}(?![0-9]|[.,:][0-9])(?<=[A-Z][A-Z]?[A-Z]?-[0-9]{3,12})")]
    private static partial Regex SerialDigits { get; }

    [GeneratedRegex(@"\G[-−–](?<=\b(?:UTC|GMT).)(?=[0-9])")]
    private static partial Regex ZoneOffset { get; }

    [GeneratedRegex(@"\G(?<![0-9.,])(?<n>[0-9]{1,3})\((?<a>[a-zA-Z])\)(?:\((?<b>[0-9]{1,2}|[ivx]{1,5})\))?(?![A-Za-z0-9(])")]
    private static partial Regex Clause { get; }

    [GeneratedRegex(@"\G(?<![0-9A-Za-z-])[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}(?![0-9A-Za-z-])")]
    private static partial Regex Uuid { get; }

    /// <summary>n-1: a variable and what is taken from it.</summary>
    [GeneratedRegex(@"\G-(?<=(?<![A-Za-z0-9'-])[ijkmnpxyz]-)(?=[0-9]{1,3}(?![0-9A-Za-z-]))")]
    private static partial Regex LessOne { get; }

    /// <summary>A code after a word that announces one, said character by character.</summary>
    [GeneratedRegex(@"\G(?<=\b(?:[Tt]racking|[Ss]erial|[Cc]onfirmation|[Vv]oucher|[Bb]ooking|[Cc]oupon|[Pp]romo|[Rr]eference|[Rr]ef\.?|[Pp]laca|[Pp]assport|VIN|IBAN|IMEI|SKU)(?: (?:no\.|number|num\.|code|ID|#))?(?: is)?:? )(?=[A-Z0-9 -]{0,20}[0-9])(?=[A-Z0-9 -]{0,20}[A-Z])[A-Z0-9]{2,24}(?:[ -](?=[A-Z0-9]{0,8}[0-9])[A-Z0-9]{1,8}){0,8}(?![A-Za-z0-9])")]
    private static partial Regex NamedCode { get; }

    /// <summary>The number of a paper: 10.1038/nature14539. A prefix of four or five digits is said digit by digit.</summary>
    [GeneratedRegex(@"\G(?<=\b(?:doi|DOI)(?:: ?|\.org/| ))(?<p>10\.[0-9]{4,6})/(?<s>[^\s,;)\]]{1,80}(?<![.]))")]
    private static partial Regex ObjectIdentifier { get; }

    /// <summary>A chemical formula with a symbol of two letters, which must not be read as a word.</summary>
    [GeneratedRegex(@"\G(?<![A-Za-z0-9])(?:(?=[A-Za-z]{0,6}[0-9])(?=[A-Z0-9]{0,8}[A-Z][a-z])(?:(?:He|Li|Be|Ne|Na|Mg|Al|Si|Cl|Ar|Ca|Ti|Cr|Mn|Fe|Co|Ni|Cu|Zn|As|Se|Br|Kr|Sr|Ag|Cd|Sn|Sb|Xe|Ba|Pt|Au|Hg|Pb|[HBCNOFPSKVIU])[0-9]{0,2}){2,8}|(?:Na|K|H|Li|Ca|Mg|Zn|Ag|Al|Cu|Ti|Si)(?:Cl|OH|F|Br|I|O|S|N)(?<=[a-z].?|.[a-z])|(?:Na|Ca|Mg|Fe|Cu|Zn|Al|Mn|Ag|Pb|Cl|Li)[0-9]?(?=[+⁺]|[²³]⁺))(?![A-Za-z0-9])")]
    private static partial Regex Compound { get; }

    [GeneratedRegex("^[0-9]{1,4}[a-z]{1,3}$")]
    private static partial Regex Term { get; }

    [GeneratedRegex("[=²³^√<>≤≥]")]
    private static partial Regex Formula { get; }

    [GeneratedRegex("[0-9]{1,40}|[A-Za-z]{1,40}")]
    private static partial Regex Runs { get; }

    [GeneratedRegex("[0-9]{1,30}|[A-Z]{2,30}(?![a-z])|[A-Z]?[a-z]{1,40}|[A-Z]")]
    private static partial Regex Parts { get; }
}
