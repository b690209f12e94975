using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Mynah.Testing;

namespace Mynah.Server.Tests;

public sealed class SynthesisTests
{
    private const string Path = "/api/v1/services/audio/tts/SpeechSynthesizer";

    [Fact]
    public async Task A_request_gives_a_link_to_a_file_with_true_sizes()
    {
        await using var server = await TestServer.StartAsync();
        using var http = new HttpClient { BaseAddress = server.Address };
        var (status, answer) = await PostAsync(http, """
            {"model":"cosyvoice-v3-flash","input":{"text":"Hello there.","voice":"tone:a","format":"wav","sample_rate":24000,"enable_aigc_tag":true},"parameters":{"rate":2}}
            """);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["finish_reason", "audio"], answer["output"]!.AsObject().Select(member => member.Key));
        var audio = answer["output"]!["audio"]!;
        Assert.Equal(("stop", "", $"audio_{answer["request_id"]}", 12),
            ((string?)answer["output"]!["finish_reason"], (string?)audio["data"], (string?)audio["id"], (int)answer["usage"]!["characters"]!));
        var file = await http.GetByteArrayAsync((string)audio["url"]!, TestContext.Current.CancellationToken);
        Assert.Equal(file.Length - 8, BitConverter.ToInt32(file, 4));
        Assert.Contains("AIGC={", (await Ffmpeg.TagsAsync(file))["comment"]);
        Assert.InRange((await Ffmpeg.DecodeAsync(file)).Length, 12 * 590, 12 * 640); // twice as fast as 1200 samples a character
    }

    [Theory]
    [InlineData("pcm")]
    [InlineData("mp3")]
    public async Task A_stream_tells_each_sentence_with_its_words_and_the_link_last(string format)
    {
        await using var server = await TestServer.StartAsync();
        using var http = new HttpClient { BaseAddress = server.Address };
        http.DefaultRequestHeaders.Add("X-DashScope-SSE", "enable");
        using var response = await http.PostAsync(Path, Json($$"""
            {"model":"cosyvoice-v3-flash","input":{"text":"One two. Three.","voice":"tone:a","format":"{{format}}","word_timestamp_enabled":true} }
            """), TestContext.Current.CancellationToken);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        var events = (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        var types = new List<string>();
        var joined = new MemoryStream();
        for (var i = 0; i < events.Length; i++)
        {
            var lines = events[i].Split('\n');
            Assert.Equal([$"id:{i + 1}", "event:result", ":HTTP_STATUS/200"], lines[..3]);
            var data = JsonNode.Parse(lines[3]["data:".Length..])!;
            var output = data["output"]!.AsObject();
            Assert.Equal(15, (int)data["usage"]!["characters"]!);
            Assert.Equal(i == events.Length - 1, output["audio"]!["url"] is not null);
            Assert.True(!output.ContainsKey("type") || output["type"] is not null);
            types.Add((string?)output["type"] ?? (string)output["finish_reason"]!);
            joined.Write(Convert.FromBase64String((string)output["audio"]!["data"]!));
            if (types[^1] == "sentence-end")
                Assert.Equal((string?)output["original_text"] == "Three." ? 1 : 2, output["sentence"]!["words"]!.AsArray().Count);
        }
        var order = types.Where((type, i) => i == 0 || type != types[i - 1]).ToList();
        Assert.Equal(["sentence-begin", "sentence-synthesis", "sentence-end", "sentence-begin", "sentence-synthesis", "sentence-end", "stop"], order);
        var url = (string)JsonNode.Parse(events[^1].Split("data:")[1])!["output"]!["audio"]!["url"]!;
        var file = await http.GetByteArrayAsync(url, TestContext.Current.CancellationToken);
        Assert.Equal(joined.ToArray(), format == "pcm" ? file[44..] : file);
        Assert.NotEmpty(await Ffmpeg.DecodeAsync(file));
    }

    [Theory]
    [InlineData("""{"model":"cosyvoice-v3-flash","input":{"text":" ","voice":"tone:a"}}""", false, 400, "InvalidParameter", "Please ensure input text is valid.")]
    [InlineData("""{"model":"cosyvoice-v3-flash","input":{"text":"Hi"}}""", false, 400, "InvalidParameter", "Request voice is invalid!")]
    [InlineData("""{"input":{"text":"Hi","voice":"tone:a"}}""", false, 400, "InvalidParameter", "model")]
    [InlineData("""{"model":"cosyvoice-v3-flash","input":{"text":"Hi","voice":"tone:a","volume":"loud"}}""", false, 400, "InvalidParameter", "volume")]
    [InlineData("{", false, 400, "InvalidParameter", "not valid JSON")]
    [InlineData("""{"model":"cosyvoice-v9","input":{"text":"Hi","voice":"longanyang"}}""", true, 404, "ModelNotFound", "Model not exist.")]
    [InlineData("""{"model":"cosyvoice-v1","input":{"text":"Hi","voice":"longxiaochun"}}""", true, 400, "InvalidParameter", "url error, please check url！")]
    [InlineData("""{"model":"qwen3-tts-flash-realtime","input":{"text":"Hi","voice":"Cherry"}}""", true, 400, "InvalidParameter", "current user api does not support http call")]
    [InlineData("""{"model":"cosyvoice-v3-flash","input":{"text":"Hi","voice":"nobody"}}""", true, 400, "InvalidParameter", "code: 418")]
    [InlineData("""{"model":"cosyvoice-v3-flash","input":{"text":"Hi","voice":"longanyang","instruction":"Sing."}}""", true, 400, "InvalidParameter", "code: 428")]
    public async Task A_bad_request_is_answered_in_the_words_of_the_service(string body, bool strict, int status, string code, string message)
    {
        await using var server = await TestServer.StartAsync(options => options.Strict = strict);
        using var http = new HttpClient { BaseAddress = server.Address };
        var (actual, answer) = await PostAsync(http, body);
        Assert.Equal((status, code), ((int)actual, (string?)answer["code"]));
        Assert.Contains(message, (string?)answer["message"]);
        Assert.True(Guid.TryParse((string?)answer["request_id"], out _));
    }

    [Fact]
    public async Task Too_long_a_text_is_counted()
    {
        await using var server = await TestServer.StartAsync();
        using var http = new HttpClient { BaseAddress = server.Address };
        var (_, answer) = await PostAsync(http, $$"""{"model":"m","input":{"text":"{{new string('你', 18000)}}","voice":"tone:a"} }""");
        Assert.Equal("Each request sends text is limited: 20000, current: 36000", (string?)answer["message"]);
    }

    [Fact]
    public async Task A_failure_within_a_stream_is_an_error_event_and_before_it_an_http_error()
    {
        var engine = new TestServer.NamedTones();
        await using var server = await TestServer.StartAsync(synthesizer: new LocalSynthesizer(engine));
        using var http = new HttpClient { BaseAddress = server.Address };
        http.DefaultRequestHeaders.Add("X-DashScope-SSE", "enable");
        engine.Inner.Gate = (count, _) => count < 5 ? Task.CompletedTask : throw new SpeechException(SpeechErrorCode.EngineFailed, SpeechStage.Synthesize, "It broke.");
        using var response = await http.PostAsync(Path, Json("""{"model":"m","input":{"text":"Hello out there.","voice":"tone:a"}}"""), TestContext.Current.CancellationToken);
        var last = (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\n\n", StringSplitOptions.RemoveEmptyEntries)[^1];
        Assert.Contains("\nevent:error\n:HTTP_STATUS/500\n", last);
        Assert.Contains("InternalError", last);
        Assert.DoesNotContain("It broke.", last);
    }

    private static async Task<(HttpStatusCode Status, JsonNode Body)> PostAsync(HttpClient http, string body)
    {
        using var response = await http.PostAsync(Path, Json(body), TestContext.Current.CancellationToken);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}
