using Mynah.Cli.Chat;
using Mynah.Server;

namespace Mynah.Cli.Serve;

/// <summary>What <c>mynah serve</c> was asked for. Null limits are the server's own defaults.</summary>
internal sealed record ServeRequest
{
    public const string DefaultUrl = "http://127.0.0.1:8020";

    public required Uri Url { get; init; }

    public bool IsStrict { get; init; }

    /// <summary>The service to forward to; null speaks here.</summary>
    public string? Gateway { get; init; }

    /// <summary>Where questions to a language model go; null for the gateway, or for nowhere.</summary>
    public LlmAddress? Llm { get; init; }

    public int Workers { get; init; }

    public required string KeyFile { get; init; }

    public bool AllowKeyInQuery { get; init; }

    /// <summary>Whether the sounds of SSML may come from this machine and private networks.</summary>
    public bool AllowPrivateSounds { get; init; }

    public string? ResultFolder { get; init; }

    public Uri? PublicUrl { get; init; }

    /// <summary>Where custom voices lie; null for the user's folder.</summary>
    public string? VoiceFolder { get; init; }

    /// <summary>The PostgreSQL database of custom voices; null for a file in the folder.</summary>
    public string? VoiceDatabase { get; init; }

    public int? VoiceQuota { get; init; }

    public bool RequireConsent { get; init; }

    public bool AllowPrivateSamples { get; init; }

    public int? MaxConnections { get; init; }

    public int? MaxSessionsPerKey { get; init; }

    public int? MaxCallsPerMinute { get; init; }

    public int? MaxCharacters { get; init; }

    public double? IdleSeconds { get; init; }

    public static Uri AddressOf(string text)
        => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.PathAndQuery == "/"
            ? address
            : throw SpeechException.Invalid($"'{text}' is not an address to serve. Give one such as {DefaultUrl}.");

    /// <summary>Who answers questions to a language model; null for the parrot.</summary>
    public LlmAddress? Upstream => Llm ?? (Gateway is null ? null : LlmAddress.From(Gateway));

    /// <summary>Puts what was asked for into the server's options.</summary>
    public void Apply(MynahServerOptions options)
    {
        options.Strict = IsStrict;
        options.ApiKeyFile = KeyFile;
        options.AllowKeyInQuery = AllowKeyInQuery;
        options.ResultFolder = ResultFolder ?? Path.Combine(UserFolders.State, "results");
        options.PublicUrl = PublicUrl;
        options.VoiceFolder = VoiceFolder ?? UserFolders.Voices;
        options.VoiceQuota = VoiceQuota ?? options.VoiceQuota;
        options.RequireConsent = RequireConsent;
        options.AllowPrivateSamples = AllowPrivateSamples;
        options.ChatUpstream = Upstream?.Address;
        options.MaxConnections = MaxConnections ?? options.MaxConnections;
        options.MaxSessionsPerKey = MaxSessionsPerKey ?? options.MaxSessionsPerKey;
        options.MaxCallsPerMinute = MaxCallsPerMinute ?? options.MaxCallsPerMinute;
        options.MaxSessionCharacters = MaxCharacters ?? options.MaxSessionCharacters;
        options.IdleTimeout = IdleSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : options.IdleTimeout;
    }
}
