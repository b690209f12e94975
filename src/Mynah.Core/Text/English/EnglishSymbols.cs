using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Mynah.Text.Normalization;

namespace Mynah.Text.English;

/// <summary>Signs that stand for words, and signs that stand for nothing.</summary>
internal static partial class EnglishSymbols
{
    private static readonly Lazy<FrozenDictionary<string, string>> Names = new(() => Table.Read("English/Data/symbols.tsv", row => row[1]));

    private static readonly SearchValues<char> Formula = SearchValues.Create("=+*×²³√<>≤≥^");

    private static readonly Lazy<FrozenDictionary<string, string>> GreekNames = new(() => Table.Read("English/Data/greek.tsv", row => row[1]));

    public static IEnumerable<Rule> Rules =>
    [
        new(RuleStart.Symbol, StarCode, f => "star " + EnglishNumbers.Digits(f["n"])),
        new(RuleStart.Symbol, AnyName, _ => "star"),
        new(RuleStart.Symbol, Element, _ => ""),
        new(RuleStart.Symbol, Sharp, _ => "sharp"),
        new(RuleStart.Symbol, Option, f => f.Value.Length > 1 ? "dash dash" : "dash"),
        new(RuleStart.Symbol, Grade, _ => "minus"),
        new(RuleStart.Symbol, DotName, f => "dot " + EnglishLetters.InAddress(f["a"])),
        new(RuleStart.Symbol, SpacedRange, _ => "to"),
        new(RuleStart.Symbol, RomanRange, _ => "to"),
        new(RuleStart.Symbol, LetterRange, _ => "to"),
        new(RuleStart.Symbol, DegreeScale, f => f.Value[^1] == 'C' ? "degrees Celsius" : "degrees Fahrenheit"),
        new(RuleStart.Symbol, SlashInPair, _ => " "),
        new(RuleStart.Symbol, Emoticon, f => f["e"].Length > 0 ? f["e"] : ""),
        new(RuleStart.Letter, LetterEmoticon, _ => ""),
        new(RuleStart.Symbol, Repeated, f => f.Value[0] is '.' or '…' ? "…" : f.Value.Contains('?', StringComparison.Ordinal) ? "?" : f.Value[..1]),
        new(RuleStart.Symbol, Markup, _ => ""),
        new(RuleStart.Symbol, Arrow, _ => "to"),
        new(RuleStart.Symbol, Limit, f => f.Value[0] == '<' ? "less than" : f.Value[0] == '>' ? "greater than" : f.Value[0] == '≤' ? "less than or equal to" : "greater than or equal to"),
        new(RuleStart.Symbol, Comparison, f => f.Value switch
        {
            "<=" => "is less than or equal to", ">=" => "is greater than or equal to", "!=" or "<>" => "is not equal to",
            "==" or "===" => "equals", "&&" => "and", "||" => "or", "++" => "plus plus", "+/-" => "plus or minus",
            "+=" => "plus equals", "-=" => "minus equals", "*=" => "times equals", "/=" => "divided by equals", _ => null,
        }),
        new(RuleStart.Symbol, Minus, f => f.Value[0] == '±' ? "plus or minus" : f.Value[0] == '+' ? "plus" : "minus"),
        new(RuleStart.Symbol, Subtraction, _ => "minus"),
        new(RuleStart.Symbol, Range, _ => "to"),
        new(RuleStart.Symbol, NumberSign, _ => "number"),
        new(RuleStart.Symbol, SectionSign, f => f.Value.StartsWith("§§", StringComparison.Ordinal) ? "sections" : "section"),
        new(RuleStart.Symbol, About, _ => "about"),
        new(RuleStart.Symbol, DividedBy, f => f.Before is >= 'a' and <= 'z' && f.Text.AsSpan().IndexOfAny(Formula) < 0 ? null : "divided by"),
        new(RuleStart.Symbol, TimesSign, _ => "times"),
        new(RuleStart.Symbol, SlashInWords, f => f.Before == ' ' ? "slash" : " or"),
        new(RuleStart.Symbol, LongDash, _ => ","),
        new(RuleStart.Letter, Repeatedly, _ => "times"),
        new(RuleStart.Letter, TimesLetter, f => "by"),
        new(RuleStart.Letter, Greek, f => GreekNames.Value.GetValueOrDefault(f.Value)),
        new(RuleStart.Symbol, Any, f => f.Value == "#" ? "hash" : Names.Value.GetValueOrDefault(f.Value)),
    ];

    [GeneratedRegex(@"\G(?<![^\s(""])\*(?<n>[0-9]{2,3})(?![0-9A-Za-z]| ?[*=+/×])")]
    private static partial Regex StarCode { get; }

    [GeneratedRegex(@"\G\*(?:(?=\.[A-Za-z]{2,5}(?![A-Za-z]))|(?<=\b(?:[Pp]ress|[Dd]ial|[Hh]it|then|or) \*)(?![0-9]))")]
    private static partial Regex AnyName { get; }

    [GeneratedRegex(@"\G</?[a-z][a-z0-9]{0,10}(?: [^<>]{1,300})?/?>")]
    private static partial Regex Element { get; }

    [GeneratedRegex(@"\G[#♯](?<=(?<![A-Za-z0-9])[A-G].)(?![0-9])")]
    private static partial Regex Sharp { get; }

    /// <summary>An option of a command: -g, --force.</summary>
    [GeneratedRegex(@"\G(?:--(?=[a-z][a-z0-9-]{1,30})|-(?=[a-zA-Z](?![A-Za-z0-9'-])))(?<=(?:^|[a-z0-9`] |`)--?)")]
    private static partial Regex Option { get; }

    [GeneratedRegex(@"\G[-−](?<=(?<![A-Za-z0-9'])(?:[A-FO]|AB|A{2,3}|B{2,3}|C{2,3}).)(?=[ .,;!?)/]|$)(?! -)")]
    private static partial Regex Grade { get; }

    [GeneratedRegex(@"\G(?<![\p{L}\p{N}.])\.(?<a>[A-Za-z][A-Za-z0-9]{1,9})(?![A-Za-z0-9])")]
    private static partial Regex DotName { get; }

    [GeneratedRegex(@"\G-(?<=(?:[Ww]on|[Ll]ost|[Bb]eat|[Ss]core|[Cc]hapters?|[Pp]ages?|[Aa]ges?|[Tt]ied|[Ll]eads?|[Ff]rom|[Bb]etween|was|[Ll]evels?|[Ss]teps?) [0-9]{1,5} -) (?=[0-9])")]
    private static partial Regex SpacedRange { get; }

    [GeneratedRegex(@"\G(?:-(?<=\b(?:[Ss]eats|[Gg]ates|[Ss]ections|[Aa]ppendices|[Rr]ows|[Pp]arts|[Uu]nits|[Rr]ooms|[Ff]igs?\.|[Ff]igures?) [0-9]{0,3}[A-Za-z]-)(?=[A-Za-z0-9](?![A-Za-z]))|[-–](?<=\b(?:Q[1-4]|H[12]).)(?=[QH][1-4]\b)|–(?<=(?<![A-Za-z])(?<a>[A-Z])[0-9]{1,3}.)(?=\k<a>[0-9]))")]
    private static partial Regex LetterRange { get; }

    [GeneratedRegex(@"\G ?[-–] ?(?<=\b[A-Za-z]{3,10}s\.? [IVXivx]{1,6} ?[-–] ?)(?=[IVXivx]{1,6}(?![A-Za-z0-9]))")]
    private static partial Regex RomanRange { get; }

    [GeneratedRegex(@"\G°[CF](?![A-Za-z0-9])")]
    private static partial Regex DegreeScale { get; }

    [GeneratedRegex(@"\G/(?:(?<=\b(?:DD|MM|YY|YYYY)/)(?=(?:DD|MM|YY|YYYY)\b)|(?<=(?<![A-Za-z])[A-Z]/)(?=[A-Z](?![A-Za-z]))|(?<=(?<![A-Za-z])[A-Z]{2,5}/)(?=[A-Z]{2,5}(?![A-Za-z])|Linux))")]
    private static partial Regex SlashInPair { get; }

    [GeneratedRegex(@"\G(?<![\p{L}\p{N}])(?:[:;=8][-o^']?[)(DPpO/\\|*\]\[3](?![A-Za-z0-9])|<3(?![0-9])|</3|\^[_-]?\^|>_<|-_-|:'\(|¯\\_\(ツ\)_/¯|\(:|\):)(?=$|[\s.,!?])(?<e>)")]
    private static partial Regex Emoticon { get; }

    [GeneratedRegex(@"\G(?<![A-Za-z])(?:[xX]D|[oO]_[oO]|T_T)(?![A-Za-z0-9])")]
    private static partial Regex LetterEmoticon { get; }

    [GeneratedRegex(@"\G(?:[!?]{2,1000}|\.{3,1000}|…\.{0,20}|,{2,1000}|;{2,1000})")]
    private static partial Regex Repeated { get; }

    [GeneratedRegex(@"\G(?:\*{1,3}(?=\p{L})|(?<=[\p{L}.!?,])\*{1,3}(?![0-9*])|_{1,3}(?=\p{L})(?<![\p{L}\p{N}]_{1,3})|(?<=[\p{L}.!?])_{1,3}(?![\p{L}\p{N}_])|`{1,3}|(?<=^|\n)(?:#{1,6} |> |[-*+•] )|[-=_*~]{3,1000})")]
    private static partial Regex Markup { get; }

    [GeneratedRegex(@"\G(?:→|->|=>|⇒|-->)")]
    private static partial Regex Arrow { get; }

    [GeneratedRegex(@"\G[<>≤≥](?<=(?:^|[A-Za-z]{2,20} |\()[<>≤≥])(?= ?[$€£]?[0-9])")]
    private static partial Regex Limit { get; }

    [GeneratedRegex(@"\G(?:<=|>=|!=|<>|={2,3}|&&|\|\||\+/-|\+\+|[-+*/]=)")]
    private static partial Regex Comparison { get; }

    [GeneratedRegex(@"\G(?:[-−–](?<![\p{L}\p{N})\]%°""'.,].)(?=[$€£¥]?\.?[0-9∞½¼¾])|−(?=[$€£¥]?\.?[0-9])(?<![\p{N}].)|±|[-−](?<=(?:[=(*/±√]|^) ?.)(?=[a-z](?![A-Za-z']))|\+(?<![\p{L}\p{N})].)(?=[$€£¥]?\.?[0-9∞]))")]
    private static partial Regex Minus { get; }

    [GeneratedRegex(@"\G(?:−(?= ?[\p{L}\p{N}(∞√π])|-(?<= -)(?= [0-9(])(?<=[0-9)²³a-z] -)|-(?<=(?:^|[=+*/ ])[0-9)²³]{1,6} ?-)(?= ?[0-9(]{1,6} ?=)|-(?<=[=+*/] ?[0-9.]{1,8} ?-)(?= ?[0-9])|[-–](?<=(?:^|[^A-Za-z])[a-zA-Z²³] [-–])(?= [a-zA-Z0-9]²?³?(?:[^A-Za-z]|$)))")]
    private static partial Regex Subtraction { get; }

    [GeneratedRegex(@"\G(?:[–—~-](?<=[0-9½¼¾%°$€£¢²³].)(?<![A-Za-z][0-9]{1,4}-)(?=[$€£¥#]?\.?[0-9])|[–—~](?<=[0-9½%°$€£¢²³] .)(?= [$€£¥#]?\.?[0-9])|[–~-](?<=[0-9]{1,6} ?(?:am|pm|[A-Za-z°%]{1,4}|[kKMB]|km|kg|mm|cm|ms|GB|MB|°C|°F|bn|m|th|st|nd|rd|[ap]\.m\.) ?.)(?= ?[$€£¥#]?\.?[0-9])|[–](?<=\p{Lu}\p{Ll}{2,12} ?.)(?= ?\p{Lu}\p{Ll})(?<=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)(?:day)? ?.|(?:January|February|March|April|May|June|July|August|September|October|November|December|[0-9]) ?.))")]
    private static partial Regex Range { get; }

    [GeneratedRegex(@"\G(?:#|№ ?|N°|Nº)(?=[0-9])")]
    private static partial Regex NumberSign { get; }

    [GeneratedRegex(@"\G§{1,2} ?(?=[0-9IVX])")]
    private static partial Regex SectionSign { get; }

    [GeneratedRegex(@"\G~(?<![\p{L}\p{N}]~|[0-9] ~)(?=[$€£]?[0-9])")]
    private static partial Regex About { get; }

    [GeneratedRegex(@"\G(?:÷|/(?<=[\p{N})] /)(?= [\p{N}(])|/(?<=[=+*×−-] ?[0-9.]{1,9} ?/)(?= ?[0-9])|/(?<=(?:^|[^A-Za-z])[a-z] ?/)(?= ?[a-z0-9](?:[^A-Za-z]|$))|/(?<=[²³]/)(?=[\p{L}\p{N}(])|/(?<=[=√].{0,40}(?<![A-Za-z])[A-Za-z]/)(?=[A-Za-z](?![A-Za-z])))")]
    private static partial Regex DividedBy { get; }

    [GeneratedRegex(@"\G(?:[×·](?= ?[\p{L}\p{N}(√π])|\*(?<=[\p{L}\p{N})²³] ?\*)(?= ?[\p{L}\p{N}(]))")]
    private static partial Regex TimesSign { get; }

    [GeneratedRegex(@"\G/(?:(?<= /)(?= )|(?<=\p{L}/)(?=\p{L}{2}))")]
    private static partial Regex SlashInWords { get; }

    [GeneratedRegex(@"\G(?: ?— ?|–(?<= –)(?= )|--(?![-]))")]
    private static partial Regex LongDash { get; }

    [GeneratedRegex(@"\Gx(?<=[0-9a-zA-Z] x)(?:(?<=[0-9] ?(?:kg|lbs?|mg) x)(?= ?[0-9]{1,3}(?:[.,;]|$))|(?= ?[0-9]{1,3} (?:days?|weeks?|reps?|sets?|times|months?|doses?|hours?|hrs?|minutes?|min|mins)\b))")]
    private static partial Regex Repeatedly { get; }

    [GeneratedRegex(@"\Gx(?<=[0-9] x|m x|[""'] x)(?= [0-9])")]
    private static partial Regex TimesLetter { get; }

    [GeneratedRegex(@"\G(?<![\p{IsGreek}\u1f00-\u1fff])[\p{IsGreek}µ](?![\p{IsGreek}\u1f00-\u1fff])")]
    private static partial Regex Greek { get; }

    [GeneratedRegex(@"\G[^\p{L}\s0-9]")]
    private static partial Regex Any { get; }
}
