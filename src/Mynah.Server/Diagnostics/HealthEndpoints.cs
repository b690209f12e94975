using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Mynah.Server.Diagnostics;

/// <summary><c>/healthz</c>: the process lives. <c>/readyz</c>: it takes new work. <c>/metrics</c>: the sums. They need no key and tell no secret.</summary>
internal static class HealthEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var lifetime = routes.ServiceProvider.GetRequiredService<IHostApplicationLifetime>();
        var metrics = routes.ServiceProvider.GetRequiredService<PrometheusMetrics>();
        routes.MapGet("/healthz", context => WriteAsync(context, 200, "ok\n", "text/plain; charset=utf-8"));
        routes.MapGet("/readyz", context => lifetime.ApplicationStopping.IsCancellationRequested
            ? WriteAsync(context, 503, "shutting down\n", "text/plain; charset=utf-8")
            : WriteAsync(context, 200, "ready\n", "text/plain; charset=utf-8"));
        routes.MapGet("/metrics", context => WriteAsync(context, 200, metrics.Write(), "text/plain; version=0.0.4; charset=utf-8"));
    }

    private static Task WriteAsync(HttpContext context, int status, string text, string type)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        return context.Response.WriteAsync(text, context.RequestAborted);
    }
}
