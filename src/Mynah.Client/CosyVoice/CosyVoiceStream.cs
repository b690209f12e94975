using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Text;
using System.Threading.Channels;
using Mynah.Protocol.Inference;
using Mynah.Ssml;
using Mynah.Text;

namespace Mynah.Client.CosyVoice;

/// <summary>
/// Text in over time, audio out: one stream, carried by as many tasks as the service's limits ask for. When the text pauses, the running
/// task is finished before the service would break it, and the next text begins another one; the audio goes on as if nothing had
/// happened. Sending is safe from several threads; events have one reader, which must read on. Nothing is connected before the first text.
/// </summary>
public sealed class CosyVoiceStream : IAsyncDisposable
{
    private readonly ConnectionPool _pool;
    private readonly SpeechOptions _options;
    private readonly SynthesisParameters _parameters;
    private readonly MynahClientOptions _limits;
    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly CancellationTokenSource _stop = new();
    // The next task begins when the one before has ended, so there is never a second one to wait here.
    private readonly Channel<SpeechTask> _tasks = Channel.CreateBounded<SpeechTask>(1);
    private readonly SentenceReader _sentences;
    private readonly TaskReader _reader;
    private readonly StringBuilder _held = new(); // text that waits: for its other half, for words, or for a commit
    private readonly ITimer _pause;
    private SpeechTask? _current; // takes text
    private SpeechTask? _last;
    private Task _pausing = Task.CompletedTask;
    private ExceptionDispatchInfo? _failure; // of the source of the text
    private ExceptionDispatchInfo? _error;   // of the stream itself
    private long _began;
    private long _lastSent;
    private bool _isFinished;
    private bool _isFlushed;

    internal CosyVoiceStream(
        ConnectionPool pool, SpeechOptions options, SynthesisParameters parameters, MynahClientOptions limits, TimeProvider clock)
    {
        (_pool, _options, _parameters, _limits, _clock) = (pool, options, parameters, limits, clock);
        _sentences = new SentenceReader(options, parameters.WordTimestampEnabled == true);
        _reader = new TaskReader(_tasks.Reader, _sentences, Note);
        _pause = clock.CreateTimer(static stream => ((CosyVoiceStream)stream!).BeginPause(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The id of the newest task, chosen here and sent to the service; null before the first.</summary>
    public string? RequestId { get; private set; }

    /// <summary>The service's own id of the newest task that told one; null before.</summary>
    public string? ServiceRequestId { get; private set; }

    /// <summary>How many tasks carried the stream so far.</summary>
    public int Tasks { get; private set; }

    /// <summary>From the first text – before a connection was there – to the first audio; null before (dossier 07 §1).</summary>
    public TimeSpan? FirstPackageDelay { get; private set; }

    /// <summary>What the utterances that ended have cost so far.</summary>
    public SpeechUsage Usage => new(_sentences.Characters, _sentences.Position);

    /// <summary>Gives a piece of text, cut anywhere. Empty pieces are ignored. Waits while the socket is busy or a task begins.</summary>
    /// <exception cref="SpeechException">The task could not be started, or its connection is gone.</exception>
    public ValueTask AppendAsync(string text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == 0 ? default : SendAsync(() =>
        {
            if (_began == 0)
                _began = Math.Max(1, _clock.GetTimestamp());
            _held.Append(text);
            return IsGathering ? default : SendHeldAsync(isLast: false, cancellationToken);
        }, cancellationToken);
    }

    /// <summary>
    /// Has everything spoken that was appended, without waiting for the end of a sentence. With <see cref="SegmentationMode.Manual"/> and
    /// with SSML this is what begins an utterance.
    /// </summary>
    public ValueTask FlushAsync(CancellationToken cancellationToken = default) => SendAsync(async () =>
    {
        if (IsGathering)
            await SpeakHeldAsync(cancellationToken).ConfigureAwait(false);
        else if (_current is { } task && !_isFlushed)
        {
            _isFlushed = true;
            NoteSending();
            await task.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }, cancellationToken);

    /// <summary>Drops the text that no utterance has begun to speak; the one being spoken is spoken to its end.</summary>
    public ValueTask ClearAsync(CancellationToken cancellationToken = default) => SendAsync(async () =>
    {
        _held.Clear();
        if (IsGathering || _current is not { } task)
            return;
        _current = null;
        _reader.CancelAfterUtterance = task;
        if (!_sentences.IsSpeaking)
            await task.CancelAsync(cancellationToken).ConfigureAwait(false);
    }, cancellationToken);

    /// <summary>Stops speaking: what was appended but not spoken is dropped. With <see cref="SegmentationMode.Manual"/>, text not yet flushed stays.</summary>
    public ValueTask CancelAsync(CancellationToken cancellationToken = default) => SendAsync(async () =>
    {
        if (!IsGathering)
            _held.Clear();
        var task = _current ?? _last;
        _current = null;
        if (task is { Ended.IsCompleted: false })
            await task.CancelAsync(cancellationToken).ConfigureAwait(false);
    }, cancellationToken);

    /// <summary>No more text will come. What is left is spoken; then the events end.</summary>
    public ValueTask FinishAsync(CancellationToken cancellationToken = default) => SendAsync(async () =>
    {
        if (IsGathering)
            await SpeakHeldAsync(cancellationToken).ConfigureAwait(false);
        else
        {
            await SendHeldAsync(isLast: true, cancellationToken).ConfigureAwait(false);
            await FinishTaskAsync(cancellationToken).ConfigureAwait(false);
        }
        _isFinished = true;
        _tasks.Writer.TryComplete();
    }, cancellationToken);

    /// <summary>Reads events until everything is spoken. To be called once.</summary>
    /// <exception cref="SpeechException">A task failed, the connection was cut, the service fell silent, or no audio came for a text.</exception>
    public async IAsyncEnumerable<SpeechEvent> ReadEventsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (await ReadAsync(cancellationToken).ConfigureAwait(false) is { } happened)
            yield return happened;
    }

    /// <summary>Reads events into callbacks until the end, for programs written in that form; see <see cref="CosyVoiceCallbacks"/>.</summary>
    public async Task RunAsync(CosyVoiceCallbacks callbacks, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(callbacks);
        callbacks.OnOpen?.Invoke();
        try
        {
            await foreach (var happened in ReadEventsAsync(cancellationToken).ConfigureAwait(false))
            {
                if (happened is AudioChunk chunk)
                    callbacks.OnData?.Invoke(chunk);
                else
                    callbacks.OnEvent?.Invoke(happened);
            }
            callbacks.OnComplete?.Invoke();
        }
        catch (SpeechException error) when (callbacks.OnError is not null)
        {
            callbacks.OnError(error);
        }
        finally
        {
            callbacks.OnClose?.Invoke();
        }
    }

    /// <summary>Ends the stream. A task that is not over is cut off with its connection.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _pause.DisposeAsync().ConfigureAwait(false);
        await _pausing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _isFinished = true;
        _tasks.Writer.TryComplete();
        _reader.Stop();
        _current?.Dispose();
    }

    /// <summary>The source of the text failed: the reader throws its error.</summary>
    internal void Fail(Exception error)
    {
        _tasks.Writer.TryComplete(error);
        if (error == _error?.SourceException)
            return; // ours: the reader finds what the service said of it
        Volatile.Write(ref _failure, ExceptionDispatchInfo.Capture(error));
        _isFinished = true;
        _last?.Abort();
    }

    /// <summary>The next event; null at the end.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    internal async ValueTask<SpeechEvent?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var happened = await _reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (FirstPackageDelay is null && happened is AudioChunk { Data.Length: > 0 } && _last is { HasHeardAudio: true })
                FirstPackageDelay = _clock.GetElapsedTime(_began);
            return happened;
        }
        catch (SpeechException error)
        {
            _error = ExceptionDispatchInfo.Capture(error);
            _isFinished = true;
            _tasks.Writer.TryComplete(error);
            _reader.Stop();
            Volatile.Read(ref _failure)?.Throw();
            throw;
        }
    }

    // One document or one commit is one task: it must be known as a whole.
    private bool IsGathering => _options.Mode == SegmentationMode.Manual || _options.EnableSsml;

    private async ValueTask SendAsync(Func<ValueTask> work, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _error?.Throw();
            if (_isFinished)
                throw new InvalidOperationException("The stream is finished; nothing can be added to it. Open another one.");
            await work().ConfigureAwait(false);
        }
        catch (SpeechException error)
        {
            _error ??= ExceptionDispatchInfo.Capture(error);
            throw;
        }
        finally
        {
            _sending.Release();
        }
    }

    // What was gathered, as tasks of their own: one, unless it is longer than a task may be.
    private async ValueTask SpeakHeldAsync(CancellationToken cancellationToken)
    {
        var text = _held.ToString();
        _held.Clear();
        if (_options.EnableSsml && SsmlDocument.IsSsml(text))
        {
            await SpeakDocumentAsync(text, SsmlTexts.Check(text), cancellationToken).ConfigureAwait(false);
            return;
        }
        while (!string.IsNullOrWhiteSpace(text))
        {
            var part = text[..TextCut.Fit(text, TextCut.PerTask)];
            text = text[part.Length..];
            var task = await StartAsync(part, _parameters, cancellationToken).ConfigureAwait(false);
            await SendPartsAsync(task, part, cancellationToken).ConfigureAwait(false);
            await FinishTaskAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    // The service takes one message of text with SSML (dossier 02 §3.1).
    private async ValueTask SpeakDocumentAsync(string text, SsmlDocument document, CancellationToken cancellationToken)
    {
        var task = await StartAsync(document.Text, _parameters with { EnableSsml = true }, cancellationToken).ConfigureAwait(false);
        await task.SendTextAsync(text, document.Characters, TextCut.HasWords(document.Text), cancellationToken).ConfigureAwait(false);
        await FinishTaskAsync(cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask SendHeldAsync(bool isLast, CancellationToken cancellationToken)
    {
        // Half a surrogate pair waits for its other half. A task must not begin with text that has nothing to speak: the service refuses it.
        var ready = _held.Length > 0 && char.IsHighSurrogate(_held[^1]) && !isLast ? _held.Length - 1 : _held.Length;
        if (ready == 0)
            return;
        var text = _held.ToString(0, ready);
        if (_current is null && !TextCut.HasWords(text) && !(isLast && Tasks == 0 && !string.IsNullOrWhiteSpace(text)))
            return;
        _held.Remove(0, ready);
        while (text.Length > 0)
        {
            var task = _current ?? await StartAsync(null, _parameters, cancellationToken).ConfigureAwait(false);
            var length = Room(task, text);
            await SendPartsAsync(task, text[..length], cancellationToken).ConfigureAwait(false);
            text = text[length..];
            if (text.Length > 0 || task.Sent >= TextCut.PerTask)
                await FinishTaskAsync(cancellationToken).ConfigureAwait(false);
            if (!TextCut.HasWords(text) && _current is null)
            {
                _held.Insert(0, text);
                break;
            }
        }
    }

    // How much of the text this task still takes.
    private static int Room(SpeechTask task, string text)
    {
        if (task.Sent + text.Length * 2L <= TextCut.NearlyFull)
            return text.Length;
        if (task.Sent >= TextCut.NearlyFull && TextCut.FirstSentence(text) is > 0 and var end
            && task.Sent + CharacterCount.Of(text.AsSpan(0, end)) <= TextCut.PerTask)
        {
            return end;
        }
        return TextCut.Fit(text, TextCut.PerTask - task.Sent);
    }

    private async ValueTask SendPartsAsync(SpeechTask task, string text, CancellationToken cancellationToken)
    {
        while (text.Length > 0)
        {
            var part = text[..Math.Max(1, TextCut.Fit(text, TextCut.PerMessage))];
            text = text[part.Length..];
            NoteSending();
            await task.SendTextAsync(part, CharacterCount.Of(part), TextCut.HasWords(part), cancellationToken).ConfigureAwait(false);
        }
        _isFlushed = false;
    }

    private async ValueTask<SpeechTask> StartAsync(string? text, SynthesisParameters parameters, CancellationToken cancellationToken)
    {
        if (_last is { } before)
            await before.Ended.WaitAsync(cancellationToken).ConfigureAwait(false);
        ObjectDisposedException.ThrowIf(_isFinished, this);
        var task = await SpeechTask.StartAsync(
            _pool, _options.Model!, parameters, _limits, _clock, text, cancellationToken).ConfigureAwait(false);
        RequestId = task.Id;
        Tasks++;
        _current = _last = task;
        if (_tasks.Writer.TryWrite(task))
            return task;
        task.Dispose(); // the reading ended meanwhile
        throw new ObjectDisposedException(nameof(CosyVoiceStream));
    }

    private async ValueTask FinishTaskAsync(CancellationToken cancellationToken)
    {
        if (_current is not { } task)
            return;
        _current = null;
        await task.FinishAsync(cancellationToken).ConfigureAwait(false);
    }

    private void NoteSending()
    {
        _lastSent = _clock.GetTimestamp();
        _pause.Change(_limits.TextPauseLimit, Timeout.InfiniteTimeSpan);
    }

    private void BeginPause() => _pausing = PauseAsync();

    private async Task PauseAsync()
    {
        await _sending.WaitAsync(_stop.Token).ConfigureAwait(false);
        try
        {
            if (!_isFinished && _clock.GetElapsedTime(_lastSent) >= _limits.TextPauseLimit)
                await FinishTaskAsync(_stop.Token).ConfigureAwait(false);
        }
        catch (SpeechException)
        {
            // The connection is gone: the reader finds that, too, and says it.
        }
        finally
        {
            _sending.Release();
        }
    }

    private void Note(SpeechTask task) => ServiceRequestId = task.ServiceRequestId ?? ServiceRequestId;
}
