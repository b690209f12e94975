using System.Buffers;
using System.Text.Json;
using Mynah.Protocol;
using Mynah.Protocol.Inference;

namespace Mynah.Server.Inference;

/// <summary>Puts the events of one task on the wire, in the documented order (dossier 02 §4). For one stream.</summary>
internal sealed class TaskWriter(SocketChannel channel, string taskId, bool withWords)
{
    private readonly TaskSentences _sentences = new(withWords);
    private EventOutput? _heldEnd;

    /// <summary>The service's own name for the task.</summary>
    public string RequestId { get; } = Guid.NewGuid().ToString();

    public ValueTask StartedAsync(CancellationToken cancellationToken) => SendAsync(new TaskStarted(), cancellationToken);

    /// <summary>Writes what a synthesizer event says.</summary>
    /// <param name="happened">The event; a chunk is disposed.</param>
    /// <param name="isLast">
    /// True when no more text will come. Then the end of a sentence waits until it is known that no trailer of the container
    /// follows, which belongs to it.
    /// </param>
    /// <param name="cancellationToken">Ends the wait for a slow reader.</param>
    public async ValueTask WriteAsync(SpeechEvent happened, bool isLast, CancellationToken cancellationToken)
    {
        switch (happened)
        {
            case UtteranceStarted started:
                await EndHeldAsync(cancellationToken).ConfigureAwait(false);
                await ResultAsync(_sentences.Begin(started), cancellationToken).ConfigureAwait(false);
                break;
            case AudioChunk chunk:
                using (chunk)
                    await AudioAsync(chunk.Data, cancellationToken).ConfigureAwait(false);
                break;
            case WordsSpoken spoken:
                _sentences.Add(spoken);
                break;
            case UtteranceEnded ended:
                _heldEnd = _sentences.End(ended);
                if (!isLast)
                    await EndHeldAsync(cancellationToken).ConfigureAwait(false);
                break;
        }
    }

    /// <summary>Ends the task well.</summary>
    /// <param name="withNullOutput">For the older clients, which look at nothing but the usage (dossier 08, row 22).</param>
    /// <param name="cancellationToken">Ends the wait for a slow reader.</param>
    public async ValueTask FinishedAsync(bool withNullOutput, CancellationToken cancellationToken)
    {
        await EndHeldAsync(cancellationToken).ConfigureAwait(false);
        var finished = new TaskFinished { Header = { Attributes = { ["request_uuid"] = JsonElement.Parse($"\"{RequestId}\"") } } };
        finished.Payload.Usage = Usage();
        if (withNullOutput)
            finished.Payload.Extra = new Dictionary<string, JsonElement>(StringComparer.Ordinal) { ["output"] = JsonElement.Parse("null") };
        else
            finished.Payload.Output = new EventOutput { Sentence = withWords ? _sentences.Last : new SentenceInfo { Words = [] } };
        await SendAsync(finished, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Drops what was held back, because the task was cancelled.</summary>
    public void Drop() => _heldEnd = null;

    private async ValueTask AudioAsync(ReadOnlyMemory<byte> audio, CancellationToken cancellationToken)
    {
        if (audio.IsEmpty)
            return; // the encoder needs more for its first frame
        await channel.SendAsync(InferenceCodec.WriteSynthesis(taskId, _sentences.Index), cancellationToken).ConfigureAwait(false);
        var frame = MessageBuffer.Rent();
        frame.Write(audio.Span);
        await channel.SendBinaryAsync(frame, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask EndHeldAsync(CancellationToken cancellationToken)
    {
        if (_heldEnd is not { } output)
            return;
        _heldEnd = null;
        await ResultAsync(output, cancellationToken).ConfigureAwait(false);
    }

    private ValueTask ResultAsync(EventOutput output, CancellationToken cancellationToken)
    {
        var isEnd = output.Type == EventOutput.SentenceEnd;
        return SendAsync(new ResultGenerated { Payload = new EventPayload { Output = output, Usage = isEnd ? Usage() : null } }, cancellationToken);
    }

    private InferenceUsage Usage() => new() { Characters = (int)_sentences.Characters };

    private async ValueTask SendAsync(InferenceEvent message, CancellationToken cancellationToken)
    {
        message.Header.TaskId = taskId;
        await channel.SendAsync(InferenceCodec.Write(message), cancellationToken).ConfigureAwait(false);
    }
}
