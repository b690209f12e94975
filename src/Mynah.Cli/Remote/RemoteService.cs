using Mynah.Client;

namespace Mynah.Cli.Remote;

/// <summary>
/// Which service a command talks to: the address it was given, else what the environment names, else a <c>mynah serve</c> of this
/// user on this machine, else the cloud.
/// </summary>
/// <param name="Options">For the client; its key is null when the credential chain is to be asked.</param>
/// <param name="Addresses">What the options stand for.</param>
internal sealed record RemoteService(MynahClientOptions Options, ServiceAddresses Addresses)
{
    // What a server without keys is sent; it accepts any.
    private const string LocalKey = "sk-local";

    private static readonly string[] AddressVariables = ["DASHSCOPE_HTTP_BASE_URL", "DASHSCOPE_WEBSOCKET_QWEN_TTS_REALTIME_BASE_URL"];

    /// <summary>Finds the service.</summary>
    /// <param name="target">An address, <c>beijing</c> or <c>singapore</c>; null when none was given.</param>
    /// <exception cref="SpeechException">The address cannot be used.</exception>
    public static RemoteService Find(string? target)
    {
        var options = new MynahClientOptions();
        var isFound = false;
        switch (target?.ToLowerInvariant())
        {
            case "beijing":
                break;
            case "singapore":
                options.Region = ServiceRegion.Singapore;
                break;
            case null when AddressVariables.Any(name => Environment.GetEnvironmentVariable(name) is { Length: > 0 }):
                break;
            case null:
                options.BaseUrl = RunningServer.Find();
                isFound = options.BaseUrl is not null;
                break;
            default:
                options.BaseUrl = AddressOf(target);
                break;
        }
        var service = new RemoteService(options, ServiceAddresses.From(options));
        return isFound ? service.WithLocalKey() : service;
    }

    /// <summary>Refuses what is neither an address nor a region.</summary>
    public static void Check(string? target)
    {
        if (target?.ToLowerInvariant() is not (null or "beijing" or "singapore"))
            AddressOf(target);
    }

    /// <summary>True when the service is on this machine.</summary>
    public bool IsLocal => Addresses.Http.IsLoopback;

    /// <summary>The same service; when no key is found anywhere, one that a server without keys accepts.</summary>
    public RemoteService WithLocalKey()
    {
        if (new CredentialChain().Find() is null)
            Options.ApiKey = LocalKey;
        return this;
    }

    /// <summary>The key to use.</summary>
    /// <exception cref="SpeechException">There is none; the message says where one can be put.</exception>
    public ApiCredential Credential() => new CredentialChain().Get(Options.ApiKey);

    private static Uri AddressOf(string text)
        => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Query.Length == 0
            ? address
            : throw SpeechException.Invalid($"'{text}' is not the address of a service. Give one such as http://127.0.0.1:8020, or beijing, or singapore, or none.");
}
