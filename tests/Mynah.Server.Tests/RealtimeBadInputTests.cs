using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Mynah.Testing;

namespace Mynah.Server.Tests;

public sealed class RealtimeBadInputTests
{
    [Theory]
    [InlineData("""{"type":"input_text_buffer.commit"}""", "buffer is empty")]
    [InlineData("""{"type":"response.dance"}""", "response.dance")]
    [InlineData("""{"event_id":"x"}""", "no type")]
    [InlineData("[1,2]", "JSON object")]
    [InlineData("""{"type":"session.update","session":{"speech_rate":2.1}}""", "speech_rate")]
    [InlineData("""{"type":"session.update","session":{"speech_rate":"fast"}}""", "speech_rate")]
    [InlineData("""{"type":"session.update","session":{"volume":-1}}""", "volume")]
    [InlineData("""{"type":"session.update","session":{"pitch_rate":0.4}}""", "pitch_rate")]
    [InlineData("""{"type":"session.update","session":{"bit_rate":5}}""", "bit_rate")]
    [InlineData("""{"type":"session.update","session":{"sample_rate":12345}}""", "sample_rate")]
    [InlineData("""{"type":"session.update","session":{"mode":"later"}}""", "mode")]
    [InlineData("""{"type":"session.update","session":{"language_type":"Klingon"}}""", "language_type")]
    [InlineData("""{"type":"session.update","session":{"response_format":"flac"}}""", "response_format")]
    public async Task A_bad_event_is_an_invalid_value_and_the_session_lives_on(string json, string named)
    {
        await using var server = await TestServer.StartAsync();
        using var client = await RawClient.ConnectAsync(server.Address);
        await client.ExpectAsync("session.created");
        await client.SendTextAsync(json);
        var error = (await client.ExpectAsync("error"))["error"]!;
        Assert.Equal("invalid_value", (string?)error["code"]);
        Assert.Contains(named, (string?)error["message"]);
        await SpeakAsync(client);
    }

    [Fact]
    public async Task A_binary_frame_is_an_error_and_the_session_lives_on()
    {
        await using var server = await TestServer.StartAsync();
        using var client = await RawClient.ConnectAsync(server.Address);
        await client.ExpectAsync("session.created");
        await client.SendAsync([1, 2, 3], WebSocketMessageType.Binary);
        await client.ExpectAsync("error");
        await SpeakAsync(client);
    }

    [Theory]
    [InlineData("{\"type\":", 1007)]
    [InlineData("not json at all", 1007)]
    public async Task Garbage_is_an_error_and_close_1007(string text, int code)
    {
        await using var server = await TestServer.StartAsync();
        using var client = await RawClient.ConnectAsync(server.Address);
        await client.ExpectAsync("session.created");
        await client.SendTextAsync(text);
        await client.ExpectAsync("error");
        Assert.Null(await client.ReceiveAsync());
        Assert.Equal(code, client.CloseCode);
    }

    [Fact]
    public async Task A_frame_of_five_megabytes_is_an_error_and_close_1009()
    {
        await using var server = await TestServer.StartAsync();
        using var client = await RawClient.ConnectAsync(server.Address);
        await client.ExpectAsync("session.created");
        await client.SendTextAsync(new string(' ', 5 * 1024 * 1024));
        await client.ExpectAsync("error");
        Assert.Null(await client.ReceiveAsync());
        Assert.Equal(1009, client.CloseCode);
    }

    [Fact]
    public async Task An_update_after_the_start_gets_the_documented_error_and_the_session_lives_on()
    {
        await using var server = await TestServer.StartAsync();
        using var client = await RawClient.ConnectAsync(server.Address);
        await client.ExpectAsync("session.created");
        await client.AppendAsync("Half a sent");
        await client.SendAsync("session.update", "\"session\":{\"voice\":\"Serena\"}");
        Assert.Equal("Session update error: session already started or finished or failed.", (string?)(await client.ExpectAsync("error"))["error"]!["message"]);
        await client.SendAsync("session.finish");
        var events = await client.ReadToAsync(null);
        Assert.Equal("Cherry", (string?)events.Single(message => (string?)message["type"] == "response.done")["response"]!["voice"]);
    }

    [Fact]
    public async Task Text_above_the_limits_is_refused()
    {
        await using var server = await TestServer.StartAsync(options => (options.MaxAppendCharacters, options.MaxSessionCharacters) = (10, 15));
        using var client = await RawClient.ConnectAsync(server.Address);
        await client.ExpectAsync("session.created");
        await client.AppendAsync("你好你好你好");
        Assert.Contains("at most 10", (string?)(await client.ExpectAsync("error"))["error"]!["message"]);
        await client.AppendAsync("你好你好你");
        await client.AppendAsync("你好你");
        Assert.Contains("at most 15", (string?)(await client.ExpectAsync("error"))["error"]!["message"]);
    }

    [Fact]
    public async Task Clear_drops_the_text_that_waits()
    {
        await using var server = await TestServer.StartAsync();
        using var client = await RawClient.ConnectAsync(server.Address);
        await client.ExpectAsync("session.created");
        await client.SendAsync("session.update", "\"session\":{\"mode\":\"commit\"}");
        await client.ExpectAsync("session.updated");
        await client.AppendAsync("Wrong text.");
        await client.SendAsync("input_text_buffer.clear");
        await client.ExpectAsync("input_text_buffer.cleared");
        await client.SendAsync("input_text_buffer.commit");
        await client.ExpectAsync("error");
        await client.AppendAsync("Right.");
        await client.SendAsync("input_text_buffer.commit");
        var done = (await client.ReadToAsync("response.done"))[^1];
        Assert.Equal(6, (int)done["response"]!["usage"]!["characters"]!);
    }

    [Fact]
    public async Task Cancel_ends_the_response_as_incomplete_and_the_next_text_is_spoken()
    {
        var engine = new TestServer.NamedTones();
        var blocked = new TaskCompletionSource();
        engine.Inner.Gate = async (frame, cancellationToken) =>
        {
            if (frame != 5 || engine.Inner.Spoken.Count > 1)
                return;
            blocked.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        };
        await using var server = await TestServer.StartAsync(synthesizer: new LocalSynthesizer(engine));
        using var client = await RawClient.ConnectAsync(server.Address);
        await client.ExpectAsync("session.created");
        await client.SendAsync("session.update", "\"session\":{\"mode\":\"commit\"}");
        await client.SendAsync("response.cancel"); // with nothing running: ignored
        await client.AppendAsync("A very long sentence.");
        await client.SendAsync("input_text_buffer.commit");
        await blocked.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        await client.SendAsync("response.cancel");
        var cancelled = (await client.ReadToAsync("response.done"))[^1];
        Assert.Equal("incomplete", (string?)cancelled["response"]!["status"]);
        await client.AppendAsync("Next.");
        await client.SendAsync("session.finish");
        var events = await client.ReadToAsync(null);
        Assert.Equal("completed", (string?)events.Single(message => (string?)message["type"] == "response.done")["response"]!["status"]);
    }

    [Fact]
    public async Task A_failing_engine_is_told_and_the_session_still_finishes()
    {
        var engine = new TestServer.NamedTones();
        engine.Inner.Gate = (frame, _) => frame == 3 ? throw new SpeechException(SpeechErrorCode.EngineFailed, SpeechStage.Synthesize, "The engine broke.") : Task.CompletedTask;
        await using var server = await TestServer.StartAsync(synthesizer: new LocalSynthesizer(engine));
        using var client = await RawClient.ConnectAsync(server.Address);
        await client.ExpectAsync("session.created");
        await client.AppendAsync("Hello there.");
        await client.SendAsync("session.finish");
        var events = await client.ReadToAsync(null);
        Assert.Contains("internal_error", events.Single(message => (string?)message["type"] == "error").ToJsonString());
        Assert.Equal("failed", (string?)events.Single(message => (string?)message["type"] == "response.done")["response"]!["status"]);
        Assert.Equal("session.finished", (string?)events[^1]["type"]);
        Assert.Equal(1011, client.CloseCode);
    }

    [Fact]
    public async Task Silence_for_the_idle_time_is_an_error_and_close_1008()
    {
        var clock = new FakeClock();
        await using var server = await TestServer.StartAsync(clock: clock);
        using var client = await RawClient.ConnectAsync(server.Address);
        await client.ExpectAsync("session.created");
        clock.Advance(TimeSpan.FromSeconds(59));
        await client.SendAsync("session.update", "\"session\":{\"voice\":\"Cherry\"}");
        await client.ExpectAsync("session.updated");
        clock.Advance(TimeSpan.FromSeconds(59));
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("request timeout after 60 seconds.", (string?)(await client.ExpectAsync("error"))["error"]!["message"]);
        Assert.Null(await client.ReceiveAsync());
        Assert.Equal(1008, client.CloseCode);
    }

    [Fact]
    public async Task A_client_that_vanishes_in_the_middle_of_the_audio_frees_its_place()
    {
        var engine = new TestServer.NamedTones();
        var (reached, stopped) = (new TaskCompletionSource(), new TaskCompletionSource());
        engine.Inner.Gate = async (frame, cancellationToken) =>
        {
            if (frame < 20)
                return;
            reached.TrySetResult();
            try
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            finally
            {
                stopped.TrySetResult();
            }
        };
        await using var server = await TestServer.StartAsync(options => options.MaxConnections = 1, new LocalSynthesizer(engine));
        using (var client = await RawClient.ConnectAsync(server.Address))
        {
            await client.AppendAsync("A very long sentence that is never heard to its end.");
            await client.SendAsync("session.finish");
            await client.ReadToAsync("response.audio.delta");
            await reached.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
            client.Socket.Abort();
        }
        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    private static async Task SpeakAsync(RawClient client)
    {
        await client.AppendAsync("Still alive.");
        await client.SendAsync("session.finish");
        var events = await client.ReadToAsync(null);
        Assert.Contains(events, message => (string?)message["type"] == "response.audio.delta");
        Assert.Equal(1000, client.CloseCode);
    }
}
