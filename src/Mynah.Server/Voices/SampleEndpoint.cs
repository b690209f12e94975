using Microsoft.AspNetCore.Http;
using Mynah.Server.Access;
using Mynah.Voices;

namespace Mynah.Server.Voices;

/// <summary>Serves the sample of a cloned voice, what <c>resource_link</c> names, to the key that made the voice.</summary>
internal sealed class SampleEndpoint(AccessGate gate, SampleFiles files, IVoiceRegistry? registry = null)
{
    public const string Path = "/voices/{voice}/sample";

    public static string UrlOf(HttpRequest request, MynahServerOptions options, string voice)
    {
        var root = options.PublicUrl?.ToString().TrimEnd('/') ?? $"{request.Scheme}://{request.Host}{request.PathBase}";
        return $"{root}/voices/{voice}/sample";
    }

    public async Task HandleAsync(HttpContext context)
    {
        var requestId = Guid.NewGuid().ToString();
        var refused = gate.TryEnter(context, out var place);
        using (place)
        {
            if (refused is not null)
            {
                await refused.WriteAsync(context.Response, requestId).ConfigureAwait(false);
                return;
            }
            var id = (string)context.Request.RouteValues["voice"]!;
            var voice = registry is null ? null : await registry.FindAsync(place!.Owner, id, context.RequestAborted).ConfigureAwait(false);
            if (voice?.Sample is not { } sample || await files.ReadAsync(sample, context.RequestAborted).ConfigureAwait(false) is not { } file)
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }
            context.Response.ContentType = "application/octet-stream";
            context.Response.ContentLength = file.Length;
            await context.Response.Body.WriteAsync(file, context.RequestAborted).ConfigureAwait(false);
        }
    }
}
