namespace Mynah.Text;

/// <summary>Conjoining jamo, as some keyboards and file systems write hangul, in syllables (Unicode 3.12).</summary>
internal static class Jamo
{
    private const char FirstOnset = '\u1100', FirstVowel = '\u1161', NoCoda = '\u11A7', FirstSyllable = '\uAC00';
    private const int Onsets = 19, Vowels = 21, Codas = 28;

    /// <summary>The syllable that begins at a place and how many characters it was written with; null when none begins there.</summary>
    public static string? Compose(string text, int at, ref int length)
    {
        var onset = text[at] - FirstOnset;
        var vowel = at + 1 < text.Length ? text[at + 1] - FirstVowel : -1;
        if (onset is < 0 or >= Onsets || vowel is < 0 or >= Vowels)
            return null;
        var coda = at + 2 < text.Length && text[at + 2] - NoCoda is > 0 and < Codas and var found ? found : 0;
        length = coda > 0 ? 3 : 2;
        return ((char)(FirstSyllable + (onset * Vowels + vowel) * Codas + coda)).ToString();
    }
}
