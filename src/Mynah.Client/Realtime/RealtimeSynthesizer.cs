using System.Runtime.CompilerServices;

namespace Mynah.Client.Realtime;

/// <summary>A realtime session behind the one contract. WAV is asked for as PCM and gets its header here, so that its scope is ours.</summary>
internal sealed class RealtimeSynthesizer(QwenTtsRealtimeClient client, string defaultModel) : ISpeechSynthesizer
{
    public IAsyncEnumerable<SpeechEvent> SynthesizeAsync(
        IAsyncEnumerable<SpeechCommand> commands, SpeechOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(commands);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        if (options.Filter is { IsAny: true })
            return FilteredSpeech.Synthesize(this, commands, options, cancellationToken);
        return RunAsync(commands, options, cancellationToken);
    }

    private async IAsyncEnumerable<SpeechEvent> RunAsync(
        IAsyncEnumerable<SpeechCommand> commands, SpeechOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var session = await client.ConnectAsync(options.Model ?? defaultModel, cancellationToken).ConfigureAwait(false);
        await using var closing = session.ConfigureAwait(false);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var stream = new RealtimeStream(session, options);
        var sending = stream.SendAsync(commands, stop.Token);
        try
        {
            while (await stream.ReadAsync(cancellationToken).ConfigureAwait(false) is { } happened)
                yield return happened;
            await sending.ConfigureAwait(false);
            await session.CloseAsync().ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
