using System.Globalization;
using System.Text;
using Mynah.Text;

namespace Mynah.Client.CosyVoice;

/// <summary>Where text is cut to keep the service's limits (dossier 02 §6). Lengths are counted characters.</summary>
internal static class TextCut
{
    /// <summary>Most in one <c>continue-task</c>.</summary>
    public const int PerMessage = 20_000;

    /// <summary>Most in one task.</summary>
    public const int PerTask = 200_000;

    /// <summary>From here on a task ends at the next end of a sentence, so that it need not be cut inside one.</summary>
    public const int NearlyFull = PerTask - PerMessage;

    /// <summary>How many UTF-16 units of the text fit into <paramref name="limit"/>: up to the last end of a sentence, else to a grapheme's border.</summary>
    /// <returns>The whole length when all fits; 0 when not even the first grapheme does.</returns>
    public static int Fit(ReadOnlySpan<char> text, long limit)
    {
        if (text.Length * 2L <= limit || CharacterCount.Of(text) <= limit)
            return text.Length;
        var (at, count, sentence) = (0, 0L, 0);
        while (at < text.Length)
        {
            var length = StringInfo.GetNextTextElementLength(text[at..]);
            count += CharacterCount.Of(text.Slice(at, length));
            if (count > limit)
                break;
            at += length;
            if (IsSentenceEnd(text, at))
                sentence = at;
        }
        return sentence > 0 ? sentence : at;
    }

    /// <summary>Where the first sentence ends in the text; 0 when none does.</summary>
    public static int FirstSentence(ReadOnlySpan<char> text)
    {
        for (var at = 1; at <= text.Length; at++)
        {
            if (IsSentenceEnd(text, at))
                return at;
        }
        return 0;
    }

    /// <summary>True when a voice can make something of the text: anything but white space, punctuation and invisible characters.</summary>
    public static bool HasWords(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || Rune.IsSymbol(rune))
                return true;
        }
        return false;
    }

    // A full stop of Latin text may stand in a number or a name; a space after it makes it an end.
    private static bool IsSentenceEnd(ReadOnlySpan<char> text, int at) => text[at - 1] switch
    {
        '。' or '！' or '？' or '\n' => true,
        ' ' or '\r' or '\t' when at > 1 => text[at - 2] is '.' or '!' or '?' or '…',
        _ => false,
    };
}
