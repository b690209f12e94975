using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Mynah.Protocol.Inference;

/// <summary>
/// Reads and writes the text messages of the inference socket. Tolerant in: any order of members, numbers as strings, unknown
/// members, actions and events kept. Strict out. All methods are pure and safe for concurrent calls.
/// </summary>
public static class InferenceCodec
{
    /// <summary>Reads what a client sent.</summary>
    /// <exception cref="JsonException">Not JSON at all, not an object with a header, or a known message with an impossible member.</exception>
    public static InferenceCommand ReadClient(ReadOnlySpan<byte> message) => HeaderMember(message, "action"u8) switch
    {
        RunTask.Name => Parse(message, InferenceJson.Default.RunTask),
        ContinueTask.Name => Parse(message, InferenceJson.Default.ContinueTask),
        FinishTask.Name => Parse(message, InferenceJson.Default.FinishTask),
        var other => new UnknownCommand(other, Element(message)) { Header = new CommandHeader { TaskId = HeaderMember(message, "task_id"u8) } },
    };

    /// <summary>Reads what a server sent as text.</summary>
    /// <exception cref="JsonException">Not JSON at all, not an object with a header, or a known message with an impossible member.</exception>
    public static InferenceEvent ReadServer(ReadOnlySpan<byte> message) => HeaderMember(message, "event"u8) switch
    {
        TaskStarted.EventName => Parse(message, InferenceJson.Default.TaskStarted),
        ResultGenerated.EventName => Parse(message, InferenceJson.Default.ResultGenerated),
        TaskFinished.EventName => Parse(message, InferenceJson.Default.TaskFinished),
        TaskFailed.EventName => Parse(message, InferenceJson.Default.TaskFailed),
        var other => new UnknownEvent(other, Element(message)) { Header = new EventHeader { TaskId = HeaderMember(message, "task_id"u8) } },
    };

    /// <summary>Reads only the task's id of a message that could not be read as a whole, so that it can be answered; empty when it has none.</summary>
    public static string TaskIdOf(ReadOnlySpan<byte> message)
    {
        try
        {
            return HeaderMember(message, "task_id"u8);
        }
        catch (JsonException)
        {
            return "";
        }
    }

    /// <summary>Writes a client message.</summary>
    public static MessageBuffer Write(InferenceCommand message) => message switch
    {
        RunTask m => Format(m, InferenceJson.Default.RunTask),
        ContinueTask m => Format(m, InferenceJson.Default.ContinueTask),
        FinishTask m => Format(m, InferenceJson.Default.FinishTask),
        UnknownCommand m => Raw(m.Json),
        _ => throw new ArgumentException($"There is no wire form of {message.GetType().Name}.", nameof(message)),
    };

    /// <summary>Writes a server message.</summary>
    public static MessageBuffer Write(InferenceEvent message)
    {
        message.Header.Event ??= message.Name;
        return message switch
        {
            TaskStarted m => Format(m, InferenceJson.Default.TaskStarted),
            ResultGenerated m => Format(m, InferenceJson.Default.ResultGenerated),
            TaskFinished m => Format(m, InferenceJson.Default.TaskFinished),
            TaskFailed m => Format(m, InferenceJson.Default.TaskFailed),
            UnknownEvent m => Raw(m.Json),
            _ => throw new ArgumentException($"There is no wire form of {message.GetType().Name}.", nameof(message)),
        };
    }

    /// <summary>Writes the event that goes before each piece of audio, without making objects.</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="sentence">The sentence, from 0.</param>
    public static MessageBuffer WriteSynthesis(string taskId, int sentence)
    {
        var buffer = MessageBuffer.Rent();
        var json = buffer.Json;
        json.WriteStartObject();
        json.WriteStartObject("header"u8);
        json.WriteString("task_id"u8, taskId);
        json.WriteString("event"u8, "result-generated"u8);
        json.WriteStartObject("attributes"u8);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartObject("payload"u8);
        json.WriteStartObject("output"u8);
        json.WriteStartObject("sentence"u8);
        json.WriteNumber("index"u8, sentence);
        json.WriteStartArray("words"u8);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteString("type"u8, "sentence-synthesis"u8);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return buffer;
    }

    // One pass over the top level and the header; everything else is skipped. The last of several members of a name counts.
    private static string HeaderMember(ReadOnlySpan<byte> message, ReadOnlySpan<byte> name)
    {
        var reader = new Utf8JsonReader(message);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("a message must be a JSON object");
        var value = "";
        var inHeader = false;
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
                continue;
            if (reader.CurrentDepth == 1)
            {
                inHeader = reader.ValueTextEquals("header"u8);
                reader.Read();
                if (!inHeader || reader.TokenType != JsonTokenType.StartObject)
                    reader.Skip();
                continue;
            }
            var isWanted = inHeader && reader.CurrentDepth == 2 && reader.ValueTextEquals(name);
            reader.Read();
            if (isWanted && reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length < 1024)
                value = Text(ref reader);
            reader.Skip();
        }
        return value;
    }

    private static string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return ""; // half a surrogate pair: certainly no name of ours
        }
    }

    private static T Parse<T>(ReadOnlySpan<byte> message, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(message, type) ?? throw new JsonException("a message must be a JSON object");
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
