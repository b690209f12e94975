using System.CommandLine;
using System.Globalization;

namespace Mynah.Cli.Voices;

/// <summary><c>mynah voices show</c>: what is documented about a voice and how the embedded engine speaks it.</summary>
internal static class ShowCommand
{
    private static readonly Argument<string> Name = new("name") { Description = "A voice of `mynah voices`." };

    public static Command Create()
    {
        var command = new Command("show", "Show what is known about a voice, and how the embedded engine speaks it.") { Name };
        command.SetAction(parsed => ShowAsync(parsed.GetValue(Name)!));
        return command;
    }

    private static async Task<int> ShowAsync(string name)
    {
        await using var speech = new LocalSpeech(workers: 1);
        var voice = new VoiceDirectory(speech.Engine).Get(name);
        var documented = VoiceCatalogue.Find(name);
        Line("name", name);
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
        return ExitCode.Done;
    }

    private static void Line(string what, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            Console.WriteLine($"{what,-10} {value}");
    }
}
