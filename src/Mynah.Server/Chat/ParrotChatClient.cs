using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Mynah.Server.Chat;

/// <summary>
/// Not a language model: it repeats and varies the user's last words, token by token, and says so. With it everything between a language
/// model and the loudspeaker can be tried without a network. The same words at the same place of a conversation get the same answer.
/// Safe for concurrent calls.
/// </summary>
/// <param name="pace">Time between two tokens; null for 20 ms, which is a usual pace of language models. Zero for none.</param>
/// <param name="clock">The clock; null for the system's.</param>
public sealed class ParrotChatClient(TimeSpan? pace = null, TimeProvider? clock = null) : IChatClient
{
    /// <summary>The name of the model.</summary>
    public const string ModelName = "parrot";

    private readonly TimeSpan _pace = pace ?? TimeSpan.FromMilliseconds(20);
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    /// <inheritdoc />
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc />
    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var said = messages.ToList();
        return SpeakAsync(said, ParrotWords.Answer(said), options?.MaxOutputTokens, cancellationToken);
    }

    /// <inheritdoc />
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is not null)
            return null;
        if (serviceType == typeof(ChatClientMetadata))
            return new ChatClientMetadata("mynah", null, ModelName);
        return serviceType.IsInstanceOfType(this) ? this : null;
    }

    /// <summary>Does nothing.</summary>
    public void Dispose()
    {
    }

    private async IAsyncEnumerable<ChatResponseUpdate> SpeakAsync(
        List<ChatMessage> said, string answer, int? most, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
        var count = 0;
        foreach (var token in ParrotWords.Tokens(answer))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (count > 0 && _pace > TimeSpan.Zero)
                await Task.Delay(_pace, _clock, cancellationToken).ConfigureAwait(false);
            if (count == most)
                break;
            count++;
            yield return Update(new TextContent(token));
        }
        var asked = said.Sum(message => ParrotWords.Tokens(message.Text).Count());
        var last = Update(new UsageContent(new UsageDetails { InputTokenCount = asked, OutputTokenCount = count, TotalTokenCount = asked + count }));
        last.FinishReason = count == most ? ChatFinishReason.Length : ChatFinishReason.Stop;
        yield return last;

        ChatResponseUpdate Update(AIContent content) => new(ChatRole.Assistant, [content]) { ModelId = ModelName, ResponseId = id, MessageId = id };
    }
}
