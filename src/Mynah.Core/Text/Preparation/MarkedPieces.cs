using Mynah.Text.Chinese;
using Mynah.Text.Lexicons;
using Mynah.Text.SayAs;

namespace Mynah.Text;

/// <summary>
/// Cuts a text at its marks. What a mark says in words stays inside the text around it, which is then read as one; what it says in
/// sounds becomes a piece of its own, as a word of a lexicon does.
/// </summary>
internal static class MarkedPieces
{
    /// <summary>The text with aliases in place: what its language is found by.</summary>
    public static string WithAliases(TextSegment segment)
    {
        if (segment.Marks is not { Count: > 0 } marks)
            return segment.Text;
        var builder = new MappedTextBuilder();
        var (text, kept) = (MappedText.Unchanged(segment.Text), 0);
        foreach (var mark in marks.Where(mark => mark.Kind == TextMarkKind.Alias))
        {
            builder.Keep(text, new TextSpan(kept, mark.Span.Start - kept));
            builder.Append(mark.Value, mark.Span);
            kept = mark.Span.End;
        }
        builder.Keep(text, new TextSpan(kept, text.Text.Length - kept));
        return builder.Build().Text;
    }

    /// <summary>The pieces of a segment whose main language is known.</summary>
    public static IEnumerable<LexiconPiece> Of(TextSegment segment, string language)
    {
        var text = MappedText.Unchanged(segment.Text);
        if (segment.Marks is not { Count: > 0 } marks)
        {
            yield return new LexiconPiece(text, null);
            yield break;
        }
        var builder = new MappedTextBuilder();
        var kept = 0;
        foreach (var mark in marks)
        {
            builder.Keep(text, new TextSpan(kept, mark.Span.Start - kept));
            kept = mark.Span.End;
            var written = text.Text.Substring(mark.Span.Start, mark.Span.Length);
            if (Sounds(mark, text, written, language) is var (entry, sounds))
            {
                if (builder.Length > 0)
                    yield return new LexiconPiece(builder.Build(), null);
                yield return new LexiconPiece(sounds, entry);
                builder = new MappedTextBuilder();
            }
            else if (Words(mark, written, language) is { } words)
            {
                AppendApart(builder, words, text, mark.Span);
            }
            else
            {
                builder.Keep(text, mark.Span);
            }
        }
        builder.Keep(text, new TextSpan(kept, text.Text.Length - kept));
        if (builder.Length > 0)
            yield return new LexiconPiece(builder.Build(), null);
    }

    /// <summary>What is said for the mark in words; null when its text stays as it is written.</summary>
    private static string? Words(TextMark mark, string written, string language) => mark.Kind switch
    {
        TextMarkKind.Alias => mark.Value,
        TextMarkKind.Word => null,
        _ when IsChinese(language) => ChineseSayAs.Say(mark.Kind, written, isMandarin: !language.StartsWith("yue", StringComparison.Ordinal)),
        _ when language.StartsWith("en", StringComparison.Ordinal) => EnglishSayAs.Say(mark.Kind, written),
        _ => null, // other languages read what is written by their own rules
    };

    private static (LexiconEntry Entry, MappedText Sounds)? Sounds(TextMark mark, MappedText text, string written, string language)
    {
        var isMandarin = language.StartsWith("zh", StringComparison.Ordinal);
        return mark.Kind switch
        {
            TextMarkKind.Pinyin => (Entry("zh", written, LexiconReading.Pinyin), Said(mark.Value)),
            TextMarkKind.EnglishPhonemes => (Entry("en", written, LexiconReading.Phonemes), Said($"[[{mark.Value}]]")),
            TextMarkKind.Name when isMandarin && HasChinese(written) => (Entry("zh", written, LexiconReading.Pinyin), ChineseFrontEnd.ReadName(text.Slice(mark.Span))),
            TextMarkKind.Word when isMandarin && HasChinese(written) => (Entry("zh", written, LexiconReading.Pinyin), Said(OneWord(written))),
            _ => null,
        };

        MappedText Said(string sounds)
        {
            var builder = new MappedTextBuilder();
            builder.Append(sounds, text, mark.Span);
            return builder.Build();
        }
    }

    // A word that is read otherwise than it is written must not run together with its neighbours.
    private static void AppendApart(MappedTextBuilder builder, string words, MappedText text, TextSpan span)
    {
        var isLatin = words.Length > 0 && char.IsAsciiLetterOrDigit(words[0]);
        if (isLatin && span.Start > 0 && char.IsLetterOrDigit(text.Text[span.Start - 1]))
            builder.Append(" ", text, new TextSpan(span.Start, 0));
        builder.Append(words, text, span);
        if (words.Length > 0 && char.IsAsciiLetterOrDigit(words[^1]) && span.End < text.Text.Length && char.IsLetterOrDigit(text.Text[span.End]))
            builder.Append(" ", text, new TextSpan(span.End, 0));
    }

    private static string OneWord(string written)
        => new ChineseFrontEnd().Read(MappedText.Unchanged(written), out _).Text.Replace(" ", "", StringComparison.Ordinal);

    private static LexiconEntry Entry(string language, string word, LexiconReading kind) => new(language, word, word, kind, IsExactCase: true, Line: 0);

    private static bool IsChinese(string language)
        => language.StartsWith("zh", StringComparison.Ordinal) || language.StartsWith("yue", StringComparison.Ordinal);

    private static bool HasChinese(string text) => text.Any(c => c is >= '\u3400' and <= '\u9FFF');
}
