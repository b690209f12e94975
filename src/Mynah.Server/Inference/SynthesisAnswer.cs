using Microsoft.AspNetCore.Http;
using Mynah.Audio;
using Mynah.Protocol;
using Mynah.Protocol.Generation;
using Mynah.Protocol.Inference;
using Mynah.Server.Results;

namespace Mynah.Server.Inference;

/// <summary>How a CosyVoice request over HTTP is answered: with one body, or with an event for each thing that happens (dossier 03 §3.2).</summary>
internal sealed class SynthesisAnswer(HttpContext context, string requestId, long expiresAt, long characters, bool isStreamed, bool withWords)
{
    // 64,000 characters of base64: an async HTTP library refuses lines above 128 KiB (dossier 08, row 11).
    private const int MaxEventBytes = 48_000;

    private readonly TaskSentences _sentences = new(withWords);
    private EventOutput? _heldEnd;
    private int _count;

    public bool IsStreamed => isStreamed;

    /// <summary>Tells what happened; the chunk of an audio event stays the caller's.</summary>
    public async ValueTask TellAsync(SpeechEvent happened)
    {
        if (!isStreamed)
            return;
        switch (happened)
        {
            case UtteranceStarted started:
                await EndHeldAsync().ConfigureAwait(false);
                await SendAsync(_sentences.Begin(started), default).ConfigureAwait(false);
                break;
            case AudioChunk chunk:
                await AudioAsync(chunk.Data).ConfigureAwait(false);
                break;
            case WordsSpoken spoken:
                _sentences.Add(spoken);
                break;
            case UtteranceEnded ended:
                _heldEnd = _sentences.End(ended); // a trailer may still follow, which belongs to the sentence
                break;
        }
    }

    /// <summary>Ends the answer with the link.</summary>
    public async Task EndAsync(string file, MynahServerOptions options)
    {
        if (isStreamed)
            await EndHeldAsync().ConfigureAwait(false);
        var audio = Audio([]) with { Url = ResultEndpoint.UrlOf(context.Request, options, file) };
        var response = Response(new SynthesisOutput { FinishReason = "stop", Audio = audio });
        Begin();
        await SendAsync(isStreamed ? SynthesisCodec.WriteEvent(++_count, response) : SynthesisCodec.Write(response)).ConfigureAwait(false);
    }

    /// <summary>Tells an error after the answer has begun.</summary>
    public async Task FailAsync(ServiceError error)
    {
        if (isStreamed)
            await SendAsync(GenerationCodec.WriteEvent(++_count, error.Status, new ErrorBody { Code = error.Code, Message = error.Message, RequestId = requestId })).ConfigureAwait(false);
        else
            context.Abort(); // half a JSON body cannot be mended
    }

    private async ValueTask AudioAsync(ReadOnlyMemory<byte> audio)
    {
        while (!audio.IsEmpty)
        {
            var part = audio[..Math.Min(audio.Length, MaxEventBytes)];
            audio = audio[part.Length..];
            var synthesis = new EventOutput { Type = EventOutput.SentenceSynthesis, Sentence = new SentenceInfo { Index = _sentences.Index, Words = [] } };
            await SendAsync(synthesis, part).ConfigureAwait(false);
        }
    }

    private async ValueTask EndHeldAsync()
    {
        if (_heldEnd is not { } output)
            return;
        _heldEnd = null;
        await SendAsync(output, default).ConfigureAwait(false);
    }

    private Task SendAsync(EventOutput happened, ReadOnlyMemory<byte> audio)
    {
        Begin();
        return SendAsync(SynthesisCodec.WriteEvent(++_count, Response(new SynthesisOutput
        {
            FinishReason = "null", Type = happened.Type, OriginalText = happened.OriginalText, Sentence = happened.Sentence, Audio = Audio(audio.ToArray()),
        })));
    }

    private GenerationAudio Audio(byte[] data) => new() { Data = data, Id = $"audio_{requestId}", ExpiresAt = expiresAt };

    private SynthesisResponse Response(SynthesisOutput output)
        => new() { RequestId = requestId, Output = output, Usage = new InferenceUsage { Characters = (int)characters } };

    // Late, so that a failure before the first event is still an ordinary HTTP error.
    private void Begin()
    {
        if (context.Response.HasStarted)
            return;
        context.Response.ContentType = isStreamed ? "text/event-stream;charset=UTF-8" : "application/json";
        context.Response.Headers["x-request-id"] = requestId;
        if (!isStreamed)
            return;
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers["X-Accel-Buffering"] = "no";
    }

    private async Task SendAsync(MessageBuffer buffer)
    {
        using (buffer)
            await context.Response.Body.WriteAsync(buffer.Written, context.RequestAborted).ConfigureAwait(false);
        await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
    }
}
