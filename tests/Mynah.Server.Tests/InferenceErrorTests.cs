using System.Net.WebSockets;
using Mynah.Testing;

namespace Mynah.Server.Tests;

/// <summary>Every error row of dossier 02 §7, each followed by the end of the connection.</summary>
public sealed class InferenceErrorTests
{
    private const string Start = """{"header":{"action":"run-task","task_id":"T"},"payload":{"model":"cosyvoice-v3-flash","parameters":{"voice":"tone:a"},"input":{}}}""";

    [Theory]
    [InlineData("""{"header":{"action":"run-task","task_id":"T"},"payload":{"parameters":{"voice":"tone:a"},"input":{}}}""", "Missing required parameter 'payload.model'! Please follow the protocol!", "T")]
    [InlineData("""{"header":{"action":"run-task","task_id":"T"},"payload":{"model":"m","parameters":{"voice":"tone:a"}}}""", "task can not be null", "T")]
    [InlineData("""{"header":{"action":"run-task","task_id":"T"}}""", "task can not be null", "T")]
    [InlineData("""{"header":{"action":"run-task","task_id":"T"},"payload":{"model":"m","input":{}}}""", "Request voice is invalid!", "T")]
    [InlineData("""{"header":{"action":"run-task"},"payload":{"model":"m","parameters":{"voice":"tone:a"},"input":{}}}""", "task_id", "")]
    [InlineData("""{"header":{"action":"run-task","task_id":"T"},"payload":{"task":"asr","model":"m","parameters":{"voice":"tone:a"},"input":{}}}""", "task 'tts'", "T")]
    [InlineData("""{"header":{"action":"run-task","task_id":"T"},"payload":{"model":"m","parameters":{"voice":"tone:a","rate":2.5},"input":{}}}""", "rate 2.5", "T")]
    [InlineData("""{"header":{"action":"run-task","task_id":"T"},"payload":{"model":"m","parameters":{"voice":"tone:a","format":"flac"},"input":{}}}""", "flac", "T")]
    [InlineData("""{"header":{"action":"run-task","task_id":"T"},"payload":{"model":"m","parameters":{"voice":"tone:a","hot_fix":{"pronunciation":[{"重庆":"nope"}]}},"input":{}}}""", "'nope' is no pinyin", "T")]
    [InlineData("""{"header":{"action":"continue-task","task_id":"T"},"payload":{"input":{"text":"Hi"}}}""", "before run-task", "T")]
    [InlineData("""{"header":{"action":"finish-task","task_id":"T"},"payload":{"input":{}}}""", "before run-task", "T")]
    [InlineData("""{"header":{"action":"dance","task_id":"T"}}""", "invalid action: dance", "T")]
    [InlineData("""{"header":{"task_id":"T"}}""", "no action", "T")]
    public async Task A_bad_first_message_is_answered_in_words_and_the_connection_ends(string message, string problem, string taskId)
    {
        await using var server = await TestServer.StartAsync();
        using var client = await TaskClient.ConnectAsync(server.Address);
        await client.SendAsync(message);
        Assert.Single(await client.ExpectFailureAsync("InvalidParameter", problem, taskId));
        Assert.Equal(1000, client.CloseCode);
    }

    [Theory]
    [InlineData("{", "not a JSON object", "")]
    [InlineData("[1]", "not a JSON object", "")]
    [InlineData("""{"header":{"action":"run-task","task_id":"T"},"payload":{"model":5}}""", "payload.model", "T")]
    public async Task A_malformed_message_ends_with_1007(string message, string problem, string taskId)
    {
        await using var server = await TestServer.StartAsync();
        using var client = await TaskClient.ConnectAsync(server.Address);
        await client.SendAsync(message);
        await client.ExpectFailureAsync("InvalidParameter", problem, taskId);
        Assert.Equal(1007, client.CloseCode);
    }

    [Theory]
    [InlineData("""{"header":{"action":"finish-task","task_id":"T"},"payload":{"input":{}}}""", "Please ensure input text is valid.")]
    [InlineData("""{"header":{"action":"finish-task","task_id":"T"},"payload":{}}""", "task can not be null")]
    [InlineData("""{"header":{"action":"continue-task","task_id":"T"}}""", "task can not be null")]
    [InlineData("""{"header":{"action":"continue-task","task_id":"other"},"payload":{"input":{"text":"Hi"}}}""", "not running")]
    [InlineData("""{"header":{"action":"run-task","task_id":"T2"},"payload":{"input":{}}}""", "payload.model")]
    public async Task A_bad_message_within_a_task_fails_it_once(string message, string problem)
    {
        await using var server = await TestServer.StartAsync();
        using var client = await TaskClient.ConnectAsync(server.Address);
        await client.SendAsync(Start);
        await client.ExpectAsync("task-started");
        await client.SendAsync(message);
        await client.SendAsync("""{"header":{"action":"continue-task","task_id":"T"},"payload":{"input":{"text":"The SDK goes on."}}}""");
        await client.SendAsync("""{"header":{"action":"finish-task","task_id":"T"},"payload":{"input":{}}}""");
        Assert.Single(await client.ExpectFailureAsync("InvalidParameter", problem, problem == "payload.model" ? "T2" : "T"));
    }

    [Fact]
    public async Task Only_white_space_is_no_text_and_only_marks_say_nothing()
    {
        await using var server = await TestServer.StartAsync();
        using (var client = await TaskClient.ConnectAsync(server.Address))
        {
            await client.StartAsync("T");
            await client.ContinueAsync("T", " \n ");
            await client.FinishAsync("T");
            await client.ExpectFailureAsync("InvalidParameter", "Please ensure input text is valid.", "T");
        }
        using var other = await TaskClient.ConnectAsync(server.Address);
        await other.StartAsync("T");
        await other.ContinueAsync("T", "…!?");
        await other.FinishAsync("T");
        await other.ExpectFailureAsync("InvalidParameter", "nothing that can be said", "T");
    }

    [Fact]
    public async Task Text_after_the_end_is_an_error()
    {
        var engine = new TestServer.NamedTones();
        engine.Inner.Gate = (_, token) => Task.Delay(Timeout.Infinite, token);
        await using var server = await TestServer.StartAsync(synthesizer: new LocalSynthesizer(engine));
        using var client = await TaskClient.ConnectAsync(server.Address);
        await client.StartAsync("T");
        await client.ContinueAsync("T", "One.");
        await client.FinishAsync("T");
        await client.ContinueAsync("T", "Two.");
        await client.ExpectFailureAsync("InvalidParameter", "after finish-task", "T");
    }

    [Fact]
    public async Task With_enable_ssml_there_is_one_text_and_plain_text_is_still_plain()
    {
        await using var server = await TestServer.StartAsync();
        using var client = await TaskClient.ConnectAsync(server.Address);
        var plain = await client.SpeakAsync("Tom & Jerry, 1 < 2.", "\"enable_ssml\":true,\"format\":\"pcm\"");
        Assert.Equal(19, plain[^1].Characters());
        await client.StartAsync("T", "\"enable_ssml\":true");
        await client.ContinueAsync("T", "One.");
        await client.ContinueAsync("T", "Two.");
        await client.ExpectFailureAsync("InvalidParameter", "Text request limit violated, expected 1.", "T");
    }

    [Fact]
    public async Task Bad_ssml_is_refused_with_its_place_and_by_a_strict_server_for_models_without_it()
    {
        await using var server = await TestServer.StartAsync();
        using (var client = await TaskClient.ConnectAsync(server.Address))
        {
            await client.StartAsync("T", "\"enable_ssml\":true");
            await client.ContinueAsync("T", "<speak>\n  one <break time=\"99s\"/></speak>");
            var all = await client.ExpectFailureAsync("InvalidParameter", "SSML text is invalid", "T");
            Assert.Contains(":2:", (string?)all[^1].Json!["header"]!["error_message"]);
        }
        await using var strict = await TestServer.StartAsync(options => options.Strict = true);
        using var other = await TaskClient.ConnectAsync(strict.Address);
        await other.StartAsync("T", "\"enable_ssml\":true", "cosyvoice-v1", "longxiaochun");
        await other.ContinueAsync("T", "<speak>one</speak>");
        await other.ExpectFailureAsync("InvalidParameter", "SSML text is not supported at the moment!", "T");
    }

    [Fact]
    public async Task Text_that_is_too_long_is_counted_as_the_service_counts()
    {
        await using var server = await TestServer.StartAsync();
        using (var client = await TaskClient.ConnectAsync(server.Address))
        {
            await client.StartAsync("T");
            await client.ContinueAsync("T", new string('你', 18000));
            await client.ExpectFailureAsync("InvalidParameter", "Each request sends text is limited: 20000, current: 36000", "T");
        }
        await using var small = await TestServer.StartAsync(options => options.MaxSessionCharacters = 10);
        using var other = await TaskClient.ConnectAsync(small.Address);
        await other.StartAsync("T");
        await other.ContinueAsync("T", "12345678");
        await other.ContinueAsync("T", "9ab");
        await other.ExpectFailureAsync("InvalidParameter", "Each task sends text is limited: 10, current: 11", "T");
    }

    [Fact]
    public async Task Binary_and_huge_messages_are_refused()
    {
        await using var server = await TestServer.StartAsync();
        using (var client = await TaskClient.ConnectAsync(server.Address))
        {
            await client.StartAsync("T");
            await client.SendAsync("abc", WebSocketMessageType.Binary);
            await client.ExpectFailureAsync("InvalidParameter", "binary", "T");
        }
        using var other = await TaskClient.ConnectAsync(server.Address);
        await other.StartAsync("T");
        await other.SendAsync(new string(' ', 2_000_000));
        await other.ExpectFailureAsync("InvalidParameter", "1 MiB", "T");
        Assert.Equal(1009, other.CloseCode);
    }

    [Fact]
    public async Task Silence_of_23_seconds_fails_a_task_but_not_one_whose_end_was_asked_for()
    {
        var clock = new FakeClock();
        var engine = new TestServer.NamedTones();
        var gate = new TaskCompletionSource();
        await using var server = await TestServer.StartAsync(clock: clock, synthesizer: new LocalSynthesizer(engine));
        using var client = await TaskClient.ConnectAsync(server.Address);
        await client.StartAsync("T1");
        await client.ContinueAsync("T1", "One sentence. ");
        await client.FlushAsync("T1");
        await client.ReadToAsync("sentence-end");
        clock.Advance(TimeSpan.FromSeconds(22.9));
        engine.Inner.Gate = (_, token) => gate.Task.WaitAsync(token);
        await client.ContinueAsync("T1", "And the end.");
        await client.FinishAsync("T1");
        await client.ReadToAsync("sentence-begin");
        clock.Advance(TimeSpan.FromSeconds(300));
        gate.SetResult();
        await client.ReadToAsync("task-finished");

        await client.StartAsync("T2");
        await client.ContinueAsync("T2", "One sentence. ");
        await client.FlushAsync("T2");
        await client.ReadToAsync("sentence-end");
        clock.Advance(TimeSpan.FromSeconds(23));
        await client.ExpectFailureAsync("CLIENT_ERROR", "request timeout after 23 seconds.", "T2");
        Assert.Equal(1000, client.CloseCode);
    }

    [Fact]
    public async Task An_idle_connection_ends_after_60_seconds_without_an_event()
    {
        var clock = new FakeClock();
        await using var server = await TestServer.StartAsync(clock: clock);
        using var client = await TaskClient.ConnectAsync(server.Address);
        await client.SpeakAsync("One.");
        clock.Advance(TimeSpan.FromSeconds(59));
        await client.SpeakAsync("Two.");
        clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Empty(await client.ReadToAsync(null));
        Assert.Equal(1000, client.CloseCode);
    }

    [Theory]
    [InlineData("nothing-v9", "longanyang", "", "Model not exist.")]
    [InlineData("qwen3-tts-flash-realtime", "Cherry", "", "Model not exist.")]
    [InlineData("cosyvoice-v3-flash", "longxiaochun_v2", "", "[tts:]Engine return error code: 418")]
    [InlineData("cosyvoice-v3-flash", "nobody", "", "[tts:]Engine return error code: 418")]
    [InlineData("cosyvoice-v3.5-plus", "cosyvoice-v3.5-plus-my-0123", "", "[tts:]Engine return error code: 418")]
    [InlineData("qwen-audio-3.0-tts-flash", "longanyang", "", "[cosyvoice:]Engine error [411]")]
    [InlineData("cosyvoice-v3-flash", "longanyang", "\"instruction\":\"Be nice.\"", "[tts:]Engine return error code: 428")]
    [InlineData("cosyvoice-v2", "longxiaochun_v2", "\"instruction\":\"你说话的情感是happy。\"", "[tts:]Engine return error code: 428")]
    [InlineData("cosyvoice-v1", "longxiaochun", "\"format\":\"opus\"", "format 'opus'")]
    [InlineData("sambert-zhichu-v1", "", "", "Request text is invalid!")]
    public async Task A_strict_server_refuses_what_the_service_refuses(string model, string voice, string parameters, string problem)
    {
        await using var server = await TestServer.StartAsync(options => options.Strict = true);
        using var client = await TaskClient.ConnectAsync(server.Address);
        await client.RunAsync("T", parameters, model, voice);
        Assert.Single(await client.ExpectFailureAsync("InvalidParameter", problem, "T"));
    }

    [Fact]
    public async Task A_strict_server_takes_a_fixed_instruction_and_a_lenient_one_takes_everything()
    {
        await using var strict = await TestServer.StartAsync(options => options.Strict = true);
        using var client = await TaskClient.ConnectAsync(strict.Address);
        await client.SpeakAsync("你好。", "\"instruction\":\"你正在进行闲聊，你说话的情感是happy。\"", "longanyang");
        await using var lenient = await TestServer.StartAsync();
        using var other = await TaskClient.ConnectAsync(lenient.Address);
        await other.SpeakAsync("你好。", "\"instruction\":\"Be nice.\",\"unknown\":{\"x\":1}", "nobody");
    }

    [Fact]
    public async Task A_failing_engine_fails_the_task()
    {
        var engine = new TestServer.NamedTones();
        engine.Inner.IsSilent = true;
        await using var server = await TestServer.StartAsync(synthesizer: new LocalSynthesizer(engine));
        using var client = await TaskClient.ConnectAsync(server.Address);
        await client.StartAsync("T");
        await client.ContinueAsync("T", "Nothing is heard.");
        await client.FinishAsync("T");
        await client.ExpectFailureAsync("InternalError", "(id ", "T");
    }
}
