using System.CommandLine;
using Mynah.Client.Voices;

namespace Mynah.Cli.Voices;

/// <summary><c>mynah voices list</c>: the voices that were made.</summary>
internal static class ListCommand
{
    private static readonly Option<bool> Json = new("--json") { Description = "Print the voices as JSON." };

    public static Command Create()
    {
        var command = new Command("list", "List the voices that you cloned or designed.") { VoicePlace.Remote, Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var place = await VoicePlace.OpenAsync(parsed, cancellationToken);
        var voices = new List<CustomVoiceRow>();
        foreach (var service in Enum.GetValues<VoiceService>())
        {
            await foreach (var voice in place.Client.ListAsync(service, cancellationToken: cancellationToken))
                voices.Add(CustomVoiceRow.Of(voice));
        }
        CustomVoiceTable.Print(voices, parsed.GetValue(Json));
        return ExitCode.Done;
    }
}
