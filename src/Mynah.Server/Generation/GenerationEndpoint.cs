using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Mynah.Audio;
using Mynah.Diagnostics;
using Mynah.Protocol.Generation;
using Mynah.Protocol.Realtime;
using Mynah.Server.Access;
using Mynah.Server.Results;
using Mynah.Server.Voices;
using Mynah.Text;

namespace Mynah.Server.Generation;

/// <summary>Qwen-TTS over HTTP: reads the request, lets the synthesizer speak into a result file, and answers as JSON or as a stream.</summary>
internal sealed partial class GenerationEndpoint(
    MeasuredSynthesizer synthesizer, IOptions<MynahServerOptions> options, AccessGate gate, ResultStore results, VoiceAccess voices,
    IHostApplicationLifetime lifetime, ILogger<GenerationEndpoint> logger)
{
    /// <summary>The path (dossier 03 §2).</summary>
    public const string Path = "/api/v1/services/aigc/multimodal-generation/generation";

    // 200,000 ideographs as \u escapes are 1.2 MB; the rest is room for the other members.
    private const int MaxBody = 2 * 1024 * 1024;

    private readonly MynahServerOptions _options = options.Value;

    public async Task HandleAsync(HttpContext context)
    {
        var requestId = Guid.NewGuid().ToString();
        GenerationAnswer? answer = null;
        AccessGate.Place? place = null;
        try
        {
            if ((gate.TryEnter(context, out place) ?? (lifetime.ApplicationStopping.IsCancellationRequested ? ServiceError.Stopping : null)) is { } refused)
            {
                await refused.WriteAsync(context.Response, requestId).ConfigureAwait(false);
                return;
            }
            var order = GenerationOrder.Read(await ReadBodyAsync(context.Request).ConfigureAwait(false));
            if ((Problem(order) ?? await VoiceProblemAsync(order, place!.Owner, context.RequestAborted).ConfigureAwait(false)) is { } problem)
            {
                await problem.WriteAsync(context.Response, requestId).ConfigureAwait(false);
                return;
            }
            answer = WantsStream(context.Request)
                ? new StreamedAnswer(context, requestId, results.ExpiryFromNow, CharacterCount.Of(order.Text))
                : new WholeAnswer(context, requestId, results.ExpiryFromNow);
            await SpeakAsync(order, place!.Owner, answer, context.RequestAborted).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // the client is gone
        }
        catch (Exception error)
        {
            var failure = ServiceError.From(error, requestId);
            if (failure.IsCallersFault)
                Log.Refused(logger, requestId, failure.Code, error.Message);
            else
                Log.Failed(logger, requestId, failure.Code, error);
            if (context.Response.HasStarted)
                await answer!.FailAsync(failure).ConfigureAwait(false);
            else
                await failure.WriteAsync(context.Response, requestId).ConfigureAwait(false);
        }
        finally
        {
            place?.Dispose();
        }
    }

    private async Task SpeakAsync(GenerationOrder order, string owner, GenerationAnswer answer, CancellationToken cancellationToken)
    {
        var settings = order.Settings;
        var wanted = SessionMapping.ToOptions(settings with { ResponseFormat = settings.ResponseFormat ?? answer.DefaultFormat }, order.Model)
            with { Container = ContainerScope.Stream, Owner = owner };
        // A stream of raw samples is kept as WAV, so that the link in its last event plays everywhere.
        var kept = wanted.Format.Encoding == AudioEncoding.Pcm && answer.IsStreamed ? wanted.Format with { Encoding = AudioEncoding.Wav } : wanted.Format;
        var file = results.Create(kept.Encoding, out var name);
        await using var closing = file.ConfigureAwait(false);
        if (kept.Encoding != wanted.Format.Encoding)
            await file.WriteAsync(OpenHeader(kept.SampleRate), cancellationToken).ConfigureAwait(false);
        var (characters, duration) = (0L, TimeSpan.Zero);
        await foreach (var happened in Begin(order.Text, wanted, cancellationToken).ConfigureAwait(false))
        {
            if (happened is AudioChunk chunk)
            {
                using (chunk)
                {
                    await file.WriteAsync(chunk.Data, cancellationToken).ConfigureAwait(false);
                    await answer.AudioAsync(chunk.Data, cancellationToken).ConfigureAwait(false);
                }
            }
            else if (happened is UtteranceEnded ended)
                (characters, duration) = (characters + ended.Usage.Characters, duration + ended.Usage.Duration);
        }
        await results.CompleteAsync(file, name, kept, cancellationToken).ConfigureAwait(false);
        var countsTokens = ModelCatalogue.Find(order.Model)?.CountsTokens == true;
        await answer.EndAsync(name, _options, kept, Usage(countsTokens, characters, duration), cancellationToken).ConfigureAwait(false);
    }

    private IAsyncEnumerable<SpeechEvent> Begin(string text, SpeechOptions wanted, CancellationToken cancellationToken)
    {
        try
        {
            return synthesizer.SynthesizeAsync(text, wanted, cancellationToken);
        }
        catch (SpeechException error) when (error.Code == SpeechErrorCode.UnknownVoice && !_options.Strict && !VoiceIds.IsOne(wanted.Voice))
        {
            Log.VoiceReplaced(logger, wanted.Voice, SpeechOptions.DefaultVoice);
            return synthesizer.SynthesizeAsync(text, wanted with { Voice = SpeechOptions.DefaultVoice }, cancellationToken);
        }
    }

    private ServiceError? Problem(GenerationOrder order)
    {
        if (string.IsNullOrWhiteSpace(order.Text))
            return ServiceError.Invalid("required field missing: input.text is empty");
        if (CharacterCount.Of(order.Text) > _options.MaxSessionCharacters)
            return ServiceError.Invalid($"text is limited to {_options.MaxSessionCharacters} characters");
        if (SessionMapping.Problem(order.Settings) is { } problem)
            return ServiceError.Invalid(problem);
        return _options.Strict ? StrictProblem(order) : null;
    }

    private async ValueTask<ServiceError?> VoiceProblemAsync(GenerationOrder order, string owner, CancellationToken cancellationToken)
        => await voices.ProblemAsync(owner, order.Model, order.Settings.Voice, cancellationToken).ConfigureAwait(false) is { } problem
            ? ServiceError.Invalid($"Invalid voice specified: {problem}")
            : null;

    private static ServiceError? StrictProblem(GenerationOrder order)
    {
        if (ModelCatalogue.Find(order.Model) is not { } model)
            return ServiceError.UnknownModel;
        if (model.Takes(CatalogueModel.RealtimeApi))
            return ServiceError.Invalid("current user api does not support http call");
        if (!model.Takes(CatalogueModel.GenerationApi))
            return ServiceError.Invalid("url error, please check url！");
        if (order.Settings.Voice is not { } voice)
            return ServiceError.Invalid("required field missing: input.voice");
        return !VoiceIds.IsOne(voice) && !ModelCatalogue.Supports(voice, order.Model) ? ServiceError.Invalid("Invalid voice specified") : null;
    }

    internal static async Task<ReadOnlyMemory<byte>> ReadBodyAsync(HttpRequest request, int most = MaxBody)
    {
        if (request.ContentLength > most)
            throw SpeechException.Invalid($"the request body is larger than {most >> 20} MiB");
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted).ConfigureAwait(false)) > 0)
        {
            body.Write(buffer, 0, read);
            if (body.Length > most)
                throw SpeechException.Invalid($"the request body is larger than {most >> 20} MiB");
        }
        return body.ToArray();
    }

    internal static bool WantsStream(HttpRequest request)
        => request.Headers["X-DashScope-SSE"].ToString().Equals("enable", StringComparison.OrdinalIgnoreCase)
            || request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.OrdinalIgnoreCase);

    internal static byte[] OpenHeader(int sampleRate)
    {
        var header = new byte[WavFile.HeaderLength];
        WavFile.WriteHeader(header, sampleRate);
        return header;
    }

    private static GenerationUsage Usage(bool countsTokens, long characters, TimeSpan duration)
    {
        if (!countsTokens)
            return new GenerationUsage { InputTokens = 0, OutputTokens = 0, Characters = (int)characters };
        var audio = Math.Max(50, (int)Math.Ceiling(duration.TotalSeconds * 50)); // dossier 01 §3.2
        return new GenerationUsage { InputTokens = (int)characters, OutputTokens = audio, TotalTokens = (int)characters + audio, Characters = 0 };
    }

    private static partial class Log
    {
        [LoggerMessage(30, LogLevel.Warning, "Request {RequestId} failed with {Code}")]
        public static partial void Failed(ILogger logger, string requestId, string code, Exception error);

        [LoggerMessage(32, LogLevel.Information, "Request {RequestId} was refused with {Code}: {Problem}")]
        public static partial void Refused(ILogger logger, string requestId, string code, string problem);

        [LoggerMessage(31, LogLevel.Information, "Voice {Voice} is unknown; {Replacement} speaks")]
        public static partial void VoiceReplaced(ILogger logger, string voice, string replacement);
    }
}
