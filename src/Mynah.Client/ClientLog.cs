using Microsoft.Extensions.Logging;

namespace Mynah.Client;

/// <summary>What the clients log: places, ids, codes and times. Never text, audio or keys.</summary>
internal static partial class ClientLog
{
    [LoggerMessage(40, LogLevel.Debug, "Connecting to {Host} for model {Model} with the {Source}")]
    public static partial void Connecting(ILogger logger, string host, string model, ApiCredential source);

    [LoggerMessage(41, LogLevel.Debug, "Session {SessionId} at {Host} began after {Milliseconds} ms")]
    public static partial void Began(ILogger logger, string sessionId, string host, long milliseconds);

    [LoggerMessage(42, LogLevel.Information, "{Host} could not be used: {Code}, status {Status}, request {RequestId}. Repetition {Attempt} of {Most} in {Milliseconds} ms")]
    public static partial void Retry(
        ILogger logger, string host, SpeechErrorCode code, int? status, string? requestId, int attempt, int most, int milliseconds);

    [LoggerMessage(43, LogLevel.Debug, "Session {SessionId} closed with code {CloseCode}")]
    public static partial void Closed(ILogger logger, string sessionId, int? closeCode);

    [LoggerMessage(44, LogLevel.Warning, "Session {SessionId} broke at stage {Stage} with {Code}, close code {CloseCode}")]
    public static partial void Broke(ILogger logger, string sessionId, SpeechStage stage, SpeechErrorCode code, int? closeCode);

    [LoggerMessage(45, LogLevel.Warning, "{Host} could not be used: {Code} at stage {Stage}, status {Status}, request {RequestId}")]
    public static partial void Failed(ILogger logger, string host, SpeechErrorCode code, SpeechStage stage, int? status, string? requestId);

    [LoggerMessage(46, LogLevel.Debug, "Request {RequestId} at {Host} was answered with {Status} after {Milliseconds} ms")]
    public static partial void Answered(ILogger logger, string? requestId, string host, int status, long milliseconds);
}
