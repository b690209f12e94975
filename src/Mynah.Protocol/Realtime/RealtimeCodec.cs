using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Mynah.Protocol.Realtime;

/// <summary>
/// Reads and writes the events of the realtime dialect. Tolerant in: any order of members, numbers as strings, unknown members
/// and types kept. Strict out. All methods are pure and safe for concurrent calls.
/// </summary>
public static class RealtimeCodec
{
    /// <summary>Reads what a client sent.</summary>
    /// <exception cref="JsonException">Not JSON at all (<see cref="IsJson"/> is false), or a known event with an impossible member.</exception>
    public static ClientEvent ReadClient(ReadOnlySpan<byte> message) => TypeOf(message) switch
    {
        "session.update" => Parse(message, RealtimeJson.Default.SessionUpdate),
        "input_text_buffer.append" => Parse(message, RealtimeJson.Default.TextAppend),
        "input_text_buffer.commit" => Parse(message, RealtimeJson.Default.TextCommit),
        "input_text_buffer.clear" => Parse(message, RealtimeJson.Default.TextClear),
        "response.cancel" => Parse(message, RealtimeJson.Default.ResponseCancel),
        "session.finish" => Parse(message, RealtimeJson.Default.SessionFinish),
        var other => new UnknownClientEvent(other, Element(message)),
    };

    /// <summary>Reads what a server sent.</summary>
    /// <exception cref="JsonException">Not JSON at all, or a known event with an impossible member.</exception>
    public static ServerEvent ReadServer(ReadOnlySpan<byte> message) => TypeOf(message) switch
    {
        "error" => Parse(message, RealtimeJson.Default.ErrorReported),
        "session.created" => Parse(message, RealtimeJson.Default.SessionCreated),
        "session.updated" => Parse(message, RealtimeJson.Default.SessionUpdated),
        "input_text_buffer.committed" => Parse(message, RealtimeJson.Default.TextCommitted),
        "input_text_buffer.cleared" => Parse(message, RealtimeJson.Default.TextCleared),
        "response.created" => Parse(message, RealtimeJson.Default.ResponseCreated),
        "response.output_item.added" => Parse(message, RealtimeJson.Default.OutputItemAdded),
        "response.content_part.added" => Parse(message, RealtimeJson.Default.ContentPartAdded),
        "response.audio.delta" => Parse(message, RealtimeJson.Default.AudioDelta),
        "response.audio.done" => Parse(message, RealtimeJson.Default.AudioDone),
        "response.content_part.done" => Parse(message, RealtimeJson.Default.ContentPartDone),
        "response.output_item.done" => Parse(message, RealtimeJson.Default.OutputItemDone),
        "response.done" => Parse(message, RealtimeJson.Default.ResponseDone),
        "session.finished" => Parse(message, RealtimeJson.Default.SessionFinished),
        var other => new UnknownServerEvent(other, Element(message)),
    };

    /// <summary>True when the bytes are one well-formed JSON value.</summary>
    public static bool IsJson(ReadOnlySpan<byte> message)
    {
        try
        {
            var reader = new Utf8JsonReader(message);
            while (reader.Read())
            {
            }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Writes a client event.</summary>
    public static MessageBuffer Write(ClientEvent message) => message switch
    {
        SessionUpdate m => Format(m, RealtimeJson.Default.SessionUpdate),
        TextAppend m => Format(m, RealtimeJson.Default.TextAppend),
        TextCommit m => Format(m, RealtimeJson.Default.TextCommit),
        TextClear m => Format(m, RealtimeJson.Default.TextClear),
        ResponseCancel m => Format(m, RealtimeJson.Default.ResponseCancel),
        SessionFinish m => Format(m, RealtimeJson.Default.SessionFinish),
        UnknownClientEvent m => Raw(m.Json),
        _ => throw new ArgumentException($"There is no wire form of {message.GetType().Name}.", nameof(message)),
    };

    /// <summary>Writes a server event.</summary>
    public static MessageBuffer Write(ServerEvent message) => message switch
    {
        ErrorReported m => Format(m, RealtimeJson.Default.ErrorReported),
        SessionCreated m => Format(m, RealtimeJson.Default.SessionCreated),
        SessionUpdated m => Format(m, RealtimeJson.Default.SessionUpdated),
        TextCommitted m => Format(m, RealtimeJson.Default.TextCommitted),
        TextCleared m => Format(m, RealtimeJson.Default.TextCleared),
        ResponseCreated m => Format(m, RealtimeJson.Default.ResponseCreated),
        ResponseDone m => Format(m, RealtimeJson.Default.ResponseDone),
        OutputItemAdded m => Format(m, RealtimeJson.Default.OutputItemAdded),
        OutputItemDone m => Format(m, RealtimeJson.Default.OutputItemDone),
        ContentPartAdded m => Format(m, RealtimeJson.Default.ContentPartAdded),
        AudioDelta m => Format(m, RealtimeJson.Default.AudioDelta),
        AudioDone m => Format(m, RealtimeJson.Default.AudioDone),
        ContentPartDone m => Format(m, RealtimeJson.Default.ContentPartDone),
        SessionFinished m => Format(m, RealtimeJson.Default.SessionFinished),
        UnknownServerEvent m => Raw(m.Json),
        _ => throw new ArgumentException($"There is no wire form of {message.GetType().Name}.", nameof(message)),
    };

    /// <summary>Writes a <c>response.audio.delta</c> straight from audio bytes, without making strings.</summary>
    public static MessageBuffer WriteAudio(string responseId, string itemId, ReadOnlySpan<byte> audio)
    {
        var buffer = MessageBuffer.Rent();
        var json = buffer.Json;
        Span<char> eventId = stackalloc char[RealtimeIds.EventIdLength];
        RealtimeIds.WriteEventId(eventId);
        json.WriteStartObject();
        json.WriteString("event_id"u8, eventId);
        json.WriteString("type"u8, "response.audio.delta"u8);
        json.WriteString("response_id"u8, responseId);
        json.WriteString("item_id"u8, itemId);
        json.WriteNumber("output_index"u8, 0);
        json.WriteNumber("content_index"u8, 0);
        json.WriteBase64String("delta"u8, audio);
        json.WriteEndObject();
        json.Flush();
        return buffer;
    }

    /// <summary>
    /// Reads the audio of a <c>response.audio.delta</c> straight into a rented array, without making strings.
    /// </summary>
    /// <param name="message">A server event.</param>
    /// <param name="rented">An array of the shared pool that the caller now owns; null when this is another event.</param>
    /// <param name="length">How much of it is audio.</param>
    /// <returns>False when this is not an audio delta in plain form; read it with <see cref="ReadServer"/> then.</returns>
    public static bool TryReadAudio(ReadOnlySpan<byte> message, out byte[]? rented, out int length)
    {
        rented = null;
        length = 0;
        var reader = new Utf8JsonReader(message);
        var isDelta = false;
        ReadOnlySpan<byte> base64 = default;
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1)
                continue;
            if (reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                isDelta = reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("response.audio.delta"u8);
                if (!isDelta)
                    return false;
            }
            else if (reader.ValueTextEquals("delta"u8))
            {
                reader.Read();
                if (reader.TokenType != JsonTokenType.String || reader.ValueIsEscaped)
                    return false;
                base64 = reader.ValueSpan;
            }
            else
            {
                reader.Skip();
            }
        }
        if (!isDelta)
            return false;
        rented = ArrayPool<byte>.Shared.Rent(Base64.GetMaxDecodedFromUtf8Length(base64.Length));
        if (Base64.DecodeFromUtf8(base64, rented, out _, out length) == OperationStatus.Done)
            return true;
        ArrayPool<byte>.Shared.Return(rented);
        throw new JsonException("response.audio.delta carries something that is not base64");
    }

    private static string TypeOf(ReadOnlySpan<byte> message)
    {
        var reader = new Utf8JsonReader(message);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("an event must be a JSON object");
        var type = "";
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1)
                continue;
            var isType = reader.ValueTextEquals("type"u8);
            reader.Read();
            if (isType && reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length < 256)
                type = Known(ref reader) ?? "";
            reader.Skip();
        }
        return type;
    }

    private static string? Known(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null; // half a surrogate pair: certainly none of our types
        }
    }

    private static T Parse<T>(ReadOnlySpan<byte> message, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(message, type) ?? throw new JsonException("an event must be a JSON object");
        }
        catch (InvalidOperationException error)
        {
            throw new JsonException("a text holds half a surrogate pair", error);
        }
    }

    private static JsonElement Element(ReadOnlySpan<byte> message)
    {
        var reader = new Utf8JsonReader(message);
        return JsonElement.ParseValue(ref reader);
    }

    private static MessageBuffer Format<T>(T message, JsonTypeInfo<T> type)
    {
        var buffer = MessageBuffer.Rent();
        JsonSerializer.Serialize(buffer.Json, message, type);
        buffer.Json.Flush();
        return buffer;
    }

    private static MessageBuffer Raw(JsonElement json)
    {
        var buffer = MessageBuffer.Rent();
        json.WriteTo(buffer.Json);
        buffer.Json.Flush();
        return buffer;
    }
}
