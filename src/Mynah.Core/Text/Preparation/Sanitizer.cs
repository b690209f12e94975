using System.Globalization;
using System.Text;

namespace Mynah.Text;

/// <summary>
/// The one place that takes away what must not be spoken (control characters, invisible characters, emoji, lone surrogates, heaps
/// of combining marks) and writes variants of a character in one way (full and half width, letters with separate accents).
/// </summary>
internal static class Sanitizer
{
    private const int MostAccents = 2;
    private const int MostMarks = 4; // scripts whose vowels are marks stack more of them

    /// <summary>The clean text, tied to the same source. A text that is clean already comes back as it is.</summary>
    public static MappedText Clean(MappedText written)
    {
        var text = written.Text;
        var clean = FirstUnclean(text);
        if (clean == text.Length)
            return written;
        var builder = new MappedTextBuilder();
        var kept = Math.Max(0, clean - 1); // its accent may follow
        var marks = -1; // marks without a letter before them are dropped
        for (var at = kept; at < text.Length;)
        {
            var status = Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
            var replacement = status == System.Buffers.OperationStatus.Done ? Replace(text, at, rune, ref length, ref marks) : "";
            if (replacement is not null)
            {
                builder.KeepUpTo(written, ref kept, at);
                builder.Append(replacement, written, new TextSpan(at, length));
                kept = at + length;
            }
            at += length;
        }
        builder.KeepUpTo(written, ref kept, text.Length);
        return clean > 1 ? Join(written, clean - 1, builder.Build()) : builder.Build();
    }

    private static MappedText Join(MappedText written, int cleanLength, MappedText rest)
    {
        var builder = new MappedTextBuilder();
        builder.Keep(written, new TextSpan(0, cleanLength));
        builder.Keep(rest, new TextSpan(0, rest.Text.Length));
        return builder.Build();
    }

    private static void KeepUpTo(this MappedTextBuilder builder, MappedText written, ref int kept, int end)
    {
        if (end > kept)
            builder.Keep(written, new TextSpan(kept, end - kept));
        kept = end;
    }

    /// <summary>What stands for a character in the clean text: null for itself, empty for nothing.</summary>
    private static string? Replace(string text, int at, Rune rune, ref int length, ref int marks)
    {
        if (IsCombining(rune))
            return marks < 0 || ++marks > (IsAccent(rune) ? MostAccents : MostMarks) ? "" : null;
        marks = 0;
        if (IsJoiner(rune) && IsBetweenJoinedLetters(text, at))
            return null;
        var next = at + length < text.Length ? text[at + length] : '\0';
        if (Compositions.Find(text[at], next) is { } composed && length == 1)
        {
            length = 2;
            return composed;
        }
        if (Jamo.Compose(text, at, ref length) is { } syllable)
            return syllable;
        if (IsSilent(rune))
        {
            marks = -1; // and so are its marks
            return "";
        }
        if (rune.Value is not ' ' && (Rune.IsWhiteSpace(rune)))
            return " ";
        return WidthForms.Find(text, at, ref length);
    }

    private static int FirstUnclean(string text)
    {
        var at = text.AsSpan().IndexOfAnyExceptInRange(' ', '~');
        if (at < 0)
            return text.Length;
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (c is not ((>= ' ' and <= '~') or (>= '\u00A1' and < '\u0300' and not '\u00AD') or (>= '\u0400' and <= '\u0481')
                or (>= '\u2010' and <= '\u2027') or (>= '\u3001' and <= '\u3029') or (>= '\u3041' and <= '\u3096')
                or (>= '\u30A1' and <= '\u30FE') or (>= '\u4E00' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7A3')
                or '！' or '，' or '：' or '；' or '？' or '（' or '）'))
                return at;
        }
        return text.Length;
    }

    private static bool IsCombining(Rune rune)
        => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
            && rune.Value is not ((>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF));

    private static bool IsAccent(Rune rune)
        => rune.Value is (>= 0x0300 and <= 0x036F) or (>= 0x1AB0 and <= 0x1AFF) or (>= 0x1DC0 and <= 0x1DFF) or (>= 0x20D0 and <= 0x20FF)
            or (>= 0xFE20 and <= 0xFE2F);

    private static bool IsJoiner(Rune rune) => rune.Value is 0x200C or 0x200D;

    /// <summary>Joiners spell words in Arabic and Indian scripts; elsewhere they only join pictures.</summary>
    private static bool IsBetweenJoinedLetters(string text, int at)
        => at > 0 && at + 1 < text.Length && text[at - 1] is >= '\u0600' and < '\u1000' && text[at + 1] is >= '\u0600' and < '\u1000';

    private static bool IsSilent(Rune rune)
    {
        if (rune.Value is '\t' or '\n' or '\r' or '\v' or '\f' or 0x85)
            return false; // white space
        if (rune.Value is (>= 0x2600 and <= 0x27BF) or (>= 0x2B00 and <= 0x2BFF) or (>= 0x1F000 and <= 0x1FAFF) or 0x20E3 or 0xFFFC or 0xFFFD
            or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF))
            return true; // pictures, and the characters that vary them
        return Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned;
    }
}
