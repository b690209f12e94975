using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Mynah.Protocol.Sse;

namespace Mynah.Protocol.Chat;

/// <summary>Reads and writes the bodies of both dialects of language models. Members that are null are left out.</summary>
public static class ChatCodec
{
    /// <summary>Writes a request.</summary>
    public static MessageBuffer Write(TextGenerationRequest request) => Format(request, ChatJson.Default.TextGenerationRequest);

    /// <summary>Writes an answer.</summary>
    public static MessageBuffer Write(TextGenerationResponse response) => Format(response, ChatJson.Default.TextGenerationResponse);

    /// <summary>Writes an answer.</summary>
    public static MessageBuffer Write(CompletionResponse response) => Format(response, ChatJson.Default.CompletionResponse);

    /// <summary>Writes an error.</summary>
    public static MessageBuffer Write(CompletionError error) => Format(error, ChatJson.Default.CompletionError);

    /// <summary>Writes a piece of an answer as a server-sent event.</summary>
    public static MessageBuffer WriteEvent(int id, TextGenerationResponse response)
    {
        var buffer = MessageBuffer.Rent();
        SseWriter.BeginResult(buffer, id);
        return Serialize(buffer, response, ChatJson.Default.TextGenerationResponse, isEvent: true);
    }

    /// <summary>Writes a piece of an answer as a server-sent event.</summary>
    public static MessageBuffer WriteEvent(CompletionResponse response) => Event(response, ChatJson.Default.CompletionResponse);

    /// <summary>Writes an error as a server-sent event.</summary>
    public static MessageBuffer WriteEvent(CompletionError error) => Event(error, ChatJson.Default.CompletionError);

    /// <summary>The event after the last one of the OpenAI-compatible dialect.</summary>
    public static ReadOnlyMemory<byte> Done { get; } = "data: [DONE]\n\n"u8.ToArray();

    /// <summary>Reads a request.</summary>
    /// <exception cref="SpeechException">It is not one; the message is for the client.</exception>
    public static TextGenerationRequest ReadRequest(ReadOnlySpan<byte> body) => Read(body, ChatJson.Default.TextGenerationRequest);

    /// <summary>Reads a request.</summary>
    /// <exception cref="SpeechException">It is not one; the message is for the client.</exception>
    public static CompletionRequest ReadCompletionRequest(ReadOnlySpan<byte> body) => Read(body, ChatJson.Default.CompletionRequest);

    /// <summary>Reads an answer or one event of a streamed one.</summary>
    /// <exception cref="JsonException">It is not one.</exception>
    public static TextGenerationResponse ReadResponse(ReadOnlySpan<byte> body)
        => JsonSerializer.Deserialize(body, ChatJson.Default.TextGenerationResponse) ?? throw new JsonException("a response must be a JSON object");

    private static T Read<T>(ReadOnlySpan<byte> body, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(body, type) ?? throw new JsonException("it is null");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            var place = (error as JsonException)?.Path is { Length: > 1 } path ? $": {path[2..]} is not what is expected there" : "";
            throw SpeechException.Invalid($"the request body is not valid JSON{place}");
        }
    }

    private static MessageBuffer Event<T>(T value, JsonTypeInfo<T> type)
    {
        var buffer = MessageBuffer.Rent();
        buffer.Write("data: "u8);
        return Serialize(buffer, value, type, isEvent: true);
    }

    private static MessageBuffer Format<T>(T value, JsonTypeInfo<T> type) => Serialize(MessageBuffer.Rent(), value, type, isEvent: false);

    private static MessageBuffer Serialize<T>(MessageBuffer buffer, T value, JsonTypeInfo<T> type, bool isEvent)
    {
        JsonSerializer.Serialize(buffer.Json, value, type);
        buffer.Json.Flush();
        if (isEvent)
            SseWriter.End(buffer);
        return buffer;
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(TextGenerationRequest))]
[JsonSerializable(typeof(TextGenerationResponse))]
[JsonSerializable(typeof(CompletionRequest))]
[JsonSerializable(typeof(CompletionResponse))]
[JsonSerializable(typeof(CompletionError))]
internal sealed partial class ChatJson : JsonSerializerContext;
