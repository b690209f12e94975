using System.CommandLine;
using Mynah.Cli.Chat;

namespace Mynah.Cli.Serve;

/// <summary><c>mynah serve</c>: its arguments, and nothing else. ASP.NET Core is loaded when it runs, not before.</summary>
internal static class ServeCommand
{
    private const string VoiceDatabaseVariable = "MYNAH_VOICE_DATABASE";

    private static readonly Option<string> Url = new("--url")
    {
        Description = "Where to listen. Beyond this machine only with keys (mynah keys add).",
        DefaultValueFactory = _ => ServeRequest.DefaultUrl,
        HelpName = "URL",
    };

    private static readonly Option<bool> Strict = new("--strict") { Description = "Refuse unknown models and voices, like the cloud does." };
    private static readonly Option<bool> Lenient = new("--lenient") { Description = "Speak for any model, and with the default voice for an unknown one (default)." };
    private static readonly Option<string?> Gateway = new("--gateway")
    {
        Description = "Forward to a service instead of speaking here: its address, beijing (default) or singapore. The own key is used there.",
        Arity = ArgumentArity.ZeroOrOne,
        HelpName = "URL",
    };

    private static readonly Option<string?> Llm = new("--llm")
    {
        Description = "Pass questions to a language model on to this service, or OpenAI-compatible base (…/v1). Default: the gateway, else a parrot answers.",
        HelpName = "URL",
    };

    private static readonly Option<int> Workers = new("--workers")
    {
        Description = "Engine processes; each speaks one sentence at a time.",
        DefaultValueFactory = _ => Environment.ProcessorCount,
        HelpName = "N",
    };

    private static readonly Option<string> Keys = new("--keys")
    {
        Description = "The key file of `mynah keys`.",
        DefaultValueFactory = _ => UserFolders.KeyFile,
        HelpName = "FILE",
    };

    private static readonly Option<bool> KeyInQuery = new("--allow-key-in-query") { Description = "Also accept ?api_key= on WebSockets, for browsers." };
    private static readonly Option<bool> PrivateSounds = new("--allow-private-sounds") { Description = "Fetch the sounds of SSML from this machine and private networks too." };
    private static readonly Option<string?> Results = new("--results") { Description = "Folder of the files behind audio.url. Default: ~/.local/share/mynah/results.", HelpName = "FOLDER" };
    private static readonly Option<string?> Voices = new("--voices") { Description = "Folder of cloned and designed voices. Default: ~/.local/share/mynah/voices.", HelpName = "FOLDER" };
    private static readonly Option<string?> VoiceDatabase = new("--voice-database")
    {
        Description = $"Keep the voices in PostgreSQL; samples stay in the folder. Better in the variable {VoiceDatabaseVariable}, as it may hold a password.",
        HelpName = "CONNECTION",
    };

    private static readonly Option<int?> VoiceQuota = new("--voice-quota") { Description = "Most custom voices of a key in each family (1000).", HelpName = "N" };
    private static readonly Option<bool> RequireConsent = new("--require-consent") { Description = "Clone a voice only with a statement of who allowed it and what for." };
    private static readonly Option<bool> PrivateSamples = new("--allow-private-samples") { Description = "Fetch samples of voices from this machine and private networks too." };
    private static readonly Option<string?> PublicUrl = new("--public-url") { Description = "The address in audio.url, for a server behind a proxy.", HelpName = "URL" };
    private static readonly Option<int?> Connections = new("--max-connections") { Description = "Most connections and requests at a time (2000).", HelpName = "N" };
    private static readonly Option<int?> PerKey = new("--max-sessions-per-key") { Description = "Most of them for one key (1500).", HelpName = "N" };
    private static readonly Option<int?> Calls = new("--max-calls-per-minute") { Description = "Most connections and requests of one key in a minute (no limit).", HelpName = "N" };
    private static readonly Option<int?> Characters = new("--max-characters") { Description = "Most characters of one session or request (200000).", HelpName = "N" };
    private static readonly Option<double?> Idle = new("--idle-timeout") { Description = "Seconds a session may be silent (60).", HelpName = "SECONDS" };

    public static Command Create(Interruption interruption)
    {
        var command = new Command("serve",
            """
            Serve the Qwen-TTS protocols, realtime and HTTP, to official SDKs and to this program.

            Examples:
              mynah serve
              mynah serve --url http://0.0.0.0:8020 --strict      (after: mynah keys add NAME)
              mynah serve --gateway singapore
            """)
        {
            Url, Strict, Lenient, Gateway, Llm, Workers, Keys, KeyInQuery, PrivateSounds, Results, Voices, VoiceDatabase, VoiceQuota, RequireConsent, PrivateSamples, PublicUrl, Connections, PerKey, Calls, Characters, Idle,
        };
        command.SetAction((parsed, cancellationToken) => ServeRun.RunAsync(Read(parsed), interruption, cancellationToken));
        return command;
    }

    private static ServeRequest Read(ParseResult parsed)
    {
        if (parsed.GetValue(Strict) && parsed.GetValue(Lenient))
            throw SpeechException.Invalid("Both --strict and --lenient were given. Give one of them.");
        return new ServeRequest
        {
            Url = ServeRequest.AddressOf(parsed.GetValue(Url)!),
            IsStrict = parsed.GetValue(Strict),
            Gateway = parsed.GetResult(Gateway) is null ? null : parsed.GetValue(Gateway) ?? "beijing",
            Llm = parsed.GetValue(Llm) is { } llm ? LlmAddress.From(llm) : null,
            Workers = parsed.GetValue(Workers),
            KeyFile = parsed.GetValue(Keys)!,
            AllowKeyInQuery = parsed.GetValue(KeyInQuery),
            AllowPrivateSounds = parsed.GetValue(PrivateSounds),
            ResultFolder = parsed.GetValue(Results),
            PublicUrl = parsed.GetValue(PublicUrl) is { } address ? ServeRequest.AddressOf(address) : null,
            VoiceFolder = parsed.GetValue(Voices),
            VoiceDatabase = parsed.GetValue(VoiceDatabase) ?? (Environment.GetEnvironmentVariable(VoiceDatabaseVariable) is { Length: > 0 } set ? set : null),
            VoiceQuota = parsed.GetValue(VoiceQuota),
            RequireConsent = parsed.GetValue(RequireConsent),
            AllowPrivateSamples = parsed.GetValue(PrivateSamples),
            MaxConnections = parsed.GetValue(Connections),
            MaxSessionsPerKey = parsed.GetValue(PerKey),
            MaxCallsPerMinute = parsed.GetValue(Calls),
            MaxCharacters = parsed.GetValue(Characters),
            IdleSeconds = parsed.GetValue(Idle),
        };
    }
}
