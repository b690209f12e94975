using System.ClientModel;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace Mynah.OpenAIChat;

/// <summary>
/// An OpenAI-compatible language model, through the <c>OpenAI</c> package. Text only: for tools and pictures use
/// <c>Microsoft.Extensions.AI.OpenAI</c>, which is an <see cref="IChatClient"/> as well. Safe for concurrent calls.
/// </summary>
/// <param name="client">The package's client. It stays the caller's.</param>
/// <param name="model">The model it was made for, for messages and traces.</param>
/// <param name="endpoint">Its address, likewise; null when unknown.</param>
public sealed class OpenAIChatClient(ChatClient client, string model, Uri? endpoint = null) : IChatClient
{
    /// <inheritdoc />
    /// <exception cref="SpeechException">As <see cref="GetStreamingResponseAsync"/>.</exception>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc />
    /// <exception cref="SpeechException">Something is not text; or the service refused, could not be reached, or broke off.</exception>
    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return ReadAsync(CompletionMapping.Messages(messages, options), CompletionMapping.Options(options, model), cancellationToken);
    }

    /// <inheritdoc />
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is not null)
            return null;
        if (serviceType == typeof(ChatClientMetadata))
            return new ChatClientMetadata("openai", endpoint, model);
        return serviceType.IsInstanceOfType(this) ? this : serviceType.IsInstanceOfType(client) ? client : null;
    }

    /// <summary>Does nothing: the package's client has nothing to dispose.</summary>
    public void Dispose()
    {
    }

    private async IAsyncEnumerable<ChatResponseUpdate> ReadAsync(
        List<OpenAI.Chat.ChatMessage> messages, ChatCompletionOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = client.CompleteChatStreamingAsync(messages, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using var closing = reader.ConfigureAwait(false);
        var isComplete = false;
        while (await MoveNextAsync(reader, cancellationToken).ConfigureAwait(false))
        {
            var update = CompletionMapping.Update(reader.Current);
            isComplete |= update.FinishReason is not null;
            yield return update;
        }
        if (!isComplete)
        {
            throw new SpeechException(SpeechErrorCode.ConnectionFailed, SpeechStage.Synthesize,
                "The language model's answer ended without its last event; it is not complete. Ask again.");
        }
    }

    private async ValueTask<bool> MoveNextAsync(IAsyncEnumerator<StreamingChatCompletionUpdate> reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw FailureOf(exception);
        }
    }

    private SpeechException FailureOf(Exception exception) => exception switch
    {
        SpeechException speech => speech,
        ClientResultException { Status: > 0 } refused => new SpeechException(
            refused.Status switch { 401 or 403 => SpeechErrorCode.Unauthorized, 429 => SpeechErrorCode.RateLimited, _ => SpeechErrorCode.ServiceError },
            SpeechStage.Start, $"The language model '{model}' was refused with HTTP {refused.Status}: {FirstLine(refused.Message)} Check model, key and address.", refused)
        {
            StatusCode = refused.Status,
        },
        TimeoutException or OperationCanceledException => new SpeechException(
            SpeechErrorCode.Timeout, SpeechStage.Synthesize, "The language model was silent for too long. Try again, or raise the client's NetworkTimeout.", exception),
        _ => new SpeechException(
            SpeechErrorCode.ConnectionFailed, SpeechStage.Synthesize,
            $"The language model{(endpoint is null ? "" : $" at {endpoint}")} cannot be reached or broke off: {FirstLine(Cause(exception).Message)} Check the address and that it runs.", exception),
    };

    // The library tries several times and gathers what went wrong.
    private static Exception Cause(Exception exception)
        => exception is AggregateException { InnerExceptions: [.., var last] } ? last.GetBaseException() : exception.GetBaseException();

    private static string FirstLine(string message)
    {
        var lines = message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var said = lines.Length > 1 ? lines[^1] : lines.FirstOrDefault() ?? "";
        return said.EndsWith('.') ? said : said + ".";
    }
}
