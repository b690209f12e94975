using System.Text.RegularExpressions;
using Mynah.Text.Normalization;
using static Mynah.Text.English.EnglishPatterns;

namespace Mynah.Text.English;

/// <summary>Times of day and durations.</summary>
public static partial class EnglishTimes
{
    internal static IEnumerable<Rule> Rules =>
    [
        new(RuleStart.Digit, ZoneHours, f => EnglishNumbers.Cardinal(f["h"])),
        new(RuleStart.Digit, Lap, f => $"{EnglishMeasures.Count(f["m"], "minute")} and {EnglishNumbers.Number(f["s"])} seconds"),
        new(RuleStart.Digit, Military, f => !f.Value.Contains('h', StringComparison.Ordinal) ? MilitaryTime(f["h"], f["m"]) : f["h"][0] == '0' || f.WordBefore is "at" or "by" or "from" or "until" or "to" or "around" or "before" or "after"
            ? MilitaryTime(f["h"], f["m"]) + " hours" : null),
        new(RuleStart.Digit, Verse, f => $"{EnglishNumbers.Cardinal(f["c"])} {EnglishNumbers.Cardinal(f["v"])}"),
        new(RuleStart.Digit, Epistle, f => f["n"] switch { "1" => "First", "2" => "Second", _ => "Third" }),
        new(RuleStart.Digit, Stopwatch, StopwatchOrClock),
        new(RuleStart.Digit, Clock, f => IsClock(f) ? Time(int.Parse(f["h"]), int.Parse(f["m"]), -1, Half(f), f["z"]) : null),
        new(RuleStart.Digit, Hour, f => int.Parse(f["h"]) is <= 12
            ? Time(int.Parse(f["h"]), 0, -1, Half(f), f["z"]) + (f.Value.EndsWith('.') && f.AtEnd ? "." : "") : null),
        new(RuleStart.Symbol, TimeDash, _ => "to"),
        new(RuleStart.Digit, HourRange, f => $"{EnglishNumbers.Cardinal(f["a"])} to "),
        new(RuleStart.Digit, Compound, f => string.Join(' ', new[] { ("d", "day"), ("h", "hour"), ("m", "minute"), ("s", "second") }
            .Where(part => f.Has(part.Item1)).Select(part => EnglishMeasures.Count(f[part.Item1], part.Item2)))),
    ];

    /// <summary>A time of day: “ten thirty A M”, “fourteen oh five”, “nine oh five and thirty seconds”.</summary>
    /// <param name="hour">0–24.</param>
    /// <param name="minute">0–59.</param>
    /// <param name="second">0–59; negative when there is none.</param>
    /// <param name="half">“A M”, “P M” or empty.</param>
    /// <param name="zone">A time zone's letters or empty.</param>
    public static string Time(int hour, int minute, int second, string half = "", string zone = "")
    {
        var seconds = second <= 0 ? "" : " and " + EnglishMeasures.Count(second.ToString(), "second");
        var words = (minute, half.Length > 0) switch
        {
            (0, true) => EnglishNumbers.Cardinal(hour),
            (0, false) when hour is 0 or 24 => "midnight",
            (0, false) when hour <= 12 => EnglishNumbers.Cardinal(hour) + " o'clock",
            (0, false) => EnglishNumbers.Cardinal(hour) + " hundred",
            ( < 10, _) => $"{EnglishNumbers.Cardinal(hour)} oh {EnglishNumbers.Cardinal(minute)}",
            _ => $"{EnglishNumbers.Cardinal(hour)} {EnglishNumbers.Cardinal(minute)}",
        };
        if (half.Length > 0)
            seconds += " " + half;
        return words + seconds + (zone.Length > 0 ? " " + EnglishLetters.Spell(zone) : "");
    }

    private static string MilitaryTime(string hour, string minute)
        => (hour[0] == '0' ? EnglishNumbers.Digits(hour) : EnglishNumbers.Cardinal(hour))
            + (minute == "00" ? " hundred" : minute[0] == '0' ? " oh " + EnglishNumbers.Cardinal(minute) : " " + EnglishNumbers.Cardinal(minute));

    private static string? StopwatchOrClock(Found f)
    {
        var (h, m, s) = (f["h"], f["m"], int.Parse(f["s"]));
        var lasts = f.WordBefore is "took" or "lasted" or "duration" or "time" or "of" or "in" or "length" or "for" or "lasts" or "takes";
        var isClock = f.Has("half") || f.WordBefore is "by" or "until" or "from" || AtHour.IsMatch(f.Text.AsSpan(Math.Max(0, f.Start - 24), Math.Min(24, f.Start))) || f.Before == 'T' || f.Before == ','
            || (!lasts && !(h.Length == 2 && h[0] == '0' && f["f"].Length == 0) && (h.Length == 2 || f.Has("z")) && int.Parse(h) < 24);
        if (isClock)
            return Time(int.Parse(h), int.Parse(m), s, Half(f), f["z"] is "Z" ? "UTC" : f["z"]);
        var parts = new[] { (h, "hour"), (m, "minute"), (f["s"], "second") }
            .Where(part => int.Parse(part.Item1) > 0).Select(part => EnglishMeasures.Count(part.Item1, part.Item2)).ToArray();
        return parts.Length switch
        {
            0 => "zero seconds",
            1 => parts[0],
            2 => parts[0] + " and " + parts[1],
            _ => $"{parts[0]}, {parts[1]} and {parts[2]}",
        };
    }

    private static bool IsClock(Found f)
        => int.Parse(f["h"]) <= 24
            && !(f.WordBefore is "score" or "ratio" or "odds" or "won" or "lost" or "beat" or "win" or "scale" or "lead" or "aspect"
                || f.WordAfter is "ratio" or "victory" or "win" or "lead" or "defeat" or "odds" or "aspect");

    private static string Half(Found f) => !f.Has("half") ? "" : f["half"][0] is 'a' or 'A' ? "A M" : "P M";

    private const string AmPm = @"(?: ?(?<half>[aApP]\.?[mM])(?:\.(?=\s?[a-z,;)]|$)|(?<=\.[mM])\.|(?![A-Za-z.])|(?=\.)))";
    private const string Zone = @"(?: ?(?<z>UTC|GMT|EST|EDT|CST|CDT|MST|MDT|PST|PDT|CET|CEST|BST|ET|PT|Z)(?![A-Za-z0-9]))?";

    [GeneratedRegex(@"\b[Aa]t [^.;!?]{0,20}$")]
    private static partial Regex AtHour { get; }

    [GeneratedRegex(@"\G(?<=\b(?:UTC|GMT)[-−–+])(?<h>[01]?[0-9])(?::00)?(?![0-9:])")]
    private static partial Regex ZoneHours { get; }

    [GeneratedRegex(@"\G(?<![0-9:.,])(?<m>[0-9]{1,2}):(?<s>[0-5][0-9]\.[0-9]{1,3})(?![0-9:])")]
    private static partial Regex Lap { get; }

    [GeneratedRegex(@"\G(?<![0-9:.,])(?<h>[01][0-9]|2[0-4])(?<m>[0-5][0-9])(?: ?(?:hours|hrs|h)(?![A-Za-z])|(?<=0[0-9]{3})(?= (?:train|bus|flight|service|ferry|departure|sailing|meeting|briefing)\b))")]
    private static partial Regex Military { get; }

    [GeneratedRegex(@"\G(?<=\b(?:Genesis|Exodus|Leviticus|Numbers|Deuteronomy|Joshua|Judges|Ruth|Samuel|Kings|Chronicles|Job|Psalms?|Proverbs|Ecclesiastes|Isaiah|Jeremiah|Ezekiel|Daniel|Hosea|Micah|Matthew|Mark|Luke|John|Acts|Romans|Corinthians|Galatians|Ephesians|Philippians|Colossians|Thessalonians|Timothy|Titus|Hebrews|James|Peter|Jude|Revelation|Rev\.|Cor\.|Matt\.|Mt\.|Rom\.|Gen\.|Ps\.|Prov\.|Sam\.|Tim\.|Thess\.|Pet\.|Heb\.|Isa\.|Jer\.|Eph\.|Phil\.|Gal\.|Col\.|Ex\.|Deut\.|Lev\.|Num\.|Jn\.|Lk\.|Mk\.) )(?<c>[0-9]{1,3}):(?<v>[0-9]{1,3})(?![0-9:])")]
    private static partial Regex Verse { get; }

    [GeneratedRegex(@"\G(?<![0-9.,:])(?<n>[123])(?= (?:Cor|Sam|Kings|Kgs|Chron|Chr|Thess|Tim|Pet|John|Jn)[a-z]{0,10}\.? [0-9]{1,3}:[0-9])")]
    private static partial Regex Epistle { get; }

    [GeneratedRegex(@"\G(?<![0-9:])(?<h>[0-9]{1,2}):(?<m>[0-5][0-9]):(?<s>[0-5][0-9])(?:\.[0-9]{1,6}(?<f>))?" + AmPm + "?" + Zone + "(?![0-9:])")]
    private static partial Regex Stopwatch { get; }

    [GeneratedRegex(@"\G(?<![0-9:.,])(?<h>[0-9]{1,2})(?::(?<m>[0-5][0-9])" + AmPm + "?|[.](?<m>[0-5][0-9])" + AmPm + ")" + Zone + "(?![0-9:])")]
    private static partial Regex Clock { get; }

    [GeneratedRegex(@"\G(?<![0-9:.,])(?<h>[0-9]{1,2})" + AmPm + Zone)]
    private static partial Regex Hour { get; }

    [GeneratedRegex(@"\G[-–—](?<=(?:[0-9] ?[apAP]\.?[mM]\.?|[0-9]:[0-9]{2}|\b[Nn]oon|\b[Mm]idnight) ?.) ?(?=[0-9]|[Nn]oon\b|[Mm]idnight\b)")]
    private static partial Regex TimeDash { get; }

    [GeneratedRegex(@"\G(?<![0-9:.,$])(?<a>[0-9]{1,2})(?: ?[-–—] ?)(?=[0-9]{1,2}(?::[0-9]{2})? ?[ap]\.?m)", RegexOptions.IgnoreCase)]
    private static partial Regex HourRange { get; }

    [GeneratedRegex(@"\G(?:(?<d>[0-9]{1,3}) ?d ?)?(?:(?<h>[0-9]{1,2})h(?<m>[0-5][0-9])|(?<h>[0-9]{1,3}) ?hr?s? ?(?:(?<m>[0-9]{1,2}) ?(?:mins?|m)(?: ?(?<s>[0-9]{1,2}) ?(?:secs?|s))?)|(?<m>[0-9]{1,3}) ?(?:mins?|m) ?(?<s>[0-9]{1,2}) ?(?:secs?|s)|(?<=d ?)(?<h>[0-9]{1,3}) ?hr?s?)(?![A-Za-z0-9])")]
    private static partial Regex Compound { get; }
}
