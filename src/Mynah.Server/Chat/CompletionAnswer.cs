using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;
using Mynah.Protocol;
using Mynah.Protocol.Chat;

namespace Mynah.Server.Chat;

/// <summary>The OpenAI-compatible dialect (dossier 06 §6.2).</summary>
internal sealed class CompletionAnswer(
    HttpContext context, string requestId, CompletionRequest request, string model, DateTimeOffset created)
    : ChatAnswer(context, requestId, request.Stream == true)
{
    private bool _hasBegun;

    public override async Task EndAsync(string text, ChatFinishReason reason, UsageDetails? usage)
    {
        await base.EndAsync(text, reason, usage).ConfigureAwait(false);
        if (request.Stream != true)
            return;
        if (request.StreamOptions?.IncludeUsage == true)
            await SendAsync(ChatCodec.WriteEvent(Response([], usage ?? new UsageDetails()))).ConfigureAwait(false);
        await SendAsync(ChatCodec.Done).ConfigureAwait(false);
    }

    protected override MessageBuffer Piece(string text) => ChatCodec.WriteEvent(Chunk(text, null));

    protected override MessageBuffer Last(ChatFinishReason reason, UsageDetails? usage) => ChatCodec.WriteEvent(Chunk(null, reason.Value));

    protected override MessageBuffer Whole(string text, ChatFinishReason reason, UsageDetails? usage) => ChatCodec.Write(Response(
        [new CompletionChoice { Message = new ChatTurn { Role = "assistant", Content = text }, FinishReason = reason.Value }], usage ?? new UsageDetails()));

    protected override MessageBuffer Error(ServiceError error) => ChatCodec.Write(Body(error));

    protected override MessageBuffer ErrorEvent(ServiceError error) => ChatCodec.WriteEvent(Body(error));

    private CompletionResponse Chunk(string? text, string? reason)
    {
        var role = _hasBegun ? null : "assistant";
        _hasBegun = true;
        return Response([new CompletionChoice { Delta = new ChatTurn { Role = role, Content = text }, FinishReason = reason }], null);
    }

    private CompletionResponse Response(IReadOnlyList<CompletionChoice> choices, UsageDetails? usage) => new()
    {
        Id = $"chatcmpl-{RequestId}", Object = request.Stream == true ? "chat.completion.chunk" : "chat.completion", Created = created.ToUnixTimeSeconds(),
        Model = model, Choices = choices,
        Usage = usage is null ? null : new CompletionUsage
        {
            PromptTokens = (int)(usage.InputTokenCount ?? 0), CompletionTokens = (int)(usage.OutputTokenCount ?? 0), TotalTokens = (int)(usage.TotalTokenCount ?? 0),
        },
    };

    private CompletionError Body(ServiceError error) => new()
    {
        RequestId = RequestId,
        Error = new CompletionErrorDetail
        {
            Message = error.Message, Type = error.IsCallersFault ? "invalid_request_error" : "server_error", Code = error.Code,
        },
    };
}
