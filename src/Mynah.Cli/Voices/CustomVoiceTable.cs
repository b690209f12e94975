using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Mynah.Client.Voices;

namespace Mynah.Cli.Voices;

/// <summary>A custom voice as it is listed.</summary>
internal sealed record CustomVoiceRow(
    string Voice, string Service, string? TargetModel, string Status, string? Created, string? Language, string? Description, string? ConsentWho, string? ConsentPurpose,
    string? ConsentReference, string? Preview)
{
    public static CustomVoiceRow Of(CustomVoice voice, string? preview = null) => new(
        voice.Id, NameOf(voice.Service), voice.TargetModel, voice.Status, voice.CreatedAt?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), voice.Language,
        voice.Description, voice.Consent?.Who, voice.Consent?.Purpose, voice.Consent?.Reference, preview);

    private static string NameOf(VoiceService service) => service switch
    {
        VoiceService.QwenClone => "qwen clone",
        VoiceService.QwenDesign => "qwen design",
        _ => "cosyvoice",
    };
}

/// <summary>Shows custom voices to people and to programs.</summary>
internal static class CustomVoiceTable
{
    public static void Print(IReadOnlyList<CustomVoiceRow> voices, bool isJson)
    {
        if (isJson)
        {
            Console.WriteLine(JsonSerializer.Serialize(voices, CustomVoiceJson.Relaxed.IReadOnlyListCustomVoiceRow));
            return;
        }
        var text = new StringBuilder();
        var (name, model) = (Width(voices, voice => voice.Voice), Width(voices, voice => voice.TargetModel));
        foreach (var voice in voices)
            text.AppendLine($"{voice.Voice.PadRight(name)}  {(voice.TargetModel ?? "").PadRight(model)}  {voice.Status,-10} {voice.Created,-19} {voice.Description}".TrimEnd());
        Console.Write(text.AppendLine(voices.Count == 1 ? "1 voice" : $"{voices.Count} voices"));
    }

    public static void Print(CustomVoiceRow voice, bool isJson)
    {
        if (isJson)
        {
            Console.WriteLine(JsonSerializer.Serialize(voice, CustomVoiceJson.Relaxed.CustomVoiceRow));
            return;
        }
        foreach (var (what, value) in new[]
        {
            ("voice", voice.Voice), ("service", voice.Service), ("model", voice.TargetModel), ("status", voice.Status), ("created", voice.Created),
            ("language", voice.Language), ("prompt", voice.Description), ("consent of", voice.ConsentWho), ("for", voice.ConsentPurpose),
            ("reference", voice.ConsentReference), ("preview", voice.Preview),
        })
        {
            if (!string.IsNullOrEmpty(value))
                Console.WriteLine($"{what,-10} {value}");
        }
    }

    private static int Width(IReadOnlyList<CustomVoiceRow> voices, Func<CustomVoiceRow, string?> of) => voices.Select(voice => of(voice)?.Length ?? 0).DefaultIfEmpty().Max();
}

[JsonSerializable(typeof(IReadOnlyList<CustomVoiceRow>))]
[JsonSerializable(typeof(CustomVoiceRow))]
internal sealed partial class CustomVoiceJson : JsonSerializerContext
{
    public static CustomVoiceJson Relaxed { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    });
}
