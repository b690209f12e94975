using System.CommandLine;
using System.Globalization;

namespace Mynah.Cli.Voices;

/// <summary><c>mynah voices listen</c>: a sentence in a voice's language, to hear what it is like.</summary>
internal static class ListenCommand
{
    private static readonly Argument<string> Name = new("name") { Description = "A voice of `mynah voices`, or an engine voice such as espeak:en-us+f3." };
    private static readonly Option<string?> Out = new("--out", "-o")
    {
        Description = "Where the audio goes. Default: output/audio/voices/<name>.wav (base folder from OUTPUT_DIR).",
        HelpName = "FILE.wav",
    };

    public static Command Create()
    {
        var command = new Command("listen",
            """
            Speak a sample sentence with a voice, in its language.

            Example:
              mynah voices listen Cherry
            """)
        {
            Name, Out,
        };
        command.SetAction((parsed, cancellationToken) => ListenAsync(parsed.GetValue(Name)!, parsed.GetValue(Out), cancellationToken));
        return command;
    }

    private static async Task<int> ListenAsync(string name, string? path, CancellationToken cancellationToken)
    {
        await using var speech = new LocalSpeech(workers: 1);
        var voice = new VoiceDirectory(speech.Engine).Get(name);
        var sentence = SampleSentence.For(voice, VoiceCatalogue.Find(name));
        path ??= DefaultPath(name);
        if (!path.EndsWith(".wav", StringComparison.OrdinalIgnoreCase))
            throw SpeechException.Invalid($"--out '{path}' does not end with .wav, the format that is written. Name a file that ends with .wav.");
        var usage = await speech.Synthesizer.SynthesizeToFileAsync(
            sentence.Text, path, new SpeechOptions { Voice = name, Language = sentence.Language }, cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{path} ({usage.Duration.TotalSeconds:0.0} s, {sentence.Language}: \"{sentence.Text}\")"));
        return ExitCode.Done;
    }

    private static string DefaultPath(string name)
    {
        var folder = Environment.GetEnvironmentVariable("OUTPUT_DIR") is { Length: > 0 } configured ? configured : "output";
        // Names hold blanks and colons, engine voices also slashes; none of them may lead out of the folder.
        var file = string.Concat(name.Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '+' ? c : '_'));
        return Path.Combine(folder, "audio", "voices", file + ".wav");
    }
}
