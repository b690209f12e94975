using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Mynah.Audio;
using Mynah.Protocol;
using Mynah.Protocol.Inference;

namespace Mynah.Server.Inference;

/// <summary>The mark that says a machine made the audio: the <c>AIGC</c> object of GB 45438-2025, as a tag of the file.</summary>
internal static class MachineMark
{
    /// <summary>The tag's name in every container.</summary>
    public const string TagName = "AIGC";

    private const string Producer = "Mynah";

    /// <summary>The tags that the parameters ask for; none unless they do.</summary>
    /// <param name="parameters">May name who publishes the audio and as what.</param>
    /// <param name="owner">Who publishes it otherwise: the name of the key.</param>
    /// <param name="requestId">Id of this piece of work.</param>
    public static IReadOnlyList<AudioTag> TagsFor(SynthesisParameters parameters, string owner, string requestId)
    {
        if (parameters.EnableAigcTag != true)
            return [];
        using var buffer = MessageBuffer.Rent();
        using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("Label"u8, "1"u8); // certainly made by a machine
        json.WriteString("ContentProducer"u8, Producer);
        json.WriteString("ProduceID"u8, requestId);
        json.WriteString("ReservedCode1"u8, ""u8);
        json.WriteString("ContentPropagator"u8, parameters.AigcPropagator ?? owner);
        json.WriteString("PropagateID"u8, parameters.AigcPropagateId ?? requestId);
        json.WriteString("ReservedCode2"u8, ""u8);
        json.WriteEndObject();
        json.Flush();
        return [new AudioTag(TagName, Encoding.UTF8.GetString(buffer.Written.Span))];
    }
}
