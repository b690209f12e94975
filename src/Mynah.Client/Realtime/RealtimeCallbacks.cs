using Mynah.Protocol.Realtime;

namespace Mynah.Client.Realtime;

/// <summary>The callback form of a session. Callbacks run one after another, never at once, and off the socket's own loop.</summary>
public sealed class RealtimeCallbacks
{
    /// <summary>Reading begins; the session stands.</summary>
    public Action? OnOpen { get; init; }

    /// <summary>An event arrived.</summary>
    public Action<ServerEvent>? OnEvent { get; init; }

    /// <summary>The connection is closed: its close code, null when it broke, and the reason.</summary>
    public Action<int?, string?>? OnClose { get; init; }
}
