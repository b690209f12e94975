namespace Mynah.Text.Lexicons;

/// <summary>A stretch of a text that a lexicon was applied to.</summary>
/// <param name="Text">Ordinary text, or the reading of <paramref name="Entry"/>; tied to the source.</param>
/// <param name="Entry">The entry that says how the stretch is pronounced; null for ordinary text.</param>
internal readonly record struct LexiconPiece(MappedText Text, LexiconEntry? Entry);

/// <summary>
/// Cuts a text at the words whose pronunciation a lexicon gives. Words that become other words, and Japanese words given in kana,
/// stay inside the text around them, which is then read as one.
/// </summary>
internal static class LexiconPieces
{
    /// <summary>The pieces of a sentence in its main language.</summary>
    public static IEnumerable<LexiconPiece> Of(MappedText text, Lexicon lexicon, string language)
        => Cut(text, lexicon.FindIn(text.Text, language));

    /// <summary>The pieces of a stretch in another language; what holds for every language was found in the sentence already.</summary>
    public static IEnumerable<LexiconPiece> OfForeign(MappedText text, Lexicon lexicon, string language)
        => Cut(text, [.. lexicon.FindIn(text.Text, language).Where(match => match.Entry.Language is not null)]);

    private static IEnumerable<LexiconPiece> Cut(MappedText text, IReadOnlyList<LexiconMatch> matches)
    {
        if (matches.Count == 0)
        {
            yield return new LexiconPiece(text, null);
            yield break;
        }
        var builder = new MappedTextBuilder();
        var kept = 0;
        foreach (var (span, entry) in matches)
        {
            if (span.Start > kept)
                builder.Keep(text, new TextSpan(kept, span.Start - kept));
            kept = span.End;
            if (Words(entry) is { } words)
            {
                builder.Append(words, text, span);
                continue;
            }
            if (builder.Length > 0)
                yield return new LexiconPiece(builder.Build(), null);
            yield return new LexiconPiece(Reading(entry, text, span), entry);
            builder = new MappedTextBuilder();
        }
        if (kept < text.Text.Length)
            builder.Keep(text, new TextSpan(kept, text.Text.Length - kept));
        if (builder.Length > 0)
            yield return new LexiconPiece(builder.Build(), null);
    }

    /// <summary>What stands for the entry in ordinary text; null when its reading is no ordinary text.</summary>
    private static string? Words(LexiconEntry entry) => entry.Kind switch
    {
        LexiconReading.Words => entry.Reading,
        LexiconReading.Kana => Katakana(entry.Reading), // is never taken for particles, as hiragana may be
        _ => null,
    };

    private static MappedText Reading(LexiconEntry entry, MappedText text, TextSpan span)
    {
        var builder = new MappedTextBuilder();
        builder.Append(entry.Kind == LexiconReading.Phonemes ? $"[[{entry.Reading}]]" : entry.Reading, text, span);
        return builder.Build();
    }

    private static string Katakana(string kana)
        => string.Concat(kana.Where(c => c != ' ').Select(c => c is >= '\u3041' and <= '\u3096' ? (char)(c + 0x60) : c));
}
