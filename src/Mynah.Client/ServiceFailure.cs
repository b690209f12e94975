using Mynah.Protocol.Generation;

namespace Mynah.Client;

/// <summary>Turns what a service refused or broke into a <see cref="SpeechException"/>.</summary>
internal static class ServiceFailure
{
    /// <summary>A refused handshake or request.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="body">The body, as far as it was read.</param>
    /// <param name="stage">What was being tried.</param>
    /// <param name="headerRequestId">The <c>x-request-id</c> header.</param>
    public static SpeechException FromHttp(int status, ReadOnlySpan<byte> body, SpeechStage stage, string? headerRequestId)
    {
        var error = GenerationCodec.ReadError(body);
        var said = error is null
            ? "without saying why; on a workspace domain the public address often names the reason"
            : $"with {error.Code ?? "no code"}: {error.Message ?? "no message"}";
        var requestId = error?.RequestId ?? headerRequestId;
        var quote = requestId is null ? "" : $" (request {requestId})";
        return new SpeechException(CodeOf(status, error?.Code), stage, $"The service answered HTTP {status} {said}{quote}.{Hint(status)}")
        {
            StatusCode = status, ServiceCode = error?.Code, RequestId = requestId, IsRetrySafe = status is 429 or 500 or 502 or 503 or 504,
        };
    }

    /// <summary>An <c>error</c> event on a realtime session.</summary>
    public static SpeechException FromEvent(string? code, string? message, string? sessionId, SpeechStage stage, bool heardAudio) => new(
        CodeOfEvent(code, message), stage, $"The service reported {code ?? "an error"}: {message ?? "no message"} (session {sessionId}).")
    {
        ServiceCode = code, RequestId = sessionId,
        IsRetrySafe = !heardAudio && CodeOfEvent(code, message) is SpeechErrorCode.RateLimited or SpeechErrorCode.Timeout,
    };

    /// <summary>A <c>task-failed</c> event (dossier 02 §7).</summary>
    public static SpeechException FromTask(string? code, string? message, string taskId, string? requestId, SpeechStage stage, bool heardAudio)
    {
        var (kind, hint) = KindOfTask(code, message ?? "");
        var request = requestId is null ? "" : $", request {requestId}";
        return new SpeechException(kind, stage, $"The service reported {code ?? "a failed task"}: {message ?? "no message"} (task {taskId}{request}).{hint}")
        {
            ServiceCode = code, RequestId = requestId ?? taskId,
            IsRetrySafe = !heardAudio && kind is SpeechErrorCode.RateLimited or SpeechErrorCode.Timeout,
        };
    }

    private static (SpeechErrorCode Kind, string Hint) KindOfTask(string? code, string message) => code switch
    {
        _ when message.EndsWith("code: 418", StringComparison.Ordinal) || message.EndsWith("[411]", StringComparison.Ordinal)
            => (SpeechErrorCode.UnknownVoice, " The voice does not belong to the model, or is not ready."),
        _ when message.Contains("voice is invalid", StringComparison.Ordinal) => (SpeechErrorCode.UnknownVoice, " Name a voice of the model."),
        _ when message.EndsWith("code: 428", StringComparison.Ordinal)
            => (SpeechErrorCode.InvalidArgument, " This voice takes other instructions, or none."),
        _ when message.Contains("request timeout", StringComparison.Ordinal) => (SpeechErrorCode.Timeout, ""),
        _ when code?.StartsWith("Throttling", StringComparison.Ordinal) == true => (SpeechErrorCode.RateLimited, Hint(429)),
        "InvalidParameter" => (SpeechErrorCode.InvalidArgument, ""),
        _ => (SpeechErrorCode.ServiceError, ""),
    };

    private static SpeechErrorCode CodeOf(int status, string? code) => (status, code) switch
    {
        (401 or 403, _) => SpeechErrorCode.Unauthorized,
        (429, _) => SpeechErrorCode.RateLimited,
        _ => SpeechErrorCode.ServiceError,
    };

    private static SpeechErrorCode CodeOfEvent(string? code, string? message) => code switch
    {
        "rate_limit_exceeded" => SpeechErrorCode.RateLimited,
        "invalid_value" when message?.Contains("voice", StringComparison.Ordinal) == true => SpeechErrorCode.UnknownVoice,
        "invalid_value" => SpeechErrorCode.InvalidArgument,
        _ when message?.Contains("request timeout", StringComparison.Ordinal) == true => SpeechErrorCode.Timeout,
        _ => SpeechErrorCode.ServiceError,
    };

    private static string Hint(int status) => status switch
    {
        401 => " Check the API key and its region; `mynah doctor` says which key is used.",
        403 => " The key may not use this model or workspace.",
        404 => " Check the model's name and the address.",
        429 => " Wait a moment and try again.",
        _ => "",
    };
}
