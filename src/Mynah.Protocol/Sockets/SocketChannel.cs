using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading.Channels;

namespace Mynah.Protocol;

/// <summary>
/// A WebSocket with one read loop and one write loop. Cancelling a wait never aborts the socket; a full queue makes the sender
/// wait; a message above the limit ends reading. Sending is safe from several threads, receiving is for one reader.
/// </summary>
public sealed class SocketChannel : IAsyncDisposable
{
    private const int LeastRoom = 1024;

    // Above the largest frame of the service (64 KiB, dossier 01 §1.5) one message says little about the next.
    private const int MostExpected = 64 * 1024;

    private readonly WebSocket _socket;
    private readonly SocketChannelOptions _options;
    private readonly Channel<SocketMessage> _incoming;
    private readonly Channel<SocketMessage> _outgoing;
    private readonly CancellationTokenSource _abort = new();
    private readonly Task _reading;
    private readonly Task _writing;
    private int _expected; // length of the last message: the next is likely to be as long
    private int _closing;
    private long _sendBegan; // timestamp, 0 while nothing is being sent

    /// <summary>Takes over <paramref name="socket"/> and starts both loops.</summary>
    public SocketChannel(WebSocket socket, SocketChannelOptions options)
    {
        _socket = socket;
        _options = options;
        _incoming = Channel.CreateBounded<SocketMessage>(
            new BoundedChannelOptions(options.Capacity) { SingleReader = true, SingleWriter = true });
        // A sender that finds the write loop waiting does its work: it is our own code and ends at the socket, so no thread has to be woken.
        _outgoing = Channel.CreateBounded<SocketMessage>(
            new BoundedChannelOptions(options.Capacity) { SingleReader = true, AllowSynchronousContinuations = true });
        _reading = ReadLoopAsync();
        _writing = WriteLoopAsync();
    }

    /// <summary>Ends, without a failure, when nothing more will be read from the socket.</summary>
    public Task Ended => _reading;

    /// <summary>True while the connection stands and no message waits to be received.</summary>
    public bool IsQuiet => !_reading.IsCompleted && _socket.State == WebSocketState.Open && _incoming.Reader.Count == 0;

    /// <summary>The close code of the other side; null while open or when the connection broke without one.</summary>
    public WebSocketCloseStatus? CloseStatus => _socket.CloseStatus;

    /// <summary>The close reason of the other side.</summary>
    public string? CloseReason => _socket.CloseStatusDescription;

    /// <summary>Why the connection broke; null after a proper close.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>For how long the other side has not taken the message that is being sent; zero while none is.</summary>
    public TimeSpan SendingFor => Volatile.Read(ref _sendBegan) is var began and not 0 ? _options.Clock.GetElapsedTime(began) : TimeSpan.Zero;

    /// <summary>Waits for the next message. After the end it gives <see cref="SocketMessageKind.Closed"/> again and again.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<SocketMessage> ReceiveAsync(CancellationToken cancellationToken = default)
    {
        while (await _incoming.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (_incoming.Reader.TryRead(out var message))
                return message;
        }
        return new SocketMessage(SocketMessageKind.Closed, null);
    }

    /// <summary>Queues a text message and takes over its buffer, in every case. Waits while the queue is full.</summary>
    /// <returns>False when the connection is closed or closing and the message was dropped.</returns>
    public ValueTask<bool> SendAsync(MessageBuffer message, CancellationToken cancellationToken = default)
        => SendAsync(new SocketMessage(SocketMessageKind.Text, message), cancellationToken);

    /// <summary>Queues a binary message; everything else is as with <see cref="SendAsync(MessageBuffer, CancellationToken)"/>.</summary>
    public ValueTask<bool> SendBinaryAsync(MessageBuffer message, CancellationToken cancellationToken = default)
        => SendAsync(new SocketMessage(SocketMessageKind.Binary, message), cancellationToken);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> SendAsync(SocketMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await _outgoing.Writer.WriteAsync(message, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (ChannelClosedException)
        {
            message.Dispose();
            return false;
        }
        catch (OperationCanceledException)
        {
            message.Dispose();
            throw;
        }
    }

    /// <summary>Sends what is queued, then closes politely; cuts the connection when that takes too long. May be called again.</summary>
    /// <param name="status">Why.</param>
    /// <param name="reason">Why, in words; at most 123 bytes of it are sent.</param>
    /// <param name="limit">How long it may take; null for <see cref="SocketChannelOptions.CloseTimeout"/>.</param>
    public async Task CloseAsync(WebSocketCloseStatus status, string reason, TimeSpan? limit = null)
    {
        _outgoing.Writer.TryComplete();
        _incoming.Writer.TryComplete();
        if (Interlocked.Exchange(ref _closing, 1) == 0)
        {
            try
            {
                await SayCloseAsync(status, reason).WaitAsync(limit ?? _options.CloseTimeout, _options.Clock).ConfigureAwait(false);
            }
            catch (Exception error) when (error is TimeoutException or WebSocketException or OperationCanceledException or ObjectDisposedException)
            {
                Abort(); // the other side does not answer: there is nobody left to be polite to
            }
        }
        await Task.WhenAll(_reading, _writing).ConfigureAwait(false);
    }

    /// <summary>Cuts the connection at once.</summary>
    public void Abort()
    {
        _incoming.Writer.TryComplete();
        _abort.Cancel();
        _socket.Abort();
    }

    /// <summary>Cuts the connection if it is still open and frees everything.</summary>
    public async ValueTask DisposeAsync()
    {
        _outgoing.Writer.TryComplete();
        Abort();
        await Task.WhenAll(_reading, _writing).ConfigureAwait(false);
        while (_incoming.Reader.TryRead(out var message))
            message.Dispose();
        _socket.Dispose();
        _abort.Dispose();
    }

    private async Task SayCloseAsync(WebSocketCloseStatus status, string reason)
    {
        await _writing.ConfigureAwait(false);
        if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            await _socket.CloseOutputAsync(status, Fitting(reason), _abort.Token).ConfigureAwait(false);
        await _reading.ConfigureAwait(false);
    }

    // A close frame holds at most 123 bytes of reason (RFC 6455 §5.5).
    private static string Fitting(string reason)
    {
        while (Encoding.UTF8.GetByteCount(reason) > 123)
            reason = reason[..(reason.Length * 3 / 4)];
        return reason;
    }

    private async Task WriteLoopAsync()
    {
        await Task.Yield();
        try
        {
            await foreach (var message in _outgoing.Reader.ReadAllAsync().ConfigureAwait(false))
            {
                var type = message.Kind == SocketMessageKind.Binary ? WebSocketMessageType.Binary : WebSocketMessageType.Text;
                Volatile.Write(ref _sendBegan, Math.Max(1, _options.Clock.GetTimestamp()));
                using (message)
                    await _socket.SendAsync(message.Data, type, true, _abort.Token).ConfigureAwait(false);
                Volatile.Write(ref _sendBegan, 0);
            }
        }
        catch (Exception error) // whatever breaks the transport ends the connection; Failure tells it
        {
            Failure ??= error is OperationCanceledException ? null : error;
            _outgoing.Writer.TryComplete();
            while (_outgoing.Reader.TryRead(out var message))
                message.Dispose();
        }
    }

    private async Task ReadLoopAsync()
    {
        await Task.Yield();
        try
        {
            while (await ReadMessageAsync().ConfigureAwait(false) is { Kind: not SocketMessageKind.Closed } message)
            {
                if (_options.IsNoise is { } isNoise && message.Kind == SocketMessageKind.Text && isNoise(message.Data.Span))
                {
                    message.Dispose();
                    continue;
                }
                if (!await DeliverAsync(message).ConfigureAwait(false) || message.Kind == SocketMessageKind.TooLarge)
                {
                    await DiscardAsync().ConfigureAwait(false);
                    break;
                }
            }
        }
        catch (Exception error) // whatever breaks the transport ends the connection; Failure tells it
        {
            Failure ??= error is OperationCanceledException ? null : error;
        }
        _incoming.Writer.TryComplete();
        _outgoing.Writer.TryComplete();
        await AnswerCloseAsync().ConfigureAwait(false);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<SocketMessage> ReadMessageAsync()
    {
        // An empty receive waits for data without holding a buffer, so an idle connection costs almost nothing.
        var part = _options.HoldsBuffer ? default : await _socket.ReceiveAsync(Memory<byte>.Empty, _abort.Token).ConfigureAwait(false);
        var buffer = MessageBuffer.Rent();
        try
        {
            while (part.MessageType != WebSocketMessageType.Close && !part.EndOfMessage)
            {
                var room = Math.Max(_expected - buffer.Written.Length, LeastRoom);
                part = await _socket.ReceiveAsync(buffer.GetMemory(room), _abort.Token).ConfigureAwait(false);
                buffer.Advance(part.Count);
                if (buffer.Written.Length > _options.MaxMessageBytes)
                    return Without(buffer, SocketMessageKind.TooLarge);
            }
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
        _expected = Math.Min(buffer.Written.Length, MostExpected);
        return part.MessageType switch
        {
            WebSocketMessageType.Close => Without(buffer, SocketMessageKind.Closed),
            WebSocketMessageType.Text => new SocketMessage(SocketMessageKind.Text, buffer),
            _ => new SocketMessage(SocketMessageKind.Binary, buffer),
        };
    }

    private static SocketMessage Without(MessageBuffer buffer, SocketMessageKind kind)
    {
        buffer.Dispose();
        return new SocketMessage(kind, null);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> DeliverAsync(SocketMessage message)
    {
        try
        {
            // No token, which would be a registration for each message: Abort completes the queue, and that ends the wait too.
            await _incoming.Writer.WriteAsync(message, CancellationToken.None).ConfigureAwait(false);
            return true;
        }
        catch (ChannelClosedException)
        {
            message.Dispose();
            return false;
        }
    }

    // While closing, what still arrives is read away until the other side's close frame.
    private async Task DiscardAsync()
    {
        var scratch = new byte[4096];
        while ((await _socket.ReceiveAsync(scratch.AsMemory(), _abort.Token).ConfigureAwait(false)).MessageType != WebSocketMessageType.Close)
        {
        }
    }

    private async Task AnswerCloseAsync()
    {
        if (_socket.State != WebSocketState.CloseReceived || Interlocked.Exchange(ref _closing, 1) != 0)
            return;
        try
        {
            var status = _socket.CloseStatus is null or WebSocketCloseStatus.Empty ? WebSocketCloseStatus.NormalClosure : _socket.CloseStatus.Value;
            await _socket.CloseOutputAsync(status, _socket.CloseStatusDescription, _abort.Token)
                .WaitAsync(_options.CloseTimeout, _options.Clock).ConfigureAwait(false);
        }
        catch (Exception error) when (error is TimeoutException or WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            Abort();
        }
    }
}
