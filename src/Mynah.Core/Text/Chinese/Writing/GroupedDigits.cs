using System.Text.RegularExpressions;

namespace Mynah.Text.Chinese.Writing;

/// <summary>Numbers whose thousands are parted by a blank (2 000元): written together, so that the rules see one number.</summary>
internal static partial class GroupedDigits
{
    /// <summary>The text with such numbers joined; a text without them comes back as it is.</summary>
    public static MappedText Join(MappedText written)
    {
        var builder = default(MappedTextBuilder);
        var kept = 0;
        foreach (var match in Grouped().EnumerateMatches(written.Text))
        {
            builder ??= new MappedTextBuilder();
            for (var i = match.Index; i < match.Index + match.Length; i++)
            {
                if (written.Text[i] != ' ')
                    continue;
                builder.Keep(written, new TextSpan(kept, i - kept));
                kept = i + 1;
            }
        }
        if (builder is null)
            return written;
        builder.Keep(written, new TextSpan(kept, written.Text.Length - kept));
        return builder.Build();
    }

    // Only before a Chinese character or a percent sign, which a telephone number does not stand before.
    [GeneratedRegex(@"(?<![\d.,\-+A-Za-z]|\d )[1-9]\d{0,2}(?: \d{3})+(?=(?:\.\d+)?(?:[\u4E00-\u9FFF]|%))", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Grouped();
}
