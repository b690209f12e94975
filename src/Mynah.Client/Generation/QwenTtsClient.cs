using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Mynah.Audio;
using Mynah.Protocol;
using Mynah.Protocol.Generation;
using Mynah.Protocol.Sse;

namespace Mynah.Client.Generation;

/// <summary>Qwen-TTS over HTTP, in the cloud or on any compatible server. A safe singleton. Nothing hangs: every phase has its time limit.</summary>
public sealed class QwenTtsClient
{
    /// <summary>The name of the client that <see cref="IHttpClientFactory"/> makes.</summary>
    public const string HttpClientName = "mynah";

    /// <summary>The model used when none is named.</summary>
    public const string DefaultModel = "qwen3-tts-flash";

    private readonly ServiceHttp _http;
    private readonly MynahClientOptions _options;
    private readonly TimeProvider _clock;

    /// <summary>Makes a client over the factory's <see cref="HttpClientName"/>.</summary>
    public QwenTtsClient(
        IHttpClientFactory factory, IOptions<MynahClientOptions> options, CredentialChain? credentials = null, TimeProvider? clock = null,
        ILogger<QwenTtsClient>? logger = null)
        : this(() => factory.CreateClient(HttpClientName), options.Value, credentials, clock, logger)
    {
    }

    /// <summary>Makes a client over one <see cref="HttpClient"/>, which stays the caller's. Its own time limit should be infinite.</summary>
    public QwenTtsClient(
        HttpClient http, MynahClientOptions? options = null, CredentialChain? credentials = null, TimeProvider? clock = null,
        ILogger<QwenTtsClient>? logger = null)
        : this(() => http, options ?? new MynahClientOptions(), credentials, clock, logger)
    {
    }

    private QwenTtsClient(Func<HttpClient> http, MynahClientOptions options, CredentialChain? credentials, TimeProvider? clock, ILogger? logger)
    {
        (_options, _clock) = (options, clock ?? TimeProvider.System);
        _http = new ServiceHttp(http, options, credentials ?? new CredentialChain(), _clock, logger ?? NullLogger.Instance);
    }

    /// <summary>Speaks a text into a file at the service and gives its address.</summary>
    /// <param name="text">At most what the model takes at once (600 characters in the documents); longer text needs <see cref="AsSynthesizer"/>.</param>
    /// <param name="options">How to speak; the format is the file's.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="SpeechException">The service refused (with status, code, message and request id), broke, or took too long.</exception>
    public async Task<GenerationResult> GenerateAsync(string text, SpeechOptions? options = null, CancellationToken cancellationToken = default)
    {
        var request = Prepare(text, options ??= new SpeechOptions(), streamed: false);
        using var limit = new PhaseLimit(_clock, cancellationToken);
        limit.Enter("the answer", SpeechStage.Synthesize, _options.FinishTimeout);
        using var response = await _http.SendAsync(request, limit).ConfigureAwait(false);
        var body = await limit.RunAsync(token => BodyReader.ReadAsync(response.Content, ServiceHttp.MaxAnswer, token)).ConfigureAwait(false);
        var answer = Parse(body, ServiceHttp.RequestIdOf(response));
        var audio = answer.Output?.Audio;
        return Uri.TryCreate(audio?.Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? new GenerationResult(
                url, audio.ExpiresAt is { } at ? DateTimeOffset.FromUnixTimeSeconds(at) : null, answer.RequestId,
                answer.Usage?.Characters ?? 0, audio.SampleRate, audio.Format)
            : throw new SpeechException(SpeechErrorCode.NoAudio, SpeechStage.Finish,
                $"The service answered without an audio address (request {answer.RequestId}). Check that model and voice belong together.")
            { RequestId = answer.RequestId, StatusCode = 200 };
    }

    /// <summary>Speaks a text and gives the audio as it comes: bare PCM samples, or the bytes of MP3 or Opus. Ask for PCM when in doubt.</summary>
    /// <param name="text">At most what the model takes at once; longer text needs <see cref="AsSynthesizer"/>.</param>
    /// <param name="options">How to speak. WAV is not a stream format here: it comes as PCM.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public IAsyncEnumerable<AudioChunk> StreamAsync(string text, SpeechOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new SpeechOptions();
        if (options.Format.Encoding == AudioEncoding.Wav)
            options = options with { Format = options.Format with { Encoding = AudioEncoding.Pcm } };
        return ReadStreamAsync(Prepare(text, options, streamed: true), options, cancellationToken);
    }

    /// <summary>Fetches a recording.</summary>
    /// <param name="result">From <see cref="GenerateAsync"/>.</param>
    /// <param name="destination">Where to; stays open.</param>
    /// <param name="cancellationToken">Ends the transfer.</param>
    public async Task DownloadAsync(GenerationResult result, Stream destination, CancellationToken cancellationToken = default)
    {
        using var limit = new PhaseLimit(_clock, cancellationToken);
        limit.Enter("the audio file", SpeechStage.Finish, _options.FinishTimeout);
        using var response = await _http.SendAsync(ServiceHttp.Get(result.AudioUrl), limit).ConfigureAwait(false);
        await limit.RunAsync(async token =>
        {
            await response.Content.CopyToAsync(destination, token).ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);
    }

    /// <summary>Fetches a recording into a file, which appears under its name only when it is complete.</summary>
    public async Task DownloadAsync(GenerationResult result, string path, CancellationToken cancellationToken = default)
    {
        using var memory = new MemoryStream(); // a recording of one request: some megabytes at most
        await DownloadAsync(result, memory, cancellationToken).ConfigureAwait(false);
        var file = new OutputFile(path);
        await using var closing = file.ConfigureAwait(false);
        await file.WriteAsync(memory.GetBuffer().AsMemory(0, (int)memory.Length), cancellationToken).ConfigureAwait(false);
        await file.CompleteAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    /// <summary>This client as a synthesizer, for texts of any length: they are split at sentence ends and joined without a click.</summary>
    /// <param name="model">Used when the options of a call name none.</param>
    public ISpeechSynthesizer AsSynthesizer(string model = DefaultModel) => new GenerationSynthesizer(this, model);

    private async IAsyncEnumerable<AudioChunk> ReadStreamAsync(
        Outgoing request, SpeechOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var limit = new PhaseLimit(_clock, cancellationToken);
        limit.Enter("the first audio", SpeechStage.Synthesize, _options.FirstAudioTimeout);
        using var response = await _http.SendAsync(request, limit).ConfigureAwait(false);
        var body = await limit.RunAsync(token => response.Content.ReadAsStreamAsync(token)).ConfigureAwait(false);
        await using var closing = body.ConfigureAwait(false);
        using var events = new SseReader(body);
        var reader = new StreamedAudio(options.Format, ServiceHttp.RequestIdOf(response));
        while (!reader.IsComplete)
        {
            var next = await limit.RunAsync(token => events.ReadAsync(token).AsTask()).ConfigureAwait(false);
            if (next is not { } happened)
                throw reader.Truncated();
            if (reader.Read(happened) is not { } chunk)
                continue;
            yield return chunk;
            limit.Enter("the next audio", SpeechStage.Synthesize, _options.GapTimeout);
        }
        reader.CheckHeard();
    }

    // Checks everything now; the request itself is made anew for each try.
    private Outgoing Prepare(string text, SpeechOptions options, bool streamed)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw SpeechException.Invalid("The text is empty. Give it at least one word.");
        options.Validate();
        return _http.Post("services/aigc/multimodal-generation/generation", GenerationCodec.Write(RequestMapping.From(text, options, DefaultModel)), streamed);
    }

    private static GenerationResponse Parse(byte[] body, string? requestId)
    {
        try
        {
            return GenerationCodec.ReadResponse(body);
        }
        catch (JsonException error)
        {
            throw new SpeechException(SpeechErrorCode.ProtocolViolation, SpeechStage.Finish,
                $"The service answered with something that cannot be read (request {requestId}).", error) { RequestId = requestId };
        }
    }
}
