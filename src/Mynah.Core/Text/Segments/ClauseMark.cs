using System.Text;

namespace Mynah.Text;

/// <summary>A clause mark whose following text is not known yet.</summary>
internal readonly record struct ClauseMark(MarkKind Kind, Rune Before)
{
    /// <summary>True when white space came after it.</summary>
    public bool IsSpaced { get; init; }

    /// <summary>True for marks that need no white space after them.</summary>
    public bool IsWide { get; init; }

    /// <summary>True for the Chinese mark between the parts of a list, which is the ordinary comma of Japanese.</summary>
    public bool IsEnumeration { get; init; }

    public bool IsComma => Kind == MarkKind.Comma;

    /// <summary>True when another mark must not replace this one: the first of a pair decides.</summary>
    public bool IsSpacedMark => Kind != MarkKind.None && IsSpaced;

    public static ClauseMark After(Rune mark, MarkKind kind, Rune before, bool isAfterWhite)
    {
        var isDash = mark.Value is '-' or 0x2013;
        if (isDash && !isAfterWhite)
            return default; // a hyphen, or a range
        return new ClauseMark(kind, before)
        {
            IsWide = Punctuation.IsWideMark(mark),
            IsEnumeration = mark.Value is 0x3001 or 0xFF64,
        };
    }

    /// <summary>True when the sentence may be cut between the mark and <paramref name="next"/>.</summary>
    public bool Separates(Rune next)
        => (IsSpaced || IsWide || Punctuation.IsWide(next)) && !(Rune.IsDigit(Before) && Rune.IsDigit(next));
}
