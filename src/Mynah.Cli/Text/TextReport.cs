using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Mynah.Text;

namespace Mynah.Cli.Text;

/// <summary>Shows a prepared segment to people and to programs.</summary>
internal static class TextReport
{
    public static string ToText(SpeechSegment segment, IReadOnlyList<string>? phonemes)
    {
        var report = new StringBuilder().Append(segment.Language).Append('\t').Append(segment.Text.ReplaceLineEndings(" ").Trim());
        if (segment.Runs.Count == 0)
            report.Append("\n\t(nothing to say)");
        foreach (var (i, run) in segment.Runs.Index())
        {
            report.Append("\n\t").Append(run.Language).Append('\t').Append(run.Normalized.Trim());
            if (run.Form != SpokenForm.Text)
                report.Append("\n\t\t").Append(run.Spoken.Text.Trim());
            if (phonemes is not null)
                report.Append("\n\t\t/").Append(phonemes[i]).Append('/');
        }
        return report.ToString();
    }

    public static string ToJson(SpeechSegment segment, IReadOnlyList<string>? phonemes) => JsonSerializer.Serialize(
        new SegmentReport(segment.Text, segment.Language, segment.End,
            [.. segment.Runs.Select((run, i) => new RunReport(run.Language, run.Normalized, run.Spoken.Text, run.Form, phonemes?[i]))]),
        TextReportJson.Relaxed.SegmentReport);
}

internal sealed record SegmentReport(string Text, string Language, SegmentEnd End, IReadOnlyList<RunReport> Runs);

internal sealed record RunReport(string Language, string Normalized, string Spoken, SpokenForm Form, string? Phonemes);

[JsonSourceGenerationOptions]
[JsonSerializable(typeof(SegmentReport))]
internal sealed partial class TextReportJson : JsonSerializerContext
{
    public static TextReportJson Relaxed { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter<SegmentEnd>(JsonNamingPolicy.SnakeCaseLower), new JsonStringEnumConverter<SpokenForm>(JsonNamingPolicy.SnakeCaseLower) },
    });
}
