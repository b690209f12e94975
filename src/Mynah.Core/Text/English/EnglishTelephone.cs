using System.Text.RegularExpressions;
using Mynah.Text.Normalization;

namespace Mynah.Text.English;

/// <summary>Telephone, card, book and account numbers: groups of digits with a pause between them.</summary>
public static partial class EnglishTelephone
{
    internal static IEnumerable<Rule> Rules =>
    [
        new(RuleStart.Letter | RuleStart.Digit, HardwareAddress, f => string.Join(", ", f.Value.Split(':', '-').Select(pair => EnglishLetters.Spell(pair)))),
        new(RuleStart.Letter | RuleStart.Digit, LongAddress, f => string.Join(' ', f.Value.Split(':').Select((group, i) => (i > 0 ? "colon " : "") + EnglishLetters.Spell(group)))),
        new(RuleStart.Any, Phone, f => Telephone(f["p"]) + (f.Has("x") ? ", extension " + EnglishNumbers.Digits(f["x"], "oh") : "")),
        new(RuleStart.Digit, Grouped, f => IsRecord(f.Value.Split('-', ' ')) ? string.Join(", ", f.Value.Split('-', ' ').Select(group => EnglishNumbers.Cardinal(group))) : Groups(f.Value, "zero")),
        new(RuleStart.Digit, Emergency, f => EnglishNumbers.Digits(f.Value)),
        new(RuleStart.Digit, AfterKeyword, f => IsCounted(f) ? null : Groups(f.Value, "zero")),
        new(RuleStart.Digit, ZipCode, f => Groups(f.Value, "zero")),
        new(RuleStart.Letter, Extension, f => "extension " + EnglishNumbers.Digits(f["x"], "oh")),
    ];

    /// <summary>A telephone number, group by group, 0 as “oh”: “five five five, oh one nine nine”.</summary>
    public static string Telephone(string number) => (number.Contains('+', StringComparison.Ordinal) ? "plus " : "") + Groups(number, "oh");

    private static string Groups(string written, string zero)
        => string.Join(", ", GroupPattern.Matches(written).Select(group => (group.Value is "800" or "900") && zero == "oh"
            ? EnglishNumbers.Cardinal(group.Value)
            : SayGroup(group.Value, zero)));

    private static string SayGroup(string group, string zero)
        => char.IsAsciiLetter(group[0]) ? EnglishLetters.Spell(group) : EnglishNumbers.Digits(group, zero);

    /// <summary>12-4-1 are numbers of games, not the groups of a code.</summary>
    private static bool IsRecord(string[] groups)
        => Array.TrueForAll(groups, group => group.Length < 3 && (group == "0" || group[0] != '0')) && Array.Exists(groups, group => group.Length != groups[0].Length);

    private static bool IsCounted(Found f) => f.WordBefore is "number" && f.WordAfter.Length > 0 && f.Value.Length < 5;

    [GeneratedRegex(@"\G(?<![0-9A-Za-z:-])[0-9A-Fa-f]{2}(?:(?::[0-9A-Fa-f]{2}){5}|(?:-[0-9A-Fa-f]{2}){5})(?![0-9A-Za-z:-])")]
    private static partial Regex HardwareAddress { get; }

    [GeneratedRegex(@"\G(?<![0-9A-Za-z:])(?=[0-9A-Fa-f:]{0,40}::|(?:[0-9A-Fa-f]{1,4}:){7})(?=[0-9A-Fa-f:]{0,20}[0-9])[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{0,4}){2,7}(?<=[0-9A-Fa-f:]{4})(?![0-9A-Za-z:])")]
    private static partial Regex LongAddress { get; }

    [GeneratedRegex("[0-9]{1,40}|[A-Z]{1,10}")]
    private static partial Regex GroupPattern { get; }

    private const string Ext = @"(?:(?:,? (?:ext\.?|extension|x) ?|x|,? ?#)(?<x>[0-9]{1,6}))?(?![0-9A-Za-z]|-[0-9])";

    [GeneratedRegex(@"\G(?<![0-9A-Za-z.,-])(?<p>\+(?=(?:[ .()-]{0,2}[0-9]){7,15})[0-9]{1,3}[ .-]?(?:\([0-9]{1,5}\)[ .-]?)?(?:[0-9]{1,5}[ .-]?){1,6}(?<=[0-9])|(?:1[ .-])?\([0-9]{3}\)[ -]?[0-9]{3}[-. ][0-9]{4}|(?:1[-. ])?[2-9][0-9]{2}([-.])[0-9]{3}\1[0-9]{4}|1-[0-9]{3}-[0-9]{3}-[0-9]{4}|1-[0-9]{3}-[A-Z]{2,10}(?:-[A-Z]{2,8})?|[2-9][0-9]{2}-[0-9]{4}|[2-9][0-9]{2} [0-9]{3} [0-9]{4}|0[0-9]{2,4} [0-9]{3,4} [0-9]{3,4})" + Ext)]
    private static partial Regex Phone { get; }

    [GeneratedRegex(@"\G(?<![0-9A-Za-z.,/+-])(?![0-9]{1,2}-[0-9]{1,2}-[12][0-9]{3}(?![0-9-]))(?:[0-9]{4}(?:([ -])[0-9]{4})(?:\1[0-9]{4}){1,3}|[0-9]{4} [0-9]{6} [0-9]{5}|[0-9]{1,7}(?:-[0-9]{1,7}){2,6}(?:-[0-9X])?)(?![0-9A-Za-z/-])")]
    private static partial Regex Grouped { get; }

    [GeneratedRegex(@"\G(?<![0-9A-Za-z.,$€£/#+-])(?:911(?! turbo| carrera)(?<!Porsche 911)|(?<=(?:[Cc]all|[Dd]ial|[Pp]hone|[Rr]ing|[Dd]ialed|[Dd]ialled|[Cc]alled) )[1-9][0-9]{2})(?![0-9A-Za-z%/-]|[.,:][0-9])", RegexOptions.IgnoreCase)]
    private static partial Regex Emergency { get; }

    [GeneratedRegex(@"\G(?<=\b(?:pin|pin code|passcode|code|password|account|account number|account no\.|order|order number|ticket|ticket number|invoice|invoice number|phone|phone number|tel\.?|telephone|fax|mobile|call|dial|id|serial number|tracking number|confirmation number|reference|ref\.?|isbn|zip|zip code|postcode|ssn|text|extension|case number|card ending|ending in|ending with|ends in|build|text [A-Z]{2,12} to|(?:case|invoice|order|policy|docket|model|part|serial|permit) no\.|license number|card number|number)(?: is)?:? ?#?)[0-9]{4,30}(?:[ -][0-9]{2,10}){0,4}(?![0-9A-Za-z%/-]|[.,:][0-9])", RegexOptions.IgnoreCase)]
    private static partial Regex AfterKeyword { get; }

    [GeneratedRegex(@"\G(?<=, [A-Z][A-Za-z .]{1,20} )[0-9]{5}(?:-[0-9]{4})?(?![0-9A-Za-z])")]
    private static partial Regex ZipCode { get; }

    [GeneratedRegex(@"\G[Ee]xt(?:\.|ension)? ?(?<x>[0-9]{1,6})(?![0-9A-Za-z])")]
    private static partial Regex Extension { get; }
}
