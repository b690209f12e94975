using System.Runtime.CompilerServices;

namespace Mynah.Playback;

/// <summary>
/// One stream of speech on its way through the loudspeaker. Made by <see cref="SpeechPlayer.Play"/>. Safe for concurrent calls.
/// </summary>
public sealed class SpeechPlayback : ISpokenStream
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stopFeeding;
    private readonly TimeProvider _time;
    private readonly DeviceWriter _writer;
    private readonly Lock _gate = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _feeding = Task.CompletedTask;
    private bool _isStopped;

    internal SpeechPlayback(DeviceWriter writer, int sampleRate, PlayerOptions options, CancellationToken cancellationToken)
    {
        _writer = writer;
        _time = options.TimeProvider ?? TimeProvider.System;
        _stopFeeding = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Clock = new PlaybackClock(sampleRate, _time);
        Buffer = new PlaybackBuffer(sampleRate, options, writer.Wake);
        Counters = new PlaybackCounters(_time);
        Completion = CompleteAsync(cancellationToken);
    }

    /// <summary>
    /// Ends when the last sample was heard, or after <see cref="StopAsync"/>. Fails as the speech failed (what came before the failure
    /// is played first), or with a <see cref="SpeechException"/> when the device stopped playing. Cancelled by the token given to
    /// <see cref="SpeechPlayer.Play"/>, which also stops the sound at once.
    /// </summary>
    public Task Completion { get; }

    /// <summary>How much audio was heard, exact to what the device reports, and between two reports by the clock.</summary>
    public TimeSpan Position => Clock.Position;

    /// <summary>True while <see cref="Pause"/> is in force.</summary>
    public bool IsPaused { get; private set; }

    /// <summary>What was heard up to now.</summary>
    public HeardText Heard
    {
        get
        {
            var position = Position;
            return new HeardText(Cursor.At(position), position, !_isStopped && _done.Task.IsCompletedSuccessfully && !_feeding.IsFaulted);
        }
    }

    /// <summary>Numbers about this playback up to now.</summary>
    public PlaybackStatistics Statistics => Counters.Snapshot(Buffer.Lead);

    /// <summary>Ends when the device is done with this playback.</summary>
    internal Task Silence => _done.Task;

    internal PlaybackClock Clock { get; }

    internal PlaybackBuffer Buffer { get; }

    internal PlaybackCounters Counters { get; }

    internal HeardCursor Cursor { get; } = new();

    /// <summary>Silence at once, until <see cref="Resume"/>. What the device had not played yet is played then.</summary>
    public void Pause()
    {
        IsPaused = true;
        _writer.Wake();
    }

    /// <summary>Goes on after <see cref="Pause"/>.</summary>
    public void Resume()
    {
        IsPaused = false;
        _writer.Wake();
    }

    /// <summary>
    /// Interrupts: silence at once, the synthesizer is cancelled, and no further sample of this stream will be heard. May be called at
    /// any time and more than once.
    /// </summary>
    /// <returns>Exactly what was heard.</returns>
    public async Task<HeardText> StopAsync()
    {
        RequestStop();
        // Not for the synthesizer, which may take its time to notice.
        await Silence.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return Heard;
    }

    /// <summary>Gives the text as it is heard, word by word; joined, the pieces are <see cref="HeardText.Text"/>. Ends with the playback.</summary>
    public async IAsyncEnumerable<string> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var told = 0;
        while (true)
        {
            var changed = Changed;
            var isOver = Silence.IsCompleted;
            var position = Position;
            if (Cursor.At(position, told) is { Length: > 0 } piece)
            {
                told += piece.Length;
                yield return piece;
            }
            if (isOver)
                yield break;
            await WaitAsync(position, changed, cancellationToken).ConfigureAwait(false);
        }
    }

    internal void Begin(Task feeding) => _feeding = feeding;

    /// <summary>Asked for by whoever interrupts, carried out by the device's thread.</summary>
    internal bool IsStopRequested { get; private set; }

    /// <summary>The device is done with this playback.</summary>
    internal void Finish(bool isStopped, Exception? failure = null)
    {
        _isStopped = isStopped;
        if (failure is null)
            _done.TrySetResult();
        else
            _done.TrySetException(failure);
        OnChanged();
    }

    /// <summary>Wakes those who watch.</summary>
    internal void OnChanged()
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            changed = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        changed.TrySetResult();
    }

    internal CancellationToken Feeding => _stopFeeding.Token;

    private Task Changed
    {
        get
        {
            lock (_gate)
                return _changed.Task;
        }
    }

    private void RequestStop()
    {
        IsStopRequested = true;
        _writer.Wake();
    }

    private async Task WaitAsync(TimeSpan position, Task changed, CancellationToken cancellationToken)
    {
        using var woken = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var wait = Clock.IsRunning && Cursor.NextAfter(position) is { } next ? next - position + TimeSpan.FromMilliseconds(1) : Timeout.InfiniteTimeSpan;
        await Task.WhenAny(changed, Silence, Task.Delay(wait, _time, woken.Token)).ConfigureAwait(false);
        await woken.CancelAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task CompleteAsync(CancellationToken cancellationToken)
    {
        using (cancellationToken.UnsafeRegister(static playback => ((SpeechPlayback)playback!).RequestStop(), this))
            await _done.Task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _stopFeeding.CancelAsync().ConfigureAwait(false);
        await _feeding.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopFeeding.Dispose();
        Buffer.Dispose();
        cancellationToken.ThrowIfCancellationRequested();
        await _done.Task.ConfigureAwait(false);
        if (!_isStopped)
            await _feeding.ConfigureAwait(false);
    }
}
