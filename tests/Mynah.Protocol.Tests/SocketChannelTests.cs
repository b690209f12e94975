using System.IO.Pipelines;
using System.Net.WebSockets;
using System.Text;

namespace Mynah.Protocol.Tests;

public sealed class SocketChannelTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Messages_arrive_whole_and_in_order_and_a_polite_close_is_answered()
    {
        var (left, right) = Pair();
        await using var a = new SocketChannel(left, new SocketChannelOptions());
        await using var b = new SocketChannel(right, new SocketChannelOptions());
        var sending = Task.Run(async () =>
        {
            for (var i = 0; i < 100; i++)
                Assert.True(await a.SendAsync(Message($"{i}:{new string('x', i * 100)}"), Token));
            await a.CloseAsync(WebSocketCloseStatus.NormalClosure, "done");
        }, Token);
        for (var i = 0; i < 100; i++)
        {
            using var message = await b.ReceiveAsync(Token);
            Assert.StartsWith($"{i}:", Encoding.UTF8.GetString(message.Data.Span));
        }
        Assert.Equal(SocketMessageKind.Closed, (await b.ReceiveAsync(Token)).Kind);
        await sending;
        Assert.Equal(WebSocketCloseStatus.NormalClosure, b.CloseStatus);
        Assert.Equal(WebSocketCloseStatus.NormalClosure, a.CloseStatus);
        Assert.False(await b.SendAsync(Message("late"), Token));
    }

    [Fact]
    public async Task A_cancelled_wait_leaves_the_connection_alive()
    {
        var (left, right) = Pair();
        await using var a = new SocketChannel(left, new SocketChannelOptions());
        await using var b = new SocketChannel(right, new SocketChannelOptions());
        using var cancel = new CancellationTokenSource();
        var waiting = b.ReceiveAsync(cancel.Token).AsTask();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await a.SendAsync(Message("still here"), Token);
        using var message = await b.ReceiveAsync(Token);
        Assert.Equal("still here", Encoding.UTF8.GetString(message.Data.Span));
    }

    [Fact]
    public async Task A_frame_of_five_megabytes_is_refused_without_being_kept()
    {
        var (left, right) = Pair();
        await using var b = new SocketChannel(right, new SocketChannelOptions());
        var sending = left.SendAsync(new byte[5 * 1024 * 1024], WebSocketMessageType.Text, true, Token);
        Assert.Equal(SocketMessageKind.TooLarge, (await b.ReceiveAsync(Token)).Kind);
        var closing = b.CloseAsync(WebSocketCloseStatus.MessageTooBig, "too large");
        await sending;
        var close = await left.ReceiveAsync(new byte[16], Token);
        Assert.Equal(WebSocketCloseStatus.MessageTooBig, close.CloseStatus);
        await left.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", Token);
        await closing;
    }

    [Fact]
    public async Task A_full_queue_makes_the_sender_wait()
    {
        var (left, right) = Pair();
        await using var a = new SocketChannel(left, new SocketChannelOptions { Capacity = 2 });
        var sent = 0;
        var sending = Task.Run(async () =>
        {
            while (sent < 1000 && await a.SendAsync(Message(new string('x', 50_000)), Token))
                sent++;
        }, Token);
        await Task.WhenAny(sending, Task.Delay(300, Token));
        Assert.False(sending.IsCompleted);
        Assert.InRange(sent, 1, 20);
        right.Abort();
        a.Abort();
        await sending;
    }

    [Fact]
    public async Task A_peer_that_never_answers_the_close_is_cut_off()
    {
        var (left, _) = Pair();
        await using var a = new SocketChannel(left, new SocketChannelOptions { CloseTimeout = TimeSpan.FromMilliseconds(50) });
        await a.CloseAsync(WebSocketCloseStatus.NormalClosure, "bye").WaitAsync(TimeSpan.FromSeconds(5), Token);
        Assert.Equal(SocketMessageKind.Closed, (await a.ReceiveAsync(Token)).Kind);
    }

    private static MessageBuffer Message(string text)
    {
        var buffer = MessageBuffer.Rent();
        buffer.Advance(Encoding.UTF8.GetBytes(text, buffer.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length))));
        return buffer;
    }

    private static (WebSocket Server, WebSocket Client) Pair()
    {
        var up = new Pipe();
        var down = new Pipe();
        return (
            WebSocket.CreateFromStream(new Duplex(up.Reader, down.Writer), new WebSocketCreationOptions { IsServer = true }),
            WebSocket.CreateFromStream(new Duplex(down.Reader, up.Writer), new WebSocketCreationOptions { IsServer = false }));
    }

    private sealed class Duplex(PipeReader reader, PipeWriter writer) : Stream
    {
        private readonly Stream _read = reader.AsStream();
        private readonly Stream _write = writer.AsStream();

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush() => _write.Flush();

        public override Task FlushAsync(CancellationToken cancellationToken) => _write.FlushAsync(cancellationToken);

        public override int Read(byte[] buffer, int offset, int count) => _read.Read(buffer, offset, count);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => _read.ReadAsync(buffer, cancellationToken);

        public override void Write(byte[] buffer, int offset, int count) => _write.Write(buffer, offset, count);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => _write.WriteAsync(buffer, cancellationToken);

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            reader.Complete();
            writer.Complete();
            base.Dispose(disposing);
        }
    }
}
