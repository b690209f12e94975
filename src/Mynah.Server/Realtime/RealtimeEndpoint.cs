using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Mynah.Diagnostics;
using Mynah.Protocol;
using Mynah.Server.Access;
using Mynah.Server.Voices;

namespace Mynah.Server.Realtime;

/// <summary>Turns an upgrade request into a <see cref="RealtimeSession"/>.</summary>
internal sealed class RealtimeEndpoint(
    MeasuredSynthesizer synthesizer, IOptions<MynahServerOptions> options, AccessGate gate, IHostApplicationLifetime lifetime,
    ILogger<RealtimeEndpoint> logger, TimeProvider clock, VoiceAccess voices)
{
    /// <summary>The path (dossier 01 §1.1); with a slash at the end it is the same.</summary>
    public const string Path = "/api-ws/v1/realtime";

    // A lenient server takes a missing model for the documented default.
    private const string DefaultModel = "qwen3-tts-flash-realtime";

    private readonly RealtimeContext _shared = new(synthesizer, options.Value, clock, logger, voices);

    public async Task HandleAsync(HttpContext context)
    {
        var requestId = Guid.NewGuid().ToString();
        if ((gate.TryEnter(context, out var place) ?? Check(context)) is { } refused)
        {
            place?.Dispose();
            await refused.WriteAsync(context.Response, requestId).ConfigureAwait(false);
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
        var model = context.Request.Query["model"].FirstOrDefault();
        if (string.IsNullOrEmpty(model))
            model = _shared.Options.Strict ? "" : DefaultModel;
        // No time limit for an answer: a client that reads as slowly as it plays has minutes of audio before it, and the ping behind that.
        var accept = new WebSocketAcceptContext { KeepAliveInterval = _shared.Options.PingInterval, KeepAliveTimeout = Timeout.InfiniteTimeSpan };
        var socket = await context.WebSockets.AcceptWebSocketAsync(accept).ConfigureAwait(false);
        var channel = new SocketChannel(socket, new SocketChannelOptions { CloseTimeout = _shared.Options.SendTimeout, Clock = _shared.Clock });
        await using var closing = channel.ConfigureAwait(false);
        using var session = new RealtimeSession(channel, model, owner, _shared);
        await session.RunAsync(lifetime.ApplicationStopping).ConfigureAwait(false);
    }
}
