using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Mynah.Engines;
using Mynah.Protocol.Customization;
using Mynah.Server.Access;
using Mynah.Server.Generation;
using Mynah.Voices;

namespace Mynah.Server.Voices;

/// <summary>The one address of the three customization services (dossier 05 §1): reads the request, finds the service, writes its answer.</summary>
internal sealed partial class CustomizationEndpoint(
    IServiceProvider services, AccessGate gate, IHostApplicationLifetime lifetime, ILogger<CustomizationEndpoint> logger)
{
    public const string Path = $"/api/v1/{CustomizationService.Path}";

    // A sample of 11 MB in base64, so that one that is a little too large is still answered in the documented words.
    private const int MaxBody = 16 * 1024 * 1024;

    private readonly bool _hasVoices = services.GetService<IVoiceRegistry>() is not null && services.GetService<ISpeechEngine>() is not null;

    public static SpeechException WrongAction(string? action, string known) => VoiceErrors.Invalid(string.IsNullOrEmpty(action)
        ? "required field missing: input.action"
        : $"action '{action}' is not supported by this service; use one of {known}");

    public async Task HandleAsync(HttpContext context)
    {
        var requestId = Guid.NewGuid().ToString();
        AccessGate.Place? place = null;
        try
        {
            if ((gate.TryEnter(context, out place) ?? (lifetime.ApplicationStopping.IsCancellationRequested ? ServiceError.Stopping : null)) is { } refused)
            {
                await refused.WriteAsync(context.Response, requestId).ConfigureAwait(false);
                return;
            }
            var body = await GenerationEndpoint.ReadBodyAsync(context.Request, MaxBody).ConfigureAwait(false);
            var request = CustomizationCodec.ReadRequest(body.Span);
            var output = await RunAsync(request, place!.Owner, context.Request).ConfigureAwait(false);
            var isCreate = request.Input?.Action is "create" or "create_voice";
            await WriteAsync(context, requestId, output, isCreate ? 1 : 0).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // the client is gone
        }
        catch (Exception error)
        {
            var failure = ServiceError.From(error, requestId);
            if (failure.IsCallersFault)
                Log.Refused(logger, requestId, failure.Code, failure.Message);
            else
                Log.Failed(logger, requestId, failure.Code, error);
            await failure.WriteAsync(context.Response, requestId).ConfigureAwait(false);
        }
        finally
        {
            place?.Dispose();
        }
    }

    private Task<CustomizationOutput?> RunAsync(CustomizationRequest request, string owner, HttpRequest http)
    {
        if (!_hasVoices)
            throw VoiceErrors.Invalid("this server makes no voices of its own; ask the service that it forwards to");
        var input = request.Input ?? throw VoiceErrors.Invalid("required field missing: input");
        return request.Model switch
        {
            CustomizationService.QwenClone => services.GetRequiredService<QwenVoices>().CloneAsync(input, owner, http),
            CustomizationService.QwenDesign => services.GetRequiredService<QwenVoices>().DesignAsync(request, owner, http.HttpContext.RequestAborted),
            CustomizationService.CosyVoice => services.GetRequiredService<CosyVoices>().RunAsync(request, owner, http),
            null or "" => throw VoiceErrors.Invalid("required field missing: model"),
            _ => throw VoiceErrors.Make(404, "ModelNotFound", "Model not exist."),
        };
    }

    private static async Task WriteAsync(HttpContext context, string requestId, CustomizationOutput? output, int count)
    {
        context.Response.ContentType = "application/json";
        context.Response.Headers["x-request-id"] = requestId;
        var answer = new CustomizationResponse { Output = output, Usage = new CustomizationUsage { Count = count }, RequestId = requestId };
        using var body = CustomizationCodec.Write(answer);
        await context.Response.Body.WriteAsync(body.Written, context.RequestAborted).ConfigureAwait(false);
    }

    private static partial class Log
    {
        [LoggerMessage(72, LogLevel.Information, "Customization {RequestId} was refused with {Code}: {Problem}")]
        public static partial void Refused(ILogger logger, string requestId, string code, string problem);

        [LoggerMessage(73, LogLevel.Warning, "Customization {RequestId} failed with {Code}")]
        public static partial void Failed(ILogger logger, string requestId, string code, Exception error);
    }
}
