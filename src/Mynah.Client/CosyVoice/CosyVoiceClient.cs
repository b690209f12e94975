using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Mynah.Audio;
using Mynah.Protocol;
using Mynah.Protocol.Inference;

namespace Mynah.Client.CosyVoice;

/// <summary>
/// CosyVoice over WebSocket, in the cloud or on any compatible server. A safe singleton: streams share its pool of connections, which
/// <see cref="MynahClientOptions.Pool"/> describes.
/// </summary>
public sealed class CosyVoiceClient : IAsyncDisposable
{
    /// <summary>The model used when none is named.</summary>
    public const string DefaultModel = "cosyvoice-v3-flash";

    /// <summary>The voice used when none is named: <see cref="SpeechOptions.DefaultVoice"/> is none of CosyVoice's.</summary>
    public const string DefaultVoice = "longanyang";

    private readonly MynahClientOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly SocketConnector _connector;
    private readonly ConnectionPool _pool;

    /// <summary>Makes a client; nothing is connected yet.</summary>
    /// <param name="options">Checked at the first connection.</param>
    /// <param name="credentials">Where keys are looked for; null for the usual places.</param>
    /// <param name="clock">The clock of all time limits; null for the system's.</param>
    /// <param name="logger">Told of connections, repetitions and failures, with codes; never of text, audio or keys.</param>
    public CosyVoiceClient(
        IOptions<MynahClientOptions> options, CredentialChain? credentials = null, TimeProvider? clock = null, ILogger<CosyVoiceClient>? logger = null)
        : this(options.Value, credentials, clock, logger)
    {
    }

    /// <inheritdoc cref="CosyVoiceClient(IOptions{MynahClientOptions}, CredentialChain?, TimeProvider?, ILogger{CosyVoiceClient}?)" />
    public CosyVoiceClient(
        MynahClientOptions? options = null, CredentialChain? credentials = null, TimeProvider? clock = null, ILogger<CosyVoiceClient>? logger = null)
    {
        _logger = logger ?? NullLogger<CosyVoiceClient>.Instance;
        _options = options ?? new MynahClientOptions();
        if (_options.Pool.Problem() is { } problem)
            throw SpeechException.Invalid(problem);
        _clock = clock ?? TimeProvider.System;
        _connector = new SocketConnector(_options, credentials ?? new CredentialChain(), _clock, _logger);
        _pool = new ConnectionPool(ConnectAsync, _options.Pool, _clock);
    }

    /// <summary>What the pool holds at this moment.</summary>
    public ConnectionPoolState Connections => _pool.State;

    /// <summary>
    /// Opens as many connections as <see cref="ConnectionPoolOptions.Warm"/> says, so that the first call need not wait for one. From then on
    /// the pool keeps that many ready by itself.
    /// </summary>
    /// <exception cref="SpeechException">One could not be opened.</exception>
    public Task WarmAsync(CancellationToken cancellationToken = default) => _pool.WarmAsync(cancellationToken);

    /// <summary>Speaks a text and gives all of it at once.</summary>
    /// <param name="text">Of any length; it is cut at the ends of sentences where the service's limits ask for it.</param>
    /// <param name="options">How to speak; null for <see cref="DefaultVoice"/> as 24 kHz WAV.</param>
    /// <param name="parameters">What only CosyVoice has; see <see cref="Open"/>.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="SpeechException">The text is empty, a value is refused, or speaking failed.</exception>
    public async Task<CosyVoiceResult> SynthesizeAsync(
        string text, SpeechOptions? options = null, SynthesisParameters? parameters = null, CancellationToken cancellationToken = default)
    {
        using var audio = new MemoryStream();
        var result = await SynthesizeAsync(text, audio, options, parameters, cancellationToken).ConfigureAwait(false);
        var bytes = audio.GetBuffer().AsMemory(0, (int)audio.Length);
        if ((options?.Format ?? AudioFormat.Default).Encoding == AudioEncoding.Wav && options?.Container != ContainerScope.Utterance)
            WavFile.WriteHeader(bytes.Span, (options?.Format ?? AudioFormat.Default).SampleRate, bytes.Length - WavFile.HeaderLength);
        return result with { Audio = bytes };
    }

    /// <summary>Speaks a text into a stream as the audio comes; the sizes in a WAV header stay open.</summary>
    /// <inheritdoc cref="SynthesizeAsync(string, SpeechOptions?, SynthesisParameters?, CancellationToken)" />
    public async Task<CosyVoiceResult> SynthesizeAsync(
        string text, Stream destination, SpeechOptions? options = null, SynthesisParameters? parameters = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        if (string.IsNullOrWhiteSpace(text))
            throw SpeechException.Invalid("The text is empty. Give it at least one word.");
        var stream = Open(options, parameters);
        var words = new List<SpokenWord>();
        await foreach (var happened in CosyVoiceSynthesizer.RunAsync(stream, Once(text), cancellationToken).ConfigureAwait(false))
        {
            if (happened is WordsSpoken spoken)
                words.AddRange(spoken.Words);
            if (happened is not AudioChunk chunk)
                continue;
            await destination.WriteAsync(chunk.Data, cancellationToken).ConfigureAwait(false);
            chunk.Dispose();
        }
        return new CosyVoiceResult(default, words, stream.RequestId, stream.ServiceRequestId, stream.FirstPackageDelay, stream.Usage);
    }

    /// <summary>Opens a stream: text in over time, audio out. Nothing is sent before its first text.</summary>
    /// <param name="options">How to speak; null for the defaults.</param>
    /// <param name="parameters">
    /// What only CosyVoice has: seed, hot fixes, marks and so on; word times are asked for unless this says no. Unknown members are passed
    /// on. What <see cref="SpeechOptions"/> has must be given there.
    /// </param>
    /// <exception cref="SpeechException">A value is out of range or given in both places.</exception>
    public CosyVoiceStream Open(SpeechOptions? options = null, SynthesisParameters? parameters = null)
    {
        options = CosyVoiceDefaults.Apply(options ?? new SpeechOptions());
        return new CosyVoiceStream(_pool, options, TaskParameters.From(options, parameters), _options, _clock);
    }

    /// <summary>This client as a synthesizer. Each call is a stream of its own.</summary>
    /// <param name="model">Used when the options of a call name none.</param>
    /// <param name="parameters">What only CosyVoice has, the same for every call; see <see cref="Open"/>.</param>
    public ISpeechSynthesizer AsSynthesizer(string model = DefaultModel, SynthesisParameters? parameters = null)
        => new CosyVoiceSynthesizer(this, model, parameters);

    /// <summary>Closes the connections that wait. Streams end with their own disposal.</summary>
    public async ValueTask DisposeAsync()
    {
        await _pool.DisposeAsync().ConfigureAwait(false);
        _connector.Dispose();
    }

    private async Task<SocketChannel> ConnectAsync(CancellationToken cancellationToken)
    {
        var address = ServiceAddresses.From(_options).Inference;
        var socket = await new ConnectRetry(_options.ConnectRetries, _clock, _logger).RunAsync(
            address.Authority, () => _connector.OpenAsync(address, "CosyVoice", cancellationToken),
            static error => error.IsRetrySafe && error.Code != SpeechErrorCode.Timeout, cancellationToken).ConfigureAwait(false);
        return new SocketChannel(socket, new SocketChannelOptions
        {
            MaxMessageBytes = 16 * 1024 * 1024, Clock = _clock, HoldsBuffer = true, IsNoise = IsNoise, // frames of other servers may be large
        });
    }

    // The event before each piece of audio says nothing that the audio does not say. Quotes inside a text are escaped, so this is no text.
    private static bool IsNoise(ReadOnlySpan<byte> message)
        => message.Length < 1024 && message.IndexOf("\"type\":\"sentence-synthesis\""u8) >= 0 && message.IndexOf("\"words\":[]"u8) >= 0;

    private static async IAsyncEnumerable<SpeechCommand> Once(string text)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        yield return new AppendText(text);
    }
}
