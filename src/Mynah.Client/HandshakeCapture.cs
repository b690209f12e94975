namespace Mynah.Client;

/// <summary>Keeps the answer to one upgrade request when it is a refusal, so that its body can be shown.</summary>
internal sealed class HandshakeCapture(HttpMessageHandler inner) : HttpMessageHandler
{
    private const int MaxBody = 16 * 1024;

    private readonly HttpMessageInvoker _inner = new(inner, disposeHandler: false);

    /// <summary>The refusal; null when the upgrade succeeded or nothing was answered.</summary>
    public SpeechException? Refusal { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await _inner.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != System.Net.HttpStatusCode.SwitchingProtocols)
        {
            var id = response.Headers.TryGetValues("x-request-id", out var ids) ? ids.FirstOrDefault() : null;
            var body = await BodyReader.ReadAsync(response.Content, MaxBody, cancellationToken).ConfigureAwait(false);
            Refusal = ServiceFailure.FromHttp((int)response.StatusCode, body, SpeechStage.Connect, id);
        }
        return response;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _inner.Dispose();
        base.Dispose(disposing);
    }
}
