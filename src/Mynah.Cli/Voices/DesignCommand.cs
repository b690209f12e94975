using System.CommandLine;
using Mynah.Audio;
using Mynah.Client.Voices;
using Mynah.Voices;

namespace Mynah.Cli.Voices;

/// <summary><c>mynah voices design</c>: a voice from a description.</summary>
internal static class DesignCommand
{
    private const string DefaultModel = "qwen3-tts-vd-realtime-2026-01-15";

    private static readonly Argument<string> Description = new("description") { Description = "What the voice is like, in Chinese or English." };
    private static readonly Option<string> Model = new("--model") { Description = "The model that will speak the voice; no other can.", DefaultValueFactory = _ => DefaultModel, HelpName = "NAME" };
    private static readonly Option<string?> Name = new("--name") { Description = "Becomes part of the id: digits, letters, underscores; at most 16, for CosyVoice 10. Default: made up.", HelpName = "NAME" };
    private static readonly Option<string?> Text = new("--preview-text") { Description = "What the preview says. Default: a sentence in the language of the description.", HelpName = "TEXT" };
    private static readonly Option<string?> Language = new("--language", "-l") { Description = "Language of the preview. Default: that of the description.", HelpName = "CODE" };
    private static readonly Option<string?> Out = new("--out", "-o") { Description = "Where the preview goes. Default: output/audio/voices/<voice>.wav (base folder from OUTPUT_DIR).", HelpName = "FILE.wav" };
    private static readonly Option<bool> Check = new("--check") { Description = "Only say how good the description is and what would make it better; nothing is made." };
    private static readonly Option<bool> Json = new("--json") { Description = "Print the voice, or the report, as JSON." };

    public static Command Create()
    {
        var command = new Command("design",
            """
            Make a voice from a description, with a preview.

            Examples:
              mynah voices design "A calm middle-aged man with a deep voice and a slow pace, suited to documentaries." --name narrator
              mynah voices design --check "a nice-sounding voice"
            """)
        {
            Description, Model, Name, Text, Language, Out, Check, VoicePlace.Remote, Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var description = parsed.GetValue(Description)!;
        var report = VoiceClient.CheckDescription(description);
        if (parsed.GetValue(Check))
            return Tell(report, parsed.GetValue(Json));
        report.ThrowIfRefused();
        foreach (var finding in report.Findings)
            Console.Error.WriteLine($"mynah: {finding.Problem} {finding.Improvement}");
        var path = parsed.GetValue(Out);
        if (path?.EndsWith(".wav", StringComparison.OrdinalIgnoreCase) == false)
            throw SpeechException.Invalid($"--out '{path}' does not end with .wav, the format that is written. Name a file that ends with .wav.");
        var language = parsed.GetValue(Language) ?? report.Language ?? "en";
        var request = new DesignRequest
        {
            Description = description, PreviewText = parsed.GetValue(Text) ?? SampleSentence.In(language), TargetModel = parsed.GetValue(Model)!,
            Name = parsed.GetValue(Name), Language = language,
        };
        await using var place = await VoicePlace.OpenAsync(parsed, cancellationToken);
        var voice = await place.Client.DesignAsync(request, cancellationToken);
        voice = await place.Client.WaitUntilUsableAsync(voice, progress: new WaitProgress(), cancellationToken: cancellationToken);
        CustomVoiceTable.Print(CustomVoiceRow.Of(voice, await WriteAsync(voice, path, cancellationToken)), parsed.GetValue(Json));
        return ExitCode.Done;
    }

    private static async Task<string?> WriteAsync(CustomVoice voice, string? path, CancellationToken cancellationToken)
    {
        if (voice.Preview is not { } preview)
        {
            Console.Error.WriteLine("mynah: the service gave no preview. `mynah say --voice` speaks with the voice.");
            return null;
        }
        path ??= ListenCommand.DefaultPath(voice.Id);
        await using var file = new OutputFile(path);
        await file.WriteAsync(preview.Audio, cancellationToken);
        await file.CompleteAsync(new AudioFormat(AudioEncoding.Wav, preview.SampleRate), cancellationToken);
        return path;
    }

    private static int Tell(DesignReport report, bool isJson)
    {
        if (isJson)
        {
            Console.WriteLine(VoiceJson.Write(report));
            return report.Refusal is null ? ExitCode.Done : ExitCode.Usage;
        }
        foreach (var reading in report.Readings)
            Console.WriteLine($"{Word(reading.Dimension),-16} {reading.Value} (\"{reading.Words}\")");
        foreach (var finding in report.Findings)
            Console.WriteLine($"{Word(finding.Outcome),-5} {Word(finding.Rule),-13} {finding.Problem}\n      {finding.Improvement}");
        Console.WriteLine(report.Outcome switch
        {
            CheckOutcome.Pass => "A good description.",
            CheckOutcome.Warn => "Accepted, but it could be better.",
            _ => "Refused.",
        });
        return report.Refusal is null ? ExitCode.Done : ExitCode.Usage;
    }

    private static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
