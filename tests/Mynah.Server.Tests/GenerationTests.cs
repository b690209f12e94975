using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Mynah.Testing;

namespace Mynah.Server.Tests;

public sealed class GenerationTests
{
    private const string Path = "/api/v1/services/aigc/multimodal-generation/generation";

    [Theory]
    [InlineData("""{"model":"qwen3-tts-flash","input":{"text":"你好 there.","voice":"tone:a","language_type":"Auto"},"parameters":{}}""")]
    [InlineData("""{"model":"qwen3-tts-instruct-flash-realtime","input":{"messages":[],"text":"你好 there."},"parameters":{"voice":"tone:a","instruction":"Warm.","stream":false,"enable_search":false}}""")]
    public async Task A_request_gives_a_link_to_a_file_with_true_sizes(string request)
    {
        await using var server = await TestServer.StartAsync();
        using var http = new HttpClient { BaseAddress = server.Address };
        var answer = await PostAsync(http, request);
        var audio = answer["output"]!["audio"]!;
        Assert.Equal("stop", (string?)answer["output"]!["finish_reason"]);
        Assert.True(answer["output"]!.AsObject().ContainsKey("choices"));
        Assert.Equal(11, (int)answer["usage"]!["characters"]!);
        Assert.Equal($"audio_{answer["request_id"]}", (string?)audio["id"]);
        Assert.Equal((24000, "wav"), ((int)audio["sample_rate"]!, (string?)audio["format"]));
        using var file = await http.GetAsync((string)audio["url"]!, TestContext.Current.CancellationToken);
        Assert.Equal("audio/wav", file.Content.Headers.ContentType!.MediaType);
        var bytes = await file.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal(bytes.Length - 44, BitConverter.ToInt32(bytes, 40));
        var samples = await Ffmpeg.DecodeAsync(bytes, 24000);
        Assert.InRange(samples.Length, 12 * 1200, 15 * 1200); // "ni2hao3 there."
        Assert.Equal(440, Tone.Frequency(samples, 24000, 440), 5.0);
    }

    [Fact]
    public async Task A_stream_has_raw_samples_first_and_the_link_last_in_the_exact_form()
    {
        await using var server = await TestServer.StartAsync();
        using var http = new HttpClient { BaseAddress = server.Address };
        http.DefaultRequestHeaders.Add("X-DashScope-SSE", "enable");
        using var response = await http.PostAsync(Path, Json("""{"model":"qwen3-tts-flash","input":{"text":"One. Two.","voice":"tone:a"}}"""), TestContext.Current.CancellationToken);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        var events = (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        var pcm = new MemoryStream();
        for (var i = 0; i < events.Length; i++)
        {
            var lines = events[i].Split('\n');
            Assert.Equal([$"id:{i + 1}", "event:result", ":HTTP_STATUS/200"], lines[..3]);
            var data = JsonNode.Parse(lines[3]["data:".Length..])!;
            var isLast = i == events.Length - 1;
            Assert.Equal(isLast ? "stop" : "null", (string?)data["output"]!["finish_reason"]);
            Assert.Equal(isLast, data["output"]!["audio"]!["url"] is not null);
            pcm.Write(Convert.FromBase64String((string)data["output"]!["audio"]!["data"]!));
        }
        var url = (string)JsonNode.Parse(events[^1].Split("data:")[1])!["output"]!["audio"]!["url"]!;
        var file = await http.GetByteArrayAsync(url, TestContext.Current.CancellationToken);
        Assert.Equal(pcm.ToArray(), file[44..]);
        Assert.InRange(pcm.Length / 2, 6 * 1200, 9 * 1200);
    }

    [Theory]
    [InlineData("{", 400, "InvalidParameter")]
    [InlineData("""{"input":{"text":"a"}}""", 400, "InvalidParameter")]
    [InlineData("""{"model":"m","input":{}}""", 400, "InvalidParameter")]
    [InlineData("""{"model":"m","input":{"text":"  "}}""", 400, "InvalidParameter")]
    [InlineData("""{"model":"m","input":{"text":"a"},"parameters":{"speech_rate":3}}""", 400, "InvalidParameter")]
    [InlineData("""{"model":"m","input":{"text":"...!"}}""", 400, "InvalidParameter")]
    public async Task A_bad_request_gets_the_documented_body(string request, int status, string code)
    {
        await using var server = await TestServer.StartAsync();
        using var http = new HttpClient { BaseAddress = server.Address };
        foreach (var accept in new[] { "application/json", "text/event-stream" })
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, Path) { Content = Json(request) };
            message.Headers.Add("Accept", accept);
            using var response = await http.SendAsync(message, TestContext.Current.CancellationToken);
            Assert.Equal(status, (int)response.StatusCode);
            Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
            var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
            Assert.Equal(code, (string?)body["code"]);
            Assert.NotEmpty((string)body["message"]!);
        }
    }

    [Theory]
    [InlineData("qwen3-tts-flash", "alloy", 400, "Invalid voice specified")]
    [InlineData("qwen9-tts", "Cherry", 404, "Model not exist.")]
    [InlineData("qwen3-tts-flash-realtime", "Cherry", 400, "current user api does not support http call")]
    [InlineData("cosyvoice-v2", "Cherry", 400, "url error")]
    public async Task A_strict_server_refuses_as_the_cloud_does(string model, string voice, int status, string message)
    {
        await using var server = await TestServer.StartAsync(options => options.Strict = true);
        using var http = new HttpClient { BaseAddress = server.Address };
        using var response = await http.PostAsync(Path, Json($$"""{"model":"{{model}}","input":{"text":"a","voice":"{{voice}}" } }"""), TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Contains(message, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_error_after_the_first_audio_is_an_event_without_a_space()
    {
        var engine = new TestServer.NamedTones();
        engine.Inner.Gate = (frame, _) => frame == 6 ? throw new SpeechException(SpeechErrorCode.EngineFailed, SpeechStage.Synthesize, "The engine broke.") : Task.CompletedTask;
        await using var server = await TestServer.StartAsync(synthesizer: new LocalSynthesizer(engine));
        using var http = new HttpClient { BaseAddress = server.Address };
        http.DefaultRequestHeaders.Add("X-DashScope-SSE", "enable");
        using var response = await http.PostAsync(Path, Json("""{"model":"m","input":{"text":"A long text."}}"""), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("\nevent:error\n:HTTP_STATUS/500\nstatus:500\ndata:{\"code\":\"InternalError\"", text);
        Assert.Empty(Directory.GetFiles(System.IO.Path.Combine(server.Folder, "results")));
    }

    [Fact]
    public async Task A_result_goes_away_after_its_day_and_no_other_name_reaches_a_file()
    {
        var clock = new FakeClock();
        await using var server = await TestServer.StartAsync(clock: clock);
        using var http = new HttpClient { BaseAddress = server.Address };
        var answer = await PostAsync(http, """{"model":"qwen3-tts-flash","input":{"text":"Hi."}}""");
        var url = new Uri((string)answer["output"]!["audio"]!["url"]!);
        Assert.Equal(clock.GetUtcNow().AddHours(24).ToUnixTimeSeconds(), (long)answer["output"]!["audio"]!["expires_at"]!);
        await File.WriteAllTextAsync(System.IO.Path.Combine(server.Folder, "secret.wav"), "no", TestContext.Current.CancellationToken);
        foreach (var name in new[] { "/results/..%2Fsecret.wav", "/results/secret.wav", "/results/" + new string('a', 48) + ".wav" })
            Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(name, TestContext.Current.CancellationToken)).StatusCode);
        clock.Advance(TimeSpan.FromHours(23));
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(url, TestContext.Current.CancellationToken)).StatusCode);
        clock.Advance(TimeSpan.FromHours(1.2));
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(url, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Empty(Directory.GetFiles(System.IO.Path.Combine(server.Folder, "results")));
    }

    [Fact]
    public async Task Health_and_metrics_are_told()
    {
        await using var server = await TestServer.StartAsync();
        using var http = new HttpClient { BaseAddress = server.Address };
        await PostAsync(http, """{"model":"qwen3-tts-flash","input":{"text":"Hi."}}""");
        Assert.Equal("ok\n", await http.GetStringAsync("/healthz", TestContext.Current.CancellationToken));
        Assert.Equal("ready\n", await http.GetStringAsync("/readyz", TestContext.Current.CancellationToken));
        var metrics = await http.GetStringAsync("/metrics", TestContext.Current.CancellationToken);
        Assert.Contains("# TYPE mynah_first_audio_seconds histogram\n", metrics);
        Assert.Matches("mynah_first_audio_seconds_count [1-9]", metrics);
        Assert.Matches("mynah_characters_total [1-9]", metrics);
    }

    private static async Task<JsonNode> PostAsync(HttpClient http, string request)
    {
        using var response = await http.PostAsync(Path, Json(request), TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
