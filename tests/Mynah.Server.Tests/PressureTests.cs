using Mynah.Testing;

namespace Mynah.Server.Tests;

public sealed class PressureTests
{
    [Fact]
    public async Task Shutting_down_lets_the_running_utterance_end()
    {
        var engine = new TestServer.NamedTones();
        var (begun, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        engine.Inner.Gate = async (frame, _) =>
        {
            if (frame != 3)
                return;
            begun.TrySetResult();
            await go.Task;
        };
        await using var server = await TestServer.StartAsync(synthesizer: new LocalSynthesizer(engine));
        using var client = await RawClient.ConnectAsync(server.Address);
        await client.AppendAsync("A sentence that was begun. ");
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        var stopping = server.StopAsync();
        go.SetResult();
        var events = await client.ReadToAsync(null);
        Assert.Equal("completed", (string?)events.Single(message => (string?)message["type"] == "response.done")["response"]!["status"]);
        Assert.Equal("session.finished", (string?)events[^1]["type"]);
        await stopping.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_client_that_does_not_read_stops_its_own_engine_and_nobody_elses()
    {
        var engine = new TestServer.NamedTones();
        await using var server = await TestServer.StartAsync(synthesizer: new LocalSynthesizer(engine));
        using var slow = await RawClient.ConnectAsync(server.Address);
        await slow.SendAsync("session.update", "\"session\":{\"sample_rate\":48000}");
        for (var i = 0; i < 20; i++)
            await slow.AppendAsync(string.Concat(Enumerable.Repeat($"Sentence {i} goes on and on for quite a while. ", 20)));
        await slow.SendAsync("session.finish");
        var spoken = await SettledAsync(engine.Inner);
        Assert.InRange(spoken, 1, 399); // of 400: the sockets' buffers hold the rest back

        using var quick = await RawClient.ConnectAsync(server.Address);
        await quick.AppendAsync("Hello.");
        await quick.SendAsync("session.finish");
        Assert.Equal("session.finished", (string?)(await quick.ReadToAsync(null))[^1]["type"]);

        var events = await slow.ReadToAsync(null); // once it reads, nothing is missing
        Assert.Equal(400, events.Count(message => (string?)message["type"] == "response.done"));
    }

    // Waits until the engine has begun, and then not begun another sentence for half a second.
    private static async Task<int> SettledAsync(ToneEngine engine)
    {
        for (var last = -1; ;)
        {
            await Task.Delay(500, TestContext.Current.CancellationToken);
            lock (engine.Spoken)
            {
                if (last > 0 && engine.Spoken.Count == last)
                    return last;
                last = engine.Spoken.Count;
            }
        }
    }
}
