using System.Text.Json.Serialization;
using Mynah.Protocol.Generation;

namespace Mynah.Protocol.Inference;

/// <summary>The request of the CosyVoice HTTP dialect as clients write it (dossier 03 §3.1).</summary>
public sealed record SynthesisRequest
{
    /// <summary>The model.</summary>
    public string? Model { get; set; }

    /// <summary>The text and everything about it.</summary>
    public SynthesisInput? Input { get; set; }
}

/// <summary>The <c>input</c> object: the parameters of a task, and the text.</summary>
public sealed record SynthesisInput : SynthesisParameters
{
    /// <summary>The text.</summary>
    [JsonPropertyOrder(-1)]
    [JsonConverter(typeof(LoneSurrogateConverter))]
    public string? Text { get; set; }
}

/// <summary>A result of the CosyVoice HTTP dialect, or one event of a streamed one (dossier 03 §3.2).</summary>
public sealed record SynthesisResponse
{
    /// <summary>The id to quote when asking for help.</summary>
    public string? RequestId { get; set; }

    /// <summary>What came out; always there.</summary>
    public SynthesisOutput? Output { get; set; }

    /// <summary>What it cost.</summary>
    public InferenceUsage? Usage { get; set; }

    /// <summary>Set when the service reports an error in a body of this shape.</summary>
    public string? Code { get; set; }

    /// <summary>The message that belongs to <see cref="Code"/>.</summary>
    public string? Message { get; set; }
}

/// <summary>The <c>output</c> object.</summary>
public sealed record SynthesisOutput
{
    /// <summary><c>stop</c> at the end; the string <c>null</c> before.</summary>
    public string? FinishReason { get; set; }

    /// <summary>One of the names in <see cref="EventOutput"/>; null – and then not written – in a complete result and in the last event.</summary>
    public string? Type { get; set; }

    /// <summary>The text of the sentence, at its begin and end.</summary>
    public string? OriginalText { get; set; }

    /// <summary>The sentence.</summary>
    public SentenceInfo? Sentence { get; set; }

    /// <summary>The audio; always there.</summary>
    public GenerationAudio? Audio { get; set; }
}
