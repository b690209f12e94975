namespace Mynah.Text.Chinese.Words;

/// <summary>Cuts a run of simplified Chinese characters into words: the cut whose words are together the most likely.</summary>
internal static class Segmenter
{
    // A character that no list has: less likely than any word (21 nats), in twelfths.
    private const int UnknownWeight = 256;

    /// <summary>Appends the words of <c>text[start..end]</c>. Time grows with the length only: a word has at most 16 characters.</summary>
    public static void Cut(ReadOnlySpan<char> text, int start, int end, List<Token> tokens)
    {
        var costs = new int[end - start + 1];
        var best = new Token[end - start];
        var found = new List<WordMatch>();
        for (var i = end - 1; i >= start; i--)
        {
            found.Clear();
            WordTable.Shared.FindPrefixes(text[i..end], found);
            OwnWords.Shared.FindPrefixes(text[i..end], found);
            costs[i - start] = UnknownWeight + costs[i + 1 - start];
            best[i - start] = new Token(i, 1, WordTag.Other, Token.Unknown);
            foreach (var match in found)
            {
                var cost = match.Weight + costs[i + match.Length - start];
                if (cost > costs[i - start])
                    continue;
                costs[i - start] = cost;
                best[i - start] = new Token(i, match.Length, match.Tag, match.Word);
            }
        }
        for (var i = start; i < end; i += best[i - start].Length)
            tokens.Add(best[i - start]);
    }
}
