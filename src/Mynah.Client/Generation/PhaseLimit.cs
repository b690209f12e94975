namespace Mynah.Client.Generation;

/// <summary>Runs the steps of a request under the time limit of the present phase and names that phase when it passes.</summary>
internal sealed class PhaseLimit(TimeProvider clock, CancellationToken caller) : IDisposable
{
    private readonly CancellationTokenSource _timer = new(Timeout.InfiniteTimeSpan, clock);
    private CancellationTokenSource? _either;
    private string _phase = "";
    private SpeechStage _stage;
    private TimeSpan _limit;
    private bool _hasHeard;

    /// <summary>The caller's own token.</summary>
    public CancellationToken Caller => caller;

    /// <summary>Begins a phase, or the same one again: its time starts anew.</summary>
    public void Enter(string phase, SpeechStage stage, TimeSpan limit)
    {
        _hasHeard |= _phase == phase || _phase == "the first audio";
        (_phase, _stage, _limit) = (phase, stage, limit);
        _timer.CancelAfter(limit);
    }

    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> step)
    {
        _either ??= CancellationTokenSource.CreateLinkedTokenSource(_timer.Token, caller);
        try
        {
            return await step(_either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException error) when (!caller.IsCancellationRequested)
        {
            throw new SpeechException(SpeechErrorCode.Timeout, _stage,
                $"The service was silent for {_limit.TotalSeconds:0.#} s while waiting for {_phase}. Try again, or raise the time limit.", error)
            { IsRetrySafe = !_hasHeard };
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw new SpeechException(SpeechErrorCode.ConnectionFailed, _hasHeard ? _stage : SpeechStage.Connect,
                $"The connection failed while waiting for {_phase}: {error.GetBaseException().Message} Check the address and that the server runs.", error)
            { IsRetrySafe = !_hasHeard };
        }
        catch (InvalidDataException error)
        {
            throw new SpeechException(SpeechErrorCode.ProtocolViolation, _stage, error.Message, error);
        }
    }

    public void Dispose()
    {
        _either?.Dispose();
        _timer.Dispose();
    }
}
