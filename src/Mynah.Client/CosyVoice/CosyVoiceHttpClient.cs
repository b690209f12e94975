using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Mynah.Client.Generation;
using Mynah.Protocol.Inference;
using Mynah.Protocol.Sse;

namespace Mynah.Client.CosyVoice;

/// <summary>CosyVoice over HTTP: a text in, an address or a stream of audio out (dossier 03 §3). A safe singleton; every phase has its time limit.</summary>
public sealed class CosyVoiceHttpClient
{
    private readonly ServiceHttp _http;
    private readonly MynahClientOptions _options;
    private readonly TimeProvider _clock;

    /// <summary>Makes a client over the factory's <see cref="QwenTtsClient.HttpClientName"/>.</summary>
    public CosyVoiceHttpClient(
        IHttpClientFactory factory, IOptions<MynahClientOptions> options, CredentialChain? credentials = null, TimeProvider? clock = null,
        ILogger<CosyVoiceHttpClient>? logger = null)
        : this(() => factory.CreateClient(QwenTtsClient.HttpClientName), options.Value, credentials, clock, logger)
    {
    }

    /// <summary>Makes a client over one <see cref="HttpClient"/>, which stays the caller's. Its own time limit should be infinite.</summary>
    public CosyVoiceHttpClient(
        HttpClient http, MynahClientOptions? options = null, CredentialChain? credentials = null, TimeProvider? clock = null,
        ILogger<CosyVoiceHttpClient>? logger = null)
        : this(() => http, options ?? new MynahClientOptions(), credentials, clock, logger)
    {
    }

    private CosyVoiceHttpClient(
        Func<HttpClient> http, MynahClientOptions options, CredentialChain? credentials, TimeProvider? clock, ILogger? logger)
    {
        (_options, _clock) = (options, clock ?? TimeProvider.System);
        _http = new ServiceHttp(http, options, credentials ?? new CredentialChain(), _clock, logger ?? NullLogger.Instance);
    }

    /// <summary>Speaks a text into a file at the service and gives its address; <see cref="QwenTtsClient"/> can fetch it.</summary>
    /// <param name="text">At most 20,000 counted characters.</param>
    /// <param name="options">How to speak; the format is the file's.</param>
    /// <param name="parameters">What only CosyVoice has; see <see cref="CosyVoiceClient.Open"/>.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="SpeechException">The service refused (with status, code, message and request id), broke, or took too long.</exception>
    public async Task<GenerationResult> GenerateAsync(
        string text, SpeechOptions? options = null, SynthesisParameters? parameters = null, CancellationToken cancellationToken = default)
    {
        var input = HttpInput.From(text, options, parameters, streamed: false);
        var request = _http.Post(HttpInput.Path, SynthesisCodec.Write(input), streamed: false);
        using var limit = new PhaseLimit(_clock, cancellationToken);
        limit.Enter("the answer", SpeechStage.Synthesize, _options.FinishTimeout);
        using var response = await _http.SendAsync(request, limit).ConfigureAwait(false);
        var requestId = ServiceHttp.RequestIdOf(response);
        var body = await limit.RunAsync(token => BodyReader.ReadAsync(response.Content, ServiceHttp.MaxAnswer, token)).ConfigureAwait(false);
        var answer = Parse(body, requestId);
        var audio = answer.Output?.Audio;
        return Uri.TryCreate(audio?.Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? new GenerationResult(
                url, audio.ExpiresAt is { } at ? DateTimeOffset.FromUnixTimeSeconds(at) : null, answer.RequestId ?? requestId,
                answer.Usage?.Characters ?? 0, audio.SampleRate, audio.Format)
            : throw new SpeechException(SpeechErrorCode.NoAudio, SpeechStage.Finish,
                $"The service answered without an audio address (request {answer.RequestId ?? requestId}). Check that model and voice belong together.")
            { RequestId = answer.RequestId ?? requestId, StatusCode = 200 };
    }

    /// <summary>Speaks a text and gives sentences, audio and words as they come, in the form asked for; WAV gets its header here.</summary>
    /// <param name="text">At most 20,000 counted characters.</param>
    /// <param name="options">How to speak.</param>
    /// <param name="parameters">What only CosyVoice has; see <see cref="CosyVoiceClient.Open"/>.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public IAsyncEnumerable<SpeechEvent> StreamAsync(
        string text, SpeechOptions? options = null, SynthesisParameters? parameters = null, CancellationToken cancellationToken = default)
    {
        options ??= new SpeechOptions();
        var input = HttpInput.From(text, options, parameters, streamed: true);
        var request = _http.Post(HttpInput.Path, SynthesisCodec.Write(input), streamed: true);
        return ReadAsync(request, options, input.Input!.WordTimestampEnabled == true, cancellationToken);
    }

    private async IAsyncEnumerable<SpeechEvent> ReadAsync(
        Outgoing request, SpeechOptions options, bool wantsWords, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var limit = new PhaseLimit(_clock, cancellationToken);
        limit.Enter("the first audio", SpeechStage.Synthesize, _options.FirstAudioTimeout);
        using var response = await _http.SendAsync(request, limit).ConfigureAwait(false);
        var requestId = ServiceHttp.RequestIdOf(response);
        var body = await limit.RunAsync(token => response.Content.ReadAsStreamAsync(token)).ConfigureAwait(false);
        await using var closing = body.ConfigureAwait(false);
        using var events = new SseReader(body);
        var sentences = new SentenceReader(options, wantsWords);
        sentences.BeginTask(requestId ?? "request", null);
        var isComplete = false;
        while (!isComplete)
        {
            var next = await limit.RunAsync(token => events.ReadAsync(token).AsTask()).ConfigureAwait(false) ?? throw Truncated(requestId, sentences.HasHeardAudio);
            if (next.IsError)
                throw ServiceFailure.FromHttp(next.Status ?? 400, next.Data.Span, SpeechStage.Synthesize, requestId);
            var answer = Parse(next.Data.Span, requestId);
            isComplete = answer.Output?.FinishReason == "stop";
            sentences.Take(answer.Output?.Type, answer.Output?.OriginalText, answer.Output?.Sentence, answer.Usage?.Characters, answer.Output?.Audio?.Data);
            if (isComplete)
                sentences.EndTask(isCancelled: false);
            while (sentences.TryDequeue(out var happened))
            {
                yield return happened;
                if (happened is AudioChunk { Duration.Ticks: > 0 })
                    limit.Enter("the next audio", SpeechStage.Synthesize, _options.GapTimeout);
            }
        }
        if (!sentences.HasHeardAudio)
        {
            throw new SpeechException(SpeechErrorCode.NoAudio, SpeechStage.Finish,
                $"The service finished without any audio (request {requestId}). Check that model and voice belong together.") { RequestId = requestId };
        }
    }

    private static SpeechException Truncated(string? requestId, bool hasHeard) => new(SpeechErrorCode.ConnectionFailed, SpeechStage.Synthesize,
        $"The stream ended before its last event (request {requestId}); the audio is not complete.") { RequestId = requestId, IsRetrySafe = !hasHeard };

    private static SynthesisResponse Parse(ReadOnlySpan<byte> body, string? requestId)
    {
        try
        {
            return SynthesisCodec.ReadResponse(body);
        }
        catch (JsonException error)
        {
            throw new SpeechException(SpeechErrorCode.ProtocolViolation, SpeechStage.Finish,
                $"The service answered with something that cannot be read (request {requestId}).", error) { RequestId = requestId };
        }
    }
}
