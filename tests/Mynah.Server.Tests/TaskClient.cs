using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Mynah.Server.Tests;

/// <summary>A socket and JSON for the CosyVoice dialect, nothing else.</summary>
internal sealed class TaskClient : IDisposable
{
    private readonly ClientWebSocket _socket = new();

    public int? CloseCode => (int?)_socket.CloseStatus;

    public static async Task<TaskClient> ConnectAsync(Uri server, string path = "/api-ws/v1/inference")
    {
        var client = new TaskClient();
        client._socket.Options.SetRequestHeader("Authorization", "bearer sk-any");
        await client._socket.ConnectAsync(new Uri($"ws://{server.Authority}{path}"), TestContext.Current.CancellationToken);
        return client;
    }

    /// <summary>Sends run-task without waiting for its answer.</summary>
    public Task RunAsync(string id, string parameters = "", string model = "cosyvoice-v3-flash", string voice = "tone:a")
    {
        var all = $"{{\"voice\":\"{voice}\",\"text_type\":\"PlainText\"{(parameters.Length == 0 ? "" : ",")}{parameters}}}";
        return SendAsync($$"""
            {"header":{"action":"run-task","task_id":"{{id}}","streaming":"duplex"},"payload":{"task_group":"audio","task":"tts",
            "function":"SpeechSynthesizer","model":"{{model}}","parameters":{{all}},"input":{} } }
            """);
    }

    public async Task StartAsync(string id, string parameters = "\"format\":\"pcm\",\"sample_rate\":24000", string model = "cosyvoice-v3-flash", string voice = "tone:a")
    {
        await RunAsync(id, parameters, model, voice);
        var started = await ExpectAsync("task-started");
        Assert.Equal(id, (string?)started["header"]!["task_id"]);
        Assert.Empty(started["header"]!["attributes"]!.AsObject());
        Assert.Empty(started["payload"]!.AsObject());
    }

    public Task ContinueAsync(string id, string text) => SendAsync(Message("continue-task", id, new JsonObject { ["text"] = text }));

    public Task FlushAsync(string id) => SendAsync(Message("continue-task", id, new JsonObject { ["flush"] = true }));

    public Task FinishAsync(string id) => SendAsync(Message("finish-task", id, []));

    public Task CancelAsync(string id) => SendAsync(Message("finish-task", id, new JsonObject { ["directive"] = "cancel" }));

    public Task SendAsync(string text, WebSocketMessageType type = WebSocketMessageType.Text)
        => _socket.SendAsync(Encoding.UTF8.GetBytes(text), type, true, TestContext.Current.CancellationToken);

    public Task CloseAsync() => _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", TestContext.Current.CancellationToken);

    /// <summary>The next message: an event, or audio; null after the close frame.</summary>
    public async Task<TaskMessage?> ReceiveAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        var data = new MemoryStream();
        var buffer = new byte[16384];
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer, limit.Token);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            data.Write(buffer, 0, part.Count);
            if (!part.EndOfMessage)
                continue;
            return part.MessageType == WebSocketMessageType.Binary
                ? new TaskMessage("", null, data.ToArray())
                : Event(JsonNode.Parse(data.ToArray())!.AsObject());
        }
    }

    public async Task<JsonObject> ExpectAsync(string type)
    {
        var message = await ReceiveAsync();
        Assert.NotNull(message);
        Assert.Equal(type, message.Type);
        return message.Json!;
    }

    /// <summary>Everything up to and including an event of that type, or to the close when it is null.</summary>
    public async Task<List<TaskMessage>> ReadToAsync(string? type)
    {
        var all = new List<TaskMessage>();
        while (await ReceiveAsync() is { } message)
        {
            all.Add(message);
            if (message.Type == type)
                return all;
        }
        Assert.Null(type);
        return all;
    }

    /// <summary>Speaks one text as one task and gives all messages after task-started.</summary>
    public async Task<List<TaskMessage>> SpeakAsync(string text, string parameters = "\"format\":\"pcm\",\"sample_rate\":24000", string voice = "tone:a")
    {
        var id = Guid.NewGuid().ToString("N");
        await StartAsync(id, parameters, voice: voice);
        await ContinueAsync(id, text);
        await FinishAsync(id);
        return await ReadToAsync("task-finished");
    }

    /// <summary>Reads to the close; the last event must be this failure.</summary>
    public async Task<List<TaskMessage>> ExpectFailureAsync(string code, string message, string? taskId = null)
    {
        var all = await ReadToAsync(null);
        var header = all[^1].Json!["header"]!;
        Assert.Equal("task-failed", all[^1].Type);
        Assert.Equal(code, (string?)header["error_code"]);
        Assert.Contains(message, (string?)header["error_message"]);
        if (taskId is not null)
            Assert.Equal(taskId, (string?)header["task_id"]);
        Assert.Empty(all[^1].Json!["payload"]!.AsObject());
        Assert.Single(all, item => item.Type is "task-failed" or "task-finished");
        return all;
    }

    public void Dispose() => _socket.Dispose();

    private static string Message(string action, string id, JsonObject input) => new JsonObject
    {
        ["header"] = new JsonObject { ["action"] = action, ["task_id"] = id, ["streaming"] = "duplex" },
        ["payload"] = new JsonObject { ["input"] = input },
    }.ToJsonString();

    private static TaskMessage Event(JsonObject json)
    {
        var type = (string)json["header"]!["event"]!;
        Assert.Equal(System.Text.Json.JsonValueKind.Object, json["payload"]!.GetValueKind());
        return new TaskMessage(type == "result-generated" ? (string)json["payload"]!["output"]!["type"]! : type, json, []);
    }
}

/// <summary>A message of a server.</summary>
/// <param name="Type">The event, or of <c>result-generated</c> the type; empty for audio.</param>
/// <param name="Json">The event; null for audio.</param>
/// <param name="Audio">The audio.</param>
internal sealed record TaskMessage(string Type, JsonObject? Json, byte[] Audio);

internal static class TaskMessages
{
    public static byte[] Audio(this IEnumerable<TaskMessage> messages) => [.. messages.SelectMany(message => message.Audio)];

    public static int? Characters(this TaskMessage message) => (int?)message.Json!["payload"]!["usage"]?["characters"];

    public static string? Text(this TaskMessage message) => (string?)message.Json!["payload"]!["output"]!["original_text"];

    public static JsonNode Sentence(this TaskMessage message) => message.Json!["payload"]!["output"]!["sentence"]!;

    /// <summary>The types in order, a run of synthesis and audio as one "audio"; checks that each synthesis has exactly one audio.</summary>
    public static List<string> Order(this IReadOnlyList<TaskMessage> messages)
    {
        var order = new List<string>();
        for (var i = 0; i < messages.Count; i++)
        {
            if (messages[i].Type == "sentence-synthesis")
            {
                Assert.Equal("", messages[++i].Type);
                Assert.NotEmpty(messages[i].Audio);
                if (order.Count == 0 || order[^1] != "audio")
                    order.Add("audio");
                continue;
            }
            Assert.NotEqual("", messages[i].Type);
            order.Add(messages[i].Type);
        }
        return order;
    }
}
