using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Mynah.Client.Tests;

/// <summary>
/// The other side of the inference socket, on a real one, whose "audio" is the text it got in UTF-16, so that a test sees whether any was
/// lost, doubled or moved. Tests put faults into it.
/// </summary>
public sealed class CosyVoicePeer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _open;

    private CosyVoicePeer(WebApplication app) => _app = app;

    /// <summary>Asked before each message is handled: gives messages to send instead, or null to go on. May close or abort the socket.</summary>
    public Func<PeerMessage, Task<string[]?>> Fault { get; set; } = _ => Task.FromResult<string[]?>(null);

    /// <summary>Called with every message, in order of arrival.</summary>
    public ConcurrentQueue<PeerMessage> Heard { get; } = new();

    /// <summary>Sockets that stand at this moment.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>All sockets that stand.</summary>
    public ConcurrentDictionary<WebSocket, bool> Sockets { get; } = new();

    public Uri Address => new(_app.Urls.First());

    public static async Task<CosyVoicePeer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.UseWebSockets();
        var peer = new CosyVoicePeer(app);
        app.Map("/api-ws/v1/inference", peer.ServeAsync);
        await app.StartAsync();
        return peer;
    }

    public MynahClientOptions Options(Action<MynahClientOptions>? change = null)
    {
        var options = new MynahClientOptions { ApiKey = "sk-peer", BaseUrl = Address };
        change?.Invoke(options);
        return options;
    }

    /// <summary>Waits until a message came for which the condition holds.</summary>
    public async Task<PeerMessage> HeardAsync(Func<PeerMessage, bool> condition, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            limit.Token.ThrowIfCancellationRequested();
            if (Heard.FirstOrDefault(condition) is { } message)
                return message;
            await Task.Delay(5, cancellationToken);
        }
    }

    /// <summary>Waits until so many sockets stand.</summary>
    public async Task OpenIsAsync(int count, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        while (Open != count)
            await Task.Delay(5, limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var socket in Sockets.Keys)
            socket.Abort();
        await _app.DisposeAsync();
    }

    public static string Event(string task, string name, string payload = "{}", string attributes = "{}")
        => $$"""{"header":{"task_id":"{{task}}","event":"{{name}}","attributes":{{attributes}} },"payload":{{payload}} }""";

    public static string Failed(string task, string code, string message)
        => $$"""{"header":{"task_id":"{{task}}","event":"task-failed","error_code":"{{code}}","error_message":"{{message}}","attributes":{} },"payload":{} }""";

    private async Task ServeAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        Interlocked.Increment(ref _open);
        Sockets[socket] = true;
        var text = new StringBuilder();
        try
        {
            while (await ReceiveAsync(socket) is { } message)
            {
                Heard.Enqueue(message);
                foreach (var answer in await Fault(message) ?? Answer(message, text))
                    await SendAsync(socket, answer);
            }
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // the client or the test cut the connection
        }
        finally
        {
            Sockets.TryRemove(socket, out _);
            Interlocked.Decrement(ref _open);
        }
    }

    private static string[] Answer(PeerMessage message, StringBuilder text)
    {
        var id = message.TaskId;
        switch (message.Action)
        {
            case "run-task":
                text.Clear();
                return [Event(id, "task-started")];
            case "continue-task":
                text.Append(message.Text);
                return [];
            default:
                var said = text.ToString();
                if (said.Length == 0 || message.IsCancel)
                    return [Event(id, "task-finished", """{"usage":{"characters":0}}""")];
                return
                [
                    Event(id, "result-generated", Sentence("sentence-begin", said)),
                    Event(id, "result-generated", """{"output":{"sentence":{"index":0,"words":[]},"type":"sentence-synthesis"}}"""),
                    "audio:" + Convert.ToBase64String(Encoding.Unicode.GetBytes(said)),
                    Event(id, "result-generated", Sentence("sentence-end", said)),
                    Event(id, "task-finished", $$$"""{"usage":{"characters":{{{said.Length}}}}}""", """{"request_uuid":"uuid-1"}"""),
                ];
        }
    }

    private static string Sentence(string type, string text) => new JsonObject
    {
        ["output"] = new JsonObject
        {
            ["type"] = type, ["original_text"] = text, ["sentence"] = new JsonObject { ["index"] = 0, ["words"] = new JsonArray() },
        },
    }.ToJsonString();

    private static async Task SendAsync(WebSocket socket, string answer)
    {
        if (answer.StartsWith("audio:", StringComparison.Ordinal))
            await socket.SendAsync(Convert.FromBase64String(answer[6..]), WebSocketMessageType.Binary, true, CancellationToken.None);
        else
            await socket.SendAsync(Encoding.UTF8.GetBytes(answer), WebSocketMessageType.Text, true, CancellationToken.None);
    }

    private static async Task<PeerMessage?> ReceiveAsync(WebSocket socket)
    {
        var buffer = new MemoryStream();
        var part = new byte[16 * 1024];
        while (true)
        {
            var received = await socket.ReceiveAsync(part.AsMemory(), CancellationToken.None);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
                return null;
            }
            buffer.Write(part, 0, received.Count);
            if (received.EndOfMessage)
                return new PeerMessage(socket, JsonNode.Parse(buffer.ToArray())!);
        }
    }
}

/// <summary>What the peer heard.</summary>
public sealed record PeerMessage(WebSocket Socket, JsonNode Json)
{
    public string Action => Json["header"]!["action"]!.GetValue<string>();

    public string TaskId => Json["header"]!["task_id"]!.GetValue<string>();

    public string Text => Json["payload"]!["input"]!["text"]?.GetValue<string>() ?? "";

    public bool IsFlush => Json["payload"]!["input"]!["flush"]?.GetValue<bool>() == true;

    public bool IsCancel => Json["payload"]!["input"]!["directive"]?.GetValue<string>() == "cancel";
}
