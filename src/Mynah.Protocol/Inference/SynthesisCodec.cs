using System.Text.Json;
using Mynah.Protocol.Generation;
using Mynah.Protocol.Sse;

namespace Mynah.Protocol.Inference;

/// <summary>Reads and writes the bodies of the CosyVoice HTTP dialect (dossier 03 §3). Errors are those of <see cref="GenerationCodec"/>.</summary>
public static class SynthesisCodec
{
    /// <summary>Writes a request; members that are null are left out.</summary>
    public static MessageBuffer Write(SynthesisRequest request)
    {
        var buffer = MessageBuffer.Rent();
        JsonSerializer.Serialize(buffer.Json, request, InferenceJson.Default.SynthesisRequest);
        buffer.Json.Flush();
        return buffer;
    }

    /// <summary>Writes a complete result.</summary>
    public static MessageBuffer Write(SynthesisResponse response)
    {
        var buffer = MessageBuffer.Rent();
        JsonSerializer.Serialize(buffer.Json, response, InferenceJson.Default.SynthesisResponse);
        buffer.Json.Flush();
        return buffer;
    }

    /// <summary>Writes one event of a streamed result.</summary>
    /// <param name="id">Counts from 1.</param>
    /// <param name="response">The event.</param>
    public static MessageBuffer WriteEvent(int id, SynthesisResponse response)
    {
        var buffer = MessageBuffer.Rent();
        SseWriter.BeginResult(buffer, id);
        JsonSerializer.Serialize(buffer.Json, response, InferenceJson.Default.SynthesisResponse);
        buffer.Json.Flush();
        SseWriter.End(buffer);
        return buffer;
    }

    /// <summary>Reads a result or one event of a streamed one.</summary>
    /// <exception cref="JsonException">It is not one.</exception>
    public static SynthesisResponse ReadResponse(ReadOnlySpan<byte> body)
        => JsonSerializer.Deserialize(body, InferenceJson.Default.SynthesisResponse)
            ?? throw new JsonException("a response must be a JSON object");

    /// <summary>
    /// Reads a request body as a server does: members may stand in <c>input</c> or in <c>parameters</c>; in <c>input</c> they count
    /// more (dossier 03 §3.1). Unknown ones are kept.
    /// </summary>
    /// <exception cref="SpeechException">Not JSON, or a member is missing or of the wrong kind; the message is for the client.</exception>
    public static SynthesisRequest ReadRequest(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return Read(json.RootElement);
        }
        catch (JsonException error) when (error.Path is { Length: > 2 } path)
        {
            throw SpeechException.Invalid($"{path[2..]} has a value of the wrong kind");
        }
        catch (JsonException)
        {
            throw SpeechException.Invalid("the request body is not valid JSON");
        }
        catch (InvalidOperationException)
        {
            throw SpeechException.Invalid("the request body holds a text with half a surrogate pair");
        }
    }

    private static SynthesisRequest Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw SpeechException.Invalid("the request body must be a JSON object");
        if (!root.TryGetProperty("model", out var model) || model.ValueKind != JsonValueKind.String)
            throw SpeechException.Invalid("required field missing: model");
        using var merged = MessageBuffer.Rent();
        merged.Json.WriteStartObject();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var place in (ReadOnlySpan<string>)["input", "parameters"])
        {
            if (!root.TryGetProperty(place, out var members) || members.ValueKind != JsonValueKind.Object)
                continue;
            foreach (var member in members.EnumerateObject())
            {
                if (member.Value.ValueKind != JsonValueKind.Null && seen.Add(member.Name))
                    member.WriteTo(merged.Json);
            }
        }
        merged.Json.WriteEndObject();
        merged.Json.Flush();
        var input = JsonSerializer.Deserialize(merged.Written.Span, InferenceJson.Default.SynthesisInput)!;
        return new SynthesisRequest { Model = model.GetString(), Input = input };
    }
}
