using System.Text.Json;
using Mynah.Client.Generation;
using Mynah.Protocol;

namespace Mynah.Cli.Generate;

/// <summary>
/// The normalized <c>tts.generate</c> request (dossier 06 §3). The skill's script reads text, voice, language_type and base_url;
/// instruction, stream and model are read here as well.
/// </summary>
internal sealed record GenerateRequest
{
    private const string InstructModel = "qwen3-tts-instruct-flash";

    public required string Text { get; init; }

    public required SpeechOptions Options { get; init; }

    public string? BaseUrl { get; init; }

    public bool IsStreamed { get; init; }

    /// <summary>Reads a request.</summary>
    /// <exception cref="SpeechException">It is not JSON, or a member is missing or of the wrong kind.</exception>
    public static GenerateRequest Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return From(document.RootElement);
        }
        catch (JsonException exception)
        {
            throw SpeechException.Invalid($"The request is not JSON. {exception.Message}");
        }
    }

    private static GenerateRequest From(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw SpeechException.Invalid("The request must be a JSON object such as {\"text\":\"Hello.\"}.");
        var languageType = Member(root, "language_type") ?? LanguageTypes.Auto;
        if (!LanguageTypes.TryGetCode(languageType, out var language))
            throw SpeechException.Invalid($"language_type '{languageType}' is not known. Use one of {LanguageTypes.List}.");
        var instruction = Member(root, "instruction") ?? Member(root, "instructions");
        return new GenerateRequest
        {
            Text = Member(root, "text") is { } text && !string.IsNullOrWhiteSpace(text)
                ? text
                : throw SpeechException.Invalid("The request has no text. Add a member \"text\"."),
            Options = new SpeechOptions
            {
                Voice = Member(root, "voice") ?? SpeechOptions.DefaultVoice,
                Language = language,
                Instructions = instruction,
                Model = Member(root, "model") ?? (instruction is null ? QwenTtsClient.DefaultModel : InstructModel),
            },
            BaseUrl = Member(root, "base_url"),
            IsStreamed = root.TryGetProperty("stream", out var stream) && stream.ValueKind switch
            {
                JsonValueKind.True => true,
                JsonValueKind.False or JsonValueKind.Null => false,
                _ => throw SpeechException.Invalid("The member \"stream\" must be true or false."),
            },
        };
    }

    private static string? Member(JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        if (value.ValueKind != JsonValueKind.String)
            throw SpeechException.Invalid($"The member \"{name}\" must be a string.");
        return value.GetString() is { Length: > 0 } text ? text : null;
    }
}
