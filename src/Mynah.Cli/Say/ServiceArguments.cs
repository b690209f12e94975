using System.CommandLine;
using Mynah.Cli.Remote;

namespace Mynah.Cli.Say;

/// <summary>The options that say where the speech is made, as given.</summary>
/// <param name="IsRemote">Whether a service speaks instead of the embedded engine.</param>
/// <param name="Target">Which service; null for the usual one.</param>
/// <param name="Model">Its model; null for the one that fits the transport.</param>
/// <param name="IsCached">Whether what is spoken is kept; null when it was not said.</param>
internal sealed record ServiceArguments(bool IsRemote, string? Target, string? Model, RemoteTransport Transport, bool? IsCached)
{
    private static readonly Option<string?> RemoteOption = new("--remote")
    {
        Description = "Let a service speak: its address, beijing or singapore. Default: what the environment names, else the running `mynah serve`, else beijing.",
        Arity = ArgumentArity.ZeroOrOne,
        HelpName = "URL",
    };

    private static readonly Option<string?> ModelOption = new("--model") { Description = "The service's model. Default: a flash model; with --instructions one that follows them.", HelpName = "NAME" };
    private static readonly Option<string?> TransportOption = new("--transport") { Description = "realtime (WebSocket), http or cosyvoice. Default: the one the model is made for.", HelpName = "KIND" };
    private static readonly Option<bool> CacheOption = new("--cache") { Description = "Keep what is spoken and answer from there the next time (default for a service that is not on this machine). Standard input is not kept." };
    private static readonly Option<bool> NoCacheOption = new("--no-cache") { Description = "Speak anew (default otherwise)." };

    public static IReadOnlyList<Option> All { get; } = [RemoteOption, ModelOption, TransportOption, CacheOption, NoCacheOption];

    public static ServiceArguments Read(ParseResult parsed)
    {
        var isRemote = parsed.GetResult(RemoteOption) is not null;
        var (model, transport) = (parsed.GetValue(ModelOption), parsed.GetValue(TransportOption));
        if (!isRemote && (model ?? transport) is not null)
            throw SpeechException.Invalid("--model and --transport are for a service. Add --remote, or leave them out.");
        var (isOn, isOff) = (parsed.GetValue(CacheOption), parsed.GetValue(NoCacheOption));
        if (isOn && isOff)
            throw SpeechException.Invalid("Both --cache and --no-cache were given. Give one of them.");
        // Checked before the text, which an address left out would swallow: say --remote "Hello."
        var target = parsed.GetValue(RemoteOption);
        RemoteService.Check(target);
        return new ServiceArguments(isRemote, target, model, TransportOf(transport), isOn ? true : isOff ? false : null);
    }

    private static RemoteTransport TransportOf(string? name) => name?.ToLowerInvariant() switch
    {
        null => RemoteTransport.ByModel,
        "realtime" or "websocket" => RemoteTransport.Realtime,
        "http" => RemoteTransport.Http,
        "cosyvoice" => RemoteTransport.CosyVoice,
        _ => throw SpeechException.Invalid($"--transport '{name}' is not known. Use realtime, http or cosyvoice."),
    };
}
