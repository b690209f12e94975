using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Mynah.Protocol;
using Mynah.Protocol.Realtime;

namespace Mynah.Client.Realtime;

/// <summary>
/// One realtime connection, from <c>session.created</c> to <c>session.finished</c>. Sending is safe from several threads; events
/// have one reader, which must read on, for a full queue makes the service wait. Nothing hangs: every phase has its time limit.
/// </summary>
public sealed class QwenTtsRealtimeSession : IAsyncDisposable
{
    private readonly SocketChannel _channel;
    private readonly MynahClientOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly SilenceWatch _watch;
    private readonly Lock _gate = new();
    private char? _half;          // a high surrogate whose second half has not been appended yet
    private long _firstText;      // timestamp of the first append, 0 before
    private bool _finishing;
    private bool _isResponding;
    private bool _isOver;

    internal QwenTtsRealtimeSession(SocketChannel channel, MynahClientOptions options, TimeProvider clock, ILogger logger)
    {
        (_channel, _options, _clock, _logger) = (channel, options, clock, logger);
        _watch = new SilenceWatch(clock, channel.Abort);
    }

    /// <summary>The service's id of this session.</summary>
    public string SessionId { get; private set; } = "";

    /// <summary>The id of the newest response; null before the first.</summary>
    public string? LastResponseId { get; private set; }

    /// <summary>The newest event that was read as an event.</summary>
    public ServerEvent? LastMessage { get; private set; }

    /// <summary>From the first appended text to the first audio; null before. Measured once (dossier 07 §1).</summary>
    public TimeSpan? FirstAudioDelay { get; private set; }

    /// <summary>True once audio has come.</summary>
    public bool HasHeardAudio => FirstAudioDelay is not null;

    /// <summary>Changes the settings. Only before the first text; the answer is <see cref="SessionUpdated"/> or <see cref="ErrorReported"/>.</summary>
    public ValueTask UpdateAsync(SessionSettings settings, CancellationToken cancellationToken = default)
        => SendAsync(new SessionUpdate { Session = settings }, cancellationToken);

    /// <summary>Appends text. Nothing is sent for an empty piece; half a surrogate pair waits for its other half.</summary>
    public ValueTask AppendAsync(string text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        lock (_gate)
        {
            text = _half is { } half && text.Length > 0 ? half + text : text;
            if (text.Length == 0)
                return default;
            _half = char.IsHighSurrogate(text[^1]) ? text[^1] : null;
            if (_half is not null)
                text = text[..^1];
            if (text.Length == 0)
                return default;
            if (_firstText == 0)
                _firstText = _clock.GetTimestamp();
        }
        return SendAsync(new TextAppend { Text = text }, cancellationToken);
    }

    /// <summary>Speaks what is buffered. An empty buffer is an error at the service.</summary>
    public ValueTask CommitAsync(CancellationToken cancellationToken = default)
    {
        if (!_isResponding)
            _watch.Expect("the first audio", _options.FirstAudioTimeout);
        return SendAsync(new TextCommit(), cancellationToken);
    }

    /// <summary>Drops what is buffered.</summary>
    public ValueTask ClearAsync(CancellationToken cancellationToken = default) => SendAsync(new TextClear(), cancellationToken);

    /// <summary>Stops the running response.</summary>
    public ValueTask CancelResponseAsync(CancellationToken cancellationToken = default) => SendAsync(new ResponseCancel(), cancellationToken);

    /// <summary>No more text will come; what is left is spoken, then the session ends.</summary>
    public ValueTask FinishAsync(CancellationToken cancellationToken = default)
    {
        _finishing = true;
        if (!_isResponding)
            _watch.Expect("the end of the session", _options.FinishTimeout);
        return SendAsync(new SessionFinish(), cancellationToken);
    }

    /// <summary>Sends a message of your own making, as it is.</summary>
    public async ValueTask SendRawAsync(string json, CancellationToken cancellationToken = default)
    {
        var buffer = MessageBuffer.Rent();
        buffer.Advance(Encoding.UTF8.GetBytes(json, buffer.GetSpan(Encoding.UTF8.GetMaxByteCount(json.Length))));
        await SendAsync(buffer, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads events until <see cref="SessionFinished"/>, which is the last one. Errors of the service come as events.</summary>
    /// <exception cref="SpeechException">The connection ended without <see cref="SessionFinished"/>, or a time limit passed.</exception>
    public async IAsyncEnumerable<ServerEvent> ReadEventsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (!_isOver)
        {
            using var message = await ReceiveAsync(cancellationToken).ConfigureAwait(false);
            yield return Read(message);
        }
    }

    /// <summary>Reads events into callbacks until the end, for programs written in that form.</summary>
    public async Task RunAsync(RealtimeCallbacks callbacks, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(callbacks);
        callbacks.OnOpen?.Invoke();
        try
        {
            await foreach (var message in ReadEventsAsync(cancellationToken).ConfigureAwait(false))
                callbacks.OnEvent?.Invoke(message);
        }
        finally
        {
            await CloseAsync().ConfigureAwait(false);
            callbacks.OnClose?.Invoke((int?)_channel.CloseStatus, _channel.CloseReason);
        }
    }

    /// <summary>Closes politely. Text that was not spoken yet is lost; call <see cref="FinishAsync"/> and read on to hear all of it.</summary>
    public Task CloseAsync()
    {
        _isOver = true;
        return _channel.CloseAsync(WebSocketCloseStatus.NormalClosure, "");
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _watch.Dispose();
        await _channel.DisposeAsync().ConfigureAwait(false);
        ClientLog.Closed(_logger, SessionId, (int?)_channel.CloseStatus);
    }

    internal async Task StartAsync(CancellationToken cancellationToken)
    {
        _watch.Expect("session.created", _options.StartTimeout);
        using var message = await ReceiveAsync(cancellationToken).ConfigureAwait(false);
        if (Read(message) is not SessionCreated)
            throw Broken(SpeechErrorCode.ProtocolViolation, $"The service began with {LastMessage!.Type} instead of session.created.");
    }

    /// <summary>Waits for the next text message; the caller disposes it.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    internal async ValueTask<SocketMessage> ReceiveAsync(CancellationToken cancellationToken)
    {
        var message = await _channel.ReceiveAsync(cancellationToken).ConfigureAwait(false);
        if (message.Kind == SocketMessageKind.Text)
            return message;
        message.Dispose();
        throw message.Kind switch
        {
            SocketMessageKind.Binary => Broken(SpeechErrorCode.ProtocolViolation, "The service sent a binary frame where only JSON text is allowed."),
            SocketMessageKind.TooLarge => Broken(SpeechErrorCode.ProtocolViolation, "The service sent a frame above 16 MiB."),
            _ => Ended(),
        };
    }

    /// <summary>Notes that audio came, for delay and time limit.</summary>
    internal void NoteAudio()
    {
        FirstAudioDelay ??= _firstText == 0 ? TimeSpan.Zero : _clock.GetElapsedTime(_firstText);
        _watch.Expect("the next audio", _options.GapTimeout);
    }

    /// <summary>Reads an event and follows the session's state.</summary>
    internal ServerEvent Read(SocketMessage message)
    {
        try
        {
            LastMessage = RealtimeCodec.ReadServer(message.Data.Span);
        }
        catch (JsonException error)
        {
            throw Broken(SpeechErrorCode.ProtocolViolation, $"The service sent a frame that cannot be read: {error.Message}", error);
        }
        Follow(LastMessage);
        return LastMessage;
    }

    /// <summary>A failure of this session with its ids.</summary>
    internal SpeechException Broken(SpeechErrorCode code, string message, Exception? inner = null)
    {
        ClientLog.Broke(_logger, SessionId, Stage, code, (int?)_channel.CloseStatus);
        return new(code, Stage, $"{message} (session {(SessionId.Length == 0 ? "not begun" : SessionId)})", inner)
        {
            RequestId = SessionId.Length == 0 ? null : SessionId, StatusCode = (int?)_channel.CloseStatus,
            IsRetrySafe = !HasHeardAudio && code is SpeechErrorCode.ConnectionFailed or SpeechErrorCode.Timeout,
        };
    }

    /// <summary>Where in its life the session is.</summary>
    internal SpeechStage Stage => SessionId.Length == 0 ? SpeechStage.Start
        : _finishing && !_isResponding ? SpeechStage.Finish : SpeechStage.Synthesize;

    private void Follow(ServerEvent message)
    {
        switch (message)
        {
            case SessionCreated created:
                SessionId = created.Session?.Id ?? "";
                ExpectNext();
                break;
            case ResponseCreated created:
                _isResponding = true;
                LastResponseId = created.Response?.Id;
                _watch.Expect("the first audio", _options.FirstAudioTimeout);
                break;
            case AudioDelta:
                NoteAudio();
                break;
            case ResponseDone:
                _isResponding = false;
                ExpectNext();
                break;
            case SessionFinished:
                _isOver = true;
                _watch.Expect("", Timeout.InfiniteTimeSpan);
                break;
        }
    }

    private void ExpectNext()
        => _watch.Expect("the end of the session", _finishing ? _options.FinishTimeout : Timeout.InfiniteTimeSpan);

    private SpeechException Ended()
    {
        if (_watch.Passed is { } limit)
        {
            return Broken(SpeechErrorCode.Timeout,
                $"The service was silent for {limit.TotalSeconds:0.#} s while waiting for {_watch.Phase}. Try again, or raise the time limit.");
        }
        return Broken(SpeechErrorCode.ConnectionFailed, _channel.CloseStatus is { } status
            ? $"The service closed the connection with code {(int)status} {_channel.CloseReason} before session.finished."
            : "The connection broke before session.finished.", _channel.Failure);
    }

    private ValueTask SendAsync(ClientEvent message, CancellationToken cancellationToken)
    {
        message.EventId ??= RealtimeIds.NewClientEventId();
        return SendAsync(RealtimeCodec.Write(message), cancellationToken);
    }

    private async ValueTask SendAsync(MessageBuffer buffer, CancellationToken cancellationToken)
    {
        if (!await _channel.SendAsync(buffer, cancellationToken).ConfigureAwait(false))
            throw Ended();
    }
}
