using System.Text;

namespace Mynah.Text;

/// <summary>Counts characters as the service does for limits and usage (dossier 02 §6).</summary>
public static class CharacterCount
{
    /// <summary>
    /// CJK ideographs (hanzi, kanji, hanja; also those outside the first plane) count 2, every other code point 1: letters, digits,
    /// punctuation, spaces, kana and hangul.
    /// </summary>
    public static long Of(ReadOnlySpan<char> text)
    {
        long count = 0;
        foreach (var rune in text.EnumerateRunes())
            count += IsIdeograph(rune.Value) ? 2 : 1;
        return count;
    }

    /// <summary>The Unihan blocks, with the compatibility ideographs; planes 2 and 3 hold nothing else.</summary>
    private static bool IsIdeograph(int value)
        => value is (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFD);
}
