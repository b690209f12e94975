using System.Runtime.CompilerServices;
using Mynah.Protocol.Inference;

namespace Mynah.Client.CosyVoice;

/// <summary>A CosyVoice stream behind the one contract: commands are sent beside the reading of events.</summary>
internal sealed class CosyVoiceSynthesizer(CosyVoiceClient client, string defaultModel, SynthesisParameters? parameters) : ISpeechSynthesizer
{
    public IAsyncEnumerable<SpeechEvent> SynthesizeAsync(
        IAsyncEnumerable<SpeechCommand> commands, SpeechOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(commands);
        ArgumentNullException.ThrowIfNull(options);
        return RunAsync(client.Open(options with { Model = options.Model ?? defaultModel }, parameters), commands, cancellationToken);
    }

    /// <summary>Runs a stream that nobody else uses, and disposes it.</summary>
    internal static async IAsyncEnumerable<SpeechEvent> RunAsync(
        CosyVoiceStream stream, IAsyncEnumerable<SpeechCommand> commands, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var closing = stream.ConfigureAwait(false);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var sending = SendAsync(stream, commands, stop.Token);
        try
        {
            while (await stream.ReadAsync(cancellationToken).ConfigureAwait(false) is { } happened)
                yield return happened;
            await sending.ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task SendAsync(CosyVoiceStream stream, IAsyncEnumerable<SpeechCommand> commands, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var command in commands.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                await ApplyAsync(stream, command, cancellationToken).ConfigureAwait(false);
            }
            await stream.FinishAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            stream.Fail(error); // the reader throws it
        }
    }

    private static ValueTask ApplyAsync(CosyVoiceStream stream, SpeechCommand command, CancellationToken cancellationToken) => command switch
    {
        AppendText append => stream.AppendAsync(append.Text, cancellationToken),
        Commit => stream.FlushAsync(cancellationToken),
        Clear => stream.ClearAsync(cancellationToken),
        Cancel => stream.CancelAsync(cancellationToken),
        _ => default,
    };
}
