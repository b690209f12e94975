using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Text;
using Mynah.Audio;
using Mynah.Protocol.Realtime;

namespace Mynah.Client.Realtime;

/// <summary>One stream over a session: commands to events of the wire on one side, events of the wire to events on the other.</summary>
internal sealed class RealtimeStream(QwenTtsRealtimeSession session, SpeechOptions options)
{
    private readonly ConcurrentQueue<string?> _committed = new(); // texts of commits whose responses have not begun; null for a Cancel
    private readonly StringBuilder _open = new();
    private readonly Queue<SpeechEvent> _ready = new();
    private volatile ExceptionDispatchInfo? _sourceFailure;
    private string _utterance = "";
    private TimeSpan _position;
    private TimeSpan _utteranceStart;
    private bool _headerGiven;
    private bool _isOver;
    private bool _hasText;
    private int _unsureCommits; // in automatic mode the service may have begun with the text already

    public async Task SendAsync(IAsyncEnumerable<SpeechCommand> commands, CancellationToken cancellationToken)
    {
        var settings = SessionMapping.FromOptions(options);
        if (options.Format.Encoding == AudioEncoding.Wav)
            settings.ResponseFormat = "pcm";
        try
        {
            await session.UpdateAsync(settings, cancellationToken).ConfigureAwait(false);
            await foreach (var command in commands.WithCancellation(cancellationToken).ConfigureAwait(false))
                await SendAsync(command, cancellationToken).ConfigureAwait(false);
            if (options.Mode == SegmentationMode.Manual && _open.Length > 0)
                _committed.Enqueue(_open.ToString());
            await session.FinishAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            _sourceFailure = ExceptionDispatchInfo.Capture(error); // the reader is woken by the end of the connection and throws it
            await session.CloseAsync().ConfigureAwait(false);
        }
    }

    /// <summary>The next event; null at the end.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<SpeechEvent?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_ready.TryDequeue(out var ready))
                return ready;
            if (_isOver)
                return null;
            try
            {
                using var message = await session.ReceiveAsync(cancellationToken).ConfigureAwait(false);
                if (ReadAudio(message.Data.Span) is { } chunk)
                    return chunk;
                Take(session.Read(message));
            }
            catch (SpeechException) when (_sourceFailure is not null)
            {
                _sourceFailure.Throw();
            }
        }
    }

    private async ValueTask SendAsync(SpeechCommand command, CancellationToken cancellationToken)
    {
        switch (command)
        {
            case AppendText append:
                _hasText |= !string.IsNullOrWhiteSpace(append.Text);
                _open.Append(append.Text);
                await session.AppendAsync(append.Text, cancellationToken).ConfigureAwait(false);
                break;
            case Commit when string.IsNullOrWhiteSpace(_open.ToString()):
                break; // the service calls an empty commit an error
            case Commit:
                if (options.Mode == SegmentationMode.Manual)
                    _committed.Enqueue(_open.ToString());
                else
                    Interlocked.Increment(ref _unsureCommits);
                _open.Clear();
                await session.CommitAsync(cancellationToken).ConfigureAwait(false);
                break;
            case Clear:
                _open.Clear();
                await session.ClearAsync(cancellationToken).ConfigureAwait(false);
                break;
            case Cancel:
                _committed.Enqueue(null);
                await session.CancelResponseAsync(cancellationToken).ConfigureAwait(false);
                break;
        }
    }

    private AudioChunk? ReadAudio(ReadOnlySpan<byte> message)
    {
        byte[]? rented;
        int length;
        try
        {
            if (!RealtimeCodec.TryReadAudio(message, out rented, out length))
                return null;
        }
        catch (System.Text.Json.JsonException)
        {
            return null; // the careful reader says what is wrong
        }
        session.NoteAudio();
        var start = _position;
        var duration = DurationOf(length);
        _position += duration;
        return AudioChunk.Own(_utterance, rented!, length, start, duration);
    }

    private void Take(ServerEvent message)
    {
        switch (message)
        {
            case ErrorReported { Error: var error } when IsEmptyCommit(error):
                break;
            case ErrorReported { Error: var error }:
                throw ServiceFailure.FromEvent(error?.Code, error?.Message, session.SessionId, session.Stage, session.HasHeardAudio);
            case ResponseCreated created:
                _utterance = created.Response?.Id ?? "response";
                _utteranceStart = _position;
                _ready.Enqueue(new UtteranceStarted(_utterance, NextText()));
                AddHeader();
                break;
            case ResponseDone { Response: { Status: "failed" } }:
                throw session.Broken(SpeechErrorCode.ServiceError, $"The service says that response {_utterance} failed.");
            case ResponseDone { Response: var response }:
                var status = response?.Status == "incomplete" ? UtteranceStatus.Cancelled : UtteranceStatus.Completed;
                if (status == UtteranceStatus.Cancelled)
                    DropCancelled();
                _ready.Enqueue(new UtteranceEnded(_utterance, status, new SpeechUsage(response?.Usage?.Characters ?? 0, _position - _utteranceStart)));
                break;
            case SessionFinished:
                _isOver = true;
                if (_hasText && !session.HasHeardAudio)
                    throw session.Broken(SpeechErrorCode.NoAudio, "The service finished without any audio. Check that model and voice belong together.");
                break;
        }
    }

    private string NextText()
    {
        while (_committed.TryDequeue(out var text))
        {
            if (text is not null)
                return text; // a Cancel before it found nothing to stop
        }
        return "";
    }

    // What was committed before the Cancel and had not begun is dropped with what was being spoken.
    private void DropCancelled()
    {
        if (_committed.Any(text => text is null))
        {
            while (_committed.TryDequeue(out var text) && text is not null)
            {
            }
        }
    }

    // Where all text was taken up before a Commit arrived, the service has nothing left to commit, and nothing is lost. Its words for
    // that are not documented (dossier 01 §2.3).
    private bool IsEmptyCommit(ErrorDetail? error)
    {
        if (Volatile.Read(ref _unsureCommits) == 0 || error?.Message?.Contains("empty", StringComparison.OrdinalIgnoreCase) != true)
            return false;
        Interlocked.Decrement(ref _unsureCommits);
        return true;
    }

    private void AddHeader()
    {
        if (options.Format.Encoding != AudioEncoding.Wav || (_headerGiven && options.Container == ContainerScope.Stream))
            return;
        _headerGiven = true;
        Span<byte> header = stackalloc byte[WavFile.HeaderLength];
        WavFile.WriteHeader(header, options.Format.SampleRate);
        _ready.Enqueue(AudioChunk.Copy(_utterance, header, _position, TimeSpan.Zero));
    }

    // Exact for PCM; for constant bit rate MP3 told from its rate; Opus carries its own times, so its chunks say nothing.
    private TimeSpan DurationOf(int bytes) => options.Format.Encoding switch
    {
        AudioEncoding.Pcm or AudioEncoding.Wav => TimeSpan.FromSeconds(bytes / 2 / (double)options.Format.SampleRate),
        AudioEncoding.Mp3 => TimeSpan.FromSeconds(bytes / ((options.Format.BitRate ?? 128) * 125.0)),
        _ => TimeSpan.Zero,
    };
}
