using System.Globalization;
using System.Text.Json;
using Mynah.Protocol.Realtime;

namespace Mynah.Protocol.Generation;

/// <summary>A request as a server understands it, wherever its SDK put the members (dossier 03 §2.1).</summary>
/// <param name="Model">The model.</param>
/// <param name="Text">The text.</param>
/// <param name="Settings">Everything else that shapes the speech.</param>
public sealed record GenerationOrder(string Model, string Text, SessionSettings Settings)
{
    /// <summary>Reads a request body. Members may stand in <c>input</c> or in <c>parameters</c>; unknown ones are ignored.</summary>
    /// <exception cref="SpeechException">Not JSON, or a member is missing or of the wrong kind; the message is for the client.</exception>
    public static GenerationOrder Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return new Members(json.RootElement).ToOrder();
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

    private readonly struct Members
    {
        private readonly JsonElement _root;
        private readonly JsonElement _input;
        private readonly JsonElement _parameters;

        public Members(JsonElement root)
        {
            if (root.ValueKind != JsonValueKind.Object)
                throw SpeechException.Invalid("the request body must be a JSON object");
            _root = root;
            _input = Object(root, "input");
            _parameters = Object(root, "parameters");
        }

        public GenerationOrder ToOrder() => new(
            Text("model", _root) ?? throw SpeechException.Invalid("required field missing: model"),
            Text("text", _input, _parameters) ?? throw SpeechException.Invalid("required field missing: input.text"),
            new SessionSettings
            {
                Voice = Text("voice", _input, _parameters, Object(_parameters, "audio")),
                LanguageType = Text("language_type", _input, _parameters),
                ResponseFormat = Text("response_format", _input, _parameters),
                SampleRate = Integer("sample_rate"),
                SpeechRate = Number("speech_rate"),
                PitchRate = Number("pitch_rate"),
                Volume = Integer("volume"),
                BitRate = Integer("bit_rate"),
                Instructions = Text("instructions", _input, _parameters) ?? Text("instruction", _input, _parameters),
            });

        private static JsonElement Object(JsonElement parent, string name)
            => parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object
                ? value
                : default;

        private static string? Text(string name, params ReadOnlySpan<JsonElement> places) => Find(name, places) is { } value
            ? value.ValueKind == JsonValueKind.String ? value.GetString() : throw SpeechException.Invalid($"{name} must be a string")
            : null;

        private int? Integer(string name) => Number(name) is not { } number ? null
            : number == Math.Truncate(number) && Math.Abs(number) <= int.MaxValue ? (int)number
            : throw SpeechException.Invalid($"{name} must be an integer");

        private double? Number(string name)
        {
            if (Find(name, [_input, _parameters]) is not { } value)
                return null;
            if (value.ValueKind == JsonValueKind.Number)
                return value.GetDouble();
            return value.ValueKind == JsonValueKind.String && double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw SpeechException.Invalid($"{name} must be a number");
        }

        private static JsonElement? Find(string name, ReadOnlySpan<JsonElement> places)
        {
            foreach (var place in places)
            {
                if (place.ValueKind == JsonValueKind.Object && place.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null)
                    return value;
            }
            return null;
        }
    }
}
