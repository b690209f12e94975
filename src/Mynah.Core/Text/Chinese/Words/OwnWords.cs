using System.Runtime.InteropServices;

namespace Mynah.Text.Chinese.Words;

/// <summary>
/// Our own reviewed words (<c>Data/words.txt</c>), which win over the word list. Each line: <c>word syllables [tag] [weight]</c>.
/// </summary>
internal sealed class OwnWords
{
    // As likely as a common word (1 in 4,000), so that a reviewed phrase is preferred to its parts.
    private const int UsualWeight = 100;
    private static readonly Lazy<OwnWords> s_shared = new(() => new OwnWords());

    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<char, int> _longest = [];
    private readonly List<(string[] Readings, WordTag Tag)> _words = [];
    private readonly Dictionary<char, string> _characters = [];

    private OwnWords()
    {
        foreach (var line in ChineseData.Lines("words.txt"))
            Add(line);
    }

    /// <summary>The one list of the process; read when it is first needed.</summary>
    public static OwnWords Shared => s_shared.Value;

    /// <summary>The usual reading of a single character where the word list's is not the best; null when it is.</summary>
    public string? Reading(char character) => _characters.GetValueOrDefault(character);

    /// <summary>The readings of one of our words.</summary>
    public string[] Readings(int place) => _words[place].Readings;

    /// <summary>Adds our words that begin here to <paramref name="found"/>, taking over those found already.</summary>
    public void FindPrefixes(ReadOnlySpan<char> text, List<WordMatch> found)
    {
        if (text.IsEmpty || !_longest.TryGetValue(text[0], out var longest))
            return;
        var places = _places.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = 2; length <= Math.Min(longest, text.Length); length++)
        {
            if (places.TryGetValue(text[..length], out var place))
                Replace(found, new WordMatch(length, UsualWeight, _words[place].Tag, -1 - place));
        }
    }

    private static void Replace(List<WordMatch> found, WordMatch own)
    {
        var items = CollectionsMarshal.AsSpan(found);
        for (var i = 0; i < items.Length; i++)
        {
            if (items[i].Length != own.Length)
                continue;
            var tag = own.Tag == WordTag.Other ? items[i].Tag : own.Tag;
            items[i] = own with { Weight = Math.Min(own.Weight, items[i].Weight), Tag = tag };
            return;
        }
        found.Add(own);
    }

    private void Add(string line)
    {
        var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var word = parts[0];
        var readings = Pinyin.Split(parts[1]);
        if (readings.Length != word.Length)
            throw new FormatException($"words.txt: \"{line}\" has {readings.Length} syllables for {word.Length} characters.");
        if (word.Length == 1)
        {
            _characters[word[0]] = readings[0];
            return;
        }
        _places[word] = _words.Count;
        _words.Add((readings, parts.Length > 2 ? Enum.Parse<WordTag>(parts[2]) : WordTag.Other));
        _longest[word[0]] = Math.Max(_longest.GetValueOrDefault(word[0]), word.Length);
    }
}
