namespace Mynah.Protocol;

/// <summary>What arrived on a socket. Dispose it when its data has been read.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Buffer">Its bytes; null for anything but text and binary.</param>
public readonly record struct SocketMessage(SocketMessageKind Kind, MessageBuffer? Buffer) : IDisposable
{
    /// <summary>The whole message. Valid until the disposal.</summary>
    public ReadOnlyMemory<byte> Data => Buffer?.Written ?? default;

    /// <inheritdoc />
    public void Dispose() => Buffer?.Dispose();
}

/// <summary>What a <see cref="SocketMessage"/> is.</summary>
public enum SocketMessageKind
{
    /// <summary>The connection is over; see <see cref="SocketChannel.CloseStatus"/> and <see cref="SocketChannel.Failure"/>.</summary>
    Closed,

    /// <summary>A text message.</summary>
    Text,

    /// <summary>A binary message.</summary>
    Binary,

    /// <summary>A message above the limit. Nothing more is read from this connection.</summary>
    TooLarge,
}
