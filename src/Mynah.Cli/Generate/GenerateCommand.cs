using System.CommandLine;

namespace Mynah.Cli.Generate;

/// <summary><c>mynah generate</c>: a request in JSON to an audio file, with the arguments and exit codes of the skill (dossier 06 §3).</summary>
internal static class GenerateCommand
{
    private static readonly Option<string?> Request = new("--request") { Description = "The request as JSON; goes before --file.", HelpName = "JSON" };
    private static readonly Option<string?> File = new("--file") { Description = "A file with the request.", HelpName = "FILE" };
    private static readonly Option<string?> Output = new("--output")
    {
        Description = "The audio file. Default: output/ai-audio-tts/audio/output.wav (base folder from OUTPUT_DIR).",
        HelpName = "FILE",
    };

    private static readonly Option<bool> PrintResponse = new("--print-response") { Description = "Print audio_url, sample_rate and format as one line of JSON." };

    public static Command Create()
    {
        var command = new Command("generate",
            """
            Speak a tts.generate request over HTTP into a file.

            Examples:
              mynah generate --request '{"text":"Hello.","voice":"Cherry","language_type":"English"}' --output hello.wav
              mynah generate --file request.json --print-response

            Members: text (required), voice (Cherry), language_type (Auto), base_url, instruction, stream, model.
            Exit codes: 0 done, 1 anything else.
            """)
        {
            Request, File, Output, PrintResponse,
        };
        command.SetAction((parsed, cancellationToken) => new GenerateRun(
            parsed.GetValue(Request), parsed.GetValue(File), parsed.GetValue(Output), parsed.GetValue(PrintResponse)).RunAsync(cancellationToken));
        return command;
    }
}
