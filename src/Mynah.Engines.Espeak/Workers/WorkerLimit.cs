namespace Mynah.Engines.Espeak.Workers;

/// <summary>
/// The time limit of waiting for a worker. When it passes, the worker is killed, which closes its pipe and so wakes whoever
/// waits: one way for everything that can go wrong.
/// </summary>
internal sealed class WorkerLimit : IDisposable
{
    private readonly TimeSpan _cancelLimit;
    private readonly Action _kill;
    private readonly ITimer _timer;
    private TimeSpan _limit;
    private volatile bool _isCancelling;

    internal WorkerLimit(TimeSpan first, TimeSpan cancelLimit, TimeProvider clock, Action kill)
    {
        _limit = first;
        _cancelLimit = cancelLimit;
        _kill = kill;
        _timer = clock.CreateTimer(static state => ((WorkerLimit)state!).Pass(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>True when the limit passed and the worker was killed for it.</summary>
    internal bool HasPassed { get; private set; }

    /// <summary>Begins to count, from now on with this limit, for a new utterance.</summary>
    internal void Reset(TimeSpan limit)
    {
        _limit = limit;
        _isCancelling = false;
    }

    internal void Begin()
    {
        _ = _timer.Change(_limit, Timeout.InfiniteTimeSpan);
        if (_isCancelling)
            _ = _timer.Change(_cancelLimit, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Shortens the wait that is under way and those that follow.</summary>
    internal void BeginCancel()
    {
        _isCancelling = true;
        Begin();
    }

    internal void End() => _ = _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public void Dispose() => _timer.Dispose();

    private void Pass()
    {
        HasPassed = true;
        _kill();
    }
}
