using System.Text.Json.Nodes;
using Mynah.Testing;

namespace Mynah.Server.Tests;

public sealed class RealtimeOrderTests
{
    private static readonly string[] Response =
    [
        "response.created", "response.output_item.added", "response.content_part.added", "response.audio.delta", "response.audio.done",
        "response.content_part.done", "response.output_item.done", "response.done",
    ];

    [Fact]
    public async Task The_minimal_session_of_the_dossier_comes_in_order_with_usage_five_and_close_1000()
    {
        await using var server = await TestServer.StartAsync();
        using var client = await RawClient.ConnectAsync(server.Address);
        var created = await client.ExpectAsync("session.created");
        Assert.StartsWith("sess_", (string?)created["session"]!["id"]);
        Assert.Equal("qwen3-tts-flash-realtime", (string?)created["session"]!["model"]);
        await client.SendAsync("session.update", """
            "session":{"voice":"Cherry","mode":"server_commit","response_format":"pcm","sample_rate":24000,"enable_tn":true,"channels":1}
            """);
        await client.AppendAsync("你好。");
        await client.SendAsync("session.finish");
        var events = await client.ReadToAsync(null);

        Assert.Equal(["session.updated", "input_text_buffer.committed", .. Response, "session.finished"], Types(events));
        Assert.Equal(5, (int)events.Single(message => (string?)message["type"] == "response.done")["response"]!["usage"]!["characters"]!);
        Assert.Equal(1000, client.CloseCode);
        Assert.Equal(events.Count, events.Select(message => (string)message["event_id"]!).Distinct().Count());
    }

    [Fact]
    public async Task Each_commit_is_one_response_and_responses_never_interleave()
    {
        await using var server = await TestServer.StartAsync();
        using var client = await RawClient.ConnectAsync(server.Address, path: "/api-ws/v1/realtime/");
        await client.ExpectAsync("session.created");
        await client.SendAsync("session.update", "\"session\":{\"mode\":\"commit\"}");
        await client.ExpectAsync("session.updated");
        await client.AppendAsync("One. Two.");
        await client.SendAsync("input_text_buffer.commit");
        await client.AppendAsync("Three.");
        await client.SendAsync("input_text_buffer.commit");
        await client.AppendAsync("Rest");
        await client.SendAsync("session.finish");
        var events = await client.ReadToAsync(null);

        var ids = events.Where(message => message["response_id"] is not null).Select(message => (string)message["response_id"]!).ToList();
        var changes = ids.Zip(ids.Skip(1)).Count(pair => pair.First != pair.Second);
        Assert.Equal(3, ids.Distinct().Count());
        Assert.Equal(2, changes);
        Assert.Equal(3, Types(events).Count(type => type == "input_text_buffer.committed"));
        Assert.Equal([9, 6, 4], events.Where(message => (string?)message["type"] == "response.done")
            .Select(message => (int)message["response"]!["usage"]!["characters"]!));
        Assert.Equal("session.finished", Types(events)[^1]);
    }

    [Fact]
    public async Task Finish_without_any_text_still_sends_session_finished()
    {
        await using var server = await TestServer.StartAsync();
        using var client = await RawClient.ConnectAsync(server.Address);
        await client.ExpectAsync("session.created");
        await client.SendAsync("session.finish");
        await client.SendAsync("session.finish");
        await client.ExpectAsync("session.finished");
        Assert.Null(await client.ReceiveAsync());
        Assert.Equal(1000, client.CloseCode);
    }

    [Fact]
    public async Task A_sentence_is_spoken_before_the_session_is_finished()
    {
        await using var server = await TestServer.StartAsync();
        using var client = await RawClient.ConnectAsync(server.Address);
        await client.ExpectAsync("session.created");
        await client.AppendAsync("");
        await client.AppendAsync("The first. And th");
        await client.ReadToAsync("response.done");
        await client.AppendAsync("e second.");
        await client.SendAsync("session.finish");
        Assert.Equal(2, (await client.ReadToAsync(null)).Count(message => (string?)message["type"] is "response.done" or "session.finished"));
    }

    [Fact]
    public async Task A_pair_cut_between_two_events_is_whole_again()
    {
        await using var server = await TestServer.StartAsync();
        using var client = await RawClient.ConnectAsync(server.Address);
        await client.ExpectAsync("session.created");
        await client.SendTextAsync("""{"type":"input_text_buffer.append","text":"Hi \ud83d"}""");
        await client.SendTextAsync("""{"text":"\ude00.","type":"input_text_buffer.append"}""");
        await client.SendAsync("session.finish");
        var done = (await client.ReadToAsync(null)).Single(message => (string?)message["type"] == "response.done");
        Assert.Equal(5, (int)done["response"]!["usage"]!["characters"]!);
    }

    [Fact]
    public async Task The_oldest_models_count_tokens()
    {
        await using var server = await TestServer.StartAsync();
        using var client = await RawClient.ConnectAsync(server.Address, "?model=qwen-tts-realtime");
        await client.ExpectAsync("session.created");
        await client.AppendAsync("Hello there.");
        await client.SendAsync("session.finish");
        var usage = (await client.ReadToAsync(null)).Single(message => (string?)message["type"] == "response.done")["response"]!["usage"]!;
        Assert.Null(usage["characters"]);
        Assert.Equal(50, (int)usage["output_tokens_details"]!["audio_tokens"]!);
        Assert.Equal((int)usage["input_tokens"]! + (int)usage["output_tokens"]!, (int)usage["total_tokens"]!);
    }

    private static List<string> Types(IEnumerable<JsonObject> events)
    {
        var types = new List<string>();
        foreach (var type in events.Select(message => (string)message["type"]!))
        {
            if (type != "response.audio.delta" || types[^1] != type)
                types.Add(type);
        }
        return types;
    }
}
