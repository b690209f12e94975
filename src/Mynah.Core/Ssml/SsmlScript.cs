using Mynah.Text;

namespace Mynah.Ssml;

/// <summary>Makes utterances of a document: one for each <c>speak</c>, its text cut into sentences as it is spoken.</summary>
/// <param name="options">What holds where the document says nothing.</param>
/// <param name="voices">Finds voices.</param>
/// <param name="engineRate">The engine's sample rate in Hz.</param>
internal sealed class SsmlScript(SpeechOptions options, VoiceDirectory voices, int engineRate)
{
    // What stands in a marked stretch for the segmenter, so that it cuts nowhere inside.
    private const char Filler = 'x';

    /// <summary>The utterances of a document, which is checked completely first.</summary>
    /// <exception cref="SpeechException">As <see cref="SsmlDocument.Parse"/>, or a voice is not known, or a frequency too high.</exception>
    public IReadOnlyList<Utterance> Read(string document)
        => [.. SsmlDocument.Parse(document).Speeches.Select(speech => new Utterance(speech.Text, speech.Parts.SelectMany(part => PartsOf(part, speech))) { Delivery = DeliveryOf(speech) })];

    private Delivery DeliveryOf(SsmlSpeech speech)
    {
        if (speech.Effect is { Kind: SsmlEffectKind.LpFilter or SsmlEffectKind.HpFilter } filter && filter.Values[0] > options.Format.SampleRate / 2)
        {
            throw speech.Source.Error(filter.At,
                $"<speak effectValue=\"{filter.Values[0]}\"> is above half the sample rate. Use 1 to {options.Format.SampleRate / 2} Hz, or a higher sample rate.");
        }
        return new Delivery(
            new RenderedVoice(VoiceOf(speech), engineRate), speech.Rate ?? options.Rate, speech.Pitch ?? options.Pitch, speech.Volume ?? options.Volume)
        {
            Effect = speech.Effect,
            Music = speech.Music is { } music ? new SoundReference(speech.Source, music.At, music.Url) : null,
            MusicVolume = speech.Music?.Volume ?? 0,
        };
    }

    private VoiceProfile VoiceOf(SsmlSpeech speech)
    {
        try
        {
            return voices.Get(speech.Voice ?? options.Voice, options.Owner);
        }
        catch (SpeechException unknown)
        {
            throw speech.Source.Error(speech.At, unknown);
        }
    }

    private static IEnumerable<UtterancePart> PartsOf(SsmlPart part, SsmlSpeech speech) => part switch
    {
        SsmlPausePart pause => [new PausePart(pause.Duration)],
        SsmlSoundPart sound => [new SoundPart(new SoundReference(speech.Source, sound.At, sound.Url))],
        SsmlTextPart text => Segments(text).Select(segment => new SpokenPart(segment)),
        _ => [],
    };

    private static IEnumerable<TextSegment> Segments(SsmlTextPart part)
    {
        var segmenter = new TextSegmenter();
        segmenter.Append(WithoutMarks(part));
        segmenter.Flush();
        var (start, end, next) = (0, 0, 0);
        var marks = new List<TextMark>();
        while (segmenter.TryRead(out var cut))
        {
            end += cut.Text.Length;
            for (; next < part.Marks.Count && part.Marks[next].Span.Start < end; next++)
                marks.Add(part.Marks[next] with { Span = new TextSpan(part.Marks[next].Span.Start - start, part.Marks[next].Span.Length) });
            // A marked stretch that is too long for a segment is kept whole all the same.
            if (marks.Count > 0 && start + marks[^1].Span.End > end)
                continue;
            var isLast = end == part.Text.Length;
            yield return new TextSegment(part.Text[start..end], isLast ? EndOf(part, cut.End) : cut.End)
            {
                Marks = [.. marks],
            };
            start = end;
            marks.Clear();
        }
    }

    // What was asked for comes after the pause of the mark before it; inside a phrase there is none.
    private static SegmentEnd EndOf(SsmlTextPart part, SegmentEnd found)
    {
        if (part.End != SegmentEnd.Open)
            return part.End;
        var text = part.Text.AsSpan().TrimEnd();
        return text.Length == 0 || !char.IsPunctuation(text[^1]) ? SegmentEnd.Open : text[^1] is ',' or '，' or '、' or ';' or '；' or ':' or '：' ? SegmentEnd.Clause : found;
    }

    private static string WithoutMarks(SsmlTextPart part) => part.Marks.Count == 0 ? part.Text : string.Create(part.Text.Length, part, static (text, part) =>
    {
        part.Text.CopyTo(text);
        foreach (var mark in part.Marks)
            text.Slice(mark.Span.Start, mark.Span.Length).Fill(Filler);
    });
}
