using System.Runtime.CompilerServices;

namespace Mynah;

/// <summary>
/// Answers from the cache what was spoken before, with the same bytes and without touching <paramref name="inner"/>. Only text that
/// is complete at the start is looked up: tokens that are still coming go straight through, so that caching never delays speech.
/// </summary>
/// <param name="inner">Speaks what is not in the cache.</param>
/// <param name="cache">Where recordings are kept.</param>
/// <param name="source">Names what <paramref name="inner"/> is (engine and version, or service address), for another source sounds different.</param>
public sealed class CachingSynthesizer(ISpeechSynthesizer inner, AudioCache cache, string source) : ISpeechSynthesizer
{
    /// <inheritdoc />
    public IAsyncEnumerable<SpeechEvent> SynthesizeAsync(
        IAsyncEnumerable<SpeechCommand> commands, SpeechOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(commands);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return RunAsync(commands, options, cancellationToken);
    }

    private async IAsyncEnumerable<SpeechEvent> RunAsync(
        IAsyncEnumerable<SpeechCommand> commands, SpeechOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = commands.GetAsyncEnumerator(cancellationToken);
        await using var closing = reader.ConfigureAwait(false);
        var known = new List<SpeechCommand>();
        var next = reader.MoveNextAsync().AsTask();
        while (next.IsCompletedSuccessfully && await next.ConfigureAwait(false))
        {
            known.Add(reader.Current);
            next = reader.MoveNextAsync().AsTask();
        }
        if (!next.IsCompletedSuccessfully)
        {
            await foreach (var happened in inner.SynthesizeAsync(Rest(known, next, reader), options, cancellationToken).ConfigureAwait(false))
                yield return happened;
            yield break;
        }
        var key = CacheKey.Of(source, options, known);
        if (Find(key) is { } found)
        {
            foreach (var happened in found)
                yield return happened;
            yield break;
        }
        using var recording = new Recording();
        await foreach (var happened in inner.SynthesizeAsync(Replay(known), options, cancellationToken).ConfigureAwait(false))
        {
            recording.Add(happened);
            yield return happened;
        }
        if (recording.IsUsable)
            await cache.WriteAsync(key, recording.Complete(), cancellationToken).ConfigureAwait(false);
    }

    private List<SpeechEvent>? Find(string key)
    {
        if (cache.Read(key) is not { } bytes)
            return null;
        var events = Recording.Read(bytes);
        if (events is null)
            cache.Remove(key);
        return events;
    }

    private static async IAsyncEnumerable<SpeechCommand> Rest(
        List<SpeechCommand> known, Task<bool> next, IAsyncEnumerator<SpeechCommand> reader)
    {
        foreach (var command in known)
            yield return command;
        while (await next.ConfigureAwait(false))
        {
            yield return reader.Current;
            next = reader.MoveNextAsync().AsTask();
        }
    }

    private static async IAsyncEnumerable<SpeechCommand> Replay(List<SpeechCommand> commands)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var command in commands)
            yield return command;
    }
}
