using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mynah.Protocol.Realtime;

/// <summary>What a server sends on the realtime socket (dossier 01 §3).</summary>
public abstract record ServerEvent
{
    /// <summary>Opaque and unique within the connection.</summary>
    [JsonPropertyOrder(-2)]
    public string? EventId { get; set; }

    /// <summary>The wire name of the event.</summary>
    [JsonPropertyOrder(-1)]
    public abstract string Type { get; }

    /// <summary>Members this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}

/// <summary>Something failed. Not always the end of the session.</summary>
public sealed record ErrorReported : ServerEvent
{
    /// <inheritdoc />
    public override string Type => "error";

    /// <summary>What failed.</summary>
    public ErrorDetail? Error { get; set; }
}

/// <summary>The <c>error</c> object.</summary>
public sealed record ErrorDetail
{
    /// <summary>A service code such as <c>invalid_value</c>.</summary>
    public string? Code { get; set; }

    /// <summary>A sentence for people.</summary>
    public string? Message { get; set; }

    /// <summary>Further members of older services: <c>type</c>, <c>param</c>, <c>event_id</c>.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}

/// <summary>The connection stands. Always the first event.</summary>
public sealed record SessionCreated : ServerEvent
{
    /// <inheritdoc />
    public override string Type => "session.created";

    /// <summary>The settings that hold without an update.</summary>
    public SessionSettings? Session { get; set; }
}

/// <summary>An update was taken.</summary>
public sealed record SessionUpdated : ServerEvent
{
    /// <inheritdoc />
    public override string Type => "session.updated";

    /// <summary>All settings that now hold.</summary>
    public SessionSettings? Session { get; set; }
}

/// <summary>Buffered text was handed on to be spoken.</summary>
public sealed record TextCommitted : ServerEvent
{
    /// <inheritdoc />
    public override string Type => "input_text_buffer.committed";

    /// <summary>Empty in the documents.</summary>
    public string? ItemId { get; set; }
}

/// <summary>The buffer was emptied.</summary>
public sealed record TextCleared : ServerEvent
{
    /// <inheritdoc />
    public override string Type => "input_text_buffer.cleared";
}

/// <summary>A response begins.</summary>
public sealed record ResponseCreated : ServerEvent
{
    /// <inheritdoc />
    public override string Type => "response.created";

    /// <summary>The response.</summary>
    public RealtimeResponse? Response { get; set; }
}

/// <summary>A response is complete.</summary>
public sealed record ResponseDone : ServerEvent
{
    /// <inheritdoc />
    public override string Type => "response.done";

    /// <summary>The response with its usage.</summary>
    public RealtimeResponse? Response { get; set; }
}

/// <summary>The response got its item.</summary>
public sealed record OutputItemAdded : ServerEvent
{
    /// <inheritdoc />
    public override string Type => "response.output_item.added";

    /// <summary>The response.</summary>
    public string? ResponseId { get; set; }

    /// <summary>Always 0.</summary>
    public int OutputIndex { get; set; }

    /// <summary>The item.</summary>
    public RealtimeItem? Item { get; set; }
}

/// <summary>The item is complete.</summary>
public sealed record OutputItemDone : ServerEvent
{
    /// <inheritdoc />
    public override string Type => "response.output_item.done";

    /// <summary>The response.</summary>
    public string? ResponseId { get; set; }

    /// <summary>Always 0.</summary>
    public int OutputIndex { get; set; }

    /// <summary>The item.</summary>
    public RealtimeItem? Item { get; set; }
}

/// <summary>An event of one content part of one response.</summary>
public abstract record ContentEvent : ServerEvent
{
    /// <summary>The response.</summary>
    public string? ResponseId { get; set; }

    /// <summary>The item.</summary>
    public string? ItemId { get; set; }

    /// <summary>Always 0.</summary>
    public int OutputIndex { get; set; }

    /// <summary>Always 0.</summary>
    public int ContentIndex { get; set; }
}

/// <summary>The item got its audio part.</summary>
public sealed record ContentPartAdded : ContentEvent
{
    /// <inheritdoc />
    public override string Type => "response.content_part.added";

    /// <summary>The part.</summary>
    [JsonPropertyOrder(1)]
    public ContentPart? Part { get; set; }
}

/// <summary>Some audio.</summary>
public sealed record AudioDelta : ContentEvent
{
    /// <inheritdoc />
    public override string Type => "response.audio.delta";

    /// <summary>The decoded bytes. They belong to the receiver.</summary>
    [JsonPropertyOrder(1)]
    public byte[]? Delta { get; set; }
}

/// <summary>The audio of the response is complete.</summary>
public sealed record AudioDone : ContentEvent
{
    /// <inheritdoc />
    public override string Type => "response.audio.done";
}

/// <summary>The part is complete.</summary>
public sealed record ContentPartDone : ContentEvent
{
    /// <inheritdoc />
    public override string Type => "response.content_part.done";

    /// <summary>The part.</summary>
    [JsonPropertyOrder(1)]
    public ContentPart? Part { get; set; }
}

/// <summary>All is spoken; the connection closes next.</summary>
public sealed record SessionFinished : ServerEvent
{
    /// <inheritdoc />
    public override string Type => "session.finished";
}

/// <summary>An event whose type this version does not know.</summary>
/// <param name="Name">Its wire name; empty when it had none.</param>
/// <param name="Json">The whole message.</param>
public sealed record UnknownServerEvent(string Name, JsonElement Json) : ServerEvent
{
    /// <inheritdoc />
    public override string Type => Name;
}
