using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;
using Mynah.Protocol;
using Mynah.Protocol.Chat;
using Mynah.Protocol.Generation;

namespace Mynah.Server.Chat;

/// <summary>The service's own dialect (dossier 06 §6.1).</summary>
internal sealed class NativeAnswer(HttpContext context, string requestId, bool isStreamed, TextGenerationRequest request, string model)
    : ChatAnswer(context, requestId, isStreamed)
{
    private readonly bool _isMessage = !string.Equals(request.Parameters?.ResultFormat, "text", StringComparison.OrdinalIgnoreCase);

    // Without incremental output every event holds all so far.
    private readonly StringBuilder? _soFar = request.Parameters?.IncrementalOutput == true ? null : new StringBuilder();
    private int _count;
    private int _pieces;

    protected override MessageBuffer Piece(string text)
        => ChatCodec.WriteEvent(++_count, Response(SoFar(text), "null", new UsageDetails { OutputTokenCount = ++_pieces }));

    protected override MessageBuffer Last(ChatFinishReason reason, UsageDetails? usage)
        => ChatCodec.WriteEvent(++_count, Response(SoFar(""), reason.Value, usage));

    protected override MessageBuffer Whole(string text, ChatFinishReason reason, UsageDetails? usage) => ChatCodec.Write(Response(text, reason.Value, usage));

    protected override MessageBuffer Error(ServiceError error) => GenerationCodec.Write(Body(error));

    protected override MessageBuffer ErrorEvent(ServiceError error) => GenerationCodec.WriteEvent(++_count, error.Status, Body(error));

    private string SoFar(string text) => _soFar is null ? text : _soFar.Append(text).ToString();

    private ErrorBody Body(ServiceError error) => new() { Code = error.Code, Message = error.Message, RequestId = RequestId };

    private TextGenerationResponse Response(string text, string reason, UsageDetails? usage) => new()
    {
        RequestId = RequestId,
        Output = new TextGenerationOutput
        {
            Model = model == request.Model ? null : model,
            Text = _isMessage ? null : text,
            FinishReason = _isMessage ? null : reason,
            Choices = _isMessage ? [new TextGenerationChoice { FinishReason = reason, Message = new ChatTurn { Role = "assistant", Content = text } }] : null,
        },
        Usage = usage is null ? null : new TextGenerationUsage
        {
            InputTokens = (int?)usage.InputTokenCount, OutputTokens = (int?)usage.OutputTokenCount, TotalTokens = (int?)usage.TotalTokenCount,
        },
    };
}
