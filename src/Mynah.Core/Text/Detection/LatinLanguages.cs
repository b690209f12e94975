using Mynah.Text.Rewriting;

namespace Mynah.Text;

/// <summary>Tells the languages written in Latin letters apart by common words, word endings and letters (<c>Data/latin.tsv</c>).</summary>
internal static class LatinLanguages
{
    private const int LongestWord = 24;
    private const int ShortPhrase = 3; // words; endings tell little in fewer

    // Weights found by trial on short sentences: one word that only one language has outweighs an accent or an ending.
    private const float WordWeight = 2f;
    private const float EndingWeight = 0.8f;
    private const float LetterWeight = 1.6f;

    private static readonly List<string> Languages = [];
    private static readonly Dictionary<string, int> KnownWords = new(StringComparer.Ordinal); // bit sets of languages
    private static readonly Dictionary<string, int> Endings = new(StringComparer.Ordinal);
    private static readonly Dictionary<char, int> Letters = [];

    static LatinLanguages()
    {
        foreach (var row in Table.Rows("Detection/Data/latin.tsv"))
        {
            if (!Languages.Contains(row[0]))
                Languages.Add(row[0]);
            var bit = 1 << Languages.IndexOf(row[0]);
            foreach (var entry in row[2].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (row[1] == "letters")
                    Letters[entry[0]] = Letters.GetValueOrDefault(entry[0]) | bit;
                else
                    Mark(row[1] == "words" ? KnownWords : Endings, entry, bit);
            }
        }
    }

    /// <summary>How many languages are told apart: the room <see cref="Score"/> needs.</summary>
    public static int Count => Languages.Count;

    /// <summary>Adds to each language's score what a text says for it.</summary>
    /// <returns>How many words the text has, and how many of them are in a table.</returns>
    public static (int Words, int Known) Score(ReadOnlySpan<char> text, Span<float> scores)
    {
        Span<float> endings = stackalloc float[Languages.Count];
        endings.Clear();
        int words = 0, known = 0, at = 0;
        Span<char> word = stackalloc char[LongestWord];
        while (at < text.Length)
        {
            if (!IsLatin(text[at]))
            {
                AddMark(text[at++], scores);
                continue;
            }
            var start = at;
            while (at < text.Length && IsInWord(text, at))
                at++;
            words++;
            var part = text[start..at];
            if (part.Length <= LongestWord && ScoreWord(part, word, scores, endings))
                known++;
        }
        if (words > ShortPhrase || !IsEnglish(scores))
        {
            for (var i = 0; i < endings.Length; i++)
                scores[i] += endings[i];
        }
        return (words, known);
    }

    /// <summary>The best language, or null when nothing speaks for any; a tie goes to <paramref name="previous"/>, then to English.</summary>
    public static string? Best(ReadOnlySpan<float> scores, string? previous)
    {
        var best = 0;
        for (var i = 1; i < scores.Length; i++)
        {
            if (scores[i] > scores[best] + 0.01f)
                best = i;
        }
        if (scores[best] <= 0)
            return null;
        var known = previous is null ? -1 : Languages.IndexOf(previous);
        return known >= 0 && scores[known] >= scores[best] - 0.01f ? previous : Languages[best];
    }

    /// <summary>True when whole words speak for English, the first of the table, and for none more: then “A camera.” is not Spanish for its ending.</summary>
    private static bool IsEnglish(ReadOnlySpan<float> scores)
    {
        foreach (var score in scores)
        {
            if (score > scores[0])
                return false;
        }
        return scores[0] > 0;
    }

    private static bool ScoreWord(ReadOnlySpan<char> part, Span<char> buffer, Span<float> scores, Span<float> endingScores)
    {
        var word = buffer[..part.ToLowerInvariant(buffer)];
        word.Replace('’', '\'');
        foreach (var c in word)
            AddMark(c, scores);
        var isShouted = word.Length > 1 && char.IsUpper(part[1]); // OK, USA, IT are names more often than words
        if (KnownWords.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var languages))
        {
            Add(scores, languages, isShouted ? WordWeight / 4 : WordWeight);
            return !isShouted;
        }
        if (word.IndexOf('\'') is > 0 and < 6 and var elision) // l'amour, d'accordo, un'arancia
        {
            Add(scores, LanguagesOf(word[..(elision + 1)]), WordWeight / 2);
            Add(scores, LanguagesOf(word[(elision + 1)..]), WordWeight / 2);
        }
        var endings = Endings.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(6, word.Length - 2); length >= 2; length--)
        {
            if (!endings.TryGetValue(word[^length..], out languages))
                continue;
            Add(endingScores, languages, EndingWeight);
            break;
        }
        return false;
    }

    private static int LanguagesOf(ReadOnlySpan<char> word)
        => KnownWords.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var languages) ? languages : 0;

    private static void AddMark(char c, Span<float> scores)
    {
        if (c >= 0xA1 && Letters.TryGetValue(c, out var languages))
            Add(scores, languages, LetterWeight);
    }

    private static void Add(Span<float> scores, int languages, float weight)
    {
        var share = weight / Math.Max(1, int.PopCount(languages));
        for (var i = 0; languages != 0; i++, languages >>= 1)
        {
            if ((languages & 1) != 0)
                scores[i] += share;
        }
    }

    private static bool IsInWord(ReadOnlySpan<char> text, int at)
        => IsLatin(text[at]) || (text[at] is '\'' or '’' or '-' && at + 1 < text.Length && IsLatin(text[at + 1]));

    private static bool IsLatin(char c)
        => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z')
            || (c >= 0xAA && (c < 0x250 || c is >= '\u1E00' and <= '\u1EFF') && char.IsLetter(c));

    private static void Mark(Dictionary<string, int> table, string entry, int bit)
        => table[entry] = table.GetValueOrDefault(entry) | bit;
}
