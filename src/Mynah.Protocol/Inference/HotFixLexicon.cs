using Mynah.Text.Lexicons;

namespace Mynah.Protocol.Inference;

/// <summary>Translates between <see cref="HotFix"/> and <see cref="Lexicon"/>.</summary>
internal static class HotFixLexicon
{
    private const string Name = "hot_fix";

    /// <summary>The readings of a request: pinyin for Chinese text, other words for text in any language.</summary>
    /// <exception cref="SpeechException">A word or a reading is empty or no pinyin.</exception>
    public static Lexicon Of(HotFix fix) => Lexicon.Create(
    [
        .. Pairs(fix.Pronunciation).Select(pair => new LexiconEntry("zh", pair.Key, pair.Value ?? "", LexiconReading.Pinyin, IsExactCase: false, Line: 0)),
        .. Pairs(fix.Replace).Select(pair => new LexiconEntry(null, pair.Key, pair.Value ?? "", LexiconReading.Words, IsExactCase: false, Line: 0)),
    ], Name);

    /// <summary>What of a lexicon the service can be told; null when there is nothing. Kana and phonemes have no place in it.</summary>
    public static HotFix? From(Lexicon lexicon)
    {
        var pinyin = Of(lexicon, LexiconReading.Pinyin);
        var words = Of(lexicon, LexiconReading.Words);
        return pinyin is null && words is null ? null : new HotFix { Pronunciation = pinyin, Replace = words };
    }

    private static List<IReadOnlyDictionary<string, string>>? Of(Lexicon lexicon, LexiconReading kind)
    {
        var pairs = new List<IReadOnlyDictionary<string, string>>();
        foreach (var entry in lexicon.Entries.Where(entry => entry.Kind == kind))
            pairs.Add(new Dictionary<string, string>(StringComparer.Ordinal) { [entry.Word] = entry.Reading });
        return pairs.Count == 0 ? null : pairs;
    }

    private static IEnumerable<KeyValuePair<string, string>> Pairs(IReadOnlyList<IReadOnlyDictionary<string, string>>? list)
        => (list ?? []).Where(pairs => pairs is not null).SelectMany(pairs => pairs);
}
