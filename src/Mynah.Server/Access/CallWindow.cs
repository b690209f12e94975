namespace Mynah.Server.Access;

/// <summary>The calls of one key in the last minute. Safe for concurrent calls; holds at most as many times as calls are allowed.</summary>
internal sealed class CallWindow(int limit, TimeProvider clock)
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    private readonly Queue<long> _calls = new();

    /// <summary>Counts a call, or says after which time there is room for one; a refused call is not counted.</summary>
    public TimeSpan? TryCall()
    {
        var now = clock.GetTimestamp();
        lock (_calls)
        {
            while (_calls.TryPeek(out var oldest) && clock.GetElapsedTime(oldest, now) >= Length)
                _calls.Dequeue();
            if (_calls.Count >= limit)
                return Length - clock.GetElapsedTime(_calls.Peek(), now);
            _calls.Enqueue(now);
            return null;
        }
    }
}
