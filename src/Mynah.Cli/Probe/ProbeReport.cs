using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mynah.Cli.Probe;

/// <summary>The one line that <c>mynah probe</c> prints. The order of the members is that of the skill.</summary>
internal sealed record ProbeReport(RealtimeProbe? RealtimeProbe, WebSocketProbe? WebsocketProbe, FallbackReport? Fallback)
{
    public string ToJson() => JsonSerializer.Serialize(this, ProbeJson.Relaxed.ProbeReport);
}

/// <summary>How the realtime model did over HTTP.</summary>
/// <param name="Stage"><c>call</c> (nothing could be sent), <c>stream</c>, or <c>stream-exception</c> (no connection, or it broke).</param>
/// <param name="Statuses">One for each piece of the answer.</param>
internal sealed record RealtimeProbe(bool Ok, string Model, string Stage, int? ChunkCount = null, IReadOnlyList<ChunkStatus>? Statuses = null, string? Error = null);

/// <summary>What the official SDK shows of one piece of an answer; code and message are empty when it is good.</summary>
internal sealed record ChunkStatus(int StatusCode, string Code, string Message)
{
    public static ChunkStatus Good { get; } = new(200, "", "");

    [JsonIgnore]
    public bool IsFailure => StatusCode >= 400;

    public override string ToString() => $"status_code={StatusCode}, code={Code}, message={Message}";
}

/// <summary>How the realtime model did over its WebSocket.</summary>
/// <param name="Stage"><c>connect</c>, <c>session</c> (until audio comes), <c>stream</c> (until the end), as far as it came.</param>
internal sealed record WebSocketProbe(
    bool Ok, string Model, string Stage, string? SessionId, int ChunkCount, long AudioBytes, double? FirstAudioMs, string? Error = null);

/// <summary>How the other model did.</summary>
[JsonDerivedType(typeof(FallbackFile))]
[JsonDerivedType(typeof(FallbackFailure))]
internal abstract record FallbackReport(
    [property: JsonPropertyOrder(-2)] bool Ok, [property: JsonPropertyOrder(-1)] string Model);

/// <summary>It spoke into a file. The cloud says neither rate nor format; both are then null (dossier 06 §3).</summary>
internal sealed record FallbackFile(
    string AudioUrl,
    string Output,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? SampleRate,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Format)
    : FallbackReport(Ok: true, ProbeRequest.FallbackModel);

/// <summary>It was refused, or something broke.</summary>
/// <param name="IsBroken">Where the skill would end with an exception: the exit code is then 1 in any case.</param>
internal sealed record FallbackFailure(string Error, [property: JsonIgnore] bool IsBroken)
    : FallbackReport(Ok: false, ProbeRequest.FallbackModel);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ProbeReport))]
internal sealed partial class ProbeJson : JsonSerializerContext
{
    // Texts and messages are shown as they are, not as \u escapes.
    public static ProbeJson Relaxed { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
