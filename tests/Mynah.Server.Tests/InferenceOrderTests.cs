using System.Text.Json.Nodes;
using Mynah.Testing;

namespace Mynah.Server.Tests;

public sealed class InferenceOrderTests
{
    private static readonly string[] Sentence = ["sentence-begin", "audio", "sentence-end"];

    [Theory]
    [InlineData("/api-ws/v1/inference")]
    [InlineData("/api-ws/v1/inference/")]
    public async Task The_exchange_of_the_dossier_comes_in_order_and_the_connection_serves_another_task(string path)
    {
        await using var server = await TestServer.StartAsync();
        using var client = await TaskClient.ConnectAsync(server.Address, path);
        await client.StartAsync("T1");
        await client.ContinueAsync("T1", "Hello there. How");
        var first = await client.ReadToAsync("sentence-end");
        await client.ContinueAsync("T1", " are you?");
        await client.FinishAsync("T1");
        var rest = await client.ReadToAsync("task-finished");

        Assert.Equal(Sentence, first.Order());
        Assert.Equal([.. Sentence, "task-finished"], rest.Order());
        Assert.Equal(("Hello there. ", "How are you?"), (first[0].Text(), rest[0].Text()));
        Assert.Equal((13, 25, 25), (first[^1].Characters(), rest[^2].Characters(), rest[^1].Characters()));
        Assert.Null(first[0].Characters());
        Assert.Equal([0, 1], new[] { (int)first[0].Sentence()["index"]!, (int)rest[^2].Sentence()["index"]! });
        Assert.All((List<TaskMessage>)[.. first, .. rest], message => Assert.True(message.Json is null || (string?)message.Json["header"]!["task_id"] == "T1"));
        Assert.True(Guid.TryParse((string?)rest[^1].Json!["header"]!["attributes"]!["request_uuid"], out _));
        Assert.Empty(rest[^1].Sentence()["words"]!.AsArray());

        // Another model, voice and format on the same connection.
        await client.StartAsync("3c2b-T2", "\"format\":\"wav\",\"sample_rate\":8000", "cosyvoice-v2", "longxiaochun_v2");
        await client.ContinueAsync("3c2b-T2", "Again.");
        await client.FinishAsync("3c2b-T2");
        var again = await client.ReadToAsync("task-finished");
        Assert.Equal([.. Sentence, "task-finished"], again.Order());
        Assert.Equal(6, again[^1].Characters());
        Assert.Equal(8000, WavReader.Read(again.Audio()).SampleRate);
        await client.CloseAsync();
    }

    [Fact]
    public async Task A_pipelining_client_gets_everything_in_order_too()
    {
        await using var server = await TestServer.StartAsync();
        using var client = await TaskClient.ConnectAsync(server.Address);
        await client.RunAsync("T1", "\"format\":\"mp3\"");
        await client.ContinueAsync("T1", "One. Two.");
        await client.ContinueAsync("T1", "");
        await client.FinishAsync("T1");
        await client.FinishAsync("T1");
        Assert.Equal(["task-started", .. Sentence, .. Sentence, "task-finished"], (await client.ReadToAsync("task-finished")).Order());
        await client.FinishAsync("T1"); // a late repetition is no error
        Assert.Equal([.. Sentence, "task-finished"], (await client.SpeakAsync("Three.")).Order());
    }

    [Fact]
    public async Task A_new_task_takes_the_place_of_a_running_one_and_late_messages_of_the_old_one_do_no_harm()
    {
        var engine = new TestServer.NamedTones();
        await using var server = await TestServer.StartAsync(synthesizer: new LocalSynthesizer(engine));
        using var client = await TaskClient.ConnectAsync(server.Address);
        var stuck = new TaskCompletionSource();
        engine.Inner.Gate = (count, token) => count < 10 ? Task.CompletedTask : StayAsync(stuck, token);
        await client.StartAsync("old");
        await client.ContinueAsync("old", "A sentence that never comes to its end.");
        await client.ReadToAsync("sentence-begin");
        await stuck.Task;
        engine.Inner.Gate = (_, _) => Task.CompletedTask;
        await client.RunAsync("new", "\"format\":\"pcm\",\"sample_rate\":24000");
        await client.ContinueAsync("old", "Too late.");
        await client.FinishAsync("old");
        await client.ContinueAsync("new", "In time.");
        await client.FinishAsync("new");

        var old = await client.ReadToAsync("task-started");
        Assert.DoesNotContain(old[..^1], message => message.Type is "sentence-end" or "task-finished" or "task-failed");
        var all = await client.ReadToAsync("task-finished");
        Assert.Equal([.. Sentence, "task-finished"], all.Order());
        Assert.Equal("In time.", all[0].Text());
        Assert.All(all, message => Assert.True(message.Json is null || (string?)message.Json["header"]!["task_id"] == "new"));
    }

    private static Task StayAsync(TaskCompletionSource reached, CancellationToken cancellationToken)
    {
        reached.TrySetResult();
        return Task.Delay(Timeout.Infinite, cancellationToken);
    }

    [Fact]
    public async Task A_flush_speaks_what_is_held_back_and_the_task_goes_on()
    {
        await using var server = await TestServer.StartAsync(clock: new FakeClock());
        using var client = await TaskClient.ConnectAsync(server.Address);
        await client.StartAsync("T");
        await client.ContinueAsync("T", "No mark at the end");
        await client.FlushAsync("T");
        Assert.Equal("No mark at the end", (await client.ReadToAsync("sentence-end"))[0].Text());
        await client.FlushAsync("T"); // nothing is held back: no event
        await client.ContinueAsync("T", " and more");
        await client.FinishAsync("T");
        Assert.Equal([.. Sentence, "task-finished"], (await client.ReadToAsync("task-finished")).Order());
    }

    [Fact]
    public async Task A_cancelled_task_ends_well_with_its_usage_so_far_and_the_connection_lives_on()
    {
        var engine = new TestServer.NamedTones();
        await using var server = await TestServer.StartAsync(synthesizer: new LocalSynthesizer(engine));
        using var client = await TaskClient.ConnectAsync(server.Address);
        await client.StartAsync("T");
        await client.ContinueAsync("T", "One.");
        await client.FlushAsync("T");
        await client.ReadToAsync("sentence-end");
        engine.Inner.Gate = (_, token) => Task.Delay(Timeout.Infinite, token);
        await client.ContinueAsync("T", " Two will never be heard. Nor three.");
        await client.ReadToAsync("sentence-begin");
        await client.CancelAsync("T");
        var end = await client.ReadToAsync("task-finished");
        Assert.Equal(4, end[^1].Characters());
        Assert.DoesNotContain(end, message => message.Type is "sentence-end");
        engine.Inner.Gate = (_, _) => Task.CompletedTask;
        Assert.Equal([.. Sentence, "task-finished"], (await client.SpeakAsync("Three.")).Order());
    }

    [Fact]
    public async Task Cancelling_before_any_text_ends_well()
    {
        await using var server = await TestServer.StartAsync();
        using var client = await TaskClient.ConnectAsync(server.Address);
        await client.StartAsync("T");
        await client.CancelAsync("T");
        var end = await client.ReadToAsync("task-finished");
        Assert.Equal(0, end.Single().Characters());
    }

    [Fact]
    public async Task An_end_that_comes_after_the_last_sentence_still_closes_the_file()
    {
        await using var server = await TestServer.StartAsync();
        using var client = await TaskClient.ConnectAsync(server.Address);
        await client.StartAsync("T", "\"format\":\"opus\",\"sample_rate\":24000");
        await client.ContinueAsync("T", "One sentence. ");
        await client.FlushAsync("T");
        var all = await client.ReadToAsync("sentence-end");
        await client.FinishAsync("T");
        var end = await client.ReadToAsync("task-finished");
        Assert.Equal(["audio", "task-finished"], end.Order());
        Assert.Equal(0, (int)end[0].Sentence()["index"]!);
        var samples = await Ffmpeg.DecodeAsync([.. all.Audio(), .. end.Audio()], 24000);
        Assert.InRange(samples.Length, 12 * 1200, 14 * 1200);
    }

    [Fact]
    public async Task The_older_client_gives_its_text_at_once_and_finds_null_beside_the_usage()
    {
        await using var server = await TestServer.StartAsync();
        using var client = await TaskClient.ConnectAsync(server.Address);
        await client.SendAsync("""
            {"header":{"action":"run-task","task_id":"T","streaming":"out"},"payload":{"model":"sambert-zhichu-v1",
            "parameters":{"format":"wav","sample_rate":48000,"volume":50,"rate":1,"pitch":1},"input":{"text":"Once and for all."}}}
            """);
        var all = await client.ReadToAsync("task-finished");
        Assert.Equal(["task-started", .. Sentence, "task-finished"], all.Order());
        var payload = all[^1].Json!["payload"]!.AsObject();
        Assert.True(payload.ContainsKey("output"));
        Assert.Null(payload["output"]);
        Assert.Equal(17, all[^1].Characters());
    }

    [Fact]
    public async Task A_client_that_leaves_stops_the_speaking()
    {
        var engine = new TestServer.NamedTones();
        var stopped = new TaskCompletionSource();
        engine.Inner.Gate = async (_, token) =>
        {
            await using var watch = token.Register(() => stopped.TrySetResult());
            await Task.Delay(Timeout.Infinite, token);
        };
        await using var server = await TestServer.StartAsync(synthesizer: new LocalSynthesizer(engine));
        using var client = await TaskClient.ConnectAsync(server.Address);
        await client.StartAsync("T");
        await client.ContinueAsync("T", "Nobody will hear this.");
        await client.ReadToAsync("sentence-begin");
        await client.FinishAsync("T"); // what streaming_cancel of the Python SDK does
        await client.CloseAsync();
        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_stopping_server_lets_a_task_finish_and_tells_an_idle_client()
    {
        var engine = new TestServer.NamedTones();
        var gate = new TaskCompletionSource();
        engine.Inner.Gate = (_, token) => gate.Task.WaitAsync(token);
        await using var server = await TestServer.StartAsync(synthesizer: new LocalSynthesizer(engine));
        using var busy = await TaskClient.ConnectAsync(server.Address);
        using var idle = await TaskClient.ConnectAsync(server.Address);
        await busy.StartAsync("T");
        await busy.ContinueAsync("T", "The last words");
        await busy.FlushAsync("T");
        await busy.ReadToAsync("sentence-begin");
        var stopping = server.StopAsync();
        Assert.Empty(await idle.ReadToAsync(null));
        Assert.Equal(1001, idle.CloseCode);
        gate.SetResult();
        Assert.Equal(["audio", "sentence-end", "task-finished"], (await busy.ReadToAsync(null)).Order());
        Assert.Equal(1001, busy.CloseCode);
        await stopping;
    }
}
