namespace Mynah.Text.Chinese.Words;

/// <summary>Numeric pinyin: letters a–z (ü is v), then the tone 1–5, where 5 is neutral.</summary>
internal static class Pinyin
{
    /// <summary>Cuts <c>yin2hang2</c> into its syllables. <c>hua1r</c> counts as two: <c>hua1</c> and <c>er5</c>.</summary>
    public static string[] Split(string reading)
    {
        var syllables = new List<string>();
        var start = 0;
        for (var i = 0; i < reading.Length; i++)
        {
            if (reading[i] is < '1' or > '5')
                continue;
            syllables.Add(reading[start..(i + 1)]);
            start = i + 1;
            if (start < reading.Length && reading[start] == 'r' && (start + 1 == reading.Length || reading[start + 1] is not ('e' or 'i' or 'o' or 'u' or 'a')))
            {
                syllables.Add("er5");
                i = start++;
            }
        }
        return [.. syllables];
    }

    /// <summary>The tone of a syllable, 1–5.</summary>
    public static int Tone(string syllable) => syllable[^1] - '0';

    /// <summary>The same syllable in another tone.</summary>
    public static string WithTone(string syllable, int tone) => string.Concat(syllable.AsSpan(0, syllable.Length - 1), [(char)('0' + tone)]);
}
