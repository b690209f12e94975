using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Mynah.Protocol.Customization;

/// <summary>
/// Reads and writes the bodies of the customization endpoint and of the upload policy. Members that are null are not written; unknown
/// ones are skipped when read. Errors are those of <see cref="Generation.GenerationCodec"/>.
/// </summary>
public static class CustomizationCodec
{
    /// <summary>Writes a request.</summary>
    public static MessageBuffer Write(CustomizationRequest request) => Format(request, CustomizationJson.Default.CustomizationRequest);

    /// <summary>Writes an answer.</summary>
    public static MessageBuffer Write(CustomizationResponse response) => Format(response, CustomizationJson.Default.CustomizationResponse);

    /// <summary>Writes an upload policy.</summary>
    public static MessageBuffer Write(UploadPolicyResponse response) => Format(response, CustomizationJson.Default.UploadPolicyResponse);

    /// <summary>Reads a request as a server does.</summary>
    /// <exception cref="SpeechException">Not JSON, or a member is of the wrong kind; the message names it and is for the client.</exception>
    public static CustomizationRequest ReadRequest(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, CustomizationJson.Default.CustomizationRequest)
                ?? throw SpeechException.Invalid("the request body must be a JSON object");
        }
        catch (JsonException wrong)
        {
            // $.input.page_size: the path of a member; $ alone: not JSON at all.
            throw SpeechException.Invalid(wrong.Path is { Length: > 2 } path && IsKnownKind(wrong)
                ? $"{path[2..]} is of the wrong type"
                : "the request body is not valid JSON");
        }
    }

    /// <summary>Reads an answer.</summary>
    /// <exception cref="JsonException">It is not one.</exception>
    public static CustomizationResponse ReadResponse(ReadOnlySpan<byte> body)
        => JsonSerializer.Deserialize(body, CustomizationJson.Default.CustomizationResponse) ?? throw NoObject();

    /// <summary>Reads an upload policy.</summary>
    /// <exception cref="JsonException">It is not one.</exception>
    public static UploadPolicyResponse ReadPolicy(ReadOnlySpan<byte> body)
        => JsonSerializer.Deserialize(body, CustomizationJson.Default.UploadPolicyResponse) ?? throw NoObject();

    // The reader's own complaints (a missing brace) carry its exception inside; complaints about kinds carry another or none.
    private static bool IsKnownKind(JsonException wrong) => wrong.InnerException is not JsonException;

    private static JsonException NoObject() => new("a response must be a JSON object");

    private static MessageBuffer Format<T>(T value, JsonTypeInfo<T> type)
    {
        var buffer = MessageBuffer.Rent();
        JsonSerializer.Serialize(buffer.Json, value, type);
        buffer.Json.Flush();
        return buffer;
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, NumberHandling = JsonNumberHandling.AllowReadingFromString,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CustomizationRequest))]
[JsonSerializable(typeof(CustomizationResponse))]
[JsonSerializable(typeof(UploadPolicyResponse))]
internal sealed partial class CustomizationJson : JsonSerializerContext;
