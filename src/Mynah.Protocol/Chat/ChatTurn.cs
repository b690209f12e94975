using System.Text.Json.Serialization;

namespace Mynah.Protocol.Chat;

/// <summary>A message of a conversation with a language model, or a piece of one.</summary>
public sealed record ChatTurn
{
    /// <summary><c>system</c>, <c>user</c>, <c>assistant</c> …; null in the later pieces of a stream.</summary>
    public string? Role { get; set; }

    /// <summary>The text. Read also from a list of text parts; may be half a surrogate pair in a stream.</summary>
    [JsonConverter(typeof(ChatTextConverter))]
    public string? Content { get; set; }

    /// <summary>What a reasoning model thinks before it answers; not to be spoken (dossier 06 §6.1).</summary>
    public string? ReasoningContent { get; set; }
}
