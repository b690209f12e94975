using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mynah.Cli.Say;

/// <summary>What was done.</summary>
internal sealed record SaySummary(
    string? File, string Format, int SampleRate, double DurationSeconds, long Characters, long Bytes, string? WordsFile,
    double FirstAudioMilliseconds, double ElapsedSeconds)
{
    public string ToJson() => JsonSerializer.Serialize(this, SaySummaryJson.Relaxed.SaySummary);

    public override string ToString()
    {
        var words = WordsFile is null ? "" : $", words in {WordsFile}";
        return string.Create(CultureInfo.InvariantCulture, $"{File} ({DurationSeconds:0.0} s of {Format} at {SampleRate} Hz{words})");
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SaySummary))]
internal sealed partial class SaySummaryJson : JsonSerializerContext
{
    // File names are shown as they are, not as \u escapes.
    public static SaySummaryJson Relaxed { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
