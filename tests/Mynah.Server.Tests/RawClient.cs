using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Mynah.Server.Tests;

/// <summary>A socket and JSON, nothing else: what the official SDKs put on the wire, with their habits (dossier 07 §2).</summary>
internal sealed class RawClient : IDisposable
{
    private readonly ClientWebSocket _socket = new();

    public WebSocket Socket => _socket;

    public int? CloseCode => (int?)_socket.CloseStatus;

    public static async Task<RawClient> ConnectAsync(
        Uri server, string query = "?model=qwen3-tts-flash-realtime", string? authorization = "bearer sk-any", string path = "/api-ws/v1/realtime")
    {
        var client = new RawClient();
        client._socket.Options.CollectHttpResponseDetails = true;
        if (authorization is not null)
            client._socket.Options.SetRequestHeader("Authorization", authorization);
        client._socket.Options.SetRequestHeader("user-agent", "dashscope/1.26.2; python/3.11.2; platform/linux; processor/x86_64");
        client._socket.Options.SetRequestHeader("Origin", $"http://{server.Authority}");
        await client._socket.ConnectAsync(new Uri($"ws://{server.Authority}{path}{query}"), TestContext.Current.CancellationToken);
        return client;
    }

    public Task SendAsync(string type, string members = "")
        => SendTextAsync($$"""{"event_id":"event_{{Guid.NewGuid():N}}","type":"{{type}}"{{(members.Length == 0 ? "" : ",")}}{{members}}}""");

    public Task AppendAsync(string text) => SendAsync("input_text_buffer.append", $"\"text\":{JsonValue.Create(text).ToJsonString()}");

    public Task SendTextAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text);

    public Task SendAsync(byte[] data, WebSocketMessageType type) => _socket.SendAsync(data, type, true, TestContext.Current.CancellationToken);

    /// <summary>The next event; null after the close frame.</summary>
    public async Task<JsonObject?> ReceiveAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(10));
        var data = new MemoryStream();
        var buffer = new byte[16384];
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer, limit.Token);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            Assert.Equal(WebSocketMessageType.Text, part.MessageType);
            data.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
                return JsonNode.Parse(data.ToArray())!.AsObject();
        }
    }

    public async Task<JsonObject> ExpectAsync(string type)
    {
        var message = await ReceiveAsync();
        Assert.NotNull(message);
        Assert.Equal(type, (string?)message["type"]);
        return message;
    }

    /// <summary>Everything up to and including an event of that type, or to the close when it is null.</summary>
    public async Task<List<JsonObject>> ReadToAsync(string? type)
    {
        var all = new List<JsonObject>();
        while (await ReceiveAsync() is { } message)
        {
            all.Add(message);
            if ((string?)message["type"] == type)
                return all;
        }
        Assert.Null(type);
        return all;
    }

    public void Dispose() => _socket.Dispose();
}
