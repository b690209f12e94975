using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Mynah.Diagnostics;
using Mynah.Protocol;
using Mynah.Server.Access;
using Mynah.Server.Voices;

namespace Mynah.Server.Inference;

/// <summary>Turns an upgrade request into an <see cref="InferenceConnection"/>.</summary>
internal sealed class InferenceEndpoint(
    MeasuredSynthesizer synthesizer, IOptions<MynahServerOptions> options, AccessGate gate, IHostApplicationLifetime lifetime,
    ILogger<InferenceEndpoint> logger, TimeProvider clock, VoiceAccess voices)
{
    /// <summary>The path (dossier 02 §1); with a slash at the end it is the same.</summary>
    public const string Path = "/api-ws/v1/inference";

    private readonly InferenceContext _shared = new(synthesizer, options.Value, clock, logger, voices);

    public async Task HandleAsync(HttpContext context)
    {
        if ((gate.TryEnter(context, out var place) ?? Check(context)) is { } refused)
        {
            place?.Dispose();
            await refused.WriteAsync(context.Response, Guid.NewGuid().ToString()).ConfigureAwait(false);
            return;
        }
        using (place)
            await ServeAsync(context, place!.Owner).ConfigureAwait(false);
    }

    private ServiceError? Check(HttpContext context)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            return ServiceError.Stopping;
        return context.WebSockets.IsWebSocketRequest ? null : ServiceError.Invalid("this address speaks WebSocket only; open it with a WebSocket client");
    }

    private async Task ServeAsync(HttpContext context, string owner)
    {
        // As in the realtime dialect: a ping's answer may lie behind minutes of audio that the client has yet to read.
        var accept = new WebSocketAcceptContext { KeepAliveInterval = _shared.Options.PingInterval, KeepAliveTimeout = Timeout.InfiniteTimeSpan };
        var socket = await context.WebSockets.AcceptWebSocketAsync(accept).ConfigureAwait(false);
        var channel = new SocketChannel(socket, new SocketChannelOptions { CloseTimeout = _shared.Options.SendTimeout, Clock = _shared.Clock });
        await using var closing = channel.ConfigureAwait(false);
        using var connection = new InferenceConnection(channel, owner, _shared);
        await connection.RunAsync(lifetime.ApplicationStopping).ConfigureAwait(false);
    }
}
