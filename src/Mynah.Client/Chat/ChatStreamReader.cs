using System.Text.Json;
using Microsoft.Extensions.AI;
using Mynah.Protocol.Chat;
using Mynah.Protocol.Sse;

namespace Mynah.Client.Chat;

/// <summary>Turns the events of a language model into updates, notes the end, and turns errors into exceptions. For one stream.</summary>
internal sealed class ChatStreamReader(string model, string? requestId)
{
    private bool _hasText;

    /// <summary>True after the last event.</summary>
    public bool IsComplete { get; private set; }

    public ChatResponseUpdate Read(SseEvent happened)
    {
        if (happened.IsError)
            throw ServiceFailure.FromHttp(happened.Status ?? 400, happened.Data.Span, SpeechStage.Synthesize, requestId);
        var response = Parse(happened.Data.Span);
        if (response.Output is not { } output)
            throw ServiceFailure.FromHttp(happened.Status ?? 400, happened.Data.Span, SpeechStage.Synthesize, requestId);
        var choice = output.Choices is [var first, ..] ? first : null;
        var update = new ChatResponseUpdate
        {
            Role = ChatRole.Assistant, ModelId = output.Model ?? model, ResponseId = response.RequestId ?? requestId, MessageId = response.RequestId ?? requestId,
        };
        if (choice?.Message?.ReasoningContent is { Length: > 0 } thought)
            update.Contents.Add(new TextReasoningContent(thought));
        if ((choice?.Message?.Content ?? output.Text) is { Length: > 0 } text)
        {
            _hasText = true;
            update.Contents.Add(new TextContent(text));
        }
        // The string "null" stands for: not yet (dossier 06 §6.1).
        if ((choice?.FinishReason ?? output.FinishReason) is not (null or "null" or "") and var reason)
        {
            IsComplete = true;
            update.FinishReason = new ChatFinishReason(reason);
            if (response.Usage is { } usage)
                update.Contents.Add(new UsageContent(UsageOf(usage)));
        }
        return update;
    }

    public SpeechException Truncated() => new(SpeechErrorCode.ConnectionFailed, SpeechStage.Synthesize,
        $"The language model's answer ended before its last event (request {requestId}); it is not complete. Ask again.")
    {
        RequestId = requestId, IsRetrySafe = !_hasText,
    };

    private TextGenerationResponse Parse(ReadOnlySpan<byte> data)
    {
        try
        {
            return ChatCodec.ReadResponse(data);
        }
        catch (JsonException error)
        {
            throw new SpeechException(SpeechErrorCode.ProtocolViolation, SpeechStage.Synthesize,
                $"The service sent an event that cannot be read (request {requestId}). Check that its address is that of a language model.", error)
            { RequestId = requestId };
        }
    }

    private static UsageDetails UsageOf(TextGenerationUsage usage) => new()
    {
        InputTokenCount = usage.InputTokens, OutputTokenCount = usage.OutputTokens,
        TotalTokenCount = usage.TotalTokens ?? usage.InputTokens + usage.OutputTokens,
    };
}
