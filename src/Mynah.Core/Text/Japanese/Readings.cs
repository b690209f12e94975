using System.Collections.Frozen;
using Mynah.Text.Japanese.Mecab;
using Mynah.Text.Rewriting;

namespace Mynah.Text.Japanese;

/// <summary>Corrections of the dictionary's readings by context (Data/readings.tsv).</summary>
internal static class Readings
{
    private static readonly Lazy<FrozenDictionary<string, ReadingRule[]>> Entries = new(() => Table.Rows("Japanese/Data/readings.tsv")
        .GroupBy(row => row[0], StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.Select(row => new ReadingRule(row[1], row[2])).ToArray(), StringComparer.Ordinal));

    public static string? Find(string text, List<MecabWord> words, int index)
    {
        if (!Entries.Value.TryGetValue(words[index].Surface, out var entries))
            return null;
        foreach (var entry in entries)
        {
            if (entry.Fits(text, words[index].Span))
                return entry.Kana;
        }
        return null;
    }
}
