using System.Text.Json;

namespace Mynah.EndToEnd.Tests;

public sealed class ProbeTests(ServedMynah served) : IClassFixture<ServedMynah>, IDisposable
{
    private const string Start = """{"realtime_probe":{"ok":true,"model":"qwen3-tts-instruct-flash-realtime","stage":"stream","chunk_count":""";

    private readonly MynahProgram _mynah = new() { Environment = { ["DASHSCOPE_API_KEY"] = "sk-test" } };

    public void Dispose() => _mynah.Dispose();

    [Fact]
    public async Task The_running_server_is_found_and_passes_without_any_key()
    {
        using var keyless = new MynahProgram { Home = served.Program.Home, IsHomeShared = true };
        var finished = await keyless.RunAsync("probe", "--text", "realtime health check", "--strict");

        Assert.Equal(0, finished.ExitCode);
        Assert.StartsWith(Start, finished.Text);
        Assert.Single(finished.Text.Trim().Split('\n'));
        var probe = Json(finished).GetProperty("realtime_probe");
        var statuses = probe.GetProperty("statuses").EnumerateArray().ToList();
        Assert.Equal(probe.GetProperty("chunk_count").GetInt32(), statuses.Count);
        Assert.All(statuses, status => Assert.Equal("""{"status_code":200,"code":"","message":""}""", status.GetRawText()));
        Assert.Equal(["realtime_probe"], Members(finished));
        Assert.False(probe.TryGetProperty("error", out _));
    }

    [Fact]
    public async Task The_websocket_is_really_spoken_over()
    {
        var finished = await ProbeAsync(served.Address, "--transport", "websocket", "--strict");
        var probe = Json(finished).GetProperty("websocket_probe");

        Assert.Equal(0, finished.ExitCode);
        Assert.Equal(["websocket_probe"], Members(finished));
        Assert.Equal("stream", probe.GetProperty("stage").GetString());
        Assert.StartsWith("sess_", probe.GetProperty("session_id").GetString());
        Assert.InRange(probe.GetProperty("audio_bytes").GetInt64(), 24000, 480000); // half a second to ten
        Assert.True(probe.GetProperty("first_audio_ms").GetDouble() > 0);
    }

    [Fact]
    public async Task Both_transports_are_good_only_when_each_is()
    {
        var lenient = await ProbeAsync(served.Address, "--transport", "both", "--strict");
        var strict = await ProbeAsync(served.StrictAddress, "--transport", "both", "--strict");

        Assert.Equal(0, lenient.ExitCode);
        Assert.Equal(["realtime_probe", "websocket_probe"], Members(lenient));
        Assert.Equal(2, strict.ExitCode);
        Assert.False(Json(strict).GetProperty("realtime_probe").GetProperty("ok").GetBoolean());
        Assert.True(Json(strict).GetProperty("websocket_probe").GetProperty("ok").GetBoolean());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2, "--strict")]
    [InlineData(0, "--fallback", "--output", "语音.wav")]
    [InlineData(2, "--fallback", "--strict")]
    public async Task A_refusal_is_shown_and_the_exit_code_follows_the_arguments(int code, params string[] arguments)
    {
        var finished = await ProbeAsync(served.StrictAddress, arguments);

        Assert.Equal(code, finished.ExitCode);
        Assert.StartsWith(
            """{"realtime_probe":{"ok":false,"model":"qwen3-tts-instruct-flash-realtime","stage":"stream","chunk_count":1,"statuses":[{"status_code":400,"code":"InvalidParameter","message":"current user api does not support http call"}],"error":"status_code=400, code=InvalidParameter, message=current user api does not support http call"}""",
            finished.Text);
        if (!arguments.Contains("--fallback"))
        {
            Assert.Equal(["realtime_probe"], Members(finished));
            return;
        }
        var output = arguments.Contains("--output") ? "语音.wav" : Path.Combine("output", "ai-audio-tts-realtime", "audio", "fallback-demo.wav");
        Assert.Contains($"\"output\":\"{output}\"", finished.Text);
        Assert.StartsWith("""{"ok":true,"model":"qwen3-tts-instruct-flash","audio_url":"http://127.0.0.1:""",
            Json(finished).GetProperty("fallback").GetRawText());
        Assert.InRange(await ServedMynah.SpeechSecondsAsync(_mynah.PathOf(output)), 0.5, 5);
    }

    [Fact]
    public async Task A_server_that_is_down_is_a_stream_exception()
    {
        const string nowhere = "http://127.0.0.1:9";
        var plain = await ProbeAsync(nowhere, "--transport", "both", "--fallback");
        var strict = await ProbeAsync(nowhere, "--strict");

        Assert.Equal(1, plain.ExitCode);
        Assert.Equal(2, strict.ExitCode);
        Assert.Equal("stream-exception", Json(strict).GetProperty("realtime_probe").GetProperty("stage").GetString());
        Assert.Equal("connect", Json(plain).GetProperty("websocket_probe").GetProperty("stage").GetString());
        Assert.False(Json(plain).GetProperty("fallback").GetProperty("ok").GetBoolean());
    }

    [Fact]
    public async Task Without_a_key_nothing_is_sent()
    {
        _mynah.Environment.Clear();
        var finished = await ProbeAsync(served.Address);
        Assert.Equal(1, finished.ExitCode);
        Assert.Empty(finished.Text);
        Assert.Contains("DASHSCOPE_API_KEY", finished.Error);
    }

    [Theory]
    [InlineData("Required", "probe")]
    [InlineData("--transport 'fax' is not known", "probe", "--text", "Hi", "--transport", "fax")]
    [InlineData("is not the address of a service", "probe", "--text", "Hi", "--base-url", "nowhere")]
    public async Task Wrong_arguments_are_refused(string message, params string[] arguments)
    {
        var finished = await _mynah.RunAsync(arguments);
        Assert.Equal(2, finished.ExitCode);
        Assert.Contains(message, finished.Error, StringComparison.OrdinalIgnoreCase);
    }

    private Task<Finished> ProbeAsync(string address, params string[] arguments)
        => _mynah.RunAsync(["probe", "--text", "realtime health check", "--base-url", address + "/api/v1", .. arguments]);

    private static JsonElement Json(Finished finished) => JsonDocument.Parse(finished.Text).RootElement;

    private static string[] Members(Finished finished) => [.. Json(finished).EnumerateObject().Select(member => member.Name)];
}
