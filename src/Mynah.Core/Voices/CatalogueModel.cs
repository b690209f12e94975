using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mynah;

/// <summary>A model as the services document it (dossier 04). Immutable.</summary>
public sealed record CatalogueModel
{
    /// <summary>Interface name of the realtime WebSocket.</summary>
    public const string RealtimeApi = "ws-realtime";

    /// <summary>Interface name of the Qwen HTTP endpoint.</summary>
    public const string GenerationApi = "http-multimodal-generation";

    /// <summary>Interface name of the CosyVoice WebSocket.</summary>
    public const string InferenceApi = "ws-inference";

    /// <summary>Interface name of the CosyVoice HTTP endpoint.</summary>
    public const string SynthesizerApi = "http-speech-synthesizer";

    /// <summary>The name to send.</summary>
    public required string Id { get; init; }

    /// <summary>For example <c>qwen3-tts</c> or <c>cosyvoice</c>.</summary>
    public required string Family { get; init; }

    /// <summary>How it is called: <c>ws-realtime</c>, <c>ws-inference</c>, <c>http-multimodal-generation</c>, <c>http-speech-synthesizer</c>, <c>http-customization</c>.</summary>
    public required IReadOnlyList<string> Api { get; init; }

    /// <summary><c>model</c>, <c>service</c> (it makes voices, not speech) or <c>model-family</c> (the id is a pattern).</summary>
    public required string Kind { get; init; }

    /// <summary>The dated model that a moving name stood for; null for a dated one.</summary>
    public string? ResolvesTo { get; init; }

    /// <summary>True when it has system voices.</summary>
    public bool SystemVoices { get; init; }

    /// <summary>True when it speaks with cloned voices.</summary>
    public bool ClonedVoices { get; init; }

    /// <summary>True when it speaks with designed voices.</summary>
    public bool DesignedVoices { get; init; }

    /// <summary>Whether it follows instructions: <c>true</c>, <c>false</c>, or the kind it takes.</summary>
    [JsonConverter(typeof(FlagOrWord))]
    public string Instruct { get; init; } = "false";

    /// <summary>True when it understands SSML.</summary>
    public bool Ssml { get; init; }

    /// <summary>True when it can give the times of words.</summary>
    public bool WordTimestamps { get; init; }

    /// <summary>Language codes it speaks.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>Audio formats it gives: <c>pcm</c>, <c>wav</c>, <c>mp3</c>, <c>opus</c>.</summary>
    public required IReadOnlyList<string> Formats { get; init; }

    /// <summary>Sample rates it gives, in Hz.</summary>
    public required IReadOnlyList<int> SampleRates { get; init; }

    /// <summary>Regions that offer it.</summary>
    public required IReadOnlyList<string> Regions { get; init; }

    /// <summary>True when the service wants newer models used instead.</summary>
    public bool Deprecated { get; init; }

    /// <summary>What usage is counted in: <c>characters</c>, or <c>tokens</c> for the oldest models (dossier 01 §3.2).</summary>
    public string? UsageUnit { get; init; }

    /// <summary>The documented limits of the text; null when there are none. Their shape differs from model to model.</summary>
    public JsonElement? TextLimit { get; init; }

    /// <summary>True for models whose usage is counted in tokens.</summary>
    [JsonIgnore]
    public bool CountsTokens => UsageUnit == "tokens";

    /// <summary>True when the model follows instructions in some form.</summary>
    [JsonIgnore]
    public bool FollowsInstructions => Instruct != "false";

    /// <summary>Most characters of one HTTP request; null when none is documented.</summary>
    [JsonIgnore]
    public int? CharacterLimit => TextLimit is { ValueKind: JsonValueKind.Object } limits && limits.TryGetProperty("characters", out var limit)
        ? limit.GetInt32()
        : null;

    /// <summary>True when the interface of that name (<see cref="RealtimeApi"/> …) takes this model.</summary>
    public bool Takes(string api) => Api.Contains(api, StringComparer.Ordinal);
}
