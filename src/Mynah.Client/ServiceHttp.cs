using System.Net.Http.Headers;
using Mynah.Client.Generation;
using Mynah.Protocol;

namespace Mynah.Client;

/// <summary>What all HTTP dialects of the service share: addresses, headers, refusals. Safe for concurrent calls.</summary>
internal sealed class ServiceHttp(Func<HttpClient> http, MynahClientOptions options, CredentialChain credentials)
{
    /// <summary>An answer without streaming is a few hundred bytes; a megabyte leaves room for any server's extra members.</summary>
    public const int MaxAnswer = 1024 * 1024;

    /// <summary>Makes a request with key and workspace; takes over the body.</summary>
    /// <param name="path">Below the HTTP base.</param>
    /// <param name="body">JSON.</param>
    /// <param name="streamed">Whether events are asked for.</param>
    public HttpRequestMessage Post(string path, MessageBuffer body, bool streamed)
    {
        using var owned = body;
        var address = ServiceAddresses.From(options).Http;
        var credential = credentials.Get(options.ApiKey);
        var request = new HttpRequestMessage(HttpMethod.Post, $"{address}/{path}") { Content = new ByteArrayContent(body.Written.ToArray()) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", credential.Key);
        request.Headers.TryAddWithoutValidation("user-agent", ClientIdentity.UserAgent);
        if (options.Workspace is { } workspace)
            request.Headers.Add("X-DashScope-WorkSpace", workspace);
        if (streamed)
        {
            request.Headers.Add("X-DashScope-SSE", "enable");
            request.Headers.Add("Accept", "text/event-stream");
        }
        return request;
    }

    /// <summary>Sends a request; anything but 200 is an exception.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, PhaseLimit limit)
    {
        var response = await limit.RunAsync(
            token => http().SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token)).ConfigureAwait(false);
        if ((int)response.StatusCode == 200)
            return response;
        using (response)
        {
            var body = await limit.RunAsync(token => BodyReader.ReadAsync(response.Content, MaxAnswer, token)).ConfigureAwait(false);
            throw ServiceFailure.FromHttp((int)response.StatusCode, body, SpeechStage.Start, RequestIdOf(response));
        }
    }

    /// <summary>The id of the service for a request; null when it sent none.</summary>
    public static string? RequestIdOf(HttpResponseMessage response)
        => response.Headers.TryGetValues("x-request-id", out var ids) ? ids.FirstOrDefault() : null;
}
