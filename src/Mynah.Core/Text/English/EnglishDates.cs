using System.Text.RegularExpressions;
using Mynah.Text.Normalization;
using static Mynah.Text.English.EnglishPatterns;

namespace Mynah.Text.English;

/// <summary>Dates, years and decades.</summary>
public static partial class EnglishDates
{
    private static readonly string[] Months =
    [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ];

    private static readonly string[] Weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    internal static IEnumerable<Rule> YearFirstDates =>
    [
        new(RuleStart.Digit, Iso, f => YearFirst(f["y"], f["m"], f["d"]) is { } date
            ? f.Has("t") ? date + "," : date : null),
    ];

    /// <summary>Dates, years and decades.</summary>
    internal static IEnumerable<Rule> Rules =>
    [
        new(RuleStart.Digit, Slashes, SlashDate),
        new(RuleStart.Digit, Dots, f => DayFirst(f["d"], f["m"], f["y"])),
        new(RuleStart.Letter, WeekdayRange, f => $"{FullWeekday(f["a"])} to {FullWeekday(f["b"])}"),
        new(RuleStart.Symbol, DashBeforeMonth, _ => "to"),
        new(RuleStart.Symbol, DashBeforeDate, _ => "to"),
        new(RuleStart.Digit, FarYear, f => EnglishNumbers.Pairs(f.Value)),
        new(RuleStart.Symbol, DashBeforeDecade, _ => "to"),
        new(RuleStart.Letter, WorkWeek, _ => "Monday to Friday"),
        new(RuleStart.Letter, MonthRange, f => $"{FullMonth(f["a"])} to {FullMonth(f["b"])}"),
        new(RuleStart.Letter, WeekdayShort, f => FullWeekday(f["w"]) + ","),
        new(RuleStart.Letter, WeekdayAlone, SayWeekday),
        new(RuleStart.Letter, MonthDayRange, f => IsDay(f["d"]) && IsDay(f["e"])
            ? $"{FullMonth(f["m"])} {EnglishNumbers.Ordinal(f["d"])} to {EnglishNumbers.Ordinal(f["e"])}{YearPart(f["y"])}" : null),
        new(RuleStart.Letter, MonthDay, f => IsDay(f["d"])
            ? $"{FullMonth(f["m"])} {EnglishNumbers.Ordinal(f["d"])}{YearPart(f["y"])}" : null),
        new(RuleStart.Letter, MonthYear, f => FullMonth(f["m"]) + " " + SayYear(f["y"])),
        new(RuleStart.Digit, DayMonth, f => DayBeforeMonth(f)),
        new(RuleStart.Digit, YearMonth, f => int.Parse(f["m"]) is > 0 and < 13
            ? Months[int.Parse(f["m"]) - 1] + " " + SayYear(f["y"]) : null),
        new(RuleStart.Letter, MonthAlone, f => FullMonth(f["m"])),
        new(RuleStart.Digit, Decade, f => EnglishNumbers.Plural(EnglishNumbers.Year(int.Parse(f["y"])))),
        new(RuleStart.Symbol | RuleStart.Digit, ShortDecade, f => ShortDecadeOf(f)),
        new(RuleStart.Symbol, ShortYear, f => EnglishNumbers.Pairs(f["y"]) is var y && f["y"][0] == '0' ? "oh " + y["zero ".Length..] : y),
        new(RuleStart.Digit, Season, f => (int.Parse(f["y"]) + 1) % 100 == int.Parse(f["z"])
            ? SayYear(f["y"]) + (f["z"][0] == '0' ? " oh " : " ") + EnglishNumbers.Cardinal(f["z"]) : null),
        new(RuleStart.Symbol, UntilNow, _ => "to"),
        new(RuleStart.Digit, YearRange, f => SayYear(f["y"]) + " to " + (f["z"].Length == 2 && f["z"][0] == '0'
            ? "oh " + EnglishNumbers.Cardinal(f["z"]) : SayYear(f["z"]))),
        new(RuleStart.Digit, EraYear, f => $"{SayYear(f["y"])} {string.Join(' ', f["e"].Replace(".", "", StringComparison.Ordinal).ToCharArray())}"),
        new(RuleStart.Letter, AnnoDomini, f => "A D " + SayYear(f["y"])),
        new(RuleStart.Digit, FourDigits, f => IsYear(f) ? EnglishNumbers.Year(int.Parse(f.Value)) : null),
    ];

    /// <summary>A date in words: “March fifth, twenty twenty-four”; null when there is no such day.</summary>
    /// <param name="year">0 when it is not said.</param>
    /// <param name="month">1–12.</param>
    /// <param name="day">1–31.</param>
    public static string? Date(int year, int month, int day)
        => month is < 1 or > 12 || day < 1 || day > 31 ? null
            : $"{Months[month - 1]} {EnglishNumbers.Ordinal(day.ToString())}{(year > 0 ? ", " + EnglishNumbers.Year(year) : "")}";

    private static string? YearFirst(string y, string m, string d) => Date(int.Parse(y), int.Parse(m), int.Parse(d));

    private static string? DayFirst(string d, string m, string y) => Date(FullYear(y), int.Parse(m), int.Parse(d));

    private static string? SlashDate(Found f)
    {
        if (f.Value == "9/11")
            return null;
        var (first, second) = (int.Parse(f["a"]), int.Parse(f["b"]));
        if (f.Has("y"))
            return Date(FullYear(f["y"]), first, second) ?? Date(FullYear(f["y"]), second, first);
        var isDate = f.WordBefore is "on" or "by" or "until" or "till" or "from" or "since" or "before" or "after" or "due" or "date" or "dated"
            or "today" or "starting" or "mon" or "tue" or "tues" or "wed" or "thu" or "thur" or "thurs" or "fri" or "sat" or "sun" or "through" or "thru" or "expires" or "monday" or "tuesday" or "wednesday" or "thursday" or "friday" or "saturday" or "sunday";
        isDate |= first is > 0 and < 13 && second is 13 or 14 or 15 or 17 or 18 or 19 or 21 or 22 or 23 or 26 or 27 or 28 or 29 or 31 && f.After is not ('"' or '-' or 't')
            && f.WordAfter is not ("of" or "inch" or "inches" or "in" or "mile" or "scale"); // no usual fraction
        isDate |= DateBefore.IsMatch(f.Text.AsSpan(Math.Max(0, f.Start - 24), Math.Min(24, f.Start)));
        return isDate && (first > 1 || second > 10) ? Date(0, first, second) ?? Date(0, second, first) : null;
    }

    private static string? DayBeforeMonth(Found f)
    {
        if (!IsDay(f["d"]))
            return null;
        var article = f.WordBefore is "the" ? "" : "the ";
        var to = f.Has("e") ? " to the " + EnglishNumbers.Ordinal(f["e"]) : "";
        return $"{article}{EnglishNumbers.Ordinal(f["d"])}{to} of {FullMonth(f["m"])}{YearPart(f.Has("s") ? FullYear(f["s"]).ToString() : f["y"])}";
    }

    private static string? ShortDecadeOf(Found f)
        => f["y"] is "0" ? f.Has("q") ? "two thousands" : null
            : f.Has("u") ? EnglishNumbers.Plural(EnglishNumbers.Cardinal(f["u"]))
            : f.Has("q") || f.Value.Contains('\'', StringComparison.Ordinal) || f.WordBefore is "the" or "mid" or "early" or "late" or "his" or "her" or "their" or "my" or "your" || f.Before is '-' or '–' or '—'
            ? EnglishNumbers.Plural(EnglishNumbers.Cardinal(f["y"] + "0")) : null;

    private static bool IsYear(Found f)
    {
        var year = int.Parse(f.Value);
        var after = f.WordAfter;
        if (year is > 1500 and < 2100 && Possessive.IsMatch(f.Text.AsSpan(Math.Max(0, f.Start - 3), Math.Min(3, f.Start))))
            return true; // Lincoln's 1863 address
        if (f.WordBefore is "room" or "flight" or "apartment" or "suite" or "channel" or "bus" or "code" or "pin" or "least" or "most"
            or "than" or "over" or "about" or "nearly" or "almost")
            return false;
        if (year is > 1900 and < 2100 && after is "levels" or "figures" or "elections" or "estimates" or "models" or "sales" or "results" or "prices" or "olympics"
            or "finals" or "playoffs" or "earnings" or "accounts" or "taxes" or "rates" or "standards" or "awards" or "protests" or "riots" or "floods" or "Games")
            return true;
        if (f.WordBefore is "and" && year >= 1700 || f.WordBefore is "in" or "since" or "born" or "died" or "founded" or "established" or "built" or "by" or "from" or "until" or "till" or "year" or "circa" or "c" or "early" or "late" or "before"
            or "after" or "during" or "around" or "summer" or "winter" or "spring" or "autumn" or "fall" or "census" or "copyright" or "circa" or "ca" or "c")
            return after is not ("people" or "meters" or "metres" or "words" or "steps" or "dollars" or "degrees" or "miles" or "feet" or "bytes");
        if (year is > 1950 and < 2050 && (QuarterBefore.IsMatch(f.Text.AsSpan(Math.Max(0, f.Start - 3), Math.Min(3, f.Start)).ToString()) || (f.WordBefore is "the" or "our" or "its" or "their" && year % 100 > 0)))
            return true;
        var counted = after.Length > 2 && char.IsLower(after[0])
            && (after is "people" or "men" or "women" or "children" or "feet" or "percent" or "more" or "per" or "different" or "new" or "other"
                || after[^1] == 's' && after[^2] != 's' && after is not ("was" or "this" or "has" or "does" or "season" or "series" or "olympics" or "thus" or "is" or "as"));
        return !counted && (year >= 1900 || (year >= 1500 && f.WordBefore is "of") || (year >= 1600 && f.Before == '(' && f.After == ')'));
    }

    private static string YearPart(string y) => y.Length == 0 ? "" : ", " + (y.Length == 2 && y[0] == '0' ? "oh " : "") + SayYear(y);

    /// <summary>“Sat” and “Sun” are words as well; they need a dot or a company that only days keep.</summary>
    private static string? SayWeekday(Found f)
    {
        var isWord = f["w"] is "Sat" or "Sun" || (f["w"] is "Mon" && char.IsUpper(f.WordAfter.FirstOrDefault()));
        var isDay = !isWord || (f.Has("dot") && f.After == ',') || f.WordAfter is "night" or "morning" or "afternoon" or "evening" or "and" or "at" or "through" or "to"
            || f.WordBefore is "on" or "and" or "every" or "next" or "last" or "this" or "or" or "through" or "closed" or "open"
            || (f.End + 1 < f.Text.Length && f.Text[f.End] == ' ' && (f.Text[f.End + 1] is '&' || char.IsAsciiDigit(f.Text[f.End + 1]) || (f.Has("dot") && char.IsLower(f.Text[f.End + 1]))));
        return isDay ? FullWeekday(f["w"]) + (f.Has("dot") && f.AtEnd ? "." : "") : null;
    }

    private static string SayYear(string y)
        => y.Length == 4 ? EnglishNumbers.Year(int.Parse(y)) : EnglishNumbers.Cardinal(y);

    private static int FullYear(string y) => y.Length switch
    {
        0 => 0,
        2 => int.Parse(y) < 50 ? 2000 + int.Parse(y) : 1900 + int.Parse(y),
        _ => int.Parse(y),
    };

    private static bool IsDay(string d) => int.Parse(d) is > 0 and < 32;

    private static string FullMonth(string written)
        => Array.Find(Months, month => month.StartsWith(written.AsSpan(0, 3), StringComparison.OrdinalIgnoreCase)) ?? written;

    private static string FullWeekday(string written)
        => Array.Find(Weekdays, day => day.StartsWith(written.AsSpan(0, 3), StringComparison.OrdinalIgnoreCase)) ?? written;

    [GeneratedRegex(@"(?:\b[Ww]eek of |\b(?:[Ww]eek of|[Oo]n|[Ff]rom|[Bb]etween|[Dd]ates?:?|[Ss]tarting) [0-9]{1,2}/[0-9]{1,2} ?(?:[-–]|to|and|through) ?)$")]
    private static partial Regex DateBefore { get; }

    [GeneratedRegex(@"\G[-–](?:(?<='[0-9]{2}.)(?='[0-9]{2})|(?<=\b(?:[Ww]eek of|[Oo]n|[Ff]rom|[Bb]etween|[Dd]ates?:?|[Ss]tarting) [0-9]{1,2}/[0-9]{1,2} ?[-–])(?= ?[0-9]{1,2}/[0-9]))")]
    private static partial Regex DashBeforeDate { get; }

    [GeneratedRegex(@"\G(?<=\b[Yy]ear )[2-9][1-9][0-9]{2}(?![0-9A-Za-z]|[.,][0-9])")]
    private static partial Regex FarYear { get; }

    [GeneratedRegex("'s $|s' $")]
    private static partial Regex Possessive { get; }

    [GeneratedRegex("(?:Q[1-4]|H[12]) $")]
    private static partial Regex QuarterBefore { get; }

    private const string DayTail = "(?:st|nd|rd|th)?(?![0-9A-Za-z:%,.][0-9]|[0-9A-Za-z%:])";
    private const string YearTail = "(?:,? (?<y>[12][0-9]{3})(?![0-9,:%-][0-9]|[0-9A-Za-z%])|,? '(?<y>[0-9]{2})(?![0-9A-Za-z']))?";

    [GeneratedRegex(@"\G(?<![0-9]-)(?<y>[12][0-9]{3})(?<s>[-/.])(?<m>0?[1-9]|1[0-2])\k<s>(?<d>[0-2]?[0-9]|3[01])(?:(?<t>T)(?=[0-9]{2}:)|(?![0-9A-Za-z-]))")]
    private static partial Regex Iso { get; }

    [GeneratedRegex(@"\G(?<![0-9/])(?<a>[0-9]{1,2})(?:/(?<b>[0-9]{1,2})(?:/(?<y>[0-9]{4}|[0-9]{2}))?|-(?<b>[0-9]{1,2})-(?<y>[0-9]{4}))(?![0-9/-])")]
    private static partial Regex Slashes { get; }

    [GeneratedRegex(@"\G(?<![0-9.])(?<d>[0-3]?[0-9])\.(?<m>[01]?[0-9])\.(?<y>[12][0-9]{3})(?![0-9]|\.[0-9])")]
    private static partial Regex Dots { get; }

    [GeneratedRegex(@"\G(?<a>" + Weekday + @")\.?(?: ?[–—] ?|-| - )(?<b>" + Weekday + @")(?![A-Za-z])")]
    private static partial Regex WeekdayRange { get; }

    [GeneratedRegex(@"\G[–—-](?<=[0-9](?:st|nd|rd|th)? ?.)(?= ?" + Month + "(?![A-Za-z]))")]
    private static partial Regex DashBeforeMonth { get; }

    [GeneratedRegex(@"\G[–—-](?<=[0-9]0'?s ?.)(?= ?'?[0-9]{1,3}0'?s)")]
    private static partial Regex DashBeforeDecade { get; }

    [GeneratedRegex(@"\G(?<![A-Za-z])M[–-]F(?=,? [0-9])")]
    private static partial Regex WorkWeek { get; }

    [GeneratedRegex(@"\G(?<a>" + Month + @")(?:[–—-]|(?: [–—-] ))(?<b>" + Month + @")(?![A-Za-z])")]
    private static partial Regex MonthRange { get; }

    [GeneratedRegex(@"\G(?<w>Mon|Tues|Tue|Wed|Thurs|Thur|Thu|Fri|Sat|Sun)(?<dot>\.)?(?![A-Za-z'-])")]
    private static partial Regex WeekdayAlone { get; }

    [GeneratedRegex(@"\G(?<w>Mon|Tues|Tue|Wed|Thurs|Thur|Thu|Fri|Sat|Sun)(?:\.,?|,)(?= [A-Z0-9])")]
    private static partial Regex WeekdayShort { get; }

    [GeneratedRegex(@"\G(?<m>" + Month + @") (?<d>[0-9]{1,2})(?:st|nd|rd|th)?" + Dash + @"(?<e>[0-9]{1,2})" + DayTail + YearTail)]
    private static partial Regex MonthDayRange { get; }

    [GeneratedRegex(@"\G(?<m>" + Month + @") (?:the )?(?<d>[0-9]{1,2})" + DayTail + YearTail)]
    private static partial Regex MonthDay { get; }

    [GeneratedRegex(@"\G(?<m>" + Month + @"),? (?:(?<y>[12][0-9]{3})|'(?<y>[0-9]{2}))(?![0-9,]|[A-Za-z])")]
    private static partial Regex MonthYear { get; }

    [GeneratedRegex(@"\G(?<d>[0-9]{1,2})(?:st|nd|rd|th)?(?:" + Dash + @"(?<e>[0-9]{1,2})(?:st|nd|rd|th)?)?[ -](?:of )?(?<m>" + Month + @")(?![A-Za-z])(?:-(?<y>[12][0-9]{3})(?![0-9])|-(?<s>[0-9]{2})(?![0-9])|" + YearTail + ")")]
    private static partial Regex DayMonth { get; }

    [GeneratedRegex(@"\G(?<![0-9/-])(?<y>(?:19|20)[0-9]{2})[-/](?<m>0[1-9]|1[0-2])(?![0-9/-])(?<=-..)")]
    private static partial Regex YearMonth { get; }

    [GeneratedRegex(@"\G(?:(?<m>Jan|Feb|Apr|Aug|Sept|Sep|Oct|Nov|Dec)\b(?:\.|(?= [0-9])|(?=[–-]))|(?<m>Mar|Jun|Jul)\.)")]
    private static partial Regex MonthAlone { get; }

    [GeneratedRegex(@"\G(?<![0-9,.$])(?<y>1[0-9][0-9]0|20[0-9]0)'?s(?![A-Za-z])")]
    private static partial Regex Decade { get; }

    [GeneratedRegex(@"\G(?<![0-9,.$A-Za-z])(?:(?<q>')?(?<y>[02-9])0'?s|(?<=[0-9]s ?[-–—/] ?)(?<y>[2-9])0s(?<q>)|(?<=\b(?:[Uu]nder|[Oo]ver)[- ])(?<y>(?<u>[0-9]{1,2}))s)(?![A-Za-z])")]
    private static partial Regex ShortDecade { get; }

    [GeneratedRegex(@"\G(?<=^|[\s(]|[0-9][-–])'(?<y>[0-9]{2})(?![0-9A-Za-z'])", RegexOptions.IgnoreCase)]
    private static partial Regex ShortYear { get; }

    [GeneratedRegex(@"\G(?<![0-9,.$€£-])(?<y>1[1-9][0-9]{2}|20[0-9]{2}) ?[-–—] ?(?<z>1[1-9][0-9]{2}|20[0-9]{2}|[0-9]{2})(?![0-9A-Za-z%.,:-][0-9]|[0-9A-Za-z%])")]
    private static partial Regex YearRange { get; }

    [GeneratedRegex(@"\G(?<![0-9/.,])(?<y>(?:19|20)[0-9]{2})/(?<z>[0-9]{2})(?![0-9/])")]
    private static partial Regex Season { get; }

    [GeneratedRegex(@"\G[-–—](?<=[0-9] ?.)(?= ?(?:present|now|today)\b)")]
    private static partial Regex UntilNow { get; }

    [GeneratedRegex(@"\G(?<y>[0-9]{1,4}) ?(?<e>B\.C\.(?:E\.)?|BCE?|A\.D\.|AD|CE|C\.E\.)(?![A-Za-z0-9])")]
    private static partial Regex EraYear { get; }

    [GeneratedRegex(@"\G(?:AD|A\.D\.) (?<y>[0-9]{1,4})(?![0-9])")]
    private static partial Regex AnnoDomini { get; }

    [GeneratedRegex(@"\G(?<![0-9][.,:/]|[$€£¥#+*/=<>×÷^-] ?)(?:1[0-9][0-9]{2}|20[0-9]{2})(?![0-9A-Za-z%°²³$€£]|[.,:/][0-9]| ?[+*/=<>×÷^°])")]
    private static partial Regex FourDigits { get; }
}
