using Mynah.Text.Lexicons;

namespace Mynah.Text;

/// <summary>
/// Makes what an engine speaks from what the user wrote: cleans the text, finds its language, puts in the user's own readings,
/// lets the front end of the language write it out in words, splits it into runs of one language and asks each language for the
/// pronunciation. Safe for concurrent calls.
/// </summary>
public sealed class TextPreparation
{
    private readonly Dictionary<string, ITextFrontEnd> _frontEnds;
    private readonly Lexicon _lexicon;

    /// <summary>A preparation with the given front ends; a later one replaces an earlier one of the same language.</summary>
    /// <param name="frontEnds">One for each language.</param>
    /// <param name="lexicon">The user's own readings, which win over those of the front ends; null for none.</param>
    public TextPreparation(IEnumerable<ITextFrontEnd> frontEnds, Lexicon? lexicon = null)
    {
        _frontEnds = new Dictionary<string, ITextFrontEnd>(StringComparer.OrdinalIgnoreCase);
        foreach (var frontEnd in frontEnds)
            _frontEnds[frontEnd.Language] = frontEnd;
        _lexicon = lexicon ?? Lexicon.Empty;
    }

    private TextPreparation(Dictionary<string, ITextFrontEnd> frontEnds, Lexicon lexicon) => (_frontEnds, _lexicon) = (frontEnds, lexicon);

    /// <summary>The preparation with the front ends that are built in.</summary>
    public static TextPreparation Default { get; } = new(FrontEnds.Default);

    /// <summary>This preparation with further readings, which win over its own. Cheap: the front ends are shared.</summary>
    public TextPreparation With(Lexicon lexicon) => new(_frontEnds, _lexicon.With(lexicon));

    /// <summary>Prepares one segment.</summary>
    /// <param name="segment">What the user wrote.</param>
    /// <param name="language">Its language if it is known (<c>zh</c>, <c>en-us</c> …); null means: detect it.</param>
    /// <param name="previous">The language of the segment before, for segments that do not tell their own ("OK.").</param>
    /// <returns>A segment without runs when there is nothing to say: only punctuation, white space, emoji or control characters.</returns>
    public SpeechSegment Prepare(TextSegment segment, string? language = null, string? previous = null)
    {
        var clean = Sanitizer.Clean(MappedText.Unchanged(MarkedPieces.WithAliases(segment)));
        var detected = language ?? LanguageDetector.Detect(clean.Text, previous);
        // Signs alone say nothing, unless a mark asks for their names.
        if (segment.Marks is not { Count: > 0 } && !LanguageRuns.IsSpeakable(clean.Text))
            return new SpeechSegment(segment.Text, detected, [], segment.End);

        var frontEnd = Find(detected);
        var runs = new SpokenRuns();
        foreach (var piece in MarkedPieces.Of(segment, frontEnd.Language))
        {
            if (piece.Entry is { } entry)
                runs.Add(Pronounced(entry, piece.Text, frontEnd.Language));
            else
                AddPlain(runs, frontEnd, Sanitizer.Clean(piece.Text));
        }
        return new SpeechSegment(segment.Text, frontEnd.Language, runs.ToList(), segment.End);
    }

    private void AddPlain(SpokenRuns runs, ITextFrontEnd frontEnd, MappedText clean)
    {
        foreach (var piece in LexiconPieces.Of(clean, _lexicon, frontEnd.Language))
        {
            if (piece.Entry is { } entry)
                runs.Add(Pronounced(entry, piece.Text, frontEnd.Language));
            else
                AddWritten(runs, frontEnd, piece.Text);
        }
    }

    private void AddWritten(SpokenRuns runs, ITextFrontEnd frontEnd, MappedText written)
    {
        var normalized = frontEnd.Normalize(written);
        foreach (var (language, part) in LanguageRuns.Split(normalized.Text, frontEnd.Language))
        {
            var text = normalized.Slice(part);
            if (language == frontEnd.Language)
                AddRead(runs, frontEnd, text);
            else
                AddForeign(runs, Find(language), text);
        }
    }

    private void AddForeign(SpokenRuns runs, ITextFrontEnd frontEnd, MappedText written)
    {
        foreach (var piece in LexiconPieces.OfForeign(written, _lexicon, frontEnd.Language))
        {
            if (piece.Entry is { } entry)
                runs.Add(Pronounced(entry, piece.Text, frontEnd.Language));
            else
                AddRead(runs, frontEnd, frontEnd.Normalize(piece.Text));
        }
    }

    private static void AddRead(SpokenRuns runs, ITextFrontEnd frontEnd, MappedText normalized)
    {
        var run = new SpokenRun(frontEnd.Language, normalized.Text, frontEnd.Read(normalized, out var form), form);
        if (LanguageRuns.IsSpeakable(normalized.Text))
            runs.Add(run);
        else
            runs.AddMarks(run);
    }

    /// <summary>A word with the user's reading. Phonemes of an entry for all languages belong to the language of the word's script.</summary>
    private SpokenRun Pronounced(LexiconEntry entry, MappedText reading, string main)
    {
        var language = entry.Language is null ? LanguageRuns.Split(entry.Word, main)[0].Language : Find(entry.Language).Language;
        return new SpokenRun(language, entry.Word, reading, entry.Kind == LexiconReading.Phonemes ? SpokenForm.Phonemes : SpokenForm.Reading);
    }

    /// <summary>The front end of a language, of its base language (<c>pt</c> for <c>pt-br</c>), or one that changes nothing.</summary>
    private ITextFrontEnd Find(string language)
    {
        if (_frontEnds.TryGetValue(language, out var frontEnd))
            return frontEnd;
        var dash = language.IndexOf('-', StringComparison.Ordinal);
        return dash > 0 && _frontEnds.TryGetValue(language[..dash], out frontEnd) ? frontEnd : new PlainFrontEnd(language);
    }
}
