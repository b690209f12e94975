using System.Runtime.CompilerServices;
using Mynah.Engines;
using Mynah.Text;

namespace Mynah;

/// <summary>Speaks one utterance after another: segments to the engine, samples and words out as events. For one stream.</summary>
internal sealed class SegmentSpeaker(
    ISpeechEngine engine, TextPreparation preparation, RenderedVoice voice, SpeechOptions options, ChunkedAudio audio)
{
    // What an utterance without anything to say sounds like, for example a committed "…": a short pause.
    private static readonly TimeSpan EmptyPause = TimeSpan.FromMilliseconds(200);

    // A blank line is a segment of its own; it makes the pause before the next paragraph this much longer.
    private static readonly TimeSpan ParagraphPause = TimeSpan.FromMilliseconds(300);

    private readonly WordTimes _words = new();
    private bool _isNewParagraph;
    private string? _previousLanguage;
    private Utterance _utterance = new("", []);
    private List<SpeechSegment> _ahead = [];
    private IEnumerator<SpeechSegment> _segments = Enumerable.Empty<SpeechSegment>().GetEnumerator();

    /// <summary>The languages in the first segment of the utterance made ready last.</summary>
    public IReadOnlyList<string> Languages => _ahead.Count == 0 ? [] : [.. _ahead[^1].Runs.Select(run => run.Language).Distinct(StringComparer.Ordinal)];

    /// <summary>Makes an utterance ready; false when nothing in it can be said.</summary>
    public bool Prepare(Utterance utterance)
    {
        _utterance = utterance;
        _segments = utterance.Segments.Select(PrepareSegment).GetEnumerator();
        _ahead = [];
        while (_segments.MoveNext())
        {
            _ahead.Add(_segments.Current);
            _isNewParagraph |= _segments.Current is { Runs.Count: 0, End: SegmentEnd.Paragraph };
            if (_segments.Current.Runs.Count > 0)
                return true;
        }
        return false;
    }

    /// <summary>Speaks the utterance made ready last.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="speaking">Ends this utterance; it is reported as cancelled.</param>
    /// <param name="cancellationToken">Ends the stream; nothing more is reported.</param>
    public async IAsyncEnumerable<SpeechEvent> SpeakAsync(
        string id, CancellationToken speaking, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var begin = audio.Position;
        audio.Begin(id);
        _words.Begin(begin, options.Rate * voice.SampleRate / engine.Info.SampleRate, engine.Info.SampleRate);
        if (_isNewParagraph && begin > TimeSpan.Zero)
            Pause(ParagraphPause);
        _isNewParagraph = false;
        var hasRuns = false;
        foreach (var segment in Segments())
        {
            _words.BeginSegment(segment.Text);
            if (segment.Runs.Count == 0)
            {
                if (hasRuns && segment.End == SegmentEnd.Paragraph)
                    Pause(ParagraphPause);
                continue;
            }
            hasRuns = true;
            var frames = engine.SpeakAsync(segment, voice.ForEngine, speaking).GetAsyncEnumerator(speaking);
            await using var _ = frames.ConfigureAwait(false);
            while (await MoveNextAsync(frames, speaking, cancellationToken).ConfigureAwait(false))
            {
                audio.Write(frames.Current.Samples.Span);
                _words.Add(frames.Current);
                while (!speaking.IsCancellationRequested && audio.TryRead(out var chunk))
                    yield return chunk;
            }
            if (_words.EndSegment() is { Count: > 0 } words)
                yield return new WordsSpoken(id, words);
            if (speaking.IsCancellationRequested)
                break;
        }
        cancellationToken.ThrowIfCancellationRequested();

        if (speaking.IsCancellationRequested)
            audio.Drop();
        else
        {
            if (hasRuns && !_words.IsAudible)
                throw Silent();
            if (!hasRuns)
                Pause(EmptyPause);
            audio.EndUtterance();
            while (audio.TryRead(out var chunk))
                yield return chunk;
        }
        if (audio.Close(ContainerScope.Utterance) is { } trailer)
            yield return trailer;
        var status = speaking.IsCancellationRequested ? UtteranceStatus.Cancelled : UtteranceStatus.Completed;
        yield return new UtteranceEnded(id, status, new SpeechUsage(CharacterCount.Of(_utterance.Text), audio.Position - begin));
    }

    private void Pause(TimeSpan duration)
    {
        var silence = new float[(int)(duration.TotalSeconds * voice.SampleRate)];
        audio.Write(silence);
        _words.Add(new SpeechFrame(silence, default));
    }

    private IEnumerable<SpeechSegment> Segments()
    {
        foreach (var segment in _ahead)
            yield return segment;
        while (_segments.MoveNext())
            yield return _segments.Current;
    }

    private SpeechSegment PrepareSegment(TextSegment segment)
    {
        var profile = voice.Profile;
        var prepared = preparation.Prepare(segment, profile.IsLanguageFixed ? profile.Language : options.Language, _previousLanguage);
        // Chinese is written alike in Mandarin and Cantonese: a Cantonese voice decides what a sentence does not tell.
        if (options.Language is null && prepared.Language == "zh" && profile.Language == "yue")
            prepared = preparation.Prepare(segment, "yue");
        _previousLanguage = prepared.Language;
        if (options.IsStrict && !profile.IsLanguageFixed)
            CheckLanguages(prepared);
        return prepared;
    }

    private void CheckLanguages(SpeechSegment segment)
    {
        foreach (var run in segment.Runs)
        {
            var language = run.Language.Split('-')[0];
            if (!engine.Info.Languages.Contains(language, StringComparer.OrdinalIgnoreCase))
                throw new SpeechException(SpeechErrorCode.UnsupportedLanguage, SpeechStage.Synthesize,
                    $"Mynah has no rules for the language '{run.Language}', and strict speech was asked for. "
                    + $"Use one of {string.Join(", ", engine.Info.Languages)}, or speak without being strict.");
        }
    }

    private static async ValueTask<bool> MoveNextAsync(
        IAsyncEnumerator<SpeechFrame> frames, CancellationToken speaking, CancellationToken cancellationToken)
    {
        try
        {
            return await frames.MoveNextAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (speaking.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private static SpeechException Silent() => new(SpeechErrorCode.NoAudio, SpeechStage.Synthesize,
        "The engine gave no sound for a text that has words. Name the text's language, or choose a voice that speaks it.");
}
