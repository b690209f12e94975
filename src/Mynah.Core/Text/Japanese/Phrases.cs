using System.Collections.Frozen;
using Mynah.Text.Japanese.Mecab;

namespace Mynah.Text.Japanese;

/// <summary>Words that the dictionary does not hold or cuts in the wrong place (Data/phrases.tsv).</summary>
internal static class Phrases
{
    private static readonly Lazy<FrozenDictionary<char, Phrase[]>> All = new(() => Table.Rows("Japanese/Data/phrases.tsv")
        .Select(row => new Phrase(row[0], new ReadingRule(row[1], row[2]), row.Length > 3 ? row[3] : "名詞,一般"))
        .OrderByDescending(phrase => phrase.Written.Length)
        .GroupBy(phrase => phrase.Written[0])
        .ToFrozenDictionary(group => group.Key, group => group.ToArray()));

    /// <summary>Where they stand, and what the dictionary would say of them had it known.</summary>
    public static IEnumerable<FixedWord> In(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!All.Value.TryGetValue(text[at], out var phrases) || (at > 0 && NumberSound.IsNumeral(text[at]) && NumberSound.IsNumeral(text[at - 1])))
                continue;
            foreach (var phrase in phrases)
            {
                var span = new TextSpan(at, phrase.Written.Length);
                if (string.CompareOrdinal(text, at, phrase.Written, 0, span.Length) != 0 || !phrase.Rule.Fits(text, span))
                    continue;
                yield return new FixedWord(span, phrase.Features);
                at = span.End - 1;
                break;
            }
        }
    }

    private sealed record Phrase(string Written, ReadingRule Rule, string Class)
    {
        public WordFeatures Features { get; } = new(Class, Written, Rule.Kana);
    }
}
