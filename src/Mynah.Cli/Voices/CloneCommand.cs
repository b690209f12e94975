using System.CommandLine;
using Mynah.Client.Voices;
using Mynah.Protocol.Customization;

namespace Mynah.Cli.Voices;

/// <summary><c>mynah voices clone</c>: a voice from a sample.</summary>
internal static class CloneCommand
{
    private const string DefaultModel = "qwen3-tts-vc-realtime-2026-01-15";

    private static readonly Argument<string> Sample = new("sample") { Description = "A WAV, MP3 or M4A file of 10 to 20 s, or an address that the service can fetch." };
    private static readonly Option<string> Model = new("--model") { Description = "The model that will speak the voice; no other can.", DefaultValueFactory = _ => DefaultModel, HelpName = "NAME" };
    private static readonly Option<string?> Name = new("--name") { Description = "Becomes part of the id: digits, letters, underscores; at most 16, for CosyVoice 10. Default: made up.", HelpName = "NAME" };
    private static readonly Option<string?> Language = new("--language", "-l") { Description = "Language of the sample.", HelpName = "CODE" };
    private static readonly Option<string?> Transcript = new("--transcript") { Description = "What is said in the sample (Qwen models); makes the pace closer.", HelpName = "TEXT" };
    private static readonly Option<string?> Who = new("--consent-who") { Description = "Who allowed the use of the sampled voice.", HelpName = "NAME" };
    private static readonly Option<string?> Purpose = new("--consent-purpose") { Description = "What the voice may be used for.", HelpName = "TEXT" };
    private static readonly Option<string?> Reference = new("--consent-reference") { Description = "Where the statement can be found.", HelpName = "TEXT" };
    private static readonly Option<bool> NoWait = new("--no-wait") { Description = "With --remote: do not wait until the voice can be used." };
    private static readonly Option<bool> Json = new("--json") { Description = "Print the voice as JSON." };

    public static Command Create()
    {
        var command = new Command("clone",
            """
            Make a voice from a sample.

            Examples:
              mynah voices clone sample.wav --name ada --language en
              mynah voices clone sample.wav --model cosyvoice-v3-flash --remote http://127.0.0.1:8020
            """)
        {
            Sample, Model, Name, Language, Transcript, Who, Purpose, Reference, VoicePlace.Remote, NoWait, Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var request = new CloneRequest
        {
            Sample = VoiceSample.Parse(parsed.GetValue(Sample)!), TargetModel = parsed.GetValue(Model)!, Name = parsed.GetValue(Name),
            Language = parsed.GetValue(Language), Transcript = parsed.GetValue(Transcript), Consent = ConsentOf(parsed),
        };
        var isRemote = parsed.GetResult(VoicePlace.Remote) is not null;
        await using var place = await VoicePlace.OpenAsync(parsed, cancellationToken);
        var voice = await place.Client.CloneAsync(request, cancellationToken);
        // The service of the own voices ends with the command, so what it has begun is waited for.
        if (!isRemote || !parsed.GetValue(NoWait))
            voice = await place.Client.WaitUntilUsableAsync(voice, progress: new WaitProgress(), cancellationToken: cancellationToken);
        CustomVoiceTable.Print(CustomVoiceRow.Of(voice), parsed.GetValue(Json));
        return ExitCode.Done;
    }

    private static VoiceConsent? ConsentOf(ParseResult parsed)
    {
        var (who, purpose, reference) = (parsed.GetValue(Who), parsed.GetValue(Purpose), parsed.GetValue(Reference));
        if ((who ?? purpose ?? reference) is null)
            return null;
        return who is not null && purpose is not null
            ? new VoiceConsent { Who = who, Purpose = purpose, Reference = reference }
            : throw SpeechException.Invalid("A consent needs --consent-who and --consent-purpose. Give both, or none.");
    }
}
