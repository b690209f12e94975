using System.CommandLine;
using System.Globalization;
using Mynah.Cli.Say;

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
            Speak a sample sentence with a voice, in its language: on the loudspeaker when there is one, and into a file.

            Example:
              mynah voices listen Cherry
            """)
        {
            Name, Out,
        };
        foreach (var option in PlayArguments.All)
            command.Options.Add(option);
        command.SetAction((parsed, cancellationToken) => ListenAsync(
            parsed.GetValue(Name)!, parsed.GetValue(Out), PlayArguments.Read(parsed), cancellationToken));
        return command;
    }

    private static async Task<int> ListenAsync(string name, string? path, PlayArguments play, CancellationToken cancellationToken)
    {
        await using var loudspeaker = Loudspeaker.Find(play, isUsual: path is null);
        await using var own = new LocalVoices();
        await using var speech = new LocalSpeech(workers: 1, voices: own);
        var voice = new VoiceDirectory(speech.Engine, own).Get(name);
        var sentence = SampleSentence.For(voice, VoiceCatalogue.Find(name));
        path ??= DefaultPath(name);
        if (!path.EndsWith(".wav", StringComparison.OrdinalIgnoreCase))
            throw SpeechException.Invalid($"--out '{path}' does not end with .wav, the format that is written. Name a file that ends with .wav.");
        var options = new SpeechOptions { Voice = name, Language = sentence.Language };
        var events = await speech.Synthesizer.SynthesizeAsync(sentence.Text, options, cancellationToken).ToListAsync(cancellationToken);
        await using var file = new OutputFile(path);
        foreach (var chunk in events.OfType<AudioChunk>())
            await file.WriteAsync(chunk.Data, cancellationToken);
        await file.CompleteAsync(options.Format, cancellationToken);
        var duration = TimeSpan.FromTicks(events.OfType<UtteranceEnded>().Sum(ended => ended.Usage.Duration.Ticks));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{path} ({duration.TotalSeconds:0.0} s, {sentence.Language}: \"{sentence.Text}\")"));
        await loudspeaker.PlayAsync(events.ToAsyncEnumerable(), options.Format, cancellationToken);
        return ExitCode.Done;
    }

    internal static string DefaultPath(string name)
    {
        var folder = Environment.GetEnvironmentVariable("OUTPUT_DIR") is { Length: > 0 } configured ? configured : "output";
        // Names hold blanks and colons, engine voices also slashes; none of them may lead out of the folder.
        var file = string.Concat(name.Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '+' ? c : '_'));
        return Path.Combine(folder, "audio", "voices", file + ".wav");
    }
}
