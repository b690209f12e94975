using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mynah.Protocol.Chat;

/// <summary>A request to a language model in the service's own dialect (dossier 06 §6.1).</summary>
public sealed record TextGenerationRequest
{
    /// <summary>The model.</summary>
    public string? Model { get; set; }

    /// <summary>The conversation.</summary>
    public TextGenerationInput? Input { get; set; }

    /// <summary>How to answer.</summary>
    public TextGenerationParameters? Parameters { get; set; }
}

/// <summary>The <c>input</c> object.</summary>
public sealed record TextGenerationInput
{
    /// <summary>The conversation, the question last.</summary>
    public IReadOnlyList<ChatTurn>? Messages { get; set; }

    /// <summary>A question alone, of older clients.</summary>
    public string? Prompt { get; set; }
}

/// <summary>The <c>parameters</c> object.</summary>
public sealed record TextGenerationParameters
{
    /// <summary><c>message</c> or <c>text</c>.</summary>
    public string? ResultFormat { get; set; }

    /// <summary>True: each event holds only the new text. False: each holds everything so far.</summary>
    [JsonConverter(typeof(TolerantBooleanConverter))]
    public bool? IncrementalOutput { get; set; }

    /// <summary>How freely to choose, 0 … 2.</summary>
    public double? Temperature { get; set; }

    /// <summary>Share of the likely tokens to choose from, 0 … 1.</summary>
    public double? TopP { get; set; }

    /// <summary>How many likely tokens to choose from.</summary>
    public int? TopK { get; set; }

    /// <summary>Most tokens of the answer.</summary>
    [JsonConverter(typeof(TolerantInt32Converter))]
    public int? MaxTokens { get; set; }

    /// <summary>Makes answers repeatable.</summary>
    public long? Seed { get; set; }

    /// <summary>Penalty for what was mentioned already, −2 … 2.</summary>
    public double? PresencePenalty { get; set; }

    /// <summary>Texts that end the answer.</summary>
    public JsonElement? Stop { get; set; }

    /// <summary>Whatever else the model understands, for example <c>enable_thinking</c>.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }
}

/// <summary>An answer, or one event of a streamed one.</summary>
public sealed record TextGenerationResponse
{
    /// <summary>What came out.</summary>
    public TextGenerationOutput? Output { get; set; }

    /// <summary>What it cost up to now.</summary>
    public TextGenerationUsage? Usage { get; set; }

    /// <summary>The id to quote when asking for help.</summary>
    public string? RequestId { get; set; }

    /// <summary>Set when the service reports an error in a body of this shape.</summary>
    public string? Code { get; set; }

    /// <summary>The message that belongs to <see cref="Code"/>.</summary>
    public string? Message { get; set; }
}

/// <summary>The <c>output</c> object: <see cref="Choices"/>, or with the result format <c>text</c> the other two.</summary>
public sealed record TextGenerationOutput
{
    /// <summary>The answer.</summary>
    [JsonConverter(typeof(ChatTextConverter))]
    public string? Text { get; set; }

    /// <summary>As that of a choice.</summary>
    public string? FinishReason { get; set; }

    /// <summary>One answer.</summary>
    public IReadOnlyList<TextGenerationChoice>? Choices { get; set; }

    /// <summary>Which model answered. The cloud does not send it; Mynah does when it is another one than was asked.</summary>
    public string? Model { get; set; }
}

/// <summary>One answer.</summary>
public sealed record TextGenerationChoice
{
    /// <summary>The message or its next piece.</summary>
    public ChatTurn? Message { get; set; }

    /// <summary><c>stop</c>, <c>length</c> or <c>tool_calls</c> at the end; the string <c>null</c> before.</summary>
    public string? FinishReason { get; set; }
}

/// <summary>The <c>usage</c> object.</summary>
public sealed record TextGenerationUsage
{
    /// <summary>Tokens of the conversation.</summary>
    public int? InputTokens { get; set; }

    /// <summary>Tokens of the answer.</summary>
    public int? OutputTokens { get; set; }

    /// <summary>Both.</summary>
    public int? TotalTokens { get; set; }
}
