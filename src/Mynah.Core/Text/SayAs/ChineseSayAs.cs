using System.Globalization;
using System.Text.RegularExpressions;
using Mynah.Text.Chinese.Numbers;
using Mynah.Text.Chinese.Writing;

namespace Mynah.Text.SayAs;

/// <summary>What a marked text is in Chinese words (dossier 02 §8): it decides what the ordinary rules would have to guess. Thread-safe.</summary>
internal static partial class ChineseSayAs
{
    /// <summary>The words for a text, or null when it is read as it is written.</summary>
    public static string? Say(TextMarkKind kind, string text, bool isMandarin) => kind switch
    {
        TextMarkKind.Cardinal => Number().Replace(text, match => ChineseNumbers.Cardinal(match.ValueSpan)),
        TextMarkKind.Digits => DigitRun().Replace(text, match => ChineseNumbers.Digits(match.ValueSpan)),
        TextMarkKind.Telephone => Telephone(text, isMandarin),
        TextMarkKind.Address => Address(text, isMandarin),
        TextMarkKind.Id => string.Join(", ", Signs(text)),
        TextMarkKind.Characters or TextMarkKind.Punctuation => string.Join(' ', Signs(text)),
        TextMarkKind.Date => Normalized(DateRange().Replace(FullDate().Replace(MonthFirst().Replace(text, Date), Date), "至")),
        TextMarkKind.Time => Normalized(TimeRange().Replace(Clock().Replace(text, Time), "到")),
        TextMarkKind.Currency or TextMarkKind.Measure => Normalized(text),
        _ => null,
    };

    private static string Normalized(string text) => ChineseNormalizer.Mandarin.Normalize(MappedText.Unchanged(text)).Text;

    private static string Telephone(string text, bool isMandarin)
    {
        var match = Extension().Match(text);
        var number = match.Success ? text[..match.Index] : text;
        var said = ChineseTelephones.Telephone(number, isMandarin);
        return match.Success ? $"{said} 分机 {ChineseNumbers.Digits(match.Groups["n"].ValueSpan, isMandarin)}" : said;
    }

    // Rooms and houses of three digits and more are called out; a small number counts: 3号楼 is 三号楼.
    private static string Address(string text, bool isMandarin)
        => Hyphen().Replace(DigitRun().Replace(text, match => match.Length > 2 ? ChineseNumbers.Digits(match.ValueSpan, isMandarin) : ChineseNumbers.Cardinal(match.ValueSpan)), "杠");

    private static IEnumerable<string> Signs(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            var sign = rune.ToString();
            if (sign.Length == 1 && char.IsAsciiDigit(sign[0]))
                yield return ChineseNumbers.Digits(sign);
            else if (sign.Length == 1 && char.IsAsciiLetter(sign[0]))
                yield return sign.ToUpperInvariant();
            else if (SignNames.Chinese(sign) is { } name)
                yield return name;
            else if (!System.Text.Rune.IsWhiteSpace(rune))
                yield return sign;
        }
    }

    private static string Date(Match match)
    {
        string year = match.Groups["y"].Value, month = match.Groups["m"].Value, day = match.Groups["d"].Value;
        return int.Parse(month, CultureInfo.InvariantCulture) is >= 1 and <= 12 && (day.Length == 0 || int.Parse(day, CultureInfo.InvariantCulture) is >= 1 and <= 31)
            ? ChineseDates.Date(year, month, day)
            : match.Value;
    }

    private static string Time(Match match)
    {
        int hour = int.Parse(match.Groups["h"].ValueSpan, CultureInfo.InvariantCulture), minute = match.Groups["m"] is { Success: true } m ? int.Parse(m.ValueSpan, CultureInfo.InvariantCulture) : 0;
        var second = match.Groups["s"] is { Success: true } s ? int.Parse(s.ValueSpan, CultureInfo.InvariantCulture) : -1;
        var half = match.Groups["half"].Value.Replace(".", "", StringComparison.Ordinal);
        return hour <= 24 && minute < 60 && second < 60 ? ChineseDates.Time(hour, minute, second, half) : match.Value;
    }

    [GeneratedRegex(@"[-+−]?\d{1,40}(?:,\d{3})*(?:\.\d{1,40})?", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant)]
    private static partial Regex DigitRun();

    [GeneratedRegex(@"[ ,，]*(?:转|分机|ext\.?|EXT\.?|x|#)[ :：]*(?<n>\d{1,8})\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Extension();

    [GeneratedRegex(@"[-－–—]", RegexOptions.CultureInvariant)]
    private static partial Regex Hyphen();

    [GeneratedRegex(@"(?<!\d)(?<y>\d{4}|\d{2})(?<q>[-/.])(?<m>\d{1,2})(?:\k<q>(?<d>\d{1,2}))?(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex FullDate();

    [GeneratedRegex(@"(?<!\d)(?<m>0?[1-9]|1[0-2])(?<q>[-/.])(?<d>\d{1,2})\k<q>(?<y>\d{4})(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex MonthFirst();

    [GeneratedRegex(@"(?<=[日月年]) ?[-~—–～] ?(?=[零〇一二三四五六七八九十\d])", RegexOptions.CultureInvariant)]
    private static partial Regex DateRange();

    [GeneratedRegex(@"(?<!\d)(?<h>\d{1,2})(?:[:：](?<m>\d{2})(?:[:：](?<s>\d{2}))?(?: ?(?<half>[AaPp]\.?[Mm]\.?))?| ?(?<half>[AaPp]\.?[Mm]\.?))(?![\dA-Za-z])", RegexOptions.CultureInvariant)]
    private static partial Regex Clock();

    [GeneratedRegex(@"(?<=[点分半秒]) ?[-~—–～] ?(?=[凌上中下晚零一两二三四五六七八九十\d])", RegexOptions.CultureInvariant)]
    private static partial Regex TimeRange();
}
