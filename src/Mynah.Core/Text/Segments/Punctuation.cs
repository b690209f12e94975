using System.Globalization;
using System.Text;

namespace Mynah.Text;

/// <summary>What a character means for the end of a sentence.</summary>
internal enum MarkKind
{
    /// <summary>Letters, digits, symbols.</summary>
    None,
    White,
    LineBreak,

    /// <summary>A full stop that may also be a decimal point, an abbreviation or part of a name.</summary>
    Dot,

    /// <summary>Ends a sentence when white space follows: <c>! ?</c>.</summary>
    Strong,

    /// <summary>Ends a sentence whatever follows: <c>。！？</c>.</summary>
    Wide,
    Ellipsis,

    /// <summary>Separates clauses of a sentence weakly: <c>, ，、</c>.</summary>
    Comma,

    /// <summary>Separates clauses: <c>; : —</c>.</summary>
    Clause,
    Opener,
    Closer,

    /// <summary>Opens or closes, depending on where it stands; directly after a stop it closes.</summary>
    Quote,
}

/// <summary>The classes of characters that the segmenter asks for.</summary>
internal static class Punctuation
{
    public static MarkKind KindOf(Rune rune) => rune.Value switch
    {
        '\n' or '\r' or '\v' or '\f' or 0x85 or 0x2028 or 0x2029 => MarkKind.LineBreak,
        '.' or 0xFF0E => MarkKind.Dot,
        '!' or '?' or 0x203C or 0x2047 or 0x2048 or 0x2049 or 0x203D => MarkKind.Strong,
        // 。！？｡︒, Arabic ؟ ۔, Devanagari danda, Armenian, Ethiopic, Burmese, Khmer, Tibetan full stops
        0x3002 or 0xFF01 or 0xFF1F or 0xFF61 or 0xFE12 or 0x061F or 0x06D4 or 0x0964 or 0x0965 or 0x0589 or 0x1362 or 0x1367
            or 0x104B or 0x17D4 or 0x0F0D => MarkKind.Wide,
        0x2026 or 0x22EF or 0x2025 => MarkKind.Ellipsis,
        ',' or 0xFF0C or 0x3001 or 0xFF64 or 0x060C or 0x1363 => MarkKind.Comma,
        ';' or ':' or 0xFF1B or 0xFF1A or 0x061B or 0x2014 or 0x2013 or 0x2015 or '-' => MarkKind.Clause,
        '(' or '[' or '{' or 0xBF or 0xA1 or 0x2018 or 0x201A or 0x201E or 0x2039 or 0x300C or 0x300E or 0x3010 or 0xFF08
            or 0x300A or 0x3008 or 0xFF3B or 0xFF5B or 0xFF62 or 0x3014 or 0x3016 => MarkKind.Opener,
        ')' or ']' or '}' or 0x2019 or 0x201D or 0x203A or 0x300D or 0x300F or 0x3011 or 0xFF09 or 0x300B or 0x3009
            or 0xFF3D or 0xFF5D or 0xFF63 or 0x3015 or 0x3017 => MarkKind.Closer,
        '"' or '\'' or 0x201C or 0xAB or 0xBB or '*' or '_' or '`' or '~' => MarkKind.Quote,
        _ => Rune.IsWhiteSpace(rune) ? MarkKind.White : MarkKind.None,
    };

    /// <summary>Marks that need no white space after them.</summary>
    public static bool IsWideMark(Rune rune) => rune.Value is >= 0x3000 or 0x2014 or 0x2015 or 0x060C or 0x061B;

    /// <summary>Chinese, Japanese and Korean letters and other wide characters: two columns, and about two Latin letters of speech.</summary>
    public static bool IsWide(Rune rune) => rune.Value is (>= 0x1100 and <= 0x11FF) or (>= 0x2E80 and <= 0xD7FF)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF01 and <= 0xFFDC) or >= 0x1F000;

    public static bool IsKana(Rune rune) => Scripts.Of(rune) == Script.Kana;

    /// <summary>True for upper and lower case letters; letters of scripts without case are neither.</summary>
    public static bool IsCased(Rune rune) => Rune.IsUpper(rune) || Rune.IsLower(rune);

    /// <summary>Scripts written without spaces between words, where a long run may be cut between letters.</summary>
    public static bool IsUnspaced(Rune rune)
        => Scripts.Of(rune) is Script.Han or Script.Kana or Script.Thai or Script.Lao or Script.Khmer or Script.Burmese;

    /// <summary>Characters that must not begin a segment after a cut in a run.</summary>
    public static bool CannotBegin(Rune rune)
        => KindOf(rune) is not (MarkKind.None or MarkKind.Opener)
            || rune.Value is 0x30FC or 0x3005 or 0x3041 or 0x3043 or 0x3045 or 0x3047 or 0x3049 or 0x3063 or 0x3083 or 0x3085
                or 0x3087 or 0x30A1 or 0x30A3 or 0x30A5 or 0x30A7 or 0x30A9 or 0x30C3 or 0x30E3 or 0x30E5 or 0x30E7
            || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
