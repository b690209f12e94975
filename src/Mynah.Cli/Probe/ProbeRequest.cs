using Mynah.Cli.Remote;

namespace Mynah.Cli.Probe;

/// <summary>What <c>mynah probe</c> was asked for. The defaults are those of the skill (dossier 06 §4).</summary>
internal sealed record ProbeRequest
{
    public const string RealtimeModel = "qwen3-tts-instruct-flash-realtime";
    public const string FallbackModel = "qwen3-tts-instruct-flash";

    public required string Text { get; init; }

    public required string Voice { get; init; }

    public required string LanguageType { get; init; }

    public required string Instruction { get; init; }

    public required RemoteService Service { get; init; }

    public required ProbeTransport Transport { get; init; }

    public required string Output { get; init; }

    public bool HasFallback { get; init; }

    public bool IsStrict { get; init; }
}

/// <summary>What is probed.</summary>
internal enum ProbeTransport
{
    /// <summary>The realtime model through the HTTP class, as the skill does it. The cloud refuses that.</summary>
    Http,

    /// <summary>The realtime model through its own WebSocket.</summary>
    WebSocket,

    /// <summary>Both, HTTP first.</summary>
    Both,
}
