using System.CommandLine;
using Mynah.Voices;

namespace Mynah.Cli.Voices;

/// <summary><c>mynah voices check</c>: whether a recording is fit for cloning.</summary>
internal static class CheckCommand
{
    private static readonly Argument<string> Sample = new("file") { Description = "The recording." };
    private static readonly Option<string> For = new("--for") { Description = "Whose rules: qwen or cosyvoice.", DefaultValueFactory = _ => "qwen", HelpName = "SERVICE" };
    private static readonly Option<string?> Svg = new("--svg") { Description = "Write the waveform with speech, pauses and faults as SVG.", HelpName = "FILE" };
    private static readonly Option<string?> Png = new("--png") { Description = "Write it as PNG.", HelpName = "FILE" };
    private static readonly Option<bool> Json = new("--json") { Description = "Print the report as JSON." };

    public static Command Create()
    {
        var command = new Command("check",
            """
            Check a recording for cloning: each rule with the measured figure and what to do, and a picture. Exit code 2 when it would be refused.

            Example:
              mynah voices check sample.wav --for cosyvoice --svg sample.svg
            """)
        {
            Sample, For, Svg, Png, Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var rules = parsed.GetValue(For)!.ToLowerInvariant() switch
        {
            "qwen" => SampleRules.Qwen,
            "cosyvoice" => SampleRules.CosyVoice,
            var other => throw SpeechException.Invalid($"--for '{other}' is not known. Use qwen or cosyvoice."),
        };
        var report = await SampleCheck.RunAsync(parsed.GetValue(Sample)!, rules, cancellationToken);
        if (parsed.GetValue(Json))
            Console.WriteLine(VoiceJson.Write(report));
        else
            Tell(report);
        if (parsed.GetValue(Svg) is { } svg)
            await WriteAsync(svg, System.Text.Encoding.UTF8.GetBytes(WaveformPicture.ToSvg(report)), cancellationToken);
        if (parsed.GetValue(Png) is { } png)
            await WriteAsync(png, WaveformPicture.ToPng(report), cancellationToken);
        return report.Refusal is null ? ExitCode.Done : ExitCode.Usage;
    }

    private static void Tell(SampleReport report)
    {
        if (report.Audio is not null)
        {
            foreach (var line in WaveformPicture.ToText(report))
                Console.WriteLine(line);
            Console.WriteLine();
        }
        var width = report.Findings.Select(finding => finding.Measured.Length).DefaultIfEmpty().Max();
        foreach (var finding in report.Findings)
        {
            Console.WriteLine($"{Word(finding.Outcome),-5} {Word(finding.Rule),-10} {finding.Measured.PadRight(width)}  {finding.Required}".TrimEnd());
            if (finding.Advice.Length > 0)
                Console.WriteLine($"      {finding.Advice}");
        }
        Console.WriteLine(report.Outcome switch
        {
            CheckOutcome.Pass => "A good sample.",
            CheckOutcome.Warn => "Accepted, but the voice could be better.",
            _ => "Refused.",
        });
    }

    private static async Task WriteAsync(string path, byte[] picture, CancellationToken cancellationToken)
    {
        await using var file = new OutputFile(path);
        await file.WriteAsync(picture, cancellationToken);
        await file.CompleteAsync(cancellationToken: cancellationToken);
    }

    private static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
