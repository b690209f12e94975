using System.Net.WebSockets;
using Microsoft.Extensions.Logging;

namespace Mynah.Client;

/// <summary>Opens WebSockets to the service, with key and workspace, within the time limit. Safe for concurrent calls.</summary>
internal sealed class SocketConnector(MynahClientOptions options, CredentialChain credentials, TimeProvider clock, ILogger logger) : IDisposable
{
    private readonly SocketsHttpHandler _handler = new() { ConnectTimeout = options.ConnectTimeout, ConnectCallback = ProbedConnection.OpenAsync };

    /// <summary>Opens one.</summary>
    /// <param name="target">Address and query.</param>
    /// <param name="model">What it is for; for the log.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="SpeechException">No key, a refused handshake (with all it said), no connection, or a passed time limit.</exception>
    public async Task<ClientWebSocket> OpenAsync(Uri target, string model, CancellationToken cancellationToken)
    {
        var credential = credentials.Get(options.ApiKey);
        ClientLog.Connecting(logger, target.Host, model, credential);
        var socket = new ClientWebSocket();
        socket.Options.KeepAliveInterval = TimeSpan.FromSeconds(20);
        // A program may read only as fast as it plays: an answer to a ping can lie behind minutes of audio. What is expected has its own
        // limits, and a dead network is found by the probes of the TCP connection.
        socket.Options.KeepAliveTimeout = Timeout.InfiniteTimeSpan;
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
