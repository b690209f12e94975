using System.Diagnostics;
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
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly SocketConnector _connector;

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
        _clock = clock ?? TimeProvider.System;
        _connector = new SocketConnector(_options, credentials ?? new CredentialChain(), _clock, _logger);
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
        var host = $"{addresses.Realtime.Host}:{addresses.Realtime.Port}";
        using var activity = SpeechTelemetry.Source.StartActivity("connect", ActivityKind.Client);
        activity?.SetTag("server.address", addresses.Realtime.Host).SetTag("mynah.model", model);
        try
        {
            var session = await new ConnectRetry(_options.ConnectRetries, _clock, _logger).RunAsync(
                host, () => BeginAsync(addresses.Realtime, model, cancellationToken),
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
    public void Dispose() => _connector.Dispose();

    private async Task<QwenTtsRealtimeSession> BeginAsync(Uri address, string model, CancellationToken cancellationToken)
    {
        var began = _clock.GetTimestamp();
        var channel = new SocketChannel(
            await _connector.OpenAsync(new Uri($"{address}?model={Uri.EscapeDataString(model)}"), model, cancellationToken).ConfigureAwait(false),
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
}
