using System.Runtime.CompilerServices;

namespace Mynah.Playback;

/// <summary>
/// Speech where there is no loudspeaker: taken as fast as it is made, and heard when it was made. Its chunks are disposed. Thread-safe.
/// </summary>
internal sealed class UnplayedSpeech : ISpokenStream
{
    private readonly HeardCursor _cursor = new();
    private readonly CancellationTokenSource _stop;
    private readonly Lock _gate = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TimeSpan _position;
    private bool _isComplete;
    private bool _isStopped;

    public UnplayedSpeech(IAsyncEnumerable<SpeechEvent> events, CancellationToken cancellationToken)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Completion = RunAsync(events, cancellationToken);
    }

    public Task Completion { get; }

    public HeardText Heard
    {
        get
        {
            lock (_gate)
                return new HeardText(_cursor.At(_position), _position, _isComplete);
        }
    }

    public Task<HeardText> StopAsync()
    {
        lock (_gate)
        {
            if (!_isStopped)
                _ = _stop.CancelAsync(); // its callbacks are those of the synthesizer and the language model, which nobody waits for here
            _isStopped = true;
        }
        Change();
        return Task.FromResult(Heard);
    }

    public async IAsyncEnumerable<string> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var told = 0;
        while (true)
        {
            Task changed;
            bool isOver;
            string piece;
            lock (_gate)
            {
                changed = _changed.Task;
                isOver = _isStopped;
                piece = _cursor.At(_position, told);
            }
            if (piece.Length > 0)
            {
                told += piece.Length;
                yield return piece;
            }
            if (isOver)
                yield break;
            await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task RunAsync(IAsyncEnumerable<SpeechEvent> events, CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding); // the caller does not wait for the first event
        try
        {
            await foreach (var speechEvent in events.WithCancellation(_stop.Token).ConfigureAwait(false))
                Take(speechEvent);
            lock (_gate)
                _isComplete = !_isStopped;
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // stopped
        }
        catch (Exception) when (_isStopped)
        {
            // Whatever breaks after the stop is of no interest to anybody.
        }
        finally
        {
            lock (_gate)
                _isStopped = true; // from here on nothing cancels, so that the source can go
            Change();
            _stop.Dispose();
        }
    }

    private void Take(SpeechEvent speechEvent)
    {
        (speechEvent as AudioChunk)?.Dispose();
        lock (_gate)
        {
            if (_isStopped)
                return;
            switch (speechEvent)
            {
                case UtteranceStarted started:
                    _cursor.Begin(started.Text, _position);
                    break;
                case WordsSpoken spoken:
                    _cursor.Add(spoken.Words);
                    break;
                case AudioChunk chunk:
                    _position += chunk.Duration;
                    break;
                case UtteranceEnded ended:
                    _cursor.End(_position, ended.Status == UtteranceStatus.Cancelled);
                    break;
            }
        }
        Change();
    }

    private void Change()
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            changed = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        changed.TrySetResult();
    }
}
