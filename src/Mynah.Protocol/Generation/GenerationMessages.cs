using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mynah.Protocol.Generation;

/// <summary>The body of every HTTP error (dossier 03 §4).</summary>
public sealed record ErrorBody
{
    /// <summary>A service code such as <c>InvalidParameter</c>.</summary>
    public string? Code { get; set; }

    /// <summary>A sentence for people.</summary>
    public string? Message { get; set; }

    /// <summary>The id to quote when asking for help.</summary>
    public string? RequestId { get; set; }
}

/// <summary>The request of the Qwen HTTP dialect as clients write it (dossier 03 §2.1).</summary>
public sealed record GenerationRequest
{
    /// <summary>The model.</summary>
    public string? Model { get; set; }

    /// <summary>What to say and who says it.</summary>
    public GenerationInput? Input { get; set; }

    /// <summary>How to deliver it.</summary>
    public GenerationParameters? Parameters { get; set; }
}

/// <summary>The <c>input</c> object.</summary>
public sealed record GenerationInput
{
    /// <summary>The text.</summary>
    public string? Text { get; set; }

    /// <summary>The voice.</summary>
    public string? Voice { get; set; }

    /// <summary>See <see cref="LanguageTypes"/>.</summary>
    public string? LanguageType { get; set; }

    /// <summary>How to speak, in words.</summary>
    public string? Instructions { get; set; }

    /// <summary>Lets the service rewrite the instructions.</summary>
    public bool? OptimizeInstructions { get; set; }
}

/// <summary>The <c>parameters</c> object.</summary>
public sealed record GenerationParameters
{
    /// <summary>Speaking rate, 0.5 … 2.0.</summary>
    public double? SpeechRate { get; set; }

    /// <summary>Pitch factor, 0.5 … 2.0.</summary>
    public double? PitchRate { get; set; }

    /// <summary>Loudness, 0 … 100.</summary>
    public int? Volume { get; set; }

    /// <summary><c>wav</c>, <c>pcm</c>, <c>mp3</c> or <c>opus</c>.</summary>
    public string? ResponseFormat { get; set; }

    /// <summary>Samples per second.</summary>
    public int? SampleRate { get; set; }

    /// <summary>kbit/s.</summary>
    public int? BitRate { get; set; }
}

/// <summary>A result, or one event of a streamed result (dossier 03 §2.2, §2.3).</summary>
public sealed record GenerationResponse
{
    /// <summary>The id to quote when asking for help.</summary>
    public string? RequestId { get; set; }

    /// <summary>What came out.</summary>
    public GenerationOutput? Output { get; set; }

    /// <summary>What it cost.</summary>
    public GenerationUsage? Usage { get; set; }

    /// <summary>Set when the service reports an error in a body of this shape.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Code { get; set; }

    /// <summary>The message that belongs to <see cref="Code"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Message { get; set; }
}

/// <summary>The <c>output</c> object.</summary>
public sealed record GenerationOutput
{
    /// <summary><c>stop</c> at the end; the string <c>null</c> before.</summary>
    public string? FinishReason { get; set; }

    /// <summary>Always null; for other uses of the endpoint.</summary>
    public string? Text { get; set; }

    /// <summary>Always null; for other uses of the endpoint.</summary>
    public JsonElement? Choices { get; set; }

    /// <summary>The audio.</summary>
    public GenerationAudio? Audio { get; set; }
}

/// <summary>The <c>audio</c> object.</summary>
public sealed record GenerationAudio
{
    /// <summary>The next bytes of a stream; empty in a complete result.</summary>
    public byte[]? Data { get; set; }

    /// <summary>Where the complete file is; in the last event of a stream, too.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Url { get; set; }

    /// <summary><c>audio_</c> and the request id.</summary>
    public string? Id { get; set; }

    /// <summary>When the file goes away, UNIX seconds.</summary>
    public long? ExpiresAt { get; set; }

    /// <summary>Samples per second. The cloud does not send it; Mynah does, for the normalized interface.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? SampleRate { get; set; }

    /// <summary>Wire name of the encoding. The cloud does not send it; Mynah does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Format { get; set; }
}

/// <summary>The <c>usage</c> object: characters, and tokens for the oldest models.</summary>
public sealed record GenerationUsage
{
    /// <summary>Tokens of the text; 0 for models counted in characters.</summary>
    public int? InputTokens { get; set; }

    /// <summary>Tokens of the audio; 0 for models counted in characters.</summary>
    public int? OutputTokens { get; set; }

    /// <summary>Legacy: all tokens.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? TotalTokens { get; set; }

    /// <summary>Counted characters; 0 for models counted in tokens.</summary>
    public int? Characters { get; set; }
}
