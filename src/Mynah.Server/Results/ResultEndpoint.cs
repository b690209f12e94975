using Microsoft.AspNetCore.Http;

namespace Mynah.Server.Results;

/// <summary>Serves result files. No key is asked for: the name is the secret (dossier 08, row 20).</summary>
internal static class ResultEndpoint
{
    public const string Path = "/results/{name}";

    public static IResult Get(string name, ResultStore store) => store.Find(name) is var (path, mediaType)
        ? TypedResults.PhysicalFile(path, mediaType, enableRangeProcessing: true)
        : TypedResults.NotFound();

    public static string UrlOf(HttpRequest request, MynahServerOptions options, string name)
    {
        var root = options.PublicUrl?.ToString().TrimEnd('/') ?? $"{request.Scheme}://{request.Host}{request.PathBase}";
        return $"{root}/results/{name}";
    }
}
