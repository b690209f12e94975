namespace Mynah.Server.Realtime;

/// <summary>
/// Cancels <see cref="Token"/> when nothing happened for a while and nothing is running, or when the session has lived too long. While
/// something is running it looks whether the client still takes it.
/// </summary>
internal sealed class IdleWatch : IDisposable
{
    private readonly CancellationTokenSource _cancel = new();
    private readonly TimeProvider _clock;
    private readonly TimeSpan _idle;
    private readonly TimeSpan _life;
    private readonly Func<bool> _isBusy;
    private readonly Action _checkClient;
    private readonly long _born;
    private readonly ITimer _timer;
    private long _touched;

    public IdleWatch(TimeProvider clock, TimeSpan idle, TimeSpan life, Func<bool> isBusy, Action checkClient)
    {
        (_clock, _idle, _life, _isBusy, _checkClient) = (clock, idle, life, isBusy, checkClient);
        _born = _touched = clock.GetTimestamp();
        _timer = clock.CreateTimer(static watch => ((IdleWatch)watch!).Check(), this, idle, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Cancelled when time is up.</summary>
    public CancellationToken Token => _cancel.Token;

    /// <summary>True when the session is over because of its age, not because of silence.</summary>
    public bool IsTooOld => _clock.GetElapsedTime(_born) >= _life;

    /// <summary>Something happened.</summary>
    public void Touch() => Volatile.Write(ref _touched, _clock.GetTimestamp());

    public void Dispose()
    {
        _timer.Dispose();
        _cancel.Dispose();
    }

    private void Check()
    {
        if (_isBusy())
        {
            Touch();
            _checkClient();
        }
        var silent = _clock.GetElapsedTime(Volatile.Read(ref _touched));
        try
        {
            if (silent >= _idle || IsTooOld)
                _cancel.Cancel();
            else
                _timer.Change(_idle - silent, Timeout.InfiniteTimeSpan);
        }
        catch (ObjectDisposedException)
        {
            // the session ended while the timer fired
        }
    }
}
