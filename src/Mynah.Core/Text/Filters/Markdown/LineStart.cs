namespace Mynah.Text;

/// <summary>What a line begins with.</summary>
internal enum LineMark
{
    /// <summary>More is needed to tell.</summary>
    Unknown,

    /// <summary>Text; nothing of it is a mark.</summary>
    Text,

    /// <summary>The mark of a quotation, a bullet or a check box: taken away, and another mark may follow.</summary>
    Drop,

    /// <summary>The mark of a list item: as <see cref="Drop"/>, and the line is a sentence of its own.</summary>
    Bullet,

    /// <summary>The number of a list item: it is said.</summary>
    Number,

    /// <summary>The mark of a heading: taken away; text follows.</summary>
    Heading,

    /// <summary>The line is over and was only a rule, an underline or a divider of a table.</summary>
    Rule,

    /// <summary>The line is over and was empty.</summary>
    Blank,

    /// <summary>The fence of a code block has come to its end.</summary>
    Fence,

    /// <summary>The row of a table.</summary>
    Row,
}

/// <summary>Reads the beginning of a Markdown line (CommonMark 0.31 §4, GitHub's tables and check boxes), generously. Pure.</summary>
internal static class LineStart
{
    /// <summary>Beyond this a line's beginning is decided at once; no real mark is as long.</summary>
    public const int Longest = 64;

    /// <summary>What the divider between a table's head and its rows is made of.</summary>
    public const string Divider = "|-: \t";

    /// <param name="text">The line so far without leading white space, with its line break when it is over.</param>
    /// <param name="isAfterBullet">Whether a bullet stands before it, so that a check box may follow.</param>
    public static LineMark Read(ReadOnlySpan<char> text, bool isAfterBullet)
    {
        if (text.IsEmpty)
            return LineMark.Unknown;
        var first = text[0];
        var last = text[^1];
        switch (first)
        {
            case '\n':
                return LineMark.Blank;
            case '>':
                return LineMark.Drop;
            case '#':
                return IsBlank(last) ? text.Length <= 7 ? LineMark.Heading : LineMark.Text
                    : last == '#' && text.Length <= 6 ? LineMark.Unknown : LineMark.Text;
            case '-' or '+' or '*' when text.Length == 2 && last is ' ' or '\t':
                return LineMark.Bullet;
            case '-' or '=' or '_' or '*' or '+' when IsRule(text):
                return last != '\n' ? LineMark.Unknown : LineMark.Rule;
            case '`' or '~':
                return ReadFence(text, first, last);
            case '|':
                return text.TrimStart(Divider).IsEmpty ? LineMark.Unknown : last == '\n' && text[..^1].TrimStart(Divider).IsEmpty ? LineMark.Rule : LineMark.Row;
            case '[' when isAfterBullet:
                return ReadCheckBox(text);
            case >= '0' and <= '9':
                return ReadNumber(text, last);
            default:
                return LineMark.Text;
        }
    }

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\n';

    // One mark repeated; for "-" also the divider of a table that has no bars at its sides.
    private static bool IsRule(ReadOnlySpan<char> text)
    {
        var line = text[^1] == '\n' ? text[..^1] : text;
        return (text[0] == '-' ? line.TrimStart(Divider) : line.TrimEnd(" \t").TrimStart(text[0])).IsEmpty;
    }

    private static LineMark ReadFence(ReadOnlySpan<char> text, char first, char last)
        => last == first ? text.Length < Longest ? LineMark.Unknown : LineMark.Fence
            : text.Length > 3 ? LineMark.Fence : LineMark.Text;

    private static LineMark ReadCheckBox(ReadOnlySpan<char> text)
    {
        var fits = text.Length switch
        {
            1 => true,
            2 => text[1] is ' ' or 'x' or 'X',
            3 => text[2] == ']',
            _ => IsBlank(text[3]),
        };
        return !fits ? LineMark.Text : text.Length < 4 ? LineMark.Unknown : LineMark.Drop;
    }

    // CommonMark §5.2: at most nine digits.
    private static LineMark ReadNumber(ReadOnlySpan<char> text, char last)
    {
        var digits = text.IndexOfAnyExceptInRange('0', '9');
        if (digits < 0)
            return text.Length <= 9 ? LineMark.Unknown : LineMark.Text;
        if (text[digits] is not ('.' or ')'))
            return LineMark.Text;
        return text.Length == digits + 1 ? LineMark.Unknown : IsBlank(last) ? LineMark.Number : LineMark.Text;
    }
}
