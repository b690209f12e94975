using Microsoft.Extensions.Options;
using Mynah.Protocol;

namespace Mynah.Client.Realtime;

/// <summary>Connects to Qwen-TTS Realtime, in the cloud or on any compatible server. A safe singleton: each call is its own connection.</summary>
public sealed class QwenTtsRealtimeClient : IDisposable
{
    /// <summary>The model used when none is named.</summary>
    public const string DefaultModel = "qwen3-tts-flash-realtime";

    private readonly MynahClientOptions _options;
    private readonly TimeProvider _clock;
    private readonly SocketConnector _connector;

    /// <summary>Makes a client.</summary>
    /// <param name="options">Checked at the first connection.</param>
    /// <param name="credentials">Where keys are looked for; null for the usual places.</param>
    /// <param name="clock">The clock of all time limits; null for the system's.</param>
    public QwenTtsRealtimeClient(IOptions<MynahClientOptions> options, CredentialChain? credentials = null, TimeProvider? clock = null)
        : this(options.Value, credentials, clock)
    {
    }

    /// <inheritdoc cref="QwenTtsRealtimeClient(IOptions{MynahClientOptions}, CredentialChain?, TimeProvider?)" />
    public QwenTtsRealtimeClient(MynahClientOptions? options = null, CredentialChain? credentials = null, TimeProvider? clock = null)
    {
        _options = options ?? new MynahClientOptions();
        _clock = clock ?? TimeProvider.System;
        _connector = new SocketConnector(_options, credentials ?? new CredentialChain(), _clock);
    }

    /// <summary>Connects and waits for the session to begin.</summary>
    /// <param name="model">The model; any name is passed on as it is.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="SpeechException">
    /// No key, a refused handshake (with status, service code, message and request id), no connection, or a passed time limit.
    /// </exception>
    public async Task<QwenTtsRealtimeSession> ConnectAsync(string model = DefaultModel, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(model);
        var address = ServiceAddresses.From(_options).Realtime;
        var channel = new SocketChannel(
            await _connector.OpenAsync(new Uri($"{address}?model={Uri.EscapeDataString(model)}"), cancellationToken).ConfigureAwait(false),
            // Deltas of other servers may be large.
            new SocketChannelOptions { MaxMessageBytes = 16 * 1024 * 1024, Clock = _clock, HoldsBuffer = true });
        var session = new QwenTtsRealtimeSession(channel, _options, _clock);
        try
        {
            await session.StartAsync(cancellationToken).ConfigureAwait(false);
            return session;
        }
        catch
        {
            await session.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>This client as a synthesizer: text or tokens in, audio out. Each stream is a connection of its own.</summary>
    /// <param name="model">Used when the options of a call name none.</param>
    public ISpeechSynthesizer AsSynthesizer(string model = DefaultModel) => new RealtimeSynthesizer(this, model);

    /// <inheritdoc />
    public void Dispose() => _connector.Dispose();
}
