namespace Mynah.Server;

/// <summary>How the server behaves. Bound from configuration, checked at start, constant afterwards.</summary>
public sealed class MynahServerOptions
{
    /// <summary>The name of the client of <see cref="IHttpClientFactory"/> that asks <see cref="ChatUpstream"/>, to configure it further.</summary>
    public const string ChatHttpClientName = "mynah-chat";

    /// <summary>Refuse unknown models and voices like the cloud does. Default: take what the synthesizer can speak.</summary>
    public bool Strict { get; set; }

    /// <summary>The file with the hashes of accepted keys; null means: no keys, loopback only, any key accepted.</summary>
    public string? ApiKeyFile { get; set; }

    /// <summary>Also accept <c>?api_key=</c> on WebSockets, for browsers that cannot set headers. Such URLs end up in logs of proxies.</summary>
    public bool AllowKeyInQuery { get; set; }

    /// <summary>Most open WebSockets and running requests together.</summary>
    public int MaxConnections { get; set; } = 2000;

    /// <summary>Most open WebSockets and running requests of one key.</summary>
    public int MaxSessionsPerKey { get; set; } = 1500;

    /// <summary>
    /// Most WebSockets opened and requests made with one key in any minute; 0 (default) means no limit. The cloud allows 180 for its
    /// current models and 10 for old ones (dossier 01 §5).
    /// </summary>
    public int MaxCallsPerMinute { get; set; }

    /// <summary>Most counted characters of one append (dossier 01 §2.2, our choice).</summary>
    public int MaxAppendCharacters { get; set; } = 20_000;

    /// <summary>Most counted characters of one session or HTTP request (dossier 01 §5, our choice).</summary>
    public int MaxSessionCharacters { get; set; } = 200_000;

    /// <summary>How long a connection may be silent while nothing is spoken (dossier 01 §5, our choice; dossier 02 §6).</summary>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a client may be silent within a CosyVoice task before its finish-task (dossier 02 §6).</summary>
    public TimeSpan TaskSilenceTimeout { get; set; } = TimeSpan.FromSeconds(23);

    /// <summary>How long a session may live (dossier 01 §5, our choice).</summary>
    public TimeSpan MaxSessionLength { get; set; } = TimeSpan.FromMinutes(60);

    /// <summary>How often a frame goes over an open socket where nothing else does, so that proxies keep it open.</summary>
    public TimeSpan PingInterval { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// How long a client may take nothing of what is sent, or not answer the close, before it is cut off. Generous, because a client
    /// may read only as fast as it plays what it has.
    /// </summary>
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Where result files lie; null means a folder of the user's cache.</summary>
    public string? ResultFolder { get; set; }

    /// <summary>How long a result file can be fetched (dossier 03 §2.2).</summary>
    public TimeSpan ResultLifetime { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Most bytes of all result files together; the oldest go first. Default 2 GiB.</summary>
    public long MaxResultBytes { get; set; } = 2L << 30;

    /// <summary>Where the samples of cloned voices and uploads lie; null means a folder of the user's data.</summary>
    public string? VoiceFolder { get; set; }

    /// <summary>Most custom voices of one key in each family, Qwen and CosyVoice (dossier 05 §1).</summary>
    public int VoiceQuota { get; set; } = 1000;

    /// <summary>Refuse to clone a voice without a statement of who allowed it and what for.</summary>
    public bool RequireConsent { get; set; }

    /// <summary>Also fetch samples from this machine and private networks. A request could then make the server ask services only it can reach.</summary>
    public bool AllowPrivateSamples { get; set; }

    /// <summary>Most bytes of all uploaded files together; the oldest go first. Default 1 GiB. Each lives 48 hours at most.</summary>
    public long MaxUploadBytes { get; set; } = 1L << 30;

    /// <summary>The address clients see in <c>audio.url</c>, for servers behind a proxy; null means that of the request.</summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>
    /// Where questions to a language model are passed on to: the address of a service (both dialects), or the base of an OpenAI-compatible
    /// one such as <c>http://127.0.0.1:11434/v1</c> (that dialect only). Null: the registered <c>IChatClient</c> answers, or without one a parrot.
    /// </summary>
    public Uri? ChatUpstream { get; set; }

    /// <summary>The key that is sent to <see cref="ChatUpstream"/>; those of this server's clients never are. Null for none.</summary>
    public string? ChatUpstreamKey { get; set; }

    /// <summary>Says what is wrong; null when nothing is.</summary>
    internal string? Problem() => this switch
    {
        { MaxConnections: < 1 } => $"MaxConnections is {MaxConnections}; it must be at least 1.",
        { MaxSessionsPerKey: < 1 } => $"MaxSessionsPerKey is {MaxSessionsPerKey}; it must be at least 1.",
        { MaxCallsPerMinute: < 0 or > 1_000_000 } => $"MaxCallsPerMinute is {MaxCallsPerMinute}; use 0 (no limit) to 1000000.",
        { MaxAppendCharacters: < 1 } => $"MaxAppendCharacters is {MaxAppendCharacters}; it must be at least 1.",
        { MaxSessionCharacters: < 1 } => $"MaxSessionCharacters is {MaxSessionCharacters}; it must be at least 1.",
        _ when IdleTimeout <= TimeSpan.Zero => $"IdleTimeout is {IdleTimeout}; it must be above zero.",
        _ when TaskSilenceTimeout <= TimeSpan.Zero => $"TaskSilenceTimeout is {TaskSilenceTimeout}; it must be above zero.",
        _ when MaxSessionLength <= TimeSpan.Zero => $"MaxSessionLength is {MaxSessionLength}; it must be above zero.",
        _ when PingInterval <= TimeSpan.Zero => $"PingInterval is {PingInterval}; it must be above zero.",
        _ when SendTimeout <= TimeSpan.Zero => $"SendTimeout is {SendTimeout}; it must be above zero.",
        _ when ResultLifetime <= TimeSpan.Zero => $"ResultLifetime is {ResultLifetime}; it must be above zero.",
        { MaxResultBytes: < 1 << 20 } => $"MaxResultBytes is {MaxResultBytes}; it must be at least 1 MiB.",
        { VoiceQuota: < 0 } => $"VoiceQuota is {VoiceQuota}; it must be 0 or more.",
        { MaxUploadBytes: < 32 << 20 } => $"MaxUploadBytes is {MaxUploadBytes}; it must be at least 32 MiB.",
        { PublicUrl.IsAbsoluteUri: false } => $"PublicUrl is {PublicUrl}; it must be absolute, for example https://speech.example.org.",
        { ChatUpstream: { } chat } when !chat.IsAbsoluteUri || chat.Scheme is not ("http" or "https") || chat.Query.Length > 0
            => $"ChatUpstream is {chat}; it must be an absolute http or https address without a query.",
        _ => null,
    };
}
