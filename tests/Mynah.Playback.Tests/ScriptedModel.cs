using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Mynah.Playback.Tests;

/// <summary>A language model that does what a test says, and tells whether it was cancelled and what it was asked.</summary>
internal sealed class ScriptedModel(Func<CancellationToken, IAsyncEnumerable<ChatResponseUpdate>> script) : IChatClient
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the model is done or was cancelled.</summary>
    public Task Ended => _ended.Task;

    public int Taken { get; private set; }

    public static ScriptedModel Of(params string[] pieces) => new(_ => Pieces(pieces));

    /// <summary>Gives the pieces, and then nothing until it is cancelled.</summary>
    public static ScriptedModel Stalling(params string[] pieces) => new(token => Stall(pieces, token));

    public static ChatResponseUpdate Text(string text) => new(ChatRole.Assistant, text);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        try
        {
            await foreach (var update in script(cancellationToken))
            {
                Taken++;
                yield return update;
            }
        }
        finally
        {
            _ended.TrySetResult();
        }
    }

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> Pieces(IEnumerable<string> pieces)
    {
        foreach (var piece in pieces)
        {
            await Task.Yield();
            yield return Text(piece);
        }
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> Stall(IEnumerable<string> pieces, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var update in Pieces(pieces))
            yield return update;
        await Task.Delay(Timeout.Infinite, cancellationToken);
    }
}
