using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mynah.Protocol.Realtime;

/// <summary>What a client sends on the realtime socket (dossier 01 §2).</summary>
public abstract record ClientEvent
{
    /// <summary>Chosen by the client; may be missing or repeated.</summary>
    [JsonPropertyOrder(-2)]
    public string? EventId { get; set; }

    /// <summary>The wire name of the event.</summary>
    [JsonPropertyOrder(-1)]
    public abstract string Type { get; }

    /// <summary>Members this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}

/// <summary>Sets the session up; only before the first text.</summary>
public sealed record SessionUpdate : ClientEvent
{
    /// <inheritdoc />
    public override string Type => "session.update";

    /// <summary>What to change.</summary>
    public SessionSettings? Session { get; set; }
}

/// <summary>Adds text to the buffer.</summary>
public sealed record TextAppend : ClientEvent
{
    /// <inheritdoc />
    public override string Type => "input_text_buffer.append";

    /// <summary>The text; cut anywhere, also inside a surrogate pair.</summary>
    [JsonConverter(typeof(LoneSurrogateConverter))]
    public string? Text { get; set; }
}

/// <summary>Speaks what is buffered.</summary>
public sealed record TextCommit : ClientEvent
{
    /// <inheritdoc />
    public override string Type => "input_text_buffer.commit";
}

/// <summary>Drops what is buffered.</summary>
public sealed record TextClear : ClientEvent
{
    /// <inheritdoc />
    public override string Type => "input_text_buffer.clear";
}

/// <summary>Stops the running response.</summary>
public sealed record ResponseCancel : ClientEvent
{
    /// <inheritdoc />
    public override string Type => "response.cancel";
}

/// <summary>No more text will come.</summary>
public sealed record SessionFinish : ClientEvent
{
    /// <inheritdoc />
    public override string Type => "session.finish";
}

/// <summary>An event whose type this version does not know.</summary>
/// <param name="Name">Its wire name; empty when it had none.</param>
/// <param name="Json">The whole message.</param>
public sealed record UnknownClientEvent(string Name, JsonElement Json) : ClientEvent
{
    /// <inheritdoc />
    public override string Type => Name;
}
