using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Mynah.Testing;

namespace Mynah.Server.Tests;

public sealed class AccessTests : IDisposable
{
    private const string Generation = "/api/v1/services/aigc/multimodal-generation/generation";

    private readonly string _folder = Directory.CreateTempSubdirectory("mynah-keys-").FullName;

    private string KeyFile => Path.Combine(_folder, "keys.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_key_is_kept_as_a_hash_found_again_and_gone_after_revoking()
    {
        var keys = new ApiKeyFile(KeyFile);
        var secret = keys.Add("laptop");
        Assert.StartsWith("sk-", secret);
        Assert.DoesNotContain(secret, File.ReadAllText(KeyFile));
        Assert.Equal("laptop", new ApiKeyFile(KeyFile).Find(secret));
        Assert.Null(keys.Find(secret + "x"));
        Assert.Throws<SpeechException>(() => keys.Add("laptop"));
        Assert.True(keys.Revoke("laptop"));
        Assert.False(keys.Revoke("laptop"));
        Assert.Null(keys.Find(secret));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));
    }

    [Fact]
    public async Task With_keys_a_wrong_one_gets_401_with_the_documented_body_on_both_ways()
    {
        var secret = new ApiKeyFile(KeyFile).Add("tests");
        await using var server = await TestServer.StartAsync(options => options.ApiKeyFile = KeyFile);
        using var http = new HttpClient { BaseAddress = server.Address };
        http.DefaultRequestHeaders.Add("Authorization", "Bearer sk-wrong");
        using var response = await http.PostAsJsonAsync(Generation, new { model = "m" }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal("InvalidApiKey", (string?)body["code"]);
        Assert.Equal("Invalid API-key provided.", (string?)body["message"]);
        Assert.Equal(response.Headers.GetValues("x-request-id").Single(), (string?)body["request_id"]);

        await Assert.ThrowsAsync<WebSocketException>(() => RawClient.ConnectAsync(server.Address, authorization: "Bearer sk-wrong"));
        await Assert.ThrowsAsync<WebSocketException>(() => RawClient.ConnectAsync(server.Address, authorization: null));
        await Assert.ThrowsAsync<WebSocketException>(() => RawClient.ConnectAsync(server.Address, $"?model=m&api_key={secret}", authorization: null));
        using var client = await RawClient.ConnectAsync(server.Address, authorization: $"bearer {secret}");
        await client.ExpectAsync("session.created");
    }

    [Fact]
    public async Task A_key_in_the_query_is_accepted_only_when_the_server_says_so()
    {
        var secret = new ApiKeyFile(KeyFile).Add("browser");
        await using var server = await TestServer.StartAsync(options => (options.ApiKeyFile, options.AllowKeyInQuery) = (KeyFile, true));
        using var client = await RawClient.ConnectAsync(server.Address, $"?model=m&api_key={secret}", authorization: null);
        await client.ExpectAsync("session.created");
    }

    [Fact]
    public async Task Binding_beyond_the_own_machine_needs_keys()
    {
        var refused = await Assert.ThrowsAsync<SpeechException>(() => TestServer.StartAsync(url: "http://0.0.0.0:0"));
        Assert.Contains("mynah keys add", refused.Message);
        new ApiKeyFile(KeyFile).Add("tests");
        await using var server = await TestServer.StartAsync(options => options.ApiKeyFile = KeyFile, url: "http://0.0.0.0:0");
    }

    [Fact]
    public async Task Over_the_limit_of_connections_the_answer_is_429_at_once_and_a_freed_place_is_free()
    {
        await using var server = await TestServer.StartAsync(options => options.MaxConnections = 2);
        using var first = await RawClient.ConnectAsync(server.Address);
        using (var second = await RawClient.ConnectAsync(server.Address))
        {
            using var http = new HttpClient { BaseAddress = server.Address };
            using var refused = await http.PostAsJsonAsync(Generation, new { model = "m" }, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
            Assert.Contains("Throttling.RateQuota", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            await second.SendAsync("session.finish");
            await second.ReadToAsync(null);
        }
        using var third = await WaitForPlaceAsync(server.Address);
        await third.ExpectAsync("session.created");
    }

    [Fact]
    public async Task Over_the_calls_of_a_minute_the_answer_is_the_documented_429_and_says_when_to_come_back()
    {
        var clock = new FakeClock();
        await using var server = await TestServer.StartAsync(options => options.MaxCallsPerMinute = 2, clock: clock);
        using var http = new HttpClient { BaseAddress = server.Address };
        using var first = await RawClient.ConnectAsync(server.Address);
        clock.Advance(TimeSpan.FromSeconds(20));
        using var second = await http.PostAsJsonAsync(Generation, new { model = "m" }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, second.StatusCode);

        using var refused = await http.PostAsJsonAsync(Generation, new { model = "m" }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(40), refused.Headers.RetryAfter!.Delta);
        var body = JsonNode.Parse(await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal("Throttling.RateQuota", (string?)body["code"]);
        Assert.Equal("Requests rate limit exceeded, please try again later.", (string?)body["message"]);
        await Assert.ThrowsAsync<WebSocketException>(() => RawClient.ConnectAsync(server.Address));

        clock.Advance(TimeSpan.FromSeconds(40));
        using var again = await RawClient.ConnectAsync(server.Address);
        await again.ExpectAsync("session.created");
    }

    [Fact]
    public async Task A_thousand_silent_connections_cost_little_and_do_not_hold_up_one_that_speaks()
    {
        const int count = 1000;
        await using var server = await TestServer.StartAsync();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var silent = new List<RawClient>();
        try
        {
            while (silent.Count < count)
                silent.AddRange(await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => RawClient.ConnectAsync(server.Address))));
            var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / count;
            Assert.InRange(each, 0, 100_000); // both ends, with the test client's own buffers
            using var client = await RawClient.ConnectAsync(server.Address);
            await client.ExpectAsync("session.created");
            await client.AppendAsync("Hello.");
            await client.SendAsync("session.finish");
            Assert.Equal("session.finished", (string?)(await client.ReadToAsync(null))[^1]["type"]);
        }
        finally
        {
            silent.ForEach(client => client.Dispose());
        }
    }

    [Fact]
    public async Task A_strict_server_refuses_unknown_models_and_voices_and_a_lenient_one_speaks()
    {
        await using var server = await TestServer.StartAsync(options => options.Strict = true);
        using var unknown = await RawClient.ConnectAsync(server.Address, "?model=qwen9-tts-realtime");
        await unknown.ExpectAsync("session.created");
        Assert.Equal("model_not_found", (string?)(await unknown.ExpectAsync("error"))["error"]!["code"]);
        Assert.Null(await unknown.ReceiveAsync());
        Assert.Equal(1008, unknown.CloseCode);
        using var voice = await RawClient.ConnectAsync(server.Address);
        await voice.ExpectAsync("session.created");
        await voice.SendAsync("session.update", "\"session\":{\"voice\":\"alloy\"}");
        Assert.Equal("The requested voice 'alloy' is not supported.", (string?)(await voice.ExpectAsync("error"))["error"]!["message"]);

        await using var lenient = await TestServer.StartAsync();
        using var client = await RawClient.ConnectAsync(lenient.Address, "?model=qwen9-tts-realtime");
        await client.ExpectAsync("session.created");
        await client.SendAsync("session.update", "\"session\":{\"voice\":\"alloy\"}");
        await client.AppendAsync("Hello.");
        await client.SendAsync("session.finish");
        Assert.Contains(await client.ReadToAsync(null), message => (string?)message["type"] == "response.audio.delta");
    }

    // The server frees a place when its session has ended, a moment after the client has seen the close frame.
    private static async Task<RawClient> WaitForPlaceAsync(Uri address)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return await RawClient.ConnectAsync(address);
            }
            catch (WebSocketException) when (tries < 50)
            {
                await Task.Yield();
            }
        }
    }
}
