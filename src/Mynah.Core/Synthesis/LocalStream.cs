using System.Runtime.CompilerServices;

namespace Mynah;

/// <summary>One call of <see cref="LocalSynthesizer"/>: a reader of commands beside a loop that speaks.</summary>
internal sealed class LocalStream(UtteranceQueue queue, SegmentSpeaker speaker, ChunkedAudio audio)
{
    private readonly Lock _gate = new();
    private CancellationTokenSource? _speaking;

    public async IAsyncEnumerable<SpeechEvent> RunAsync(
        IAsyncEnumerable<SpeechCommand> commands, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = ReadCommandsAsync(commands, stop.Token);
        var count = 0;
        try
        {
            while (await queue.TakeAsync(stop.Token).ConfigureAwait(false) is { } utterance)
            {
                if (!speaker.Prepare(utterance) && (queue.Mode == SegmentationMode.Auto || utterance.Delivery is not null))
                    continue;
                var id = $"utterance-{++count}";
                yield return new UtteranceStarted(id, utterance.Text) { Languages = speaker.Languages };
                using var speaking = BeginSpeaking(stop.Token);
                await foreach (var speechEvent in speaker.SpeakAsync(id, speaking.Token, cancellationToken).ConfigureAwait(false))
                    yield return speechEvent;
                EndSpeaking();
            }
            await reading.ConfigureAwait(false);
            if (count == 0 && queue.HasText)
                throw NothingToSay();
            if (audio.Close(ContainerScope.Stream) is { } trailer)
                yield return trailer;
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            queue.Dispose();
            audio.Dispose();
        }
    }

    private async Task ReadCommandsAsync(IAsyncEnumerable<SpeechCommand> commands, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var command in commands.WithCancellation(cancellationToken).ConfigureAwait(false))
                await ApplyAsync(command, cancellationToken).ConfigureAwait(false);
            queue.End(isComplete: true);
        }
        catch
        {
            // The speaking loop meets the failure when it awaits this task; what was complete before it is still spoken.
            queue.End(isComplete: false);
            throw;
        }
    }

    private ValueTask ApplyAsync(SpeechCommand command, CancellationToken cancellationToken)
    {
        switch (command)
        {
            case AppendText append:
                return queue.AppendAsync(append.Text, cancellationToken);
            case Commit:
                queue.Commit();
                break;
            case Clear:
                queue.Clear();
                break;
            case Cancel:
                queue.DropCommitted();
                lock (_gate)
                    _speaking?.Cancel();
                break;
            default:
                throw SpeechException.Invalid($"The command {command?.GetType().Name ?? "null"} is not known. Use AppendText, Commit, Clear or Cancel.");
        }
        return ValueTask.CompletedTask;
    }

    private CancellationTokenSource BeginSpeaking(CancellationToken stop)
    {
        lock (_gate)
            return _speaking = CancellationTokenSource.CreateLinkedTokenSource(stop);
    }

    private void EndSpeaking()
    {
        lock (_gate)
            _speaking = null;
    }

    private static SpeechException NothingToSay() => SpeechException.Invalid(
        "The text has nothing that can be said: only punctuation, symbols or characters without a sound. Give it at least one word or number.");
}
