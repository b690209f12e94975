using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Mynah.Protocol.Realtime;

namespace Mynah.Bench.Server;

/// <summary>Sends prepared frames of one response, as many audio deltas of 200 ms as the model's name says, at the pace it says.</summary>
internal sealed class ReplayHost : IHostedBench
{
    private readonly byte[] _delta = Frame(Enumerable.Range(0, 9600).Select(i => (byte)(i * 7)).ToArray());
    private readonly byte[][] _begin =
    [
        Frame(new SessionUpdated { EventId = "event_2", Session = new SessionSettings { Id = "sess_replay" } }),
        Frame(new ResponseCreated { EventId = "event_3", Response = new RealtimeResponse { Id = "resp_replay", Status = "in_progress" } }),
    ];

    private readonly byte[][] _end =
    [
        Frame(new AudioDone { EventId = "event_4", ResponseId = "resp_replay", ItemId = "item_replay" }),
        Frame(new ResponseDone { EventId = "event_5", Response = new RealtimeResponse { Id = "resp_replay", Status = "completed" } }),
        Frame(new SessionFinished { EventId = "event_6" }),
    ];

    public static string Model(int deltas, int pauseMs) => $"{deltas}-{pauseMs}";

    public void Map(IEndpointRouteBuilder routes)
    {
        ((IApplicationBuilder)routes).UseWebSockets();
        routes.Map("/api-ws/v1/realtime", ServeAsync);
    }

    public ValueTask DisposeAsync() => default;

    private async Task ServeAsync(HttpContext context)
    {
        var model = context.Request.Query["model"].ToString().Split('-').Select(int.Parse).ToArray();
        var stop = context.RequestAborted;
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await SendAsync(socket, stop, Frame(new SessionCreated { EventId = "event_1", Session = new SessionSettings { Id = "sess_replay" } }));
        var received = new byte[4096];
        WebSocketReceiveResult part;
        do
            part = await socket.ReceiveAsync(received, stop);
        while (received.AsSpan(0, part.Count).IndexOf("session.finish"u8) < 0 && part.MessageType != WebSocketMessageType.Close);
        await SendAsync(socket, stop, _begin);
        using var pause = model[1] > 0 ? new PeriodicTimer(TimeSpan.FromMilliseconds(model[1])) : null;
        for (var i = 0; i < model[0]; i++)
        {
            await SendAsync(socket, stop, _delta);
            if (pause is not null)
                await pause.WaitForNextTickAsync(stop);
        }
        await SendAsync(socket, stop, _end);
        await socket.ReceiveAsync(received, stop); // the client closes
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, stop);
    }

    private static async Task SendAsync(WebSocket socket, CancellationToken cancellationToken, params byte[][] frames)
    {
        foreach (var frame in frames)
            await socket.SendAsync(frame.AsMemory(), WebSocketMessageType.Text, true, cancellationToken);
    }

    private static byte[] Frame(byte[] audio)
    {
        using var buffer = RealtimeCodec.WriteAudio(RealtimeIds.New("resp_"), RealtimeIds.New("item_"), audio);
        return buffer.Written.ToArray();
    }

    private static byte[] Frame(ServerEvent message)
    {
        using var buffer = RealtimeCodec.Write(message);
        return buffer.Written.ToArray();
    }
}
