using Mynah.Protocol;

namespace Mynah.Client;

/// <summary>The right to use a connection until disposal. A connection whose lease was not completed is cut, for nobody knows its state.</summary>
internal sealed class ConnectionLease(ConnectionPool pool, PooledConnection connection, bool hasWaited) : IDisposable
{
    private int _isDisposed;

    public SocketChannel Channel => connection.Channel;

    /// <summary>True when the connection had been opened before and waited, so that the service may have dropped it meanwhile.</summary>
    public bool HasWaited => hasWaited;

    /// <summary>Set when everything asked of the connection was answered: only then it may be used again.</summary>
    public bool IsComplete { get; set; }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
            pool.Return(connection, IsComplete);
    }
}
