using System.Diagnostics;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;
using Mynah.Client.Generation;
using Mynah.Diagnostics;
using Mynah.Protocol;

namespace Mynah.Client;

/// <summary>What all HTTP dialects of the service share: addresses, headers, repetition, refusals, log. Safe for concurrent calls.</summary>
internal sealed class ServiceHttp(Func<HttpClient> http, MynahClientOptions options, CredentialChain credentials, TimeProvider clock, ILogger logger)
{
    /// <summary>An answer without streaming is a few hundred bytes; a megabyte leaves room for any server's extra members.</summary>
    public const int MaxAnswer = 1024 * 1024;

    /// <summary>Prepares a request with key and workspace; takes over the body.</summary>
    /// <param name="path">Below the HTTP base.</param>
    /// <param name="body">JSON.</param>
    /// <param name="streamed">Whether events are asked for.</param>
    public Outgoing Post(string path, MessageBuffer body, bool streamed)
    {
        using var owned = body;
        var bytes = body.Written.ToArray();
        return Authorized(HttpMethod.Post, path, request =>
        {
            request.Content = new ByteArrayContent(bytes);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            if (streamed)
            {
                request.Headers.Add("X-DashScope-SSE", "enable");
                request.Headers.Add("Accept", "text/event-stream");
            }
        });
    }

    /// <summary>Prepares a question without a body, with key and workspace.</summary>
    /// <param name="path">Below the HTTP base, with its query.</param>
    public Outgoing Ask(string path) => Authorized(HttpMethod.Get, path, static _ => { });

    /// <summary>Prepares the download of a file whose address is its key.</summary>
    public static Outgoing Get(Uri url) => new(url, static target => new HttpRequestMessage(HttpMethod.Get, target));

    /// <summary>Sends a request, again where that is safe; anything but 200 is an exception.</summary>
    public async Task<HttpResponseMessage> SendAsync(Outgoing outgoing, PhaseLimit limit)
    {
        using var activity = SpeechTelemetry.Source.StartActivity("request", ActivityKind.Client);
        var host = outgoing.Url.Authority;
        activity?.SetTag("server.address", outgoing.Url.Host);
        try
        {
            return await new ConnectRetry(options.ConnectRetries, clock, logger).RunAsync(host, async () =>
            {
                using var request = outgoing.Make(outgoing.Url);
                var began = clock.GetTimestamp();
                var response = await limit.RunAsync(
                    token => http().SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token)).ConfigureAwait(false);
                var status = (int)response.StatusCode;
                ClientLog.Answered(logger, RequestIdOf(response), host, status, (long)clock.GetElapsedTime(began).TotalMilliseconds);
                activity?.SetTag("http.response.status_code", status).SetTag("mynah.request", RequestIdOf(response));
                return status == 200 ? response : throw await RefusalAsync(response, limit).ConfigureAwait(false);
            }, outgoing.IsOnce ? IsUnsent : IsUntouched, limit.Caller).ConfigureAwait(false);
        }
        catch (SpeechException error)
        {
            activity?.SetStatus(ActivityStatusCode.Error, error.Code.ToString());
            ClientLog.Failed(logger, host, error.Code, error.Stage, error.StatusCode, error.RequestId);
            throw;
        }
    }

    /// <summary>The id of the service for a request; null when it sent none.</summary>
    public static string? RequestIdOf(HttpResponseMessage response)
        => response.Headers.TryGetValues("x-request-id", out var ids) ? ids.FirstOrDefault() : null;

    /// <summary>True when the request never left, or was refused before anybody looked at it.</summary>
    public static bool IsUnsent(SpeechException error)
        => error is { StatusCode: 429, ServiceCode: not "Throttling.AllocationQuota" }
            || error.InnerException is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError };

    private Outgoing Authorized(HttpMethod method, string path, Action<HttpRequestMessage> complete)
    {
        var credential = credentials.Get(options.ApiKey);
        return new Outgoing(new Uri($"{ServiceAddresses.From(options).Http}/{path}"), url =>
        {
            var request = new HttpRequestMessage(method, url);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", credential.Key);
            request.Headers.TryAddWithoutValidation("user-agent", ClientIdentity.UserAgent);
            if (options.Workspace is { } workspace)
                request.Headers.Add("X-DashScope-WorkSpace", workspace);
            complete(request);
            return request;
        });
    }

    private static async Task<SpeechException> RefusalAsync(HttpResponseMessage response, PhaseLimit limit)
    {
        using (response)
        {
            var body = await limit.RunAsync(token => BodyReader.ReadAsync(response.Content, MaxAnswer, token)).ConfigureAwait(false);
            return ServiceFailure.FromHttp((int)response.StatusCode, body, SpeechStage.Start, RequestIdOf(response));
        }
    }

    // True when the service has not begun with the text: it was too busy, or there was no connection.
    private static bool IsUntouched(SpeechException error)
        => error.StatusCode is 429 or 503
            || error.InnerException is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError };
}
