using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mynah.Protocol.Inference;

/// <summary>The <c>header</c> of a client message (dossier 02 §2).</summary>
public sealed record CommandHeader
{
    /// <summary>Text and audio flow at the same time: all CosyVoice work.</summary>
    public const string Duplex = "duplex";

    /// <summary>All text stands in the first message: the older Sambert clients.</summary>
    public const string Out = "out";

    /// <summary><c>run-task</c>, <c>continue-task</c> or <c>finish-task</c>.</summary>
    public string? Action { get; set; }

    /// <summary>Chosen by the client, one for each task; any string of 1 to 128 characters.</summary>
    public string? TaskId { get; set; }

    /// <summary><see cref="Duplex"/>, <see cref="Out"/>, or missing.</summary>
    public string? Streaming { get; set; }

    /// <summary>Members this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}

/// <summary>The <c>payload</c> of a client message. SDKs repeat members of <c>run-task</c> in later messages, which is allowed.</summary>
public sealed record CommandPayload
{
    /// <summary><c>audio</c>.</summary>
    public string? TaskGroup { get; set; }

    /// <summary><c>tts</c>.</summary>
    public string? Task { get; set; }

    /// <summary><c>SpeechSynthesizer</c>.</summary>
    public string? Function { get; set; }

    /// <summary>The model.</summary>
    public string? Model { get; set; }

    /// <summary>How to speak.</summary>
    public SynthesisParameters? Parameters { get; set; }

    /// <summary>Must be there in every message, also when it is empty.</summary>
    public CommandInput? Input { get; set; }

    /// <summary>Members this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}

/// <summary>The <c>input</c> of a client message.</summary>
public sealed record CommandInput
{
    /// <summary>The value of <see cref="Directive"/> that drops what is not spoken yet.</summary>
    public const string CancelDirective = "cancel";

    /// <summary>A piece of text; cut anywhere, also inside a surrogate pair.</summary>
    [JsonConverter(typeof(LoneSurrogateConverter))]
    public string? Text { get; set; }

    /// <summary>True asks for everything to be spoken that was sent so far.</summary>
    public bool? Flush { get; set; }

    /// <summary><see cref="CancelDirective"/> or missing.</summary>
    public string? Directive { get; set; }

    /// <summary>Members this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
