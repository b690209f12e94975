using System.CommandLine;
using Mynah.Cli.Lexicons;

namespace Mynah.Cli.Say;

/// <summary><c>mynah say</c>: its arguments, and nothing else. Those of voice, format and service stand in groups of their own.</summary>
internal static class SayCommand
{
    private static readonly Argument<string?> Text = new("text")
    {
        Description = "The text to speak, or - to speak standard input as it arrives.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> File = new("--file", "-f") { Description = "Speak a UTF-8 text file.", HelpName = "FILE" };
    private static readonly Option<bool> Ssml = new("--ssml") { Description = "The text is SSML: <speak>…</speak>. It is read completely and checked first." };
    private static readonly Option<string?> Lexicon = LexiconOption.Create();
    private static readonly Option<string?> Out = new("--out", "-o")
    {
        Description = "Where the audio goes: a file, or - for standard output. Default: output/audio/<time>.wav (base folder from OUTPUT_DIR).",
        HelpName = "FILE",
    };

    private static readonly Option<string?> Words = new("--words") { Description = "Also write when each word is spoken.", HelpName = "FILE.json|.srt|.vtt" };
    private static readonly Option<double?> FlushAfter = new("--flush-after")
    {
        Description = "With - as the text: speak what has arrived when nothing came for so long, though its sentence is not complete.",
        CustomParser = argument => NumberOption.Parse("--flush-after", argument.Tokens[0].Value),
        HelpName = "MS",
    };

    private static readonly Option<bool> Json = new("--json") { Description = "Print what was done as one line of JSON." };

    public static Command Create()
    {
        var command = new Command("say",
            """
            Speak text: on the loudspeaker, into an audio file, or into a stream. Without --out it is played, and written to a file that is named.

            Examples:
              mynah say "Hello, world."
              mynah say --play --out hello.wav "Hello, file and loudspeaker."
              mynah say "我用 GitHub 写 code。" --voice Serena --out hello.wav
              mynah say --file chapter.txt --out chapter.mp3 --bit-rate 64 --words chapter.vtt
              mynah say --ssml "<speak rate='0.9'>One.<break time='2s'/>Two.</speak>" --out count.wav
              mynah say "Hello from the service." --remote singapore --model qwen3-tts-flash --transport http
              mynah say "Hello from CosyVoice." --remote --transport cosyvoice --voice longanyang --words hello.srt --out hello.wav
              tail -f log.txt | mynah say - --format pcm --sample-rate 16000 --out - | aplay -f S16_LE -r 16000
            """)
        {
            Text, File,
        };
        foreach (var option in (Option[])[.. VoiceArguments.All, .. FormatArguments.All, Ssml, Lexicon, Out, .. PlayArguments.All, Words, FlushAfter, Json, .. ServiceArguments.All])
            command.Options.Add(option);
        command.SetAction((parsed, cancellationToken) => new SayRun(Read(parsed)).RunAsync(cancellationToken));
        return command;
    }

    private static SayRequest Read(ParseResult parsed) => SayRequest.From(
        service: ServiceArguments.Read(parsed),
        play: PlayArguments.Read(parsed),
        text: parsed.GetValue(Text),
        file: parsed.GetValue(File),
        outPath: parsed.GetValue(Out),
        wordsPath: parsed.GetValue(Words),
        lexicon: parsed.GetValue(Lexicon),
        flushAfter: parsed.GetValue(FlushAfter),
        json: parsed.GetValue(Json),
        format: FormatArguments.Read(parsed),
        options: VoiceArguments.Read(parsed) with { EnableSsml = parsed.GetValue(Ssml) });
}
