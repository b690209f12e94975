using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using Mynah.Audio;
using Mynah.Client.CosyVoice;
using Mynah.Testing;

namespace Mynah.Client.Tests;

public sealed class ConnectionPoolTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private static readonly SpeechOptions Pcm = new() { Format = new AudioFormat(AudioEncoding.Pcm, 24000) };

    [Fact]
    public async Task Ten_thousand_leases_survive_a_server_that_drops_connections_and_none_is_left()
    {
        await using var peer = await CosyVoicePeer.StartAsync();
        var client = new CosyVoiceClient(peer.Options(options => (options.Pool.MaxConnections, options.Pool.Warm) = (8, 2)));
        var random = new Random(5);
        var dropped = 0;
        var used = new ConcurrentDictionary<WebSocket, bool>();
        peer.Fault = message =>
        {
            lock (random)
            {
                // A connection that waited turns out to be dead when the next task begins on it.
                if (message.Action == "finish-task")
                    used[message.Socket] = true;
                else if (message.Action == "run-task" && used.ContainsKey(message.Socket) && random.Next(50) == 0)
                {
                    dropped++;
                    message.Socket.Abort();
                    return Task.FromResult<string[]?>([]);
                }
            }
            return Task.FromResult<string[]?>(null);
        };
        await Parallel.ForEachAsync(Enumerable.Range(0, 10_000), new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Token }, async (i, token) =>
        {
            var text = $"Text {i}.";
            var result = await client.SynthesizeAsync(text, Pcm, cancellationToken: token);
            Assert.Equal(text, Encoding.Unicode.GetString(result.Audio.Span));
        });
        Assert.True(dropped > 20, $"{dropped} dropped");
        var state = client.Connections;
        Assert.Equal(0, state.Leased);
        Assert.InRange(state.Opened, dropped / 2, 2000); // connections are reused
        await client.DisposeAsync();
        await peer.OpenIsAsync(0, Token);
        Assert.Equal(client.Connections.Opened, client.Connections.Closed);
    }

    [Fact]
    public async Task Connections_wait_ready_are_renewed_and_closed_by_idleness_and_age()
    {
        var clock = new FakeClock();
        await using var peer = await CosyVoicePeer.StartAsync();
        await using var client = new CosyVoiceClient(peer.Options(options => options.Pool.Warm = 3), clock: clock);
        await client.WarmAsync(Token);
        Assert.Equal(new ConnectionPoolState(0, 3, 3, 0), client.Connections);
        await client.SynthesizeAsync("Hi.", Pcm, cancellationToken: Token);
        // One was taken, so another was opened: three wait beside those in use.
        await WaitAsync(() => client.Connections is { Idle: 4, Opened: 4 });

        clock.Advance(TimeSpan.FromSeconds(31));
        await WaitAsync(() => client.Connections is { Idle: 3, Opened: 7, Closed: 4 });
        await peer.OpenIsAsync(3, Token);

        foreach (var socket in peer.Sockets.Keys)
            socket.Abort(); // noticed without any call, and replaced
        await WaitAsync(() => client.Connections is { Idle: 3, Opened: 10 });
    }

    [Fact]
    public async Task A_connection_grows_old_however_busy_it_is()
    {
        var clock = new FakeClock();
        await using var peer = await CosyVoicePeer.StartAsync();
        await using var client = new CosyVoiceClient(peer.Options(options => options.Pool.AgeLimit = TimeSpan.FromSeconds(50)), clock: clock);
        for (var i = 0; i < 5; i++)
        {
            await client.SynthesizeAsync("Hi.", Pcm, cancellationToken: Token);
            clock.Advance(TimeSpan.FromSeconds(20));
        }
        Assert.Equal(2, client.Connections.Opened);
        await peer.OpenIsAsync(1, Token);
    }

    [Fact]
    public async Task A_full_pool_makes_callers_wait_and_says_so_in_the_end()
    {
        var clock = new FakeClock();
        await using var peer = await CosyVoicePeer.StartAsync();
        await using var client = new CosyVoiceClient(peer.Options(options => options.Pool.MaxConnections = 1), clock: clock);
        await using var stream = client.Open(Pcm);
        await stream.AppendAsync("First.", Token);
        var second = client.SynthesizeAsync("Second.", Pcm, cancellationToken: Token);
        var third = client.SynthesizeAsync("Third.", Pcm, cancellationToken: Token);
        clock.Advance(TimeSpan.FromSeconds(9));
        Assert.False(second.IsCompleted || third.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));
        var error = await Assert.ThrowsAsync<SpeechException>(() => second);
        Assert.Equal((SpeechErrorCode.Timeout, SpeechStage.Connect, true), (error.Code, error.Stage, error.IsRetrySafe));
        Assert.Contains("Pool.MaxConnections", error.Message);
        await Assert.ThrowsAsync<SpeechException>(() => third);

        await stream.FinishAsync(Token);
        await stream.ReadEventsAsync(Token).ToListAsync(Token);
        await client.SynthesizeAsync("Fourth.", Pcm, cancellationToken: Token);
        Assert.Equal(1, client.Connections.Opened);
    }

    [Theory]
    [InlineData(0, 1, "MaxConnections")]
    [InlineData(101, 1, "MaxConnections")]
    [InlineData(5, 6, "Warm")]
    public void Impossible_limits_are_refused(int most, int warm, string name)
    {
        var options = new MynahClientOptions();
        (options.Pool.MaxConnections, options.Pool.Warm) = (most, warm);
        Assert.Contains(name, Assert.Throws<SpeechException>(() => new CosyVoiceClient(options)).Message);
    }

    private static async Task WaitAsync(Func<bool> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        while (!condition())
            await Task.Delay(5, limit.Token);
    }
}
