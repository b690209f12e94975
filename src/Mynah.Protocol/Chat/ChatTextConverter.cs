using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mynah.Protocol.Chat;

/// <summary>Reads a message's text, which some clients write as a list of parts: <c>[{"type":"text","text":"…"}]</c>.</summary>
internal sealed class ChatTextConverter : JsonConverter<string>
{
    private static readonly LoneSurrogateConverter Text = new();

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            return Text.Read(ref reader, typeToConvert, options);
        var joined = new StringBuilder();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
                throw new JsonException("a part of content must be an object");
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var isText = reader.ValueTextEquals("text"u8);
                reader.Read();
                if (isText && reader.TokenType == JsonTokenType.String)
                    joined.Append(Text.Read(ref reader, typeToConvert, options));
                else
                    reader.Skip();
            }
        }
        return joined.ToString();
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
