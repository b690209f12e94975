namespace Mynah.Engines.Espeak.Workers;

/// <summary>The workers that are lent, and how their borrowers are told that somebody waits for one. Safe for concurrent calls.</summary>
internal sealed class BorrowedWorkers : IDisposable
{
    // Borrowers who were only just away are asked again after this time. Shorter than what a caller would notice as waiting.
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    private readonly Lock _gate = new();
    private readonly Dictionary<WorkerProcess, Action> _borrowers = [];
    private readonly ITimer _again;
    private int _waiting;

    internal BorrowedWorkers(TimeProvider timeProvider)
        => _again = timeProvider.CreateTimer(static self => ((BorrowedWorkers)self!).Ask(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    internal void Add(WorkerProcess worker, Action wanted)
    {
        lock (_gate)
            _borrowers[worker] = wanted;
    }

    internal void Remove(WorkerProcess worker)
    {
        lock (_gate)
            _ = _borrowers.Remove(worker);
    }

    /// <summary>Somebody waits: the borrowers are asked now and, until <see cref="EndWait"/>, again and again.</summary>
    internal void BeginWait()
    {
        lock (_gate)
            _waiting++;
        Ask();
    }

    internal void EndWait()
    {
        lock (_gate)
            _waiting--;
    }

    public void Dispose() => _again.Dispose();

    private void Ask()
    {
        Action[] borrowers;
        lock (_gate)
        {
            if (_waiting == 0)
                return;
            borrowers = [.. _borrowers.Values];
            _ = _again.Change(Interval, Timeout.InfiniteTimeSpan);
        }
        foreach (var wanted in borrowers)
            wanted();
    }
}
