using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Mynah.Client.Generation;
using Mynah.Protocol.Chat;
using Mynah.Protocol.Sse;

namespace Mynah.Client.Chat;

/// <summary>
/// Model Studio's language models in the service's own dialect (dossier 06 §6.1), always streamed. Text only: no tools, no pictures; the
/// OpenAI-compatible endpoint has those. What a reasoning model thinks comes as <see cref="TextReasoningContent"/>, which is not spoken.
/// Safe for concurrent calls.
/// </summary>
public sealed class QwenChatClient : IChatClient
{
    /// <summary>The model used when none is named.</summary>
    public const string DefaultModel = "qwen3.5-flash";

    private readonly ServiceHttp _http;
    private readonly MynahClientOptions _options;
    private readonly TimeProvider _clock;
    private readonly string _model;

    /// <summary>Makes a client over the factory's <see cref="QwenTtsClient.HttpClientName"/>.</summary>
    public QwenChatClient(
        IHttpClientFactory factory, IOptions<MynahClientOptions> options, CredentialChain? credentials = null, TimeProvider? clock = null,
        ILogger<QwenChatClient>? logger = null)
        : this(() => factory.CreateClient(QwenTtsClient.HttpClientName), options.Value, DefaultModel, credentials, clock, logger)
    {
    }

    /// <summary>Makes a client over one <see cref="HttpClient"/>, which stays the caller's. Its own time limit should be infinite.</summary>
    public QwenChatClient(
        HttpClient http, MynahClientOptions? options = null, string model = DefaultModel, CredentialChain? credentials = null,
        TimeProvider? clock = null, ILogger<QwenChatClient>? logger = null)
        : this(() => http, options ?? new MynahClientOptions(), model, credentials, clock, logger)
    {
    }

    private QwenChatClient(
        Func<HttpClient> http, MynahClientOptions options, string model, CredentialChain? credentials, TimeProvider? clock, ILogger? logger)
    {
        (_options, _model, _clock) = (options, model, clock ?? TimeProvider.System);
        _http = new ServiceHttp(http, options, credentials ?? new CredentialChain(), _clock, logger ?? NullLogger.Instance);
    }

    /// <inheritdoc />
    /// <exception cref="SpeechException">As <see cref="GetStreamingResponseAsync"/>.</exception>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc />
    /// <exception cref="SpeechException">
    /// Something is not text; or the service refused, broke off, or was silent for longer than <see cref="MynahClientOptions.AnswerTimeout"/>.
    /// </exception>
    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var request = ChatMapping.From(messages, options, _model);
        return ReadAsync(
            _http.Post("services/aigc/text-generation/generation", ChatCodec.Write(request), streamed: true), request.Model!, cancellationToken);
    }

    /// <inheritdoc />
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is not null)
            return null;
        if (serviceType == typeof(ChatClientMetadata))
            return new ChatClientMetadata("dashscope", ServiceAddresses.From(_options).Http, _model);
        return serviceType.IsInstanceOfType(this) ? this : null;
    }

    /// <summary>Does nothing: the connections belong to whoever gave them.</summary>
    public void Dispose()
    {
    }

    private async IAsyncEnumerable<ChatResponseUpdate> ReadAsync(
        Outgoing request, string model, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var limit = new PhaseLimit(_clock, cancellationToken);
        limit.Enter("the language model", SpeechStage.Start, _options.AnswerTimeout);
        using var response = await _http.SendAsync(request, limit).ConfigureAwait(false);
        var body = await limit.RunAsync(token => response.Content.ReadAsStreamAsync(token)).ConfigureAwait(false);
        await using var closing = body.ConfigureAwait(false);
        using var events = new SseReader(body);
        var reader = new ChatStreamReader(model, ServiceHttp.RequestIdOf(response));
        while (!reader.IsComplete)
        {
            limit.Enter("the language model", SpeechStage.Synthesize, _options.AnswerTimeout);
            var next = await limit.RunAsync(token => events.ReadAsync(token).AsTask()).ConfigureAwait(false);
            yield return reader.Read(next ?? throw reader.Truncated());
        }
    }
}
