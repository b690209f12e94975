using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mynah.Protocol;

/// <summary>Reads an integer also from <c>24000.0</c> and <c>"24000"</c>, as some SDKs write numbers (dossier 07 §2, row 10).</summary>
internal sealed class TolerantInt32Converter : JsonConverter<int?>
{
    public override int? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return null;
        double value;
        if (reader.TokenType == JsonTokenType.Number)
            value = reader.GetDouble();
        else if (reader.TokenType != JsonTokenType.String
            || !double.TryParse(reader.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out value))
            throw new JsonException("an integer is needed");
        // Only whole numbers pass: 24000.5 Hz must not quietly become 24000.
        return value is >= int.MinValue and <= int.MaxValue && value == Math.Truncate(value)
            ? (int)value
            : throw new JsonException("an integer is needed");
    }

    public override void Write(Utf8JsonWriter writer, int? value, JsonSerializerOptions options)
    {
        if (value is { } number)
            writer.WriteNumberValue(number);
        else
            writer.WriteNullValue();
    }
}

/// <summary>Reads a switch also from <c>"true"</c> and <c>"false"</c>: one SDK declares them as strings.</summary>
internal sealed class TolerantBooleanConverter : JsonConverter<bool?>
{
    public override bool? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.True or JsonTokenType.False => reader.GetBoolean(),
        JsonTokenType.String when bool.TryParse(reader.GetString(), out var value) => value,
        _ => throw new JsonException("true or false is needed"),
    };

    public override void Write(Utf8JsonWriter writer, bool? value, JsonSerializerOptions options)
    {
        if (value is { } known)
            writer.WriteBooleanValue(known);
        else
            writer.WriteNullValue();
    }
}

/// <summary>Reads a string that may hold half a surrogate pair as an escape; a pair may be cut between two events (dossier 08, row 16).</summary>
internal sealed class LoneSurrogateConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException("a string is needed");
        if (!reader.ValueIsEscaped)
            return reader.GetString();
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return Unescape(Encoding.UTF8.GetString(reader.ValueSpan));
        }
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    // The reader has already checked the escapes, so each is complete.
    private static string Unescape(string raw)
    {
        var text = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\')
            {
                text.Append(raw[i]);
                continue;
            }
            i++;
            text.Append(raw[i] switch
            {
                'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f',
                'u' => (char)ushort.Parse(raw.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture),
                var plain => plain,
            });
            if (raw[i] == 'u')
                i += 4;
        }
        return text.ToString();
    }
}
