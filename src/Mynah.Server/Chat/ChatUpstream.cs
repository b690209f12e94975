using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Mynah.Server.Chat;

/// <summary>
/// The language model behind this server. Question and answer pass through as they are, event by event; of the headers only those that
/// say what the body is, and never the key of the client.
/// </summary>
internal sealed class ChatUpstream(IHttpClientFactory factory, IOptions<MynahServerOptions> options)
{
    public static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    private static readonly string[] Asked = ["Accept", "X-DashScope-SSE"];
    private static readonly string[] Answered = ["x-request-id", "Retry-After", "Cache-Control"];

    /// <summary>Whether there is one.</summary>
    public bool Exists => options.Value.ChatUpstream is not null;

    /// <summary>Where a dialect is passed on to; null when the upstream does not speak it.</summary>
    public Uri? AddressOf(bool isNative)
    {
        if (options.Value.ChatUpstream is not { } upstream)
            return null;
        var root = upstream.ToString().TrimEnd('/');
        if (root.EndsWith("/api/v1", StringComparison.Ordinal))
            root = root[..^"/api/v1".Length];
        else if (upstream.AbsolutePath.Trim('/').Length > 0)
            return isNative ? null : new Uri($"{root}/chat/completions");
        return new Uri(root + (isNative ? ChatEndpoint.NativePath : ChatEndpoint.CompatiblePath));
    }

    /// <exception cref="HttpRequestException">It cannot be reached, or broke off.</exception>
    public async Task PassAsync(HttpContext context, Uri address, ReadOnlyMemory<byte> body)
    {
        var cancellationToken = context.RequestAborted;
        using var question = Copy(context.Request, address, body);
        using var http = factory.CreateClient(MynahServerOptions.ChatHttpClientName);
        using var answer = await http.SendAsync(question, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        foreach (var name in Answered)
        {
            if (answer.Headers.TryGetValues(name, out var values))
                context.Response.Headers[name] = values.ToArray();
        }
        context.Response.Headers["X-Accel-Buffering"] = "no";
        var stream = await answer.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = stream.ConfigureAwait(false);
        var buffer = new byte[16 * 1024];
        while (await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is var count and > 0)
        {
            await context.Response.Body.WriteAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
            await context.Response.Body.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private HttpRequestMessage Copy(HttpRequest request, Uri address, ReadOnlyMemory<byte> body)
    {
        var question = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ReadOnlyMemoryContent(body) };
        question.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (options.Value.ChatUpstreamKey is { } key)
            question.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        foreach (var name in Asked)
        {
            if (request.Headers.TryGetValue(name, out var values))
                question.Headers.TryAddWithoutValidation(name, values.ToArray());
        }
        return question;
    }
}
