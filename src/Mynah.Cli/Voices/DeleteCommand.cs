using System.CommandLine;

namespace Mynah.Cli.Voices;

/// <summary><c>mynah voices delete</c>: removes a voice and its sample, for instance when a consent is revoked.</summary>
internal static class DeleteCommand
{
    private static readonly Argument<string> Voice = new("voice") { Description = "The id that `mynah voices list` shows." };

    public static Command Create()
    {
        var command = new Command("delete", "Delete a voice that you cloned or designed, and its sample. Nothing brings it back.") { Voice, VoicePlace.Remote };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var id = parsed.GetValue(Voice)!;
        await using var place = await VoicePlace.OpenAsync(parsed, cancellationToken);
        if (!await place.Client.DeleteAsync(id, cancellationToken: cancellationToken))
            throw new SpeechException(SpeechErrorCode.UnknownVoice, SpeechStage.Validate, $"There is no voice '{id}'. `mynah voices list` shows those that you made.");
        Console.WriteLine($"deleted {id}");
        return ExitCode.Done;
    }
}
