using System.CommandLine;
using System.Globalization;

namespace Mynah.Cli.Voices;

/// <summary><c>mynah voices show</c>: what is documented about a voice and how the embedded engine speaks it.</summary>
internal static class ShowCommand
{
    private static readonly Argument<string> Name = new("name") { Description = "A voice of `mynah voices` or `mynah voices list`." };
    private static readonly Option<bool> Json = new("--json") { Description = "Print a voice that you made as JSON." };

    public static Command Create()
    {
        var command = new Command("show", "Show what is known about a voice, and how the embedded engine speaks it.") { Name, VoicePlace.Remote, Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var name = parsed.GetValue(Name)!;
        await using var own = new LocalVoices();
        await using var speech = new LocalSpeech(workers: 1, voices: own);
        var isRemote = parsed.GetResult(VoicePlace.Remote) is not null;
        var isOwn = !isRemote && VoiceCatalogue.Find(name) is null && own.Find(name) is not null;
        if (isRemote || isOwn)
        {
            await using var place = await VoicePlace.OpenAsync(parsed, cancellationToken);
            CustomVoiceTable.Print(CustomVoiceRow.Of(await place.Client.QueryAsync(name, cancellationToken: cancellationToken)), parsed.GetValue(Json));
        }
        if (!isRemote && !(isOwn && parsed.GetValue(Json)))
            Show(isOwn ? null : name, new VoiceDirectory(speech.Engine, own).Get(name));
        return ExitCode.Done;
    }

    // Without a name: what came before has said it.
    private static void Show(string? name, VoiceProfile voice)
    {
        Line("name", name);
        var documented = name is null ? null : VoiceCatalogue.Find(name);
        if (documented is not null)
        {
            Line("Chinese", documented.ChineseName);
            Line("family", documented.Family);
            Line("gender", documented.Gender);
            Line("age", documented.Age);
            Line("trait", documented.Trait);
            Line("scenario", documented.Scenario);
            Line("languages", string.Join(' ', documented.Languages));
            Line("dialect", documented.Dialect);
            Line("models", string.Join(' ', documented.Models));
        }
        Line("engine", string.Create(CultureInfo.InvariantCulture,
            $"espeak {voice.Variant}, pitch {voice.Pitch}, movement {voice.PitchRange}, pace {voice.Pace}, formants {voice.FormantScale}, tilt {voice.Tilt} dB/octave"));
    }

    private static void Line(string what, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            Console.WriteLine($"{what,-10} {value}");
    }
}
