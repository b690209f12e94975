using System.Net;

namespace Mynah.Client.Tests;

/// <summary>A network that carries everything to the real server, but may lose what comes back of a create.</summary>
internal sealed class LossyHandler : DelegatingHandler
{
    public LossyHandler() : base(new SocketsHttpHandler())
    {
    }

    /// <summary>What happens to the answer of a create; null lets it through.</summary>
    public Func<HttpResponseMessage, HttpResponseMessage>? Answer { get; set; }

    /// <summary>True when creates never reach the server.</summary>
    public bool IsCut { get; set; }

    /// <summary>Creates that were sent.</summary>
    public int Creates { get; private set; }

    public static HttpResponseMessage Lose(HttpResponseMessage answer)
    {
        answer.Dispose();
        throw new HttpRequestException(HttpRequestError.ResponseEnded, "The connection was closed.");
    }

    public static HttpResponseMessage Busy(HttpResponseMessage answer)
    {
        answer.Dispose();
        return new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { Content = new StringContent("") };
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var isCreate = request.Content is ByteArrayContent content && (await content.ReadAsStringAsync(cancellationToken)).Contains("\"action\":\"create", StringComparison.Ordinal);
        if (isCreate)
            Creates++;
        if (isCreate && IsCut)
            throw new HttpRequestException(HttpRequestError.ConnectionError, "No route to the host.");
        var answer = await base.SendAsync(request, cancellationToken);
        return isCreate && Answer is { } change ? change(answer) : answer;
    }
}
