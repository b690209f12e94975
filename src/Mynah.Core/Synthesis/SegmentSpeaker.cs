using System.Runtime.CompilerServices;
using Mynah.Audio;
using Mynah.Engines;
using Mynah.Ssml;
using Mynah.Text;

namespace Mynah;

/// <summary>Speaks one utterance after another: segments to the engine, samples and words out as events. For one stream.</summary>
internal sealed class SegmentSpeaker(
    ISpeechEngine engine, TextPreparation preparation, Delivery usual, SpeechOptions options, ChunkedAudio audio, ISoundSource? sounds)
{
    // What an utterance without anything to say sounds like, for example a committed "…": a short pause.
    private static readonly TimeSpan EmptyPause = TimeSpan.FromMilliseconds(200);

    // A blank line is a segment of its own; it makes the pause before the next paragraph this much longer.
    private static readonly TimeSpan ParagraphPause = TimeSpan.FromMilliseconds(300);

    private readonly WordTimes _words = new();
    private bool _isNewParagraph;
    private string? _previousLanguage;
    private Utterance _utterance = new("", []);
    private List<PreparedPart> _ahead = [];
    private IEnumerator<PreparedPart> _parts = Enumerable.Empty<PreparedPart>().GetEnumerator();

    private Delivery Delivery => _utterance.Delivery ?? usual;

    /// <summary>The languages in the first segment of the utterance made ready last.</summary>
    public IReadOnlyList<string> Languages
        => _ahead.Count == 0 || _ahead[^1].Segment is not { } segment ? [] : [.. segment.Runs.Select(run => run.Language).Distinct(StringComparer.Ordinal)];

    /// <summary>Makes an utterance ready; false when there is nothing in it to be heard.</summary>
    public bool Prepare(Utterance utterance)
    {
        _utterance = utterance;
        _parts = utterance.Parts.Select(PreparePart).GetEnumerator();
        _ahead = [];
        while (_parts.MoveNext())
        {
            _ahead.Add(_parts.Current);
            _isNewParagraph |= _parts.Current.Segment is { Runs.Count: 0, End: SegmentEnd.Paragraph };
            if (_parts.Current.Segment is not { Runs.Count: 0 })
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
        audio.Begin(id, await ChainAsync(speaking).ConfigureAwait(false));
        _words.Begin(begin, Delivery.Rate * Delivery.Voice.SampleRate / engine.Info.SampleRate, engine.Info.SampleRate);
        if (_isNewParagraph && begin > TimeSpan.Zero)
            Pause(ParagraphPause);
        _isNewParagraph = false;
        bool hasRuns = false, isHeard = false;
        foreach (var (part, segment) in Parts())
        {
            if (segment is null)
            {
                isHeard = true;
                await foreach (var chunk in InsertAsync(part, speaking).ConfigureAwait(false))
                    yield return chunk;
                continue;
            }
            _words.BeginSegment(segment.Text);
            if (segment.Runs.Count == 0)
            {
                if (hasRuns && segment.End == SegmentEnd.Paragraph)
                    Pause(ParagraphPause);
                continue;
            }
            hasRuns = true;
            var frames = engine.SpeakAsync(segment, Delivery.Voice.ForEngine, speaking).GetAsyncEnumerator(speaking);
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
            if (!hasRuns && !isHeard)
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

    /// <summary>The stages of the delivery, with its music; null for the usual ones.</summary>
    private async ValueTask<DeliveryChain?> ChainAsync(CancellationToken cancellationToken)
    {
        if (Delivery == usual)
            return null;
        var music = Delivery.Music is { } reference ? await reference.LoadAsync(sounds, cancellationToken).ConfigureAwait(false) : null;
        return new DeliveryChain(Delivery, audio.SampleRate, music);
    }

    /// <summary>Puts in a pause or a sound, piece by piece.</summary>
    private async IAsyncEnumerable<AudioChunk> InsertAsync(UtterancePart part, [EnumeratorCancellation] CancellationToken speaking)
    {
        var inserted = part is SoundPart { Sound: { } reference }
            ? Resampled(await reference.LoadAsync(sounds, speaking).ConfigureAwait(false))
            : default;
        var length = part is PausePart pause ? (int)(pause.Duration.TotalSeconds * audio.SampleRate) : inserted.Length;
        _words.Skip(TimeSpan.FromSeconds((double)length / audio.SampleRate));
        var step = audio.SampleRate / 10; // few large pieces: nothing is gained by earlier ones, as all of it is known
        var silence = part is PausePart ? new float[step] : null;
        for (var at = 0; at < length && !speaking.IsCancellationRequested; at += step)
        {
            var count = Math.Min(step, length - at);
            audio.Insert(silence is null ? inserted.Span.Slice(at, count) : silence.AsSpan(0, count));
            while (!speaking.IsCancellationRequested && audio.TryRead(out var chunk))
                yield return chunk;
        }
    }

    private ReadOnlyMemory<float> Resampled(Sound sound)
    {
        var samples = new ReusableBuffer<float>();
        using var resampler = new Resampler(sound.SampleRate, audio.SampleRate);
        resampler.Process(sound.Samples.Span, samples);
        resampler.Flush(samples);
        return samples.WrittenMemory;
    }

    private void Pause(TimeSpan duration)
    {
        var silence = new float[(int)(duration.TotalSeconds * Delivery.Voice.SampleRate)];
        audio.Write(silence);
        _words.Add(new SpeechFrame(silence, default));
    }

    private IEnumerable<PreparedPart> Parts()
    {
        foreach (var part in _ahead)
            yield return part;
        while (_parts.MoveNext())
            yield return _parts.Current;
    }

    private PreparedPart PreparePart(UtterancePart part) => new(part, part is SpokenPart spoken ? PrepareSegment(spoken.Segment) : null);

    private SpeechSegment PrepareSegment(TextSegment segment)
    {
        var profile = Delivery.Voice.Profile;
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

    /// <summary>A part, with what is said for it when it is text.</summary>
    private readonly record struct PreparedPart(UtterancePart Part, SpeechSegment? Segment);
}
