using System.Diagnostics;
using Mynah.Client.Realtime;
using Mynah.Protocol.Realtime;

namespace Mynah.Cli.Probe;

/// <summary>The probe over the realtime WebSocket: a whole session, from the handshake to its end.</summary>
internal sealed class WebSocketProbing(ProbeRequest request)
{
    private string _stage = "connect";
    private int _chunks;
    private long _bytes;
    private double? _firstAudio;

    public async Task<WebSocketProbe> ProbeAsync(CancellationToken cancellationToken)
    {
        using var client = new QwenTtsRealtimeClient(request.Service.Options);
        string? sessionId = null;
        try
        {
            await using var session = await client.ConnectAsync(ProbeRequest.RealtimeModel, cancellationToken);
            sessionId = session.SessionId;
            var error = await SpeakAsync(session, cancellationToken);
            return Report(sessionId, error ?? (_chunks == 0 ? "No audio chunks returned." : null));
        }
        catch (SpeechException exception)
        {
            return Report(sessionId, exception.Message);
        }
    }

    private async Task<string?> SpeakAsync(QwenTtsRealtimeSession session, CancellationToken cancellationToken)
    {
        _stage = "session";
        await session.UpdateAsync(new SessionSettings
        {
            Voice = request.Voice, LanguageType = request.LanguageType, Mode = SessionMapping.ServerCommit, ResponseFormat = "pcm",
            SampleRate = 24000, Instructions = request.Instruction,
        }, cancellationToken);
        var begin = Stopwatch.GetTimestamp();
        await session.AppendAsync(request.Text, cancellationToken);
        await session.FinishAsync(cancellationToken);
        await foreach (var happened in session.ReadEventsAsync(cancellationToken))
        {
            switch (happened)
            {
                case AudioDelta delta:
                    _stage = "stream";
                    _firstAudio ??= Math.Round(Stopwatch.GetElapsedTime(begin).TotalMilliseconds, 1);
                    _chunks++;
                    _bytes += delta.Delta?.Length ?? 0;
                    break;
                case ErrorReported { Error: var error }:
                    return $"code={error?.Code}, message={error?.Message}";
            }
        }
        return null;
    }

    private WebSocketProbe Report(string? sessionId, string? error)
        => new(error is null, ProbeRequest.RealtimeModel, _stage, sessionId, _chunks, _bytes, _firstAudio, error);
}
