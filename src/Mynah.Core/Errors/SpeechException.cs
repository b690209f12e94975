namespace Mynah;

/// <summary>
/// The one exception for what a user of the library can act on. Its message names the value, the rule and the next step, and
/// is safe to show: it never contains a key or the text being spoken.
/// </summary>
public sealed class SpeechException(SpeechErrorCode code, SpeechStage stage, string message, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>What kind of failure this is.</summary>
    public SpeechErrorCode Code { get; } = code;

    /// <summary>Where it happened.</summary>
    public SpeechStage Stage { get; } = stage;

    /// <summary>True when the same call may simply be made again: nothing was spoken yet and the cause may pass.</summary>
    public bool IsRetrySafe { get; init; }

    /// <summary>The service's own code, for example <c>InvalidParameter</c>; null for local failures.</summary>
    public string? ServiceCode { get; init; }

    /// <summary>HTTP status or WebSocket close code, where there was one.</summary>
    public int? StatusCode { get; init; }

    /// <summary>Session, task or request id of the failed call, where known.</summary>
    public string? RequestId { get; init; }

    /// <summary>A refused argument, found before anything was started.</summary>
    public static SpeechException Invalid(string message) => new(SpeechErrorCode.InvalidArgument, SpeechStage.Validate, message);
}
