namespace Mynah.Client;

/// <summary>Where the service is, who asks, and how long each phase may take. Constant once a client uses it.</summary>
public sealed class MynahClientOptions
{
    /// <summary>The API key; null means: look where <see cref="CredentialChain"/> says.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The service's region. Default: Beijing, as in the official SDKs.</summary>
    public ServiceRegion Region { get; set; }

    /// <summary>Workspace id; chooses the workspace's own domain of the region and is sent as a header.</summary>
    public string? Workspace { get; set; }

    /// <summary>
    /// Another server, for example <c>http://127.0.0.1:8020</c>, or the HTTP base with its path. Goes before <see cref="Region"/>,
    /// <see cref="Workspace"/> and the environment.
    /// </summary>
    public Uri? BaseUrl { get; set; }

    /// <summary>The realtime address when it cannot be told from <see cref="BaseUrl"/>; without a query.</summary>
    public Uri? RealtimeUrl { get; set; }

    /// <summary>The address of the task WebSocket (CosyVoice) when it cannot be told from <see cref="BaseUrl"/>; without a query.</summary>
    public Uri? InferenceUrl { get; set; }

    /// <summary>The connections that CosyVoice keeps.</summary>
    public ConnectionPoolOptions Pool { get; } = new();

    /// <summary>
    /// How often an overloaded or unreachable service is asked again, 0 to 10, after 0.25 to 0.5 s, then twice as long each time. Only
    /// while connecting, before any text was taken in; a passed time limit is not repeated.
    /// </summary>
    public int ConnectRetries { get; set; } = 2;

    /// <summary>Longest wait for the connection, at each try.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest wait for the session to begin.</summary>
    public TimeSpan StartTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest wait for the first audio of a response or request.</summary>
    public TimeSpan FirstAudioTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Longest wait between two pieces of audio.</summary>
    public TimeSpan GapTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Longest wait for the end once nothing is left to speak, and for a whole answer that is not streamed.</summary>
    public TimeSpan FinishTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Longest silence of a language model, before its answer and within. Default five minutes, as in the official SDK (dossier 06 §1.4):
    /// some think long before they say a word.
    /// </summary>
    public TimeSpan AnswerTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How long CosyVoice's text may pause before its task is finished; the next text begins another one. Default 15 s: the service breaks a
    /// task after 23 s without a message (dossier 02 §6).
    /// </summary>
    public TimeSpan TextPauseLimit { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Says what is wrong; null when nothing is.</summary>
    internal string? Problem()
    {
        foreach (var (name, value) in new[]
        {
            (nameof(ConnectTimeout), ConnectTimeout), (nameof(StartTimeout), StartTimeout), (nameof(FirstAudioTimeout), FirstAudioTimeout),
            (nameof(GapTimeout), GapTimeout), (nameof(FinishTimeout), FinishTimeout), (nameof(TextPauseLimit), TextPauseLimit),
            (nameof(AnswerTimeout), AnswerTimeout),
        })
        {
            if (value <= TimeSpan.Zero)
                return $"{name} is {value}; it must be above zero.";
        }
        if (ConnectRetries is < 0 or > 10)
            return $"ConnectRetries is {ConnectRetries}; use 0 to 10.";
        if (BaseUrl is { } url && (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https") || url.Query.Length > 0))
            return $"BaseUrl {url} must be an absolute http or https address without a query.";
        foreach (var (name, socket) in new[] { (nameof(RealtimeUrl), RealtimeUrl), (nameof(InferenceUrl), InferenceUrl) })
        {
            if (socket is not null && (!socket.IsAbsoluteUri || socket.Scheme is not ("ws" or "wss") || socket.Query.Length > 0))
                return $"{name} {socket} must be an absolute ws or wss address without a query.";
        }
        if (Pool.Problem() is { } pool)
            return pool;
        return Workspace is { } id && id.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_'))
            ? "Workspace may hold only letters, digits, - and _."
            : null;
    }
}

/// <summary>A region of the service. A key belongs to one region (dossier 06 §2).</summary>
public enum ServiceRegion
{
    /// <summary>China mainland, <c>cn-beijing</c>.</summary>
    Beijing,

    /// <summary>International, <c>ap-southeast-1</c>.</summary>
    Singapore,
}
