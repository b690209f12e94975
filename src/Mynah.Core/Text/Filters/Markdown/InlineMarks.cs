using System.Collections.Frozen;

namespace Mynah.Text;

/// <summary>What something in angle brackets is.</summary>
internal enum TagKind
{
    /// <summary>A tag or comment: not said.</summary>
    Tag,

    /// <summary>A line break: a blank.</summary>
    Break,

    /// <summary>An address, which is text.</summary>
    Address,
}

/// <summary>Reads tags, entities and addresses within a line. Pure.</summary>
internal static class InlineMarks
{
    /// <summary>Real addresses in links are shorter; of a longer one the rest is dropped unseen.</summary>
    public const int LongestAddress = 2048;

    /// <summary>Real labels are shorter (CommonMark §6.3 allows 999).</summary>
    public const int LongestLabel = 256;

    /// <summary>Far longer than <c>https://</c>.</summary>
    public const int LongestScheme = 16;

    private const int LongestTag = 512;
    private const int LongestEntity = 8;

    private static readonly FrozenSet<string> Tags = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "a", "b", "i", "u", "s", "p", "br", "hr", "em", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ol", "ul", "td", "th", "tr", "dl", "dt", "dd",
        "del", "div", "img", "ins", "kbd", "pre", "sub", "sup", "big", "var", "code", "font", "mark", "nobr", "samp", "span", "small", "strike",
        "strong", "summary", "details", "center", "figure", "figcaption", "table", "tbody", "thead", "tfoot", "caption", "blockquote", "cite", "abbr", "q");

    private static readonly FrozenDictionary<string, char> Entities = new Dictionary<string, char>(StringComparer.Ordinal)
    {
        ["nbsp"] = ' ', ["amp"] = '&', ["lt"] = '<', ["gt"] = '>', ["quot"] = '"', ["apos"] = '\'', ["#39"] = '\'', ["#34"] = '"',
        ["mdash"] = '—', ["ndash"] = '–', ["hellip"] = '…', ["copy"] = '©', ["deg"] = '°', ["times"] = '×',
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether an address follows the colon after a bracket; null while that is open.</summary>
    public static bool? IsDefinition(List<FilteredChar> held)
    {
        var text = Text(held)[1..].TrimStart(' ', '\t');
        if (text.StartsWith('/') || text.StartsWith('#') || text.StartsWith('<') || text.Contains("://", StringComparison.Ordinal))
            return true;
        return held.Count <= LongestScheme && text.All(c => char.IsAsciiLetter(c) || c is ':' or '/') ? null : false;
    }

    /// <summary>Whether what was held can go on with a unit and still become a tag or an address.</summary>
    public static bool MayBeTag(List<FilteredChar> held, char c)
    {
        if (held.Count >= LongestTag || c is '<' or '>' or '\n')
            return false;
        if (held.Count == 1)
            return char.IsAsciiLetter(c) || c is '/' or '!';
        // Its name decides: text such as "x <y and z" is left alone as soon as it is no name of a tag.
        return char.IsAsciiLetterOrDigit(c) || c is '/' or ':' or '@' or '.' or '-' or '+' or '_' or '?' or '=' or '&' or '%' or '#'
            || held[1].Value == '!' || Tags.Contains(NameOf(Text(held)));
    }

    /// <summary>What is held, now that its closing bracket has come; null when it is text.</summary>
    public static TagKind? ReadTag(List<FilteredChar> held)
    {
        var text = Text(held);
        if (text.StartsWith("!--", StringComparison.Ordinal))
            return TagKind.Tag;
        var name = NameOf(text);
        if (Tags.Contains(name))
            return name.Equals("br", StringComparison.OrdinalIgnoreCase) ? TagKind.Break : TagKind.Tag;
        var isAddress = !text.Contains(' ', StringComparison.Ordinal)
            && (text.Contains("://", StringComparison.Ordinal) || text.Contains('@', StringComparison.Ordinal) || text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase));
        return isAddress ? TagKind.Address : null;
    }

    public static bool MayBeEntity(List<FilteredChar> held, char c)
        => held.Count < LongestEntity && (char.IsAsciiLetterOrDigit(c) || (held.Count == 1 ? c == '#' : c == ';'));

    /// <summary>The character that an entity stands for; null when it is not known.</summary>
    public static char? Entity(List<FilteredChar> held) => Entities.TryGetValue(Text(held)[..^1], out var c) ? c : null;

    private static string Text(List<FilteredChar> held) => string.Create(held.Count - 1, held, static (chars, held) =>
    {
        for (var i = 0; i < chars.Length; i++)
            chars[i] = held[i + 1].Value;
    });

    private static string NameOf(string tag)
    {
        var name = tag.TrimStart('/');
        var end = name.AsSpan().IndexOfAny(" \t/");
        return end < 0 ? name : name[..end];
    }
}
