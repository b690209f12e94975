using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Mynah.Bench.Server;

/// <summary>The least a Kestrel WebSocket can be: it says one word and waits, holding no buffer.</summary>
internal sealed class BareHost : IHostedBench
{
    public void Map(IEndpointRouteBuilder routes)
    {
        ((IApplicationBuilder)routes).UseWebSockets();
        routes.Map("/api-ws/v1/realtime", async context =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext { KeepAliveInterval = TimeSpan.FromSeconds(20) });
            await socket.SendAsync("{}"u8.ToArray().AsMemory(), WebSocketMessageType.Text, true, context.RequestAborted);
            await socket.ReceiveAsync(Memory<byte>.Empty, context.RequestAborted);
        });
    }

    public ValueTask DisposeAsync() => default;
}
