using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mynah.Protocol.Realtime;

/// <summary>The <c>response</c> object (dossier 01 §3).</summary>
public sealed record RealtimeResponse
{
    /// <summary>Its id; always present in <c>response.created</c>.</summary>
    public string? Id { get; set; }

    /// <summary><c>realtime.response</c>.</summary>
    public string? Object { get; set; }

    /// <summary>Empty.</summary>
    public string? ConversationId { get; set; }

    /// <summary><c>in_progress</c>, <c>completed</c>, <c>failed</c> or <c>incomplete</c>.</summary>
    public string? Status { get; set; }

    /// <summary><c>text</c> and <c>audio</c>; only when done.</summary>
    public IReadOnlyList<string>? Modalities { get; set; }

    /// <summary>The voice.</summary>
    public string? Voice { get; set; }

    /// <summary>Empty at first, one item when done.</summary>
    public IReadOnlyList<RealtimeItem>? Output { get; set; }

    /// <summary>What it cost; only when done.</summary>
    public RealtimeUsage? Usage { get; set; }

    /// <summary>Members this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}

/// <summary>The <c>item</c> object.</summary>
public sealed record RealtimeItem
{
    /// <summary>Its id, one for the life of a response.</summary>
    public string? Id { get; set; }

    /// <summary><c>realtime.item</c>.</summary>
    public string? Object { get; set; }

    /// <summary><c>message</c>.</summary>
    public string? Type { get; set; }

    /// <summary><c>in_progress</c>, <c>completed</c> or <c>incomplete</c>.</summary>
    public string? Status { get; set; }

    /// <summary><c>assistant</c>.</summary>
    public string? Role { get; set; }

    /// <summary>Empty at first, one audio part when done.</summary>
    public IReadOnlyList<ContentPart>? Content { get; set; }
}

/// <summary>A content part. It carries <c>text</c> in item events and <c>transcript</c> in <c>response.done</c>.</summary>
public sealed record ContentPart
{
    /// <summary><c>audio</c>.</summary>
    public string? Type { get; set; }

    /// <summary>Empty.</summary>
    public string? Text { get; set; }

    /// <summary>Empty.</summary>
    public string? Transcript { get; set; }
}

/// <summary>What a response cost: characters, or tokens for the oldest models (dossier 01 §3.2).</summary>
public sealed record RealtimeUsage
{
    /// <summary>Counted characters: an ideograph 2, all else 1.</summary>
    [JsonConverter(typeof(TolerantInt32Converter))]
    public int? Characters { get; set; }

    /// <summary>Legacy: all tokens.</summary>
    [JsonConverter(typeof(TolerantInt32Converter))]
    public int? TotalTokens { get; set; }

    /// <summary>Legacy: tokens of the text.</summary>
    [JsonConverter(typeof(TolerantInt32Converter))]
    public int? InputTokens { get; set; }

    /// <summary>Legacy: tokens of the audio.</summary>
    [JsonConverter(typeof(TolerantInt32Converter))]
    public int? OutputTokens { get; set; }

    /// <summary>Legacy: the input in parts.</summary>
    public TokenDetails? InputTokensDetails { get; set; }

    /// <summary>Legacy: the output in parts.</summary>
    public TokenDetails? OutputTokensDetails { get; set; }
}

/// <summary>Legacy token counts.</summary>
public sealed record TokenDetails
{
    /// <summary>Tokens of text.</summary>
    [JsonConverter(typeof(TolerantInt32Converter))]
    public int? TextTokens { get; set; }

    /// <summary>Tokens of audio: 50 for each second, at least 50.</summary>
    [JsonConverter(typeof(TolerantInt32Converter))]
    public int? AudioTokens { get; set; }
}
