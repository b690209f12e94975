namespace Mynah.Playback;

/// <summary>
/// An answer that is being spoken while it is still being written. Made by <see cref="ChatSpeechExtensions"/>. Enumerated, it gives the
/// text as it is heard, word by word, and ends (or fails) with the answer. Safe for concurrent calls.
/// </summary>
public sealed class SpokenAnswer : IAsyncEnumerable<string>, IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly AnswerSource _source;
    private readonly AnswerHistory? _history;
    private readonly ISpokenStream _speech;
    private HeardText? _result;
    private volatile bool _isStopped;

    internal SpokenAnswer(AnswerSource source, AnswerHistory? history, ISpokenStream speech)
    {
        (_source, _history, _speech) = (source, history, speech);
        Completion = CompleteAsync();
    }

    /// <summary>
    /// What was heard, when the answer is over: heard to its end, or stopped. By then it is in the list of messages. When the language
    /// model breaks off, what it wrote is spoken, and then this fails as the model did; it also fails as the speech or the device failed,
    /// and is cancelled by the token that the answer was begun with.
    /// </summary>
    public Task<HeardText> Completion { get; }

    /// <summary>What was heard up to now.</summary>
    public HeardText Heard => _result ?? _speech.Heard;

    /// <summary>The playback, to pause it or for its statistics; null without a loudspeaker.</summary>
    public SpeechPlayback? Playback => _speech as SpeechPlayback;

    /// <summary>
    /// Interrupts: silence at once, and the language model and the synthesizer are cancelled, but not waited for. May be called at any time
    /// and more than once; never fails.
    /// </summary>
    /// <returns>Exactly what was heard; it is in the list of messages now.</returns>
    public async Task<HeardText> StopAsync()
    {
        _isStopped = !Completion.IsCompleted;
        await _speech.StopAsync().ConfigureAwait(false);
        return Settle();
    }

    /// <inheritdoc />
    public async IAsyncEnumerator<string> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (var piece in _speech.WatchAsync(cancellationToken).ConfigureAwait(false))
            yield return piece;
        if (!_isStopped)
            await Completion.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The same as <see cref="StopAsync"/>.</summary>
    public async ValueTask DisposeAsync() => await StopAsync().ConfigureAwait(false);

    private async Task<HeardText> CompleteAsync()
    {
        await _speech.Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var heard = Settle();
        // First: when the model broke off before its first word, that is the cause of whatever the synthesizer says about it.
        if (!_isStopped)
            _source.Failure?.Throw();
        await _speech.Completion.ConfigureAwait(false);
        return heard;
    }

    private HeardText Settle()
    {
        lock (_gate)
        {
            if (_result is not null)
                return _result;
            var heard = _speech.Heard;
            _result = heard with { IsComplete = heard.IsComplete && _source.Failure is null };
            _history?.Write(_result);
            return _result;
        }
    }
}
