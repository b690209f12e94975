using System.Collections.Frozen;
using Mynah.Text.Japanese.Mecab;
using Mynah.Text.Rewriting;

namespace Mynah.Text.Japanese;

/// <summary>Corrections of the dictionary's readings by context (Data/readings.tsv).</summary>
internal static class Readings
{
    private static readonly Lazy<FrozenDictionary<string, Entry[]>> Entries = new(() => Table.Rows("Japanese/Data/readings.tsv")
        .GroupBy(row => row[0], StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.Select(row => new Entry(row)).ToArray(), StringComparer.Ordinal));

    public static string? Find(string text, List<MecabWord> words, int index)
    {
        if (!Entries.Value.TryGetValue(words[index].Surface, out var entries))
            return null;
        foreach (var entry in entries)
        {
            if (entry.Fits(text.AsSpan(0, words[index].Span.Start), text.AsSpan(words[index].Span.End)))
                return entry.Kana;
        }
        return null;
    }

    private sealed class Entry
    {
        private readonly string[] _before = [];
        private readonly string[] _after = [];

        public Entry(string[] row)
        {
            Kana = row[2];
            foreach (var condition in row[1].Split(' '))
            {
                if (condition.StartsWith("prev=", StringComparison.Ordinal))
                    _before = condition[5..].Split('|');
                else if (condition.StartsWith("next=", StringComparison.Ordinal))
                    _after = condition[5..].Split('|');
            }
        }

        public string Kana { get; }

        public bool Fits(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
        {
            var fits = _before.Length == 0;
            foreach (var end in _before)
                fits |= before.EndsWith(end, StringComparison.Ordinal);
            if (!fits || _after.Length == 0)
                return fits;
            foreach (var start in _after)
            {
                if (after.StartsWith(start, StringComparison.Ordinal))
                    return true;
            }
            return false;
        }
    }
}
