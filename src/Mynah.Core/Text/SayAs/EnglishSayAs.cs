using System.Globalization;
using System.Text.RegularExpressions;
using Mynah.Text.English;

namespace Mynah.Text.SayAs;

/// <summary>What a marked text is in English words (dossier 02 §8): it decides what the ordinary rules would have to guess. Thread-safe.</summary>
internal static partial class EnglishSayAs
{
    private static readonly EnglishFrontEnd s_frontEnd = new();

    /// <summary>The words for a text, or null when it is read as it is written.</summary>
    public static string? Say(TextMarkKind kind, string text) => kind switch
    {
        TextMarkKind.Cardinal => Number().Replace(text, Cardinal),
        TextMarkKind.Digits => DigitRun().Replace(text, match => EnglishNumbers.Digits(match.Value)),
        TextMarkKind.Telephone => Telephone(text),
        TextMarkKind.Id or TextMarkKind.Characters or TextMarkKind.Punctuation => string.Join(' ', Signs(text)),
        TextMarkKind.Date => Normalized(Date().Replace(text, match => SayDate(match))),
        TextMarkKind.Time => Normalized(Clock().Replace(text, SayTime)),
        TextMarkKind.Currency or TextMarkKind.Measure or TextMarkKind.Address => Normalized(text),
        _ => null,
    };

    private static string Normalized(string text) => s_frontEnd.Normalize(MappedText.Unchanged(text)).Text;

    private static string Telephone(string text)
    {
        var match = Extension().Match(text);
        return match.Success
            ? $"{EnglishTelephone.Telephone(text[..match.Index])}, extension {EnglishNumbers.Digits(match.Groups["n"].Value, "oh")}"
            : EnglishTelephone.Telephone(text);
    }

    private static string Cardinal(Match match)
    {
        var sign = match.Groups["sign"].Value switch { "-" or "−" => "minus ", "+" => "plus ", _ => "" };
        var fraction = match.Groups["fraction"];
        return sign + EnglishNumbers.Cardinal(match.Groups["whole"].Value) + (fraction.Success ? " point " + EnglishNumbers.Digits(fraction.Value) : "");
    }

    private static IEnumerable<string> Signs(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            var sign = rune.ToString();
            if (sign.Length == 1 && char.IsAsciiLetterOrDigit(sign[0]))
                yield return EnglishLetters.Spell(sign);
            else if (SignNames.English(sign) is { } name)
                yield return name;
            else if (!System.Text.Rune.IsWhiteSpace(rune))
                yield return sign;
        }
    }

    // As the rules of ordinary text understand it: the month in words, the day, the year.
    private static string SayDate(Match match)
    {
        int month = int.Parse(match.Groups["m"].ValueSpan, CultureInfo.InvariantCulture), day = match.Groups["d"] is { Success: true } d ? int.Parse(d.ValueSpan, CultureInfo.InvariantCulture) : 0;
        if (month is < 1 or > 12 || day > 31)
            return match.Value;
        var year = match.Groups["y"].Value;
        if (year.Length == 2)
            year = (int.Parse(year, CultureInfo.InvariantCulture) < 50 ? "20" : "19") + year;
        var name = CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month);
        return (day > 0 ? $"{name} {EnglishNumbers.Ordinal(day.ToString(CultureInfo.InvariantCulture))}" : name)
            + (year.Length > 0 ? ", " + EnglishNumbers.Year(int.Parse(year, CultureInfo.InvariantCulture)) : "");
    }

    private static string SayTime(Match match)
    {
        int hour = int.Parse(match.Groups["h"].ValueSpan, CultureInfo.InvariantCulture), minute = int.Parse(match.Groups["m"].ValueSpan, CultureInfo.InvariantCulture);
        var second = match.Groups["s"] is { Success: true } s ? int.Parse(s.ValueSpan, CultureInfo.InvariantCulture) : -1;
        var half = match.Groups["half"].Success ? char.ToUpperInvariant(match.Groups["half"].Value[0]) + " M" : "";
        return hour <= 24 && minute < 60 && second < 60 ? EnglishTimes.Time(hour, minute, second, half) : match.Value;
    }

    [GeneratedRegex(@"(?<sign>[-+−])?(?<whole>\d{1,40}(?:,\d{3})*)(?:\.(?<fraction>\d{1,40}))?", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant)]
    private static partial Regex DigitRun();

    [GeneratedRegex(@"[ ,]*(?:ext(?:ension|\.)?|x|#)[ :]*(?<n>\d{1,8})\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Extension();

    [GeneratedRegex(@"(?<!\d)(?:(?<y>\d{4})(?<q>[-/.])(?<m>\d{1,2})(?:\k<q>(?<d>\d{1,2}))?|(?<m>\d{1,2})(?<q>[-/.])(?<d>\d{1,2})(?:\k<q>(?<y>\d{4}|\d{2}))?)(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Date();

    [GeneratedRegex(@"(?<!\d)(?<h>\d{1,2}):(?<m>\d{2})(?::(?<s>\d{2}))?(?: ?(?<half>[AaPp])\.?[Mm]\.?)?(?![\dA-Za-z])", RegexOptions.CultureInvariant)]
    private static partial Regex Clock();
}
