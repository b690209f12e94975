using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Mynah.Protocol.Sse;

namespace Mynah.Protocol.Generation;

/// <summary>Reads and writes the bodies of the Qwen HTTP dialect.</summary>
public static class GenerationCodec
{
    /// <summary>Writes an error body.</summary>
    public static MessageBuffer Write(ErrorBody body) => Format(body, GenerationJson.Default.ErrorBody);

    /// <summary>Writes a result or one event of a streamed one.</summary>
    public static MessageBuffer Write(GenerationResponse response) => Format(response, GenerationJson.Default.GenerationResponse);

    /// <summary>Writes a request; members that are null are left out.</summary>
    public static MessageBuffer Write(GenerationRequest request) => Format(request, GenerationRequestJson.Default.GenerationRequest);

    /// <summary>Writes a result as a server-sent event.</summary>
    public static MessageBuffer WriteEvent(int id, GenerationResponse response)
    {
        var buffer = MessageBuffer.Rent();
        SseWriter.BeginResult(buffer, id);
        JsonSerializer.Serialize(buffer.Json, response, GenerationJson.Default.GenerationResponse);
        return End(buffer);
    }

    /// <summary>Writes an error as a server-sent event.</summary>
    public static MessageBuffer WriteEvent(int id, int status, ErrorBody body)
    {
        var buffer = MessageBuffer.Rent();
        SseWriter.BeginError(buffer, id, status);
        JsonSerializer.Serialize(buffer.Json, body, GenerationJson.Default.ErrorBody);
        return End(buffer);
    }

    /// <summary>Writes a piece of audio as a server-sent event, straight from its bytes.</summary>
    /// <param name="id">Counts from 1.</param>
    /// <param name="requestId">The request.</param>
    /// <param name="expiresAt">When the complete file will go away, UNIX seconds.</param>
    /// <param name="characters">Counted characters of the text.</param>
    /// <param name="audio">The bytes.</param>
    public static MessageBuffer WriteAudioEvent(int id, string requestId, long expiresAt, long characters, ReadOnlySpan<byte> audio)
    {
        var buffer = MessageBuffer.Rent();
        SseWriter.BeginResult(buffer, id);
        var json = buffer.Json;
        json.WriteStartObject();
        json.WriteStartObject("output"u8);
        json.WriteString("finish_reason"u8, "null"u8);
        json.WriteStartObject("audio"u8);
        json.WriteBase64String("data"u8, audio);
        json.WriteNumber("expires_at"u8, expiresAt);
        json.WriteString("id"u8, $"audio_{requestId}");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartObject("usage"u8);
        json.WriteNumber("input_tokens"u8, 0);
        json.WriteNumber("output_tokens"u8, 0);
        json.WriteNumber("characters"u8, characters);
        json.WriteEndObject();
        json.WriteString("request_id"u8, requestId);
        json.WriteEndObject();
        return End(buffer);
    }

    /// <summary>Reads an error body; null when it is not one.</summary>
    public static ErrorBody? ReadError(ReadOnlySpan<byte> body)
    {
        try
        {
            var error = JsonSerializer.Deserialize(body, GenerationJson.Default.ErrorBody);
            return error?.Code is null && error?.Message is null ? null : error;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Reads a result or one event of a streamed one.</summary>
    /// <exception cref="JsonException">It is not one.</exception>
    public static GenerationResponse ReadResponse(ReadOnlySpan<byte> body)
        => JsonSerializer.Deserialize(body, GenerationJson.Default.GenerationResponse)
            ?? throw new JsonException("a response must be a JSON object");

    private static MessageBuffer End(MessageBuffer buffer)
    {
        buffer.Json.Flush();
        SseWriter.End(buffer);
        return buffer;
    }

    private static MessageBuffer Format<T>(T value, JsonTypeInfo<T> type)
    {
        var buffer = MessageBuffer.Rent();
        JsonSerializer.Serialize(buffer.Json, value, type);
        buffer.Json.Flush();
        return buffer;
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(GenerationResponse))]
internal sealed partial class GenerationJson : JsonSerializerContext;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GenerationRequest))]
internal sealed partial class GenerationRequestJson : JsonSerializerContext;
