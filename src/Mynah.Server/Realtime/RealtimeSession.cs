using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Mynah.Protocol;
using Mynah.Protocol.Realtime;
using Mynah.Server.Voices;
using Mynah.Text;

namespace Mynah.Server.Realtime;

/// <summary>One realtime connection: reads client events, feeds the synthesizer, and hands its events to a <see cref="ResponseWriter"/>.</summary>
internal sealed partial class RealtimeSession : IDisposable
{
    // Commands are small; text is limited by its own count. The number only has to outlast a burst of tokens from a language model.
    private const int CommandCapacity = 256;

    // A type is named in the answer and in the log; the longest documented one has 26 characters.
    private const int MaxEchoedType = 64;

    private readonly SocketChannel _channel;
    private readonly RealtimeContext _context;
    private readonly string _model;
    private readonly string _owner;
    private readonly TextLedger _ledger = new();
    private readonly IdleWatch _idle;
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _cancelRest = new();
    private readonly Channel<SpeechCommand> _commands = Channel.CreateBounded<SpeechCommand>(
        new BoundedChannelOptions(CommandCapacity) { SingleReader = true });

    private SessionSettings _settings;
    private ResponseWriter _writer;
    private Task? _speaking;
    private long _characters;
    private bool _finishing;
    private volatile bool _shutdown;

    public RealtimeSession(SocketChannel channel, string model, string owner, RealtimeContext context)
    {
        (_channel, _model, _owner, _context) = (channel, model, owner, context);
        _settings = SessionMapping.Defaults(RealtimeIds.New("sess_"), model);
        _writer = NewWriter();
        _idle = new IdleWatch(
            context.Clock, context.Options.IdleTimeout, context.Options.MaxSessionLength, () => _writer.IsResponding || _finishing, DropStalledClient);
    }

    public string Id => _settings.Id!;

    /// <summary>Serves the connection to its end.</summary>
    /// <param name="shutdown">Finishes the session as if the client had asked for it.</param>
    public async Task RunAsync(CancellationToken shutdown)
    {
        try
        {
            await SendAsync(new SessionCreated { Session = _settings }).ConfigureAwait(false);
            if (_context.Options.Strict && ModelCatalogue.Find(_model)?.Takes(CatalogueModel.RealtimeApi) != true)
                await RefuseModelAsync().ConfigureAwait(false);
            else
                await ReadEventsAsync(shutdown).ConfigureAwait(false);
        }
        finally
        {
            await _stop.CancelAsync().ConfigureAwait(false);
            _commands.Writer.TryComplete();
            if (_speaking is not null)
                await _speaking.ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        _idle.Dispose();
        _cancelRest.Dispose();
        _stop.Dispose();
    }

    // The official Python SDK looks ten times a second whether its connection stands; one that is closed sooner is a time-out to its user.
    private async Task RefuseModelAsync()
    {
        const string code = "model_not_found";
        var message = $"The model '{_model}' does not exist.";
        Log.Ended(_context.Logger, Id, code, message);
        await SendErrorAsync(code, message).ConfigureAwait(false);
        using var linger = new CancellationTokenSource(TimeSpan.FromMilliseconds(500), _context.Clock);
        try
        {
            using var answered = await _channel.ReceiveAsync(linger.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // it only listens
        }
        await _channel.CloseAsync(WebSocketCloseStatus.PolicyViolation, code).ConfigureAwait(false);
    }

    // A client may read as slowly as it plays: it then answers pings minutes late, and only a standstill shows that it is gone.
    private void DropStalledClient()
    {
        if (_channel.SendingFor < _context.Options.SendTimeout)
            return;
        Log.Stalled(_context.Logger, Id, (int)_channel.SendingFor.TotalSeconds);
        _channel.Abort();
    }

    private async Task ReadEventsAsync(CancellationToken shutdown)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_idle.Token, shutdown);
        var token = either.Token;
        while (true)
        {
            try
            {
                using var message = await _channel.ReceiveAsync(token).ConfigureAwait(false);
                _idle.Touch();
                if (!await HandleAsync(message).ConfigureAwait(false))
                    return;
            }
            catch (OperationCanceledException) when (_idle.Token.IsCancellationRequested)
            {
                var text = _idle.IsTooOld
                    ? $"session_expired: a session lasts at most {_context.Options.MaxSessionLength.TotalMinutes:0} minutes."
                    : $"request timeout after {_context.Options.IdleTimeout.TotalSeconds:0} seconds.";
                await EndWithErrorAsync("request_timeout", text, WebSocketCloseStatus.PolicyViolation).ConfigureAwait(false);
                return;
            }
            catch (OperationCanceledException) when (shutdown.IsCancellationRequested)
            {
                _shutdown = true;
                await FinishAsync().ConfigureAwait(false); // what was sent so far is still spoken
                token = _idle.Token;
            }
        }
    }

    private async ValueTask<bool> HandleAsync(SocketMessage message)
    {
        switch (message.Kind)
        {
            case SocketMessageKind.Text:
                return await HandleTextAsync(message.Data).ConfigureAwait(false);
            case SocketMessageKind.Binary:
                await RefuseAsync("binary frames are not part of this protocol; send JSON text").ConfigureAwait(false);
                return true;
            case SocketMessageKind.TooLarge:
                await EndWithErrorAsync("invalid_value", "the frame is larger than 1 MiB", WebSocketCloseStatus.MessageTooBig).ConfigureAwait(false);
                return false;
            default:
                return false;
        }
    }

    private async ValueTask<bool> HandleTextAsync(ReadOnlyMemory<byte> json)
    {
        ClientEvent received;
        try
        {
            received = RealtimeCodec.ReadClient(json.Span);
        }
        catch (JsonException) when (!RealtimeCodec.IsJson(json.Span))
        {
            await EndWithErrorAsync("invalid_value", "the frame is not valid JSON", WebSocketCloseStatus.InvalidPayloadData).ConfigureAwait(false);
            return false;
        }
        catch (JsonException error)
        {
            await RefuseAsync(error.Path is { Length: > 2 } path
                ? $"{path[2..]} has a value of the wrong kind"
                : "the event is not a JSON object of the expected shape").ConfigureAwait(false);
            return true;
        }
        await ApplyAsync(received).ConfigureAwait(false);
        return true;
    }

    private ValueTask ApplyAsync(ClientEvent received) => received switch
    {
        SessionUpdate update => UpdateAsync(update.Session ?? new SessionSettings()),
        TextAppend append => AppendAsync(append.Text ?? ""),
        TextCommit => CommitAsync(),
        TextClear => ClearAsync(),
        ResponseCancel => CancelAsync(),
        SessionFinish => FinishAsync(),
        { Type.Length: 0 } => RefuseAsync("the event has no type"),
        _ => RefuseAsync($"invalid event type: {received.Type[..Math.Min(received.Type.Length, MaxEchoedType)]}"),
    };

    private async ValueTask UpdateAsync(SessionSettings update)
    {
        var merged = _settings.With(update);
        var problem = _speaking is not null || _finishing
            ? "Session update error: session already started or finished or failed."
            : SessionMapping.Problem(merged) ?? StrictProblem(merged)
                ?? await _context.Voices.ProblemAsync(_owner, _model, merged.Voice, _stop.Token).ConfigureAwait(false);
        if (problem is not null)
        {
            await RefuseAsync(problem).ConfigureAwait(false);
            return;
        }
        _settings = merged;
        _writer = NewWriter();
        await SendAsync(new SessionUpdated { Session = _settings with { LanguageType = _settings.LanguageType ?? LanguageTypes.Auto } }).ConfigureAwait(false);
    }

    private async ValueTask AppendAsync(string text)
    {
        if (text.Length == 0)
            return;
        var count = CharacterCount.Of(text);
        if (_finishing)
            await RefuseAsync("session is finishing").ConfigureAwait(false);
        else if (count > _context.Options.MaxAppendCharacters)
            await RefuseAsync($"text has {count} characters; at most {_context.Options.MaxAppendCharacters} in one event").ConfigureAwait(false);
        else if (_characters + count > _context.Options.MaxSessionCharacters)
            await RefuseAsync($"text limit reached: at most {_context.Options.MaxSessionCharacters} characters in one session").ConfigureAwait(false);
        else
        {
            _characters += count;
            _ledger.Append(text);
            await CommandAsync(new AppendText(text)).ConfigureAwait(false);
        }
    }

    private async ValueTask CommitAsync()
    {
        if (_finishing)
            await RefuseAsync("session is finishing").ConfigureAwait(false);
        else if (!_ledger.TryCommit())
            await RefuseAsync("input text buffer is empty").ConfigureAwait(false);
        else
        {
            await SendAsync(new TextCommitted { ItemId = "" }).ConfigureAwait(false);
            await CommandAsync(new Commit()).ConfigureAwait(false);
        }
    }

    private async ValueTask ClearAsync()
    {
        _ledger.Clear();
        if (_speaking is not null && !_finishing)
            await CommandAsync(new Clear()).ConfigureAwait(false);
        await SendAsync(new TextCleared()).ConfigureAwait(false);
    }

    private ValueTask CancelAsync()
    {
        if (_speaking is null)
            return default;
        _writer.Mute();
        _ledger.Cancel(_settings.Mode != SessionMapping.Commit);
        if (!_finishing)
            return CommandAsync(new Cancel());
        _cancelRest.Cancel(); // after session.finish everything is committed, so nothing is left to speak
        return default;
    }

    private ValueTask FinishAsync()
    {
        _finishing = true;
        _speaking ??= SpeakAsync();
        _commands.Writer.TryComplete();
        return default;
    }

    private async ValueTask CommandAsync(SpeechCommand command)
    {
        _speaking ??= SpeakAsync();
        try
        {
            await _commands.Writer.WriteAsync(command, _stop.Token).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            // speaking has failed; its error is on the way to the client
        }
    }

    private string? StrictProblem(SessionSettings settings)
    {
        if (!_context.Options.Strict)
            return null;
        var model = ModelCatalogue.Find(_model)!;
        if (!VoiceIds.IsOne(settings.Voice!) && !ModelCatalogue.Supports(settings.Voice!, _model))
            return $"The requested voice '{settings.Voice}' is not supported.";
        if (settings.ResponseFormat is { } format && !model.Formats.Contains(format, StringComparer.OrdinalIgnoreCase))
            return $"response_format '{format}' is not supported by {_model}; use one of {string.Join(", ", model.Formats)}";
        return settings.Instructions is { Length: > 0 } && !model.FollowsInstructions
            ? $"instructions are not supported by {_model}; use an instruct model"
            : null;
    }

    private ResponseWriter NewWriter() => new(_channel, _settings.Voice!, ModelCatalogue.Find(_model)?.CountsTokens == true);

    private async ValueTask SendAsync(ServerEvent message) => await _writer.SendAsync(message, _stop.Token).ConfigureAwait(false);

    private ValueTask RefuseAsync(string message)
    {
        Log.Refused(_context.Logger, Id, message);
        return SendErrorAsync("invalid_value", message);
    }

    private ValueTask SendErrorAsync(string code, string message)
        => SendAsync(new ErrorReported { Error = new ErrorDetail { Code = code, Message = message } });

    private async ValueTask EndWithErrorAsync(string code, string message, WebSocketCloseStatus status)
    {
        Log.Ended(_context.Logger, Id, code, message);
        await SendErrorAsync(code, message).ConfigureAwait(false);
        await _channel.CloseAsync(status, code).ConfigureAwait(false);
    }
}
