using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Mynah.Audio;
using Mynah.Diagnostics;
using Mynah.Protocol.Inference;
using Mynah.Server.Access;
using Mynah.Server.Generation;
using Mynah.Server.Results;
using Mynah.Server.Voices;
using Mynah.Ssml;

namespace Mynah.Server.Inference;

/// <summary>CosyVoice over HTTP: the whole audio behind a link, or streamed as server-sent events (dossier 03 §3).</summary>
internal sealed partial class SynthesisEndpoint(
    MeasuredSynthesizer synthesizer, IOptions<MynahServerOptions> options, AccessGate gate, ResultStore results, VoiceAccess voices,
    IHostApplicationLifetime lifetime, ILogger<SynthesisEndpoint> logger)
{
    public const string Path = "/api/v1/services/audio/tts/SpeechSynthesizer";

    private readonly MynahServerOptions _options = options.Value;

    public async Task HandleAsync(HttpContext context)
    {
        var requestId = Guid.NewGuid().ToString();
        var model = "";
        SynthesisAnswer? answer = null;
        AccessGate.Place? place = null;
        try
        {
            if ((gate.TryEnter(context, out place) ?? (lifetime.ApplicationStopping.IsCancellationRequested ? ServiceError.Stopping : null)) is { } refused)
            {
                await refused.WriteAsync(context.Response, requestId).ConfigureAwait(false);
                return;
            }
            var order = SynthesisCodec.ReadRequest(await GenerationEndpoint.ReadBodyAsync(context.Request).ConfigureAwait(false));
            var input = order.Input!;
            model = order.Model!;
            if ((Problem(model, input) ?? TaskRules.CustomVoice(
                model, await voices.ProblemAsync(place!.Owner, model, input.Voice, context.RequestAborted).ConfigureAwait(false))) is { } wrong)
            {
                await wrong.WriteAsync(context.Response, requestId).ConfigureAwait(false);
                return;
            }
            var wanted = SynthesisMapping.ToOptions(input, model) with { Tags = MachineMark.TagsFor(input, place!.Owner, requestId), Owner = place.Owner };
            if (TextProblem(input.Text, wanted, out var characters) is { } problem)
            {
                await problem.WriteAsync(context.Response, requestId).ConfigureAwait(false);
                return;
            }
            answer = new SynthesisAnswer(
                context, requestId, results.ExpiryFromNow.ToUnixTimeSeconds(), characters,
                GenerationEndpoint.WantsStream(context.Request), input.WordTimestampEnabled == true);
            // A filter would take the tags of SSML away.
            wanted = SsmlDocument.IsSsml(input.Text) && wanted.EnableSsml ? wanted with { Filter = null } : wanted with { EnableSsml = false };
            await SpeakAsync(input.Text!, wanted, answer, context.RequestAborted).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // the client is gone
        }
        catch (Exception error)
        {
            var failure = TaskRules.From(error, model, requestId);
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

    private async Task SpeakAsync(string text, SpeechOptions wanted, SynthesisAnswer answer, CancellationToken cancellationToken)
    {
        // A stream of raw samples is kept as WAV, so that the link in its last event plays everywhere.
        var kept = wanted.Format.Encoding == AudioEncoding.Pcm && answer.IsStreamed ? wanted.Format with { Encoding = AudioEncoding.Wav } : wanted.Format;
        var file = results.Create(kept.Encoding, out var name);
        await using var closing = file.ConfigureAwait(false);
        if (kept.Encoding != wanted.Format.Encoding)
            await file.WriteAsync(GenerationEndpoint.OpenHeader(kept.SampleRate), cancellationToken).ConfigureAwait(false);
        await foreach (var happened in Begin(text, wanted, cancellationToken).ConfigureAwait(false))
        {
            if (happened is AudioChunk heard)
                await file.WriteAsync(heard.Data, cancellationToken).ConfigureAwait(false);
            await answer.TellAsync(happened).ConfigureAwait(false);
            (happened as AudioChunk)?.Dispose();
        }
        await results.CompleteAsync(file, name, kept, cancellationToken).ConfigureAwait(false);
        await answer.EndAsync(name, _options).ConfigureAwait(false);
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

    private ServiceError? Problem(string model, SynthesisInput input)
    {
        if (string.IsNullOrWhiteSpace(input.Text))
            return TaskRules.EmptyText;
        return TaskRules.Problem(model, input, CatalogueModel.SynthesizerApi, _options.Strict);
    }

    private ServiceError? TextProblem(string? text, SpeechOptions wanted, out long count)
    {
        if (TaskRules.Count(text!, wanted, _options.Strict, out count) is { } problem)
            return problem;
        return count > _options.MaxAppendCharacters ? TaskRules.TooLong("request", _options.MaxAppendCharacters, count) : null;
    }

    private static partial class Log
    {
        [LoggerMessage(50, LogLevel.Warning, "Request {RequestId} failed with {Code}")]
        public static partial void Failed(ILogger logger, string requestId, string code, Exception error);

        [LoggerMessage(51, LogLevel.Information, "Voice {Voice} is unknown; {Replacement} speaks")]
        public static partial void VoiceReplaced(ILogger logger, string voice, string replacement);
    }
}
