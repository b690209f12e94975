using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mynah.Cli.Voices;

/// <summary>Shows voices to people and to programs.</summary>
internal static class VoiceTable
{
    public static string ToText(IReadOnlyList<VoiceRow> voices)
    {
        var text = new StringBuilder();
        var width = voices.Select(voice => voice.Name.Length).DefaultIfEmpty().Max();
        foreach (var voice in voices)
        {
            var languages = voice.Dialect is null ? string.Join(' ', voice.Languages) : $"{string.Join(' ', voice.Languages)} ({voice.Dialect})";
            text.AppendLine($"{voice.Name.PadRight(width)}  {voice.Gender,-7} {voice.Age,-6} {languages,-30} {voice.Description}".TrimEnd());
        }
        return text.AppendLine(voices.Count == 1 ? "1 voice" : $"{voices.Count} voices").ToString();
    }

    public static string ToJson(IReadOnlyList<VoiceRow> voices) => JsonSerializer.Serialize(voices, VoiceTableJson.Relaxed.IReadOnlyListVoiceRow) + "\n";
}

[JsonSerializable(typeof(IReadOnlyList<VoiceRow>))]
internal sealed partial class VoiceTableJson : JsonSerializerContext
{
    public static VoiceTableJson Relaxed { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    });
}
