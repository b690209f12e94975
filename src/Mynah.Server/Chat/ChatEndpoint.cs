using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Mynah.Protocol.Chat;
using Mynah.Server.Access;
using Mynah.Server.Generation;

namespace Mynah.Server.Chat;

/// <summary>Language models in two dialects: passed on, or answered by the registered chat client, or by a parrot.</summary>
internal sealed partial class ChatEndpoint(
    ChatUpstream upstream, IServiceProvider services, IOptions<MynahServerOptions> options, AccessGate gate, TimeProvider clock,
    IHostApplicationLifetime lifetime, ILogger<ChatEndpoint> logger) : IDisposable
{
    /// <summary>The path of the service's own dialect (dossier 06 §6.1).</summary>
    public const string NativePath = "/api/v1/services/aigc/text-generation/generation";

    /// <summary>The path of the OpenAI-compatible dialect (dossier 06 §6.2).</summary>
    public const string CompatiblePath = "/compatible-mode/v1/chat/completions";

    private readonly IChatClient? _registered = services.GetService<IChatClient>();
    private readonly ParrotChatClient _parrot = new(clock: clock);

    public async Task HandleAsync(HttpContext context, bool isNative)
    {
        var requestId = Guid.NewGuid().ToString();
        // Until the request is understood, its errors are told in its dialect, and not as a stream.
        var answer = isNative ? (ChatAnswer)new NativeAnswer(context, requestId, false, new TextGenerationRequest(), "")
            : new CompletionAnswer(context, requestId, new CompletionRequest(), "", default);
        AccessGate.Place? place = null;
        try
        {
            if ((gate.TryEnter(context, out place) ?? (lifetime.ApplicationStopping.IsCancellationRequested ? ServiceError.Stopping : null)) is { } refused)
            {
                await answer.FailAsync(refused).ConfigureAwait(false);
                return;
            }
            var body = await GenerationEndpoint.ReadBodyAsync(context.Request).ConfigureAwait(false);
            if (upstream.Exists)
                await PassAsync(context, answer, isNative, body).ConfigureAwait(false);
            else
            {
                (var order, answer) = isNative ? ReadNative(context, requestId, body.Span) : ReadCompatible(context, requestId, body.Span);
                await AnswerAsync(order, answer, context.RequestAborted).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // the client is gone
        }
        catch (Exception error)
        {
            var failure = error is HttpRequestException ? Unreachable(requestId) : ServiceError.From(error, requestId);
            if (failure.IsCallersFault)
                Log.Refused(logger, requestId, failure.Code, error.Message);
            else
                Log.Failed(logger, requestId, failure.Code, error);
            await answer.FailAsync(failure).ConfigureAwait(false);
        }
        finally
        {
            place?.Dispose();
        }
    }

    public void Dispose() => _parrot.Dispose();

    private Task PassAsync(HttpContext context, ChatAnswer answer, bool isNative, ReadOnlyMemory<byte> body)
        => upstream.AddressOf(isNative) is { } address
            ? upstream.PassAsync(context, address, body)
            : answer.FailAsync(new ServiceError(404, "InvalidParameter", $"url error: the language model behind this server is asked at {CompatiblePath}", "invalid_value"));

    private (ChatOrder Order, ChatAnswer Answer) ReadNative(HttpContext context, string requestId, ReadOnlySpan<byte> body)
    {
        var request = ChatCodec.ReadRequest(body);
        var order = ChatOrder.From(request);
        return (order, new NativeAnswer(context, requestId, GenerationEndpoint.WantsStream(context.Request), request, ModelOf(order)));
    }

    private (ChatOrder Order, ChatAnswer Answer) ReadCompatible(HttpContext context, string requestId, ReadOnlySpan<byte> body)
    {
        var request = ChatCodec.ReadCompletionRequest(body);
        var order = ChatOrder.From(request);
        return (order, new CompletionAnswer(context, requestId, request, ModelOf(order), clock.GetUtcNow()));
    }

    // The name of who answers, not of who was asked.
    private string ModelOf(ChatOrder order) => _registered is null
        ? ParrotChatClient.ModelName
        : (_registered.GetService(typeof(ChatClientMetadata)) as ChatClientMetadata)?.DefaultModelId ?? order.Model;

    private async Task AnswerAsync(ChatOrder order, ChatAnswer answer, CancellationToken cancellationToken)
    {
        if ((_registered is null && options.Value.Strict && order.Model != ParrotChatClient.ModelName ? ServiceError.UnknownModel
            : order.Length > options.Value.MaxSessionCharacters ? ServiceError.Invalid($"the conversation is limited to {options.Value.MaxSessionCharacters} characters")
            : null) is { } problem)
        {
            await answer.FailAsync(problem).ConfigureAwait(false);
            return;
        }
        var (whole, reason, usage) = (new StringBuilder(), ChatFinishReason.Stop, (UsageDetails?)null);
        await foreach (var update in (_registered ?? _parrot).GetStreamingResponseAsync(order.Messages, order.Options, cancellationToken).ConfigureAwait(false))
        {
            reason = update.FinishReason ?? reason;
            usage = update.Contents.OfType<UsageContent>().LastOrDefault()?.Details ?? usage;
            if (update.Text is not { Length: > 0 } text)
                continue;
            whole.Append(text);
            await answer.TextAsync(text).ConfigureAwait(false);
        }
        await answer.EndAsync(whole.ToString(), reason, usage).ConfigureAwait(false);
    }

    // Not the message of the failure: it holds addresses of this server's network.
    private static ServiceError Unreachable(string id) => new(
        502, "ModelUnavailable", $"The language model behind this server cannot be reached or broke off, please try again later (id {id}).", "internal_error");

    private static partial class Log
    {
        [LoggerMessage(60, LogLevel.Warning, "Question {RequestId} failed with {Code}")]
        public static partial void Failed(ILogger logger, string requestId, string code, Exception error);

        [LoggerMessage(61, LogLevel.Information, "Question {RequestId} was refused with {Code}: {Problem}")]
        public static partial void Refused(ILogger logger, string requestId, string code, string problem);
    }
}
