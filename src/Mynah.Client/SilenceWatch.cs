namespace Mynah.Client;

/// <summary>
/// Watches how long the service has been silent while something is expected of it. One timer serves the whole session; noting an
/// event costs two writes. Safe for concurrent calls.
/// </summary>
internal sealed class SilenceWatch : IDisposable
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _clock;
    private readonly Action _expired;
    private readonly ITimer _timer;
    private long _since;
    private TimeSpan _limit = Timeout.InfiniteTimeSpan;
    private bool _isArmed;

    public SilenceWatch(TimeProvider clock, Action expired)
    {
        (_clock, _expired) = (clock, expired);
        _timer = clock.CreateTimer(static watch => ((SilenceWatch)watch!).Check(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>What is being waited for, for the message; set by <see cref="Expect"/>.</summary>
    public string Phase { get; private set; } = "";

    /// <summary>The limit that passed; null while none has.</summary>
    public TimeSpan? Passed { get; private set; }

    /// <summary>From now on something must come within the limit; an infinite limit expects nothing.</summary>
    public void Expect(string phase, TimeSpan limit)
    {
        lock (_gate)
        {
            Phase = phase;
            _since = _clock.GetTimestamp();
            // A running timer with a later check is left alone: re-arming it for every chunk would cost more than the check.
            if (limit != Timeout.InfiniteTimeSpan && (!_isArmed || limit < _limit))
            {
                _isArmed = true;
                _timer.Change(limit, Timeout.InfiniteTimeSpan);
            }
            _limit = limit;
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Check()
    {
        lock (_gate)
        {
            _isArmed = false;
            if (_limit == Timeout.InfiniteTimeSpan)
                return;
            var left = _limit - _clock.GetElapsedTime(_since);
            if (left > TimeSpan.Zero)
            {
                _isArmed = true;
                _timer.Change(left, Timeout.InfiniteTimeSpan);
                return;
            }
            Passed = _limit;
        }
        _expired();
    }
}
