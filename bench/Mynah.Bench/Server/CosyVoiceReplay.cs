using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Mynah.Bench.Server;

/// <summary>Answers each task with as many audio frames of 200 ms as the model's name says, each behind its event, at the pace it says.</summary>
internal sealed class CosyVoiceReplay : IHostedBench
{
    public const int FrameBytes = 9600;

    private readonly byte[] _frame = [.. Enumerable.Range(0, FrameBytes).Select(i => (byte)(i * 7))];

    public void Map(IEndpointRouteBuilder routes)
    {
        ((IApplicationBuilder)routes).UseWebSockets();
        routes.Map("/api-ws/v1/inference", ServeAsync);
    }

    public ValueTask DisposeAsync() => default;

    private async Task ServeAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var received = new byte[16 * 1024];
        int[] model = [];
        while (await socket.ReceiveAsync(received.AsMemory(), default) is { MessageType: not WebSocketMessageType.Close } part)
        {
            var message = JsonNode.Parse(received.AsSpan(0, part.Count))!;
            var id = message["header"]!["task_id"]!.GetValue<string>();
            var action = message["header"]!["action"]!.GetValue<string>();
            if (action == "run-task")
            {
                model = [.. message["payload"]!["model"]!.GetValue<string>().Split('-').Select(int.Parse)];
                await SendAsync(socket, Event(id, "task-started", "{}"));
            }
            else if (action == "finish-task")
                await SpeakAsync(socket, id, model[0], model[1]);
        }
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, default);
    }

    private async Task SpeakAsync(WebSocket socket, string id, int frames, int pauseMs)
    {
        const string sentence = "\"sentence\":{\"index\":0,\"words\":[]}";
        var synthesis = Event(id, "result-generated", $"{{\"output\":{{{sentence},\"type\":\"sentence-synthesis\"}}}}");
        await SendAsync(socket, Event(id, "result-generated", $"{{\"output\":{{{sentence},\"type\":\"sentence-begin\",\"original_text\":\"x\"}}}}"));
        using var pause = pauseMs > 0 ? new PeriodicTimer(TimeSpan.FromMilliseconds(pauseMs)) : null;
        for (var i = 0; i < frames; i++)
        {
            await SendAsync(socket, synthesis);
            await socket.SendAsync(_frame.AsMemory(), WebSocketMessageType.Binary, true, default);
            if (pause is not null)
                await pause.WaitForNextTickAsync();
        }
        await SendAsync(socket, Event(id, "task-finished", "{\"usage\":{\"characters\":1}}"));
    }

    private static byte[] Event(string id, string name, string payload)
        => Encoding.UTF8.GetBytes($"{{\"header\":{{\"task_id\":\"{id}\",\"event\":\"{name}\",\"attributes\":{{}}}},\"payload\":{payload}}}");

    private static ValueTask SendAsync(WebSocket socket, byte[] message) => socket.SendAsync(message.AsMemory(), WebSocketMessageType.Text, true, default);
}
