using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mynah;

/// <summary>A system voice as the services document it (dossier 04). Immutable.</summary>
public sealed record CatalogueVoice
{
    /// <summary>The name to send; case-sensitive, and some hold a blank (<c>Eldric Sage</c>).</summary>
    public required string Id { get; init; }

    /// <summary><c>qwen-tts</c>, <c>cosyvoice</c> or <c>qwen-audio-tts</c>.</summary>
    public required string Family { get; init; }

    /// <summary>Its Chinese name, where documented.</summary>
    [JsonPropertyName("name_zh")]
    public string? ChineseName { get; init; }

    /// <summary><c>female</c>, <c>male</c>, <c>child</c>, <c>neutral</c> or <c>unknown</c>.</summary>
    public required string Gender { get; init; }

    /// <summary>The age it sounds, in years: <c>10</c>, <c>25-30</c>, <c>60+</c>; null where not documented.</summary>
    public string? Age { get; init; }

    /// <summary>Its character in a few English words.</summary>
    public string? Trait { get; init; }

    /// <summary>What it is meant for.</summary>
    public string? Scenario { get; init; }

    /// <summary>Language codes, some with a region (<c>en-GB</c>).</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>The Chinese dialect it speaks, in English words (<c>Cantonese</c>); null means Mandarin or none.</summary>
    public string? Dialect { get; init; }

    /// <summary>An accent, in English words.</summary>
    public string? Accent { get; init; }

    /// <summary>The models that accept it; services refuse any other pair.</summary>
    public required IReadOnlyList<string> Models { get; init; }

    /// <summary>True when it understands SSML.</summary>
    public bool Ssml { get; init; }

    /// <summary>Whether it follows instructions: <c>true</c>, <c>false</c>, or <c>by-model</c> when that depends on the model.</summary>
    [JsonConverter(typeof(FlagOrWord))]
    public string Instruct { get; init; } = "false";

    /// <summary>True when it can give the times of words.</summary>
    public bool WordTimestamps { get; init; }

    /// <summary>Regions that offer it.</summary>
    public required IReadOnlyList<string> Regions { get; init; }

    /// <summary>True when it speaks a language (<c>en</c> finds <c>en-GB</c> too; <c>yue</c> finds the Cantonese voices).</summary>
    public bool Speaks(string language)
    {
        if (string.Equals(language, "yue", StringComparison.OrdinalIgnoreCase))
            return Dialect == "Cantonese";
        return Languages.Any(l => l.StartsWith(language, StringComparison.OrdinalIgnoreCase) && (l.Length == language.Length || l[language.Length] == '-'));
    }
}

/// <summary>Reads a value that is true, false or a word.</summary>
internal sealed class FlagOrWord : JsonConverter<string>
{
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        _ => reader.GetString() ?? "false",
    };

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        if (value is "true" or "false")
            writer.WriteBooleanValue(value == "true");
        else
            writer.WriteStringValue(value);
    }
}
