using System.Buffers;
using System.Runtime.CompilerServices;
using Mynah.Audio;
using Mynah.Text;

namespace Mynah.Client.Generation;

/// <summary>One call of <see cref="GenerationSynthesizer"/>: a reader of commands beside a loop of requests.</summary>
internal sealed class GenerationStream(QwenTtsClient client, SpeechOptions options, long limit, GenerationQueue queue)
{
    private readonly PartJoin _join = new(options.Format.SampleRate);
    private readonly Lock _gate = new();
    private CancellationTokenSource? _speaking;
    private TimeSpan _position;
    private long _characters; // of the requests of this utterance

    private bool IsPcm => options.Format.Encoding is AudioEncoding.Pcm or AudioEncoding.Wav;

    public async IAsyncEnumerable<SpeechEvent> RunAsync(
        IAsyncEnumerable<SpeechCommand> commands, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = ReadCommandsAsync(commands, stop.Token);
        var count = 0;
        try
        {
            while (await queue.TakeAsync(stop.Token).ConfigureAwait(false) is { } text)
            {
                var id = $"utterance-{++count}";
                yield return new UtteranceStarted(id, text);
                if (options.Format.Encoding == AudioEncoding.Wav && (count == 1 || options.Container == ContainerScope.Utterance))
                    yield return Header(id);
                var began = _position;
                using var speaking = BeginSpeaking(stop.Token);
                await foreach (var chunk in SpeakAsync(id, text, speaking.Token, cancellationToken).ConfigureAwait(false))
                    yield return chunk;
                var status = EndSpeaking(speaking) ? UtteranceStatus.Completed : UtteranceStatus.Cancelled;
                yield return new UtteranceEnded(id, status, new SpeechUsage(_characters, _position - began));
            }
            await reading.ConfigureAwait(false);
            if (count == 0 && queue.HasText)
                throw SpeechException.Invalid("The text has no letter or digit. Give it at least one word or number.");
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            queue.Dispose();
        }
    }

    private async IAsyncEnumerable<AudioChunk> SpeakAsync(
        string id, string text, CancellationToken speaking, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _characters = 0;
        foreach (var part in TextParts.Split(text, (int)limit).Where(part => !string.IsNullOrWhiteSpace(part)))
        {
            _characters += CharacterCount.Of(part);
            _join.BeginNext();
            var chunks = client.StreamAsync(part, options, speaking).GetAsyncEnumerator(speaking);
            await using var closing = chunks.ConfigureAwait(false);
            while (await NextAsync(chunks, speaking, cancellationToken).ConfigureAwait(false))
            {
                using var chunk = chunks.Current;
                yield return Joined(id, chunk.Data.Span);
            }
            if (speaking.IsCancellationRequested)
                yield break;
            if (IsPcm)
                yield return Rest(id);
        }
    }

    // The end of a request that Cancel cut off is no failure; one that the caller gave up is.
    private static async ValueTask<bool> NextAsync(
        IAsyncEnumerator<AudioChunk> chunks, CancellationToken speaking, CancellationToken cancellationToken)
    {
        try
        {
            return !speaking.IsCancellationRequested && await chunks.MoveNextAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task ReadCommandsAsync(IAsyncEnumerable<SpeechCommand> commands, CancellationToken cancellationToken)
    {
        var isComplete = false;
        try
        {
            await foreach (var command in commands.WithCancellation(cancellationToken).ConfigureAwait(false))
                await ApplyAsync(command, cancellationToken).ConfigureAwait(false);
            isComplete = true;
        }
        finally
        {
            queue.End(isComplete); // a failure is met by the loop of requests when it awaits this task
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
        }
        return default;
    }

    private CancellationTokenSource BeginSpeaking(CancellationToken stop)
    {
        lock (_gate)
            return _speaking = CancellationTokenSource.CreateLinkedTokenSource(stop);
    }

    // True when all of it was spoken.
    private bool EndSpeaking(CancellationTokenSource speaking)
    {
        lock (_gate)
        {
            _speaking = null;
            return !speaking.IsCancellationRequested;
        }
    }

    private AudioChunk Joined(string id, ReadOnlySpan<byte> data)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(data.Length + _join.MaxHeldBytes);
        if (IsPcm)
            return Chunk(id, buffer, _join.Process(data, buffer));
        data.CopyTo(buffer);
        return Chunk(id, buffer, data.Length);
    }

    private AudioChunk Rest(string id)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(_join.MaxHeldBytes);
        return Chunk(id, buffer, _join.Flush(buffer));
    }

    private AudioChunk Chunk(string id, byte[] buffer, int length)
    {
        var duration = IsPcm ? TimeSpan.FromSeconds(length / 2 / (double)options.Format.SampleRate) : TimeSpan.Zero;
        var start = _position;
        _position += duration;
        return AudioChunk.Own(id, buffer, length, start, duration);
    }

    private AudioChunk Header(string id)
    {
        Span<byte> header = stackalloc byte[WavFile.HeaderLength];
        WavFile.WriteHeader(header, options.Format.SampleRate);
        return AudioChunk.Copy(id, header, _position, TimeSpan.Zero);
    }
}
