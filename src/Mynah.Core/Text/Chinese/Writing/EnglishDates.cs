using System.Globalization;
using System.Text.RegularExpressions;
using Mynah.Text.Chinese.Numbers;

namespace Mynah.Text.Chinese.Writing;

/// <summary>Dates with an English month inside Chinese: May 5, 2024; 5 May 2024; Oct. 1st. They are said in Chinese.</summary>
internal static partial class EnglishDates
{
    private static readonly string[] s_months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    public static Said Say(WrittenText text, int at)
    {
        if (!char.IsAsciiLetterOrDigit(text.At(at)) || char.IsAsciiLetterOrDigit(text.At(at - 1)))
            return Said.Nothing;
        var match = char.IsAsciiDigit(text.At(at)) ? DayFirst().Match(text.Text, at) : MonthFirst().Match(text.Text, at);
        if (!match.Success || (match.Groups["d"].Success && int.Parse(match.Groups["d"].ValueSpan, CultureInfo.InvariantCulture) is 0 or > 31))
            return Said.Nothing;
        var month = Array.IndexOf(s_months, match.Groups["m"].Value[..3].ToLowerInvariant()) + 1;
        return new Said(match.Length, ChineseDates.Date(match.Groups["y"].Value, $"{month}", match.Groups["d"].Value));
    }

    private const string Month = @"(?<m>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?";

    [GeneratedRegex(@"\G" + Month + @" (?:(?<d>\d{1,2})(?:st|nd|rd|th)?(?![\dA-Za-z:.%])(?:,? ?(?<y>[12]\d{3})(?!\d))?|(?<y>[12]\d{3})(?![\dA-Za-z]))", RegexOptions.CultureInvariant)]
    private static partial Regex MonthFirst();

    [GeneratedRegex(@"\G(?<d>\d{1,2})(?:st|nd|rd|th)? " + Month + @"(?![A-Za-z])(?:,? (?<y>[12]\d{3})(?!\d))?", RegexOptions.CultureInvariant)]
    private static partial Regex DayFirst();
}
