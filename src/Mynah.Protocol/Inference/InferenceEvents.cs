using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mynah.Protocol.Inference;

/// <summary>What a server sends as text on the inference socket (dossier 02 §4). Audio comes as binary messages between them.</summary>
public abstract record InferenceEvent
{
    private protected InferenceEvent(string name) => Name = name;

    /// <summary>Which task it belongs to.</summary>
    [JsonPropertyOrder(-1)]
    public EventHeader Header { get; set => field = value ?? new(); } = new();

    /// <summary>The rest; always an object, since clients read it without a look.</summary>
    public EventPayload Payload { get; set => field = value ?? new(); } = new();

    /// <summary>The wire name of the event.</summary>
    [JsonIgnore]
    public string Name { get; }

    /// <summary>The task; empty when the message had none.</summary>
    [JsonIgnore]
    public string TaskId => Header.TaskId ?? "";
}

/// <summary>The task runs; text may be sent.</summary>
public sealed record TaskStarted() : InferenceEvent(EventName)
{
    /// <summary>The wire name of this event.</summary>
    public const string EventName = "task-started";
}

/// <summary>
/// Something about a sentence; see <see cref="EventOutput.Type"/>. One of type <see cref="EventOutput.SentenceSynthesis"/> – or,
/// from older servers, without a type – is followed by one binary message.
/// </summary>
public sealed record ResultGenerated() : InferenceEvent(EventName)
{
    /// <summary>The wire name of this event.</summary>
    public const string EventName = "result-generated";
}

/// <summary>All is spoken. The connection can be used for another task.</summary>
public sealed record TaskFinished() : InferenceEvent(EventName)
{
    /// <summary>The wire name of this event.</summary>
    public const string EventName = "task-finished";
}

/// <summary>The task ended early; <see cref="EventHeader.ErrorCode"/> says why. The server closes the connection next.</summary>
public sealed record TaskFailed() : InferenceEvent(EventName)
{
    /// <summary>The wire name of this event.</summary>
    public const string EventName = "task-failed";
}

/// <summary>An event this version does not know.</summary>
/// <param name="EventName">Its wire name; empty when it had none.</param>
/// <param name="Json">The whole message.</param>
public sealed record UnknownEvent(string EventName, JsonElement Json) : InferenceEvent(EventName);
