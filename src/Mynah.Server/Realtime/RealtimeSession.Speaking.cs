using System.Net.WebSockets;
using Microsoft.Extensions.Logging;
using Mynah.Protocol.Realtime;
using Mynah.Server.Voices;

namespace Mynah.Server.Realtime;

/// <summary>The speaking side of a session: it runs beside the reading side from the first text on.</summary>
internal sealed partial class RealtimeSession
{
    // A server that stops does not wait long for clients that do not answer.
    private static readonly TimeSpan HurriedClose = TimeSpan.FromSeconds(3);

    private async Task SpeakAsync()
    {
        await Task.Yield(); // the reading side goes on
        try
        {
            await RelayAllAsync().ConfigureAwait(false);
            await SendAsync(new SessionFinished()).ConfigureAwait(false);
            await _channel.CloseAsync(WebSocketCloseStatus.NormalClosure, "session finished", _shutdown ? HurriedClose : null).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // the client is gone or the session was ended with an error
        }
        catch (Exception error)
        {
            await FailAsync(error).ConfigureAwait(false);
        }
        finally
        {
            _commands.Writer.TryComplete(); // a reader that waits for room must not wait for ever
        }
    }

    private async Task RelayAllAsync()
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, _cancelRest.Token);
        try
        {
            await foreach (var happened in Begin(either.Token).ConfigureAwait(false))
                await RelayAsync(happened, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_cancelRest.IsCancellationRequested && !_stop.IsCancellationRequested)
        {
            if (_writer.IsResponding)
                await _writer.EndAsync("incomplete", default, _stop.Token).ConfigureAwait(false);
        }
    }

    private IAsyncEnumerable<SpeechEvent> Begin(CancellationToken cancellationToken)
    {
        var options = SessionMapping.ToOptions(_settings, _model) with { Owner = _owner };
        var commands = _commands.Reader.ReadAllAsync(CancellationToken.None);
        try
        {
            return _context.Synthesizer.SynthesizeAsync(commands, options, cancellationToken);
        }
        catch (SpeechException error) when (error.Code == SpeechErrorCode.UnknownVoice && !_context.Options.Strict && !VoiceIds.IsOne(options.Voice))
        {
            Log.VoiceReplaced(_context.Logger, Id, options.Voice, SpeechOptions.DefaultVoice);
            return _context.Synthesizer.SynthesizeAsync(commands, options with { Voice = SpeechOptions.DefaultVoice }, cancellationToken);
        }
    }

    private async ValueTask RelayAsync(SpeechEvent happened, CancellationToken cancellationToken)
    {
        switch (happened)
        {
            case UtteranceStarted started:
                if (_ledger.Begin(started.Text))
                    await _writer.SendAsync(new TextCommitted { ItemId = "" }, cancellationToken).ConfigureAwait(false);
                await _writer.BeginAsync(cancellationToken).ConfigureAwait(false);
                break;
            case AudioChunk chunk:
                using (chunk)
                    await _writer.AudioAsync(chunk.Data, cancellationToken).ConfigureAwait(false);
                break;
            case UtteranceEnded ended:
                var status = ended.Status == UtteranceStatus.Completed ? "completed" : "incomplete";
                await _writer.EndAsync(status, ended.Usage, cancellationToken).ConfigureAwait(false);
                _idle.Touch();
                break;
        }
    }

    // Also a failed session is told its end: programs wait for session.finished without a time limit (dossier 07 §2, row 2).
    private async Task FailAsync(Exception error)
    {
        var failure = ServiceError.From(error, Id);
        if (failure.IsCallersFault)
            Log.Ended(_context.Logger, Id, failure.RealtimeCode, error.Message);
        else
            Log.Failed(_context.Logger, Id, failure.RealtimeCode, error);
        try
        {
            await SendErrorAsync(failure.RealtimeCode, failure.Message).ConfigureAwait(false);
            if (_writer.IsResponding)
                await _writer.EndAsync("failed", default, _stop.Token).ConfigureAwait(false);
            await SendAsync(new SessionFinished()).ConfigureAwait(false);
            var status = failure.IsCallersFault ? WebSocketCloseStatus.PolicyViolation : WebSocketCloseStatus.InternalServerError;
            await _channel.CloseAsync(status, failure.RealtimeCode).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // the client left before it could be told
        }
    }

    private static partial class Log
    {
        [LoggerMessage(10, LogLevel.Debug, "Realtime session {SessionId} refused an event: {Problem}")]
        public static partial void Refused(ILogger logger, string sessionId, string problem);

        [LoggerMessage(11, LogLevel.Information, "Realtime session {SessionId} ended with {Code}: {Problem}")]
        public static partial void Ended(ILogger logger, string sessionId, string code, string problem);

        [LoggerMessage(12, LogLevel.Warning, "Realtime session {SessionId} failed with {Code}")]
        public static partial void Failed(ILogger logger, string sessionId, string code, Exception error);

        [LoggerMessage(14, LogLevel.Information, "Realtime session {SessionId} was cut: its client took nothing for {Seconds} s")]
        public static partial void Stalled(ILogger logger, string sessionId, int seconds);

        [LoggerMessage(13, LogLevel.Information, "Realtime session {SessionId} asked for voice {Voice}, which is unknown; {Replacement} speaks")]
        public static partial void VoiceReplaced(ILogger logger, string sessionId, string voice, string replacement);
    }
}
