using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;
using Mynah.Protocol;

namespace Mynah.Server.Chat;

/// <summary>How a question is answered: in which dialect, as one body or as a stream.</summary>
internal abstract class ChatAnswer(HttpContext context, string requestId, bool isStreamed)
{
    protected string RequestId { get; } = requestId;

    /// <summary>Writes the next text.</summary>
    public Task TextAsync(string text) => isStreamed ? SendAsync(Piece(text)) : Task.CompletedTask;

    /// <summary>Writes the end, or without a stream everything.</summary>
    public virtual Task EndAsync(string text, ChatFinishReason reason, UsageDetails? usage)
        => SendAsync(isStreamed ? Last(reason, usage) : Whole(text, reason, usage));

    /// <summary>Tells an error.</summary>
    public Task FailAsync(ServiceError error)
    {
        if (!context.Response.HasStarted)
        {
            context.Response.StatusCode = error.Status;
            if (error.Status is 429 or 503)
                context.Response.Headers.RetryAfter = "1";
            return SendAsync(Error(error), "application/json");
        }
        if (isStreamed)
            return SendAsync(ErrorEvent(error));
        context.Abort(); // half a JSON body cannot be mended
        return Task.CompletedTask;
    }

    protected abstract MessageBuffer Piece(string text);

    protected abstract MessageBuffer Last(ChatFinishReason reason, UsageDetails? usage);

    protected abstract MessageBuffer Whole(string text, ChatFinishReason reason, UsageDetails? usage);

    protected abstract MessageBuffer Error(ServiceError error);

    protected abstract MessageBuffer ErrorEvent(ServiceError error);

    protected async Task SendAsync(MessageBuffer buffer, string? contentType = null)
    {
        using (buffer)
            await SendAsync(buffer.Written, contentType).ConfigureAwait(false);
    }

    protected async Task SendAsync(ReadOnlyMemory<byte> bytes, string? contentType = null)
    {
        var response = context.Response;
        if (!response.HasStarted)
        {
            response.ContentType = contentType ?? (isStreamed ? "text/event-stream;charset=UTF-8" : "application/json");
            response.Headers["x-request-id"] = RequestId;
            response.Headers.CacheControl = "no-cache";
            response.Headers["X-Accel-Buffering"] = "no";
        }
        await response.Body.WriteAsync(bytes, context.RequestAborted).ConfigureAwait(false);
        await response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
    }
}
