namespace Mynah.Server.Inference;

/// <summary>Cancels <see cref="Token"/> when a time that can be started anew has passed. Safe for concurrent calls.</summary>
internal sealed class SilenceLimit : IDisposable
{
    private readonly CancellationTokenSource _cancel = new();
    private readonly ITimer _timer;

    public SilenceLimit(TimeProvider clock) => _timer = clock.CreateTimer(
        static limit => ((SilenceLimit)limit!).Expire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>Cancelled when time is up.</summary>
    public CancellationToken Token => _cancel.Token;

    /// <summary>Starts the time anew.</summary>
    public void Restart(TimeSpan limit) => _timer.Change(limit, Timeout.InfiniteTimeSpan);

    /// <summary>Nothing is waited for.</summary>
    public void Stop() => _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        _timer.Dispose();
        _cancel.Dispose();
    }

    private void Expire()
    {
        try
        {
            _cancel.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // the connection ended while the timer fired
        }
    }
}
