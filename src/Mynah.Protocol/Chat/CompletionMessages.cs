using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mynah.Protocol.Chat;

/// <summary>A request in the OpenAI-compatible dialect (dossier 06 §6.2), as far as a server of Mynah reads it.</summary>
public sealed record CompletionRequest
{
    /// <summary>The model.</summary>
    public string? Model { get; set; }

    /// <summary>The conversation, the question last.</summary>
    public IReadOnlyList<ChatTurn>? Messages { get; set; }

    /// <summary>Whether to stream.</summary>
    [JsonConverter(typeof(TolerantBooleanConverter))]
    public bool? Stream { get; set; }

    /// <summary>What a stream shall hold.</summary>
    public CompletionStreamOptions? StreamOptions { get; set; }

    /// <summary>How freely to choose, 0 … 2.</summary>
    public double? Temperature { get; set; }

    /// <summary>Share of the likely tokens to choose from, 0 … 1.</summary>
    public double? TopP { get; set; }

    /// <summary>Most tokens of the answer.</summary>
    [JsonConverter(typeof(TolerantInt32Converter))]
    public int? MaxTokens { get; set; }

    /// <summary>The newer name of <see cref="MaxTokens"/>.</summary>
    [JsonConverter(typeof(TolerantInt32Converter))]
    public int? MaxCompletionTokens { get; set; }

    /// <summary>Makes answers repeatable.</summary>
    public long? Seed { get; set; }

    /// <summary>One text or several that end the answer.</summary>
    public JsonElement? Stop { get; set; }
}

/// <summary>The <c>stream_options</c> object.</summary>
public sealed record CompletionStreamOptions
{
    /// <summary>Whether a last chunk without choices tells the usage.</summary>
    [JsonConverter(typeof(TolerantBooleanConverter))]
    public bool? IncludeUsage { get; set; }
}

/// <summary>An answer, or a chunk of a streamed one.</summary>
public sealed record CompletionResponse
{
    /// <summary>Begins with <c>chatcmpl-</c>.</summary>
    public string? Id { get; set; }

    /// <summary><c>chat.completion</c> or <c>chat.completion.chunk</c>.</summary>
    public string? Object { get; set; }

    /// <summary>UNIX seconds.</summary>
    public long Created { get; set; }

    /// <summary>Which model answered.</summary>
    public string? Model { get; set; }

    /// <summary>One answer; none in the chunk that tells the usage.</summary>
    public IReadOnlyList<CompletionChoice> Choices { get; set; } = [];

    /// <summary>What it cost.</summary>
    public CompletionUsage? Usage { get; set; }
}

/// <summary>One answer or its next piece.</summary>
public sealed record CompletionChoice
{
    /// <summary>Always 0: there is one answer.</summary>
    public int Index { get; set; }

    /// <summary>The whole message; null in a stream.</summary>
    public ChatTurn? Message { get; set; }

    /// <summary>The next piece; null outside a stream.</summary>
    public ChatTurn? Delta { get; set; }

    /// <summary><c>stop</c> or <c>length</c> at the end; null before.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? FinishReason { get; set; }
}

/// <summary>The <c>usage</c> object.</summary>
public sealed record CompletionUsage
{
    /// <summary>Tokens of the conversation.</summary>
    public int PromptTokens { get; set; }

    /// <summary>Tokens of the answer.</summary>
    public int CompletionTokens { get; set; }

    /// <summary>Both.</summary>
    public int TotalTokens { get; set; }
}

/// <summary>The body of an error in this dialect.</summary>
public sealed record CompletionError
{
    /// <summary>What went wrong.</summary>
    public CompletionErrorDetail? Error { get; set; }

    /// <summary>The id to quote when asking for help.</summary>
    public string? RequestId { get; set; }
}

/// <summary>What went wrong.</summary>
public sealed record CompletionErrorDetail
{
    /// <summary>A sentence for people.</summary>
    public string? Message { get; set; }

    /// <summary>A kind such as <c>invalid_request_error</c>.</summary>
    public string? Type { get; set; }

    /// <summary>Always null: the message names the member.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Param { get; set; }

    /// <summary>A service code such as <c>InvalidParameter</c>.</summary>
    public string? Code { get; set; }
}
