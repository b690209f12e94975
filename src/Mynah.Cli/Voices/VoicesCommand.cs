using System.CommandLine;

namespace Mynah.Cli.Voices;

/// <summary><c>mynah voices</c>: what <c>--voice</c> accepts.</summary>
internal static class VoicesCommand
{
    private static readonly Option<string?> Language = new("--language", "-l") { Description = "Only voices that speak this language.", HelpName = "CODE" };
    private static readonly Option<string?> Gender = new("--gender", "-g") { Description = "Only female or male voices.", HelpName = "GENDER" };
    private static readonly Option<bool> Native = new("--native") { Description = "The engine's own voices (espeak:…) instead of the catalogue's." };
    private static readonly Option<bool> Json = new("--json") { Description = "Print the voices as JSON." };

    public static Command Create()
    {
        var command = new Command("voices",
            """
            List the voices that --voice accepts.

            Examples:
              mynah voices --language zh --gender female
              mynah voices --native --language de
              mynah voices --json
              mynah voices listen Cherry
              mynah voices check sample.wav
              mynah voices clone sample.wav --name ada
              mynah voices list
            """)
        {
            Language, Gender, Native, Json, ListCommand.Create(), ShowCommand.Create(), ListenCommand.Create(),
            CloneCommand.Create(), DesignCommand.Create(), CheckCommand.Create(), DeleteCommand.Create(),
        };
        command.SetAction(async (parsed, _) =>
        {
            var gender = GenderOf(parsed.GetValue(Gender));
            var language = parsed.GetValue(Language);
            var voices = (parsed.GetValue(Native) ? await VoiceRow.NativeAsync() : VoiceRow.Catalogue())
                .Where(voice => language is null || voice.Speaks(language))
                .Where(voice => gender is null || voice.Gender == gender)
                .ToList();
            if (voices.Count == 0)
                throw SpeechException.Invalid($"No voice fits{(language is null ? "" : $" --language '{language}'")}{(gender is null ? "" : $" --gender {gender}")}. `mynah voices` without filters lists all.");
            Console.Write(parsed.GetValue(Json) ? VoiceTable.ToJson(voices) : VoiceTable.ToText(voices));
            return ExitCode.Done;
        });
        return command;
    }

    private static string? GenderOf(string? name) => name?.ToLowerInvariant() switch
    {
        null => null,
        "female" or "f" => "female",
        "male" or "m" => "male",
        _ => throw SpeechException.Invalid($"--gender '{name}' is not known. Use female or male."),
    };
}
