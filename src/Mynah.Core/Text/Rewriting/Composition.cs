namespace Mynah.Text.Rewriting;

/// <summary>
/// Joins what some keyboards and file systems write apart: conjoining jamo to hangul syllables, and kana with a combining voice
/// mark to one kana (canonical composition, Unicode 3.12, for these two scripts). The map is kept.
/// </summary>
internal static class Composition
{
    private const char FirstOnset = '\u1100', FirstVowel = '\u1161', NoCoda = '\u11A7', FirstSyllable = '\uAC00';
    private const int Onsets = 19, Vowels = 21, Codas = 28;
    private const char VoicedMark = '\u3099', SemiVoicedMark = '\u309A';

    public static MappedText Compose(MappedText written)
    {
        var text = written.Text;
        if (!text.AsSpan().ContainsAnyInRange('\u1100', '\u11FF') && text.AsSpan().IndexOfAny(VoicedMark, SemiVoicedMark) < 0)
            return written;
        var builder = new MappedTextBuilder();
        for (var at = 0; at < text.Length;)
        {
            var (made, length) = Syllable(text, at) ?? Voiced(text, at) ?? (text[at], 1);
            if (length > 1)
                builder.Append(made.ToString(), written, new TextSpan(at, length));
            else
                builder.Keep(written, new TextSpan(at, 1));
            at += length;
        }
        return builder.Build();
    }

    private static (char Made, int Length)? Syllable(string text, int at)
    {
        var onset = text[at] - FirstOnset;
        var vowel = at + 1 < text.Length ? text[at + 1] - FirstVowel : -1;
        if (onset is < 0 or >= Onsets || vowel is < 0 or >= Vowels)
            return null;
        var coda = at + 2 < text.Length && text[at + 2] - NoCoda is > 0 and < Codas and var found ? found : 0;
        return ((char)(FirstSyllable + (onset * Vowels + vowel) * Codas + coda), coda > 0 ? 3 : 2);
    }

    // In both kana blocks a voiced kana follows its plain one, and a half-voiced one the voiced.
    private static (char Made, int Length)? Voiced(string text, int at)
    {
        var mark = at + 1 < text.Length ? text[at + 1] : '\0';
        if (mark is not (VoicedMark or SemiVoicedMark))
            return null;
        var katakana = text[at] is >= 'ァ' and <= 'ヿ';
        var kana = katakana ? text[at] : (char)(text[at] + 0x60);
        var voiced = (kana, mark) switch
        {
            ('ウ', VoicedMark) => 'ヴ',
            (>= 'カ' and <= 'ト' or >= 'ハ' and <= 'ホ', VoicedMark) => (char)(kana + 1),
            (>= 'ハ' and <= 'ホ', SemiVoicedMark) => (char)(kana + 2),
            _ => '\0',
        };
        return voiced == '\0' ? null : (katakana ? voiced : (char)(voiced - 0x60), 2);
    }
}
