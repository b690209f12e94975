using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Mynah.Protocol;
using Mynah.Protocol.Inference;

namespace Mynah.Client.CosyVoice;

/// <summary>Reads tasks one after another into one stream of events. For one reader.</summary>
internal sealed class TaskReader(ChannelReader<SpeechTask> tasks, SentenceReader sentences, Action<SpeechTask> changed)
{
    private SpeechTask? _task;

    /// <summary>Has this task cancelled when the utterance being spoken has ended.</summary>
    public SpeechTask? CancelAfterUtterance { get; set; }

    /// <summary>The next event; null at the end.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<SpeechEvent?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (sentences.TryDequeue(out var ready))
                return ready;
            if (_task is null && !await NextAsync(cancellationToken).ConfigureAwait(false))
                return null;
            try
            {
                using var message = await _task!.ReceiveAsync(cancellationToken).ConfigureAwait(false);
                if (_task.IsOverdue)
                    EndTask(); // its connection is cut, as it did not end properly
                else if (message.Kind == SocketMessageKind.Text)
                    await TakeAsync(_task.Read(message)).ConfigureAwait(false);
                else if (!_task.IsCancelled && Audio(message.Data.Span) is { } chunk)
                    return chunk;
            }
            catch (SpeechException) when (_task is { IsCancelled: true })
            {
                EndTask(); // nothing more was wanted of it
            }
        }
    }

    /// <summary>Lets the tasks go that were being read when the reading ended early.</summary>
    public void Stop()
    {
        _task?.Dispose();
        while (tasks.TryRead(out var task))
            task.Dispose();
    }

    private async ValueTask<bool> NextAsync(CancellationToken cancellationToken)
    {
        if (!await tasks.WaitToReadAsync(cancellationToken).ConfigureAwait(false) || !tasks.TryRead(out _task))
            return false;
        sentences.BeginTask(_task.Id, _task.Text);
        changed(_task);
        return true;
    }

    private AudioChunk? Audio(ReadOnlySpan<byte> data)
    {
        _task!.NoteAudio();
        return sentences.Audio(data);
    }

    private async ValueTask TakeAsync(InferenceEvent? happened)
    {
        if (happened is not (ResultGenerated or TaskFinished))
            return;
        if (!_task!.IsCancelled)
        {
            var output = happened.Payload.Output;
            sentences.Take(output?.Type, output?.OriginalText, output?.Sentence, happened.Payload.Usage?.Characters);
            if (output?.Type == EventOutput.SentenceEnd && CancelAfterUtterance == _task)
                await _task.CancelAsync(CancellationToken.None).ConfigureAwait(false);
        }
        if (happened is TaskFinished)
            EndTask();
    }

    private void EndTask()
    {
        var task = _task!;
        _task = null;
        sentences.EndTask(task.IsCancelled);
        changed(task);
        task.Dispose();
        if (task is { HasWords: true, HasHeardAudio: false, IsCancelled: false })
            throw task.Broken(SpeechErrorCode.NoAudio, "The service finished without any audio. Check that model and voice belong together, and that the voice is ready.");
    }
}
