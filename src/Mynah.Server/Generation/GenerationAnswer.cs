using Microsoft.AspNetCore.Http;
using Mynah.Audio;
using Mynah.Protocol;
using Mynah.Protocol.Generation;
using Mynah.Server.Results;

namespace Mynah.Server.Generation;

/// <summary>How a request is answered: <see cref="WholeAnswer"/> or <see cref="StreamedAnswer"/>.</summary>
internal abstract class GenerationAnswer(HttpContext context, string requestId, DateTimeOffset expiry)
{
    protected HttpContext Context { get; } = context;

    protected string RequestId { get; } = requestId;

    protected long ExpiresAt { get; } = expiry.ToUnixTimeSeconds();

    public abstract bool IsStreamed { get; }

    /// <summary>The wire name of the format when the request names none.</summary>
    public abstract string DefaultFormat { get; }

    public abstract ValueTask AudioAsync(ReadOnlyMemory<byte> audio, CancellationToken cancellationToken);

    public abstract Task EndAsync(string file, MynahServerOptions options, AudioFormat format, GenerationUsage usage, CancellationToken cancellationToken);

    /// <summary>Tells an error after the response has begun.</summary>
    public abstract Task FailAsync(ServiceError error);

    protected GenerationResponse Complete(string file, MynahServerOptions options, AudioFormat format, GenerationUsage usage) => new()
    {
        RequestId = RequestId,
        Output = new GenerationOutput
        {
            FinishReason = "stop",
            Audio = new GenerationAudio
            {
                Data = [], Url = ResultEndpoint.UrlOf(Context.Request, options, file), Id = $"audio_{RequestId}", ExpiresAt = ExpiresAt,
                SampleRate = format.SampleRate, Format = AudioFormatNames.ToWire(format.Encoding),
            },
        },
        Usage = usage,
    };

    protected async Task SendAsync(MessageBuffer buffer, CancellationToken cancellationToken)
    {
        using (buffer)
            await Context.Response.Body.WriteAsync(buffer.Written, cancellationToken).ConfigureAwait(false);
        await Context.Response.Body.FlushAsync(cancellationToken).ConfigureAwait(false);
    }
}

/// <summary>One JSON body with the link, once all is spoken (dossier 03 §2.2).</summary>
internal sealed class WholeAnswer(HttpContext context, string requestId, DateTimeOffset expiry) : GenerationAnswer(context, requestId, expiry)
{
    public override bool IsStreamed => false;

    public override string DefaultFormat => "wav";

    public override ValueTask AudioAsync(ReadOnlyMemory<byte> audio, CancellationToken cancellationToken) => default;

    public override Task EndAsync(string file, MynahServerOptions options, AudioFormat format, GenerationUsage usage, CancellationToken cancellationToken)
    {
        Context.Response.ContentType = "application/json";
        Context.Response.Headers["x-request-id"] = RequestId;
        return SendAsync(GenerationCodec.Write(Complete(file, options, format, usage)), cancellationToken);
    }

    public override Task FailAsync(ServiceError error)
    {
        Context.Abort(); // half a JSON body cannot be mended
        return Task.CompletedTask;
    }
}

/// <summary>Server-sent events with the audio in them (dossier 03 §2.3).</summary>
internal sealed class StreamedAnswer(HttpContext context, string requestId, DateTimeOffset expiry, long characters)
    : GenerationAnswer(context, requestId, expiry)
{
    // 64,000 characters of base64: an async HTTP library refuses lines above 128 KiB (dossier 08, row 11).
    private const int MaxEventBytes = 48_000;
    private int _count;

    public override bool IsStreamed => true;

    public override string DefaultFormat => "pcm";

    public override async ValueTask AudioAsync(ReadOnlyMemory<byte> audio, CancellationToken cancellationToken)
    {
        while (!audio.IsEmpty)
        {
            Begin();
            var part = audio[..Math.Min(audio.Length, MaxEventBytes)];
            audio = audio[part.Length..];
            await SendAsync(GenerationCodec.WriteAudioEvent(++_count, RequestId, ExpiresAt, characters, part.Span), cancellationToken).ConfigureAwait(false);
        }
    }

    public override Task EndAsync(string file, MynahServerOptions options, AudioFormat format, GenerationUsage usage, CancellationToken cancellationToken)
    {
        Begin();
        return SendAsync(GenerationCodec.WriteEvent(++_count, Complete(file, options, format, usage)), cancellationToken);
    }

    public override Task FailAsync(ServiceError error)
    {
        var body = new ErrorBody { Code = error.Code, Message = error.Message, RequestId = RequestId };
        return SendAsync(GenerationCodec.WriteEvent(++_count, error.Status, body), Context.RequestAborted);
    }

    // Late, so that a failure before the first audio is still an ordinary HTTP error.
    private void Begin()
    {
        if (_count > 0)
            return;
        Context.Response.ContentType = "text/event-stream;charset=UTF-8";
        Context.Response.Headers["x-request-id"] = RequestId;
        Context.Response.Headers.CacheControl = "no-cache";
        Context.Response.Headers["X-Accel-Buffering"] = "no";
    }
}
