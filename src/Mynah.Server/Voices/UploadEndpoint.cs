using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Mynah.Protocol.Customization;
using Mynah.Server.Access;

namespace Mynah.Server.Voices;

/// <summary>The upload path for samples: gives policies to keys, and takes the forms that carry one.</summary>
internal sealed partial class UploadEndpoint(
    UploadStore store, AccessGate gate, IOptions<MynahServerOptions> options, ILogger<UploadEndpoint> logger)
{
    public const string PolicyPath = "/api/v1/uploads";

    /// <summary>Where forms are posted. No key is asked for: the signed policy is the permission, as with the cloud's store.</summary>
    public const string FormPath = "/uploads";

    private static readonly FormOptions Limits = new()
    {
        MultipartBodyLengthLimit = UploadStore.MaxFileBytes, ValueLengthLimit = 8192, ValueCountLimit = 32,
    };

    public async Task GetPolicyAsync(HttpContext context)
    {
        var requestId = Guid.NewGuid().ToString();
        var refused = gate.TryEnter(context, out var place);
        using (place)
        {
            if (refused is null && context.Request.Query["action"] != "getPolicy")
                refused = ServiceError.Invalid("action must be getPolicy");
            if (refused is not null)
            {
                await refused.WriteAsync(context.Response, requestId).ConfigureAwait(false);
                return;
            }
            var root = options.Value.PublicUrl?.ToString().TrimEnd('/') ?? $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}";
            var answer = new UploadPolicyResponse { RequestId = requestId, Data = store.CreatePolicy(place!.Owner, root + FormPath) };
            context.Response.ContentType = "application/json";
            using var body = CustomizationCodec.Write(answer);
            await context.Response.Body.WriteAsync(body.Written, context.RequestAborted).ConfigureAwait(false);
        }
    }

    public async Task StoreAsync(HttpContext context)
    {
        var requestId = Guid.NewGuid().ToString();
        var problem = await TryStoreAsync(context).ConfigureAwait(false);
        if (problem is null)
            return;
        LogRefused(logger, requestId, problem.Message);
        await problem.WriteAsync(context.Response, requestId).ConfigureAwait(false);
    }

    private async Task<ServiceError?> TryStoreAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
            return ServiceError.Invalid("post a multipart form with the fields of the upload policy");
        try
        {
            context.Features.Set<IFormFeature>(new FormFeature(context.Request, Limits));
            var form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
            var key = form[UploadForm.Key].ToString();
            if (!store.IsGranted(form[UploadForm.Policy].ToString(), form[UploadForm.Signature].ToString(), key))
                return new ServiceError(403, "AccessDenied", "The upload policy is wrong or over, or the key is not in its folder; ask for a new policy.", "access_denied");
            if (form.Files[UploadForm.File] is not { } file)
                return ServiceError.Invalid("the form has no file");
            var content = file.OpenReadStream();
            await using var closing = content.ConfigureAwait(false);
            return await store.StoreAsync(key, content, context.RequestAborted).ConfigureAwait(false)
                ? null
                : new ServiceError(409, "FileAlreadyExists", "There is a file of this name; ask for a new policy.", "conflict");
        }
        catch (Exception error) when (error is InvalidDataException or BadHttpRequestException or IOException)
        {
            return ServiceError.Invalid($"the form cannot be read, or its file is larger than {UploadStore.MaxFileBytes >> 20} MB");
        }
    }

    [LoggerMessage(75, LogLevel.Information, "Upload {RequestId} was refused: {Problem}")]
    private static partial void LogRefused(ILogger logger, string requestId, string problem);
}
