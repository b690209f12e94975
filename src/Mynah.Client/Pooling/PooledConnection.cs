using Mynah.Protocol;

namespace Mynah.Client;

/// <summary>A connection that serves one lease after another.</summary>
/// <param name="channel">The socket.</param>
/// <param name="opened">When it was opened; a time stamp of the pool's clock.</param>
internal sealed class PooledConnection(SocketChannel channel, long opened)
{
    public SocketChannel Channel { get; } = channel;

    public long Opened { get; } = opened;

    /// <summary>When it was last used; a time stamp.</summary>
    public long LastUsed { get; set; } = opened;

    /// <summary>Ends when its socket has ended and the pool knows.</summary>
    public Task Watch { get; set; } = Task.CompletedTask;
}
