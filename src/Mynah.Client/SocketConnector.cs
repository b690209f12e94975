using System.Net.WebSockets;

namespace Mynah.Client;

/// <summary>Opens WebSockets to the service, with key and workspace, within the time limit. Safe for concurrent calls.</summary>
internal sealed class SocketConnector(MynahClientOptions options, CredentialChain credentials, TimeProvider clock) : IDisposable
{
    private readonly SocketsHttpHandler _handler = new() { ConnectTimeout = options.ConnectTimeout };

    /// <summary>Opens one.</summary>
    /// <exception cref="SpeechException">No key, a refused handshake (with all it said), no connection, or a passed time limit.</exception>
    public async Task<ClientWebSocket> OpenAsync(Uri target, CancellationToken cancellationToken)
    {
        var credential = credentials.Get(options.ApiKey);
        var socket = new ClientWebSocket();
        socket.Options.KeepAliveInterval = TimeSpan.FromSeconds(20);
        socket.Options.KeepAliveTimeout = TimeSpan.FromSeconds(40);
        socket.Options.SetRequestHeader("Authorization", $"Bearer {credential.Key}");
        socket.Options.SetRequestHeader("user-agent", ClientIdentity.UserAgent);
        if (options.Workspace is { } workspace)
            socket.Options.SetRequestHeader("X-DashScope-WorkSpace", workspace);
        using var capture = new HandshakeCapture(_handler);
        using var invoker = new HttpMessageInvoker(capture, disposeHandler: false);
        using var limit = new CancellationTokenSource(options.ConnectTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await socket.ConnectAsync(target, invoker, either.Token).ConfigureAwait(false);
            return socket;
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or HttpRequestException)
        {
            socket.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            if (capture.Refusal is { } refusal)
                throw refusal;
            throw limit.IsCancellationRequested
                ? new SpeechException(SpeechErrorCode.Timeout, SpeechStage.Connect,
                    $"No connection to {target.Host}:{target.Port} within {options.ConnectTimeout.TotalSeconds:0.#} s. Check the network, or raise ConnectTimeout.", error)
                    { IsRetrySafe = true }
                : new SpeechException(SpeechErrorCode.ConnectionFailed, SpeechStage.Connect,
                    $"No connection to {target.Host}:{target.Port}: {error.GetBaseException().Message} Check the address and that the server runs.", error)
                    { IsRetrySafe = true };
        }
    }

    public void Dispose() => _handler.Dispose();
}
