using System.Runtime.CompilerServices;
using System.Text.Json;
using Mynah.Protocol;
using Mynah.Protocol.Inference;

namespace Mynah.Client.CosyVoice;

/// <summary>
/// One task on a leased connection, from <c>run-task</c> to its terminal event. Sending is safe beside reading; reading is for one
/// reader. The service's silence is measured only while the reader waits, so a slow reader is never taken for a silent service.
/// </summary>
internal sealed class SpeechTask : IDisposable
{
    // A service that knows the directive answers at once; one that does not would speak on.
    private static readonly TimeSpan CancelTimeout = TimeSpan.FromSeconds(2);

    private readonly ConnectionLease _lease;
    private readonly MynahClientOptions _limits;
    private readonly TimeProvider _clock;
    private readonly SilenceWatch _watch;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private string _phase = "";
    private TimeSpan _limit = Timeout.InfiniteTimeSpan;
    private bool _isWaiting;
    private bool _isStarted;
    private bool _isFinishing;
    private bool _hasWords;
    private long _cancelled;

    private SpeechTask(ConnectionLease lease, MynahClientOptions limits, TimeProvider clock, string? text)
    {
        (_lease, _limits, _clock, Text) = (lease, limits, clock, text);
        _watch = new SilenceWatch(clock, lease.Channel.Abort);
    }

    /// <summary>Chosen here; every message of the task carries it.</summary>
    public string Id { get; } = Guid.NewGuid().ToString("N");

    /// <summary>The service's own id; null until it said one.</summary>
    public string? ServiceRequestId { get; private set; }

    /// <summary>All of its text when that is known from the beginning; it is then spoken as one utterance.</summary>
    public string? Text { get; }

    /// <summary>Counted characters sent.</summary>
    public long Sent { get; private set; }

    public bool HasHeardAudio { get; private set; }

    /// <summary>True when text with something to speak was sent.</summary>
    public bool HasWords => _hasWords;

    public bool IsCancelled => Volatile.Read(ref _cancelled) != 0;

    /// <summary>True when the service did not end a cancelled task in time.</summary>
    public bool IsOverdue => IsCancelled && _clock.GetElapsedTime(_cancelled) >= CancelTimeout;

    /// <summary>Ends when the reader is done with this task.</summary>
    public Task Ended => _ended.Task;

    /// <summary>
    /// Starts a task. A connection that had waited and turns out to be dead is replaced by a fresh one, once: no text was sent yet, so
    /// nothing can be lost or spoken twice.
    /// </summary>
    public static async Task<SpeechTask> StartAsync(
        ConnectionPool pool, string model, SynthesisParameters parameters, MynahClientOptions limits, TimeProvider clock, string? text,
        CancellationToken cancellationToken)
    {
        var lease = await pool.LeaseAsync(mustBeFresh: false, cancellationToken).ConfigureAwait(false);
        try
        {
            return await StartAsync(lease, model, parameters, limits, clock, text, cancellationToken).ConfigureAwait(false);
        }
        catch (SpeechException error) when (lease.HasWaited && error.Code is SpeechErrorCode.ConnectionFailed or SpeechErrorCode.Timeout)
        {
            lease = await pool.LeaseAsync(mustBeFresh: true, cancellationToken).ConfigureAwait(false);
            return await StartAsync(lease, model, parameters, limits, clock, text, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Sends a piece of text.</summary>
    public ValueTask SendTextAsync(string text, long count, bool hasWords, CancellationToken cancellationToken)
    {
        Sent += count;
        _hasWords |= hasWords;
        return SendAsync(ContinueTask.Create(Id, text), cancellationToken);
    }

    /// <summary>Has everything spoken that was sent so far.</summary>
    public ValueTask FlushAsync(CancellationToken cancellationToken) => SendAsync(ContinueTask.CreateFlush(Id), cancellationToken);

    /// <summary>No more text will be sent.</summary>
    public ValueTask FinishAsync(CancellationToken cancellationToken)
    {
        _isFinishing = true;
        if (_hasWords && !HasHeardAudio)
            SetPhase("the first audio", _limits.FirstAudioTimeout);
        else
            ExpectEnd();
        return SendAsync(FinishTask.Create(Id), cancellationToken);
    }

    /// <summary>Drops what was not spoken. The reader goes on until the service has ended the task.</summary>
    public async ValueTask CancelAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.CompareExchange(ref _cancelled, Math.Max(1, _clock.GetTimestamp()), 0) != 0)
            return;
        SetPhase("the end of the cancelled task", CancelTimeout);
        try
        {
            await SendAsync(FinishTask.CreateCancel(Id), cancellationToken).ConfigureAwait(false);
        }
        catch (SpeechException)
        {
            // A connection that is gone speaks no more, which is what was asked for.
        }
    }

    /// <summary>Cuts the connection.</summary>
    public void Abort() => _lease.Channel.Abort();

    /// <summary>Waits for the next text or binary message; the caller disposes it.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<SocketMessage> ReceiveAsync(CancellationToken cancellationToken)
    {
        var pending = _lease.Channel.ReceiveAsync(cancellationToken);
        SocketMessage message;
        if (pending.IsCompletedSuccessfully)
            message = pending.Result;
        else
        {
            Wait(true);
            try
            {
                message = await pending.ConfigureAwait(false);
            }
            finally
            {
                Wait(false);
            }
        }
        return message.Kind switch
        {
            SocketMessageKind.Text or SocketMessageKind.Binary => message,
            SocketMessageKind.TooLarge => throw Broken(SpeechErrorCode.ProtocolViolation, "The service sent a frame above 16 MiB."),
            _ => throw Cut(),
        };
    }

    /// <summary>Reads an event; null when it belongs to another task.</summary>
    public InferenceEvent? Read(SocketMessage message)
    {
        InferenceEvent happened;
        try
        {
            happened = InferenceCodec.ReadServer(message.Data.Span);
        }
        catch (JsonException error)
        {
            throw Broken(SpeechErrorCode.ProtocolViolation, $"The service sent a frame that cannot be read: {error.Message}", error);
        }
        if (happened.TaskId.Length > 0 && happened.TaskId != Id)
            return null;
        if (happened.Header.Attributes is { } attributes && attributes.TryGetValue("request_uuid", out var id) && id.ValueKind == JsonValueKind.String)
            ServiceRequestId = id.GetString();
        Follow(happened);
        return happened;
    }

    /// <summary>Notes that audio came.</summary>
    public void NoteAudio()
    {
        HasHeardAudio = true;
        SetPhase("the next audio", _limits.GapTimeout);
    }

    /// <summary>A failure of this task with its ids.</summary>
    public SpeechException Broken(SpeechErrorCode code, string message, Exception? inner = null) => new(code, Stage, $"{message} (task {Id})", inner)
    {
        RequestId = ServiceRequestId ?? Id, StatusCode = (int?)_lease.Channel.CloseStatus,
        IsRetrySafe = !HasHeardAudio && code is SpeechErrorCode.ConnectionFailed or SpeechErrorCode.Timeout,
    };

    /// <summary>The reader is done; the connection goes back, or is cut when the task did not end as it should.</summary>
    public void Dispose()
    {
        _watch.Dispose();
        _lease.Dispose();
        _ended.TrySetResult();
    }

    private SpeechStage Stage => !_isStarted ? SpeechStage.Start : _isFinishing && _phase == FinishPhase ? SpeechStage.Finish : SpeechStage.Synthesize;

    private const string FinishPhase = "task-finished";

    private static async Task<SpeechTask> StartAsync(
        ConnectionLease lease, string model, SynthesisParameters parameters, MynahClientOptions limits, TimeProvider clock, string? text,
        CancellationToken cancellationToken)
    {
        var task = new SpeechTask(lease, limits, clock, text);
        try
        {
            task.SetPhase("task-started", limits.StartTimeout);
            await task.SendAsync(RunTask.Create(task.Id, model, parameters), cancellationToken).ConfigureAwait(false);
            while (!task._isStarted)
            {
                using var message = await task.ReceiveAsync(cancellationToken).ConfigureAwait(false);
                if (message.Kind == SocketMessageKind.Text)
                    task.Read(message);
            }
            return task;
        }
        catch
        {
            task.Dispose();
            throw;
        }
    }

    private void Follow(InferenceEvent happened)
    {
        switch (happened)
        {
            case TaskStarted:
                _isStarted = true;
                SetPhase("", Timeout.InfiniteTimeSpan);
                break;
            case TaskFailed failed:
                throw ServiceFailure.FromTask(failed.Header.ErrorCode, failed.Header.ErrorMessage, Id, ServiceRequestId, Stage, HasHeardAudio);
            case TaskFinished:
                _lease.IsComplete = true;
                SetPhase("", Timeout.InfiniteTimeSpan);
                break;
            case ResultGenerated when !_isStarted:
                throw Broken(SpeechErrorCode.ProtocolViolation, "The service sent a result before task-started.");
            case ResultGenerated { Payload.Output.Type: EventOutput.SentenceBegin }:
                SetPhase("the first audio", _limits.FirstAudioTimeout);
                break;
            case ResultGenerated { Payload.Output.Type: EventOutput.SentenceEnd }:
                ExpectEnd();
                break;
        }
    }

    private void ExpectEnd()
    {
        if (_isFinishing)
            SetPhase(FinishPhase, _limits.FinishTimeout);
        else
            SetPhase("", Timeout.InfiniteTimeSpan);
    }

    // A cancelled task has one limit from then on.
    private void SetPhase(string phase, TimeSpan limit)
    {
        lock (_gate)
        {
            if (IsCancelled && limit != CancelTimeout)
                return;
            (_phase, _limit) = (phase, limit);
            if (_isWaiting)
                _watch.Expect(phase, limit);
        }
    }

    private void Wait(bool begins)
    {
        lock (_gate)
        {
            _isWaiting = begins;
            _watch.Expect(_phase, begins ? _limit : Timeout.InfiniteTimeSpan);
        }
    }

    private SpeechException Cut()
    {
        if (_watch.Passed is { } limit)
        {
            return Broken(SpeechErrorCode.Timeout,
                $"The service was silent for {limit.TotalSeconds:0.#} s while waiting for {_phase}. Try again, or raise the time limit.");
        }
        var channel = _lease.Channel;
        return Broken(SpeechErrorCode.ConnectionFailed, channel.CloseStatus is { } status
            ? $"The service closed the connection with code {(int)status} {channel.CloseReason} before task-finished."
            : "The connection broke before task-finished.", channel.Failure);
    }

    private async ValueTask SendAsync(InferenceCommand message, CancellationToken cancellationToken)
    {
        if (!await _lease.Channel.SendAsync(InferenceCodec.Write(message), cancellationToken).ConfigureAwait(false))
            throw Cut();
    }
}
