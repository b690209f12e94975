using System.Diagnostics;
using System.Net.WebSockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Mynah.Diagnostics;
using Mynah.Protocol;

namespace Mynah.Client.Realtime;

/// <summary>Connects to Qwen-TTS Realtime, in the cloud or on any compatible server. A safe singleton: each call is its own connection.</summary>
public sealed class QwenTtsRealtimeClient : IDisposable
{
    /// <summary>The model used when none is named.</summary>
    public const string DefaultModel = "qwen3-tts-flash-realtime";

    private readonly MynahClientOptions _options;
    private readonly CredentialChain _credentials;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly SocketsHttpHandler _handler;

    /// <summary>Makes a client.</summary>
    /// <param name="options">Checked at the first connection.</param>
    /// <param name="credentials">Where keys are looked for; null for the usual places.</param>
    /// <param name="clock">The clock of all time limits; null for the system's.</param>
    /// <param name="logger">Told of connections, repetitions and ends, with ids and codes; never of text, audio or keys.</param>
    public QwenTtsRealtimeClient(
        IOptions<MynahClientOptions> options, CredentialChain? credentials = null, TimeProvider? clock = null, ILogger<QwenTtsRealtimeClient>? logger = null)
        : this(options.Value, credentials, clock, logger)
    {
    }

    /// <inheritdoc cref="QwenTtsRealtimeClient(IOptions{MynahClientOptions}, CredentialChain?, TimeProvider?, ILogger{QwenTtsRealtimeClient}?)" />
    public QwenTtsRealtimeClient(
        MynahClientOptions? options = null, CredentialChain? credentials = null, TimeProvider? clock = null, ILogger<QwenTtsRealtimeClient>? logger = null)
    {
        _logger = logger ?? NullLogger<QwenTtsRealtimeClient>.Instance;
        _options = options ?? new MynahClientOptions();
        _credentials = credentials ?? new CredentialChain();
        _clock = clock ?? TimeProvider.System;
        _handler = new SocketsHttpHandler { ConnectTimeout = _options.ConnectTimeout, ConnectCallback = ProbedConnection.OpenAsync };
    }

    /// <summary>
    /// Connects and waits for the session to begin. A service that is overloaded or cannot be reached is asked again, as often as
    /// <see cref="MynahClientOptions.ConnectRetries"/> says; no text has been sent by then, so nothing is spoken twice.
    /// </summary>
    /// <param name="model">The model; any name is passed on as it is.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="SpeechException">
    /// No key, a refused handshake (with status, service code, message and request id), no connection, or a passed time limit.
    /// </exception>
    public async Task<QwenTtsRealtimeSession> ConnectAsync(string model = DefaultModel, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(model);
        var addresses = ServiceAddresses.From(_options);
        var credential = _credentials.Get(_options.ApiKey);
        var host = $"{addresses.Realtime.Host}:{addresses.Realtime.Port}";
        using var activity = SpeechTelemetry.Source.StartActivity("connect", ActivityKind.Client);
        activity?.SetTag("server.address", addresses.Realtime.Host).SetTag("mynah.model", model);
        try
        {
            var session = await new ConnectRetry(_options.ConnectRetries, _clock, _logger).RunAsync(
                host, () => BeginAsync(addresses.Realtime, model, credential, cancellationToken),
                static error => error.IsRetrySafe && error.Code != SpeechErrorCode.Timeout, cancellationToken).ConfigureAwait(false);
            activity?.SetTag("mynah.session", session.SessionId);
            return session;
        }
        catch (SpeechException error)
        {
            activity?.SetStatus(ActivityStatusCode.Error, error.Code.ToString());
            ClientLog.Failed(_logger, host, error.Code, error.Stage, error.StatusCode, error.RequestId);
            throw;
        }
    }

    /// <summary>This client as a synthesizer: text or tokens in, audio out. Each stream is a connection of its own.</summary>
    /// <param name="model">Used when the options of a call name none.</param>
    public ISpeechSynthesizer AsSynthesizer(string model = DefaultModel) => new RealtimeSynthesizer(this, model);

    /// <inheritdoc />
    public void Dispose() => _handler.Dispose();

    private async Task<QwenTtsRealtimeSession> BeginAsync(Uri address, string model, ApiCredential credential, CancellationToken cancellationToken)
    {
        var began = _clock.GetTimestamp();
        ClientLog.Connecting(_logger, address.Host, model, credential);
        var channel = new SocketChannel(
            await OpenAsync(address, model, credential, cancellationToken).ConfigureAwait(false),
            // Deltas of other servers may be large.
            new SocketChannelOptions { MaxMessageBytes = 16 * 1024 * 1024, Clock = _clock, HoldsBuffer = true });
        var session = new QwenTtsRealtimeSession(channel, _options, _clock, _logger);
        try
        {
            await session.StartAsync(cancellationToken).ConfigureAwait(false);
            ClientLog.Began(_logger, session.SessionId, address.Host, (long)_clock.GetElapsedTime(began).TotalMilliseconds);
            return session;
        }
        catch
        {
            await session.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task<ClientWebSocket> OpenAsync(Uri address, string model, ApiCredential credential, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        socket.Options.KeepAliveInterval = TimeSpan.FromSeconds(20);
        // A program may read only as fast as it plays: an answer to a ping can lie behind minutes of audio. What is expected has its own
        // limits, and a dead network is found by the probes of the TCP connection.
        socket.Options.KeepAliveTimeout = Timeout.InfiniteTimeSpan;
        socket.Options.SetRequestHeader("Authorization", $"Bearer {credential.Key}");
        socket.Options.SetRequestHeader("user-agent", ClientIdentity.UserAgent);
        if (_options.Workspace is { } workspace)
            socket.Options.SetRequestHeader("X-DashScope-WorkSpace", workspace);
        using var capture = new HandshakeCapture(_handler);
        using var invoker = new HttpMessageInvoker(capture, disposeHandler: false);
        using var limit = new CancellationTokenSource(_options.ConnectTimeout, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var target = new Uri($"{address}?model={Uri.EscapeDataString(model)}");
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
                    $"No connection to {address.Host}:{address.Port} within {_options.ConnectTimeout.TotalSeconds:0.#} s. Check the network, or raise ConnectTimeout.", error)
                    { IsRetrySafe = true }
                : new SpeechException(SpeechErrorCode.ConnectionFailed, SpeechStage.Connect,
                    $"No connection to {address.Host}:{address.Port}: {error.GetBaseException().Message} Check the address and that the server runs.", error)
                    { IsRetrySafe = true };
        }
    }
}
