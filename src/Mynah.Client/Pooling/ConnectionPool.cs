using System.Net.WebSockets;
using Mynah.Protocol;

namespace Mynah.Client;

/// <summary>
/// Keeps connections for use after use. A slot is held by whoever leases or opens a connection; idle connections hold none, and all
/// together never exceed the maximum. A connection that ends while it waits is noticed at once; one that waited too long is closed by a
/// timer set for that moment. Safe for concurrent calls.
/// </summary>
internal sealed class ConnectionPool : IAsyncDisposable
{
    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly Func<CancellationToken, Task<SocketChannel>> _open;
    private readonly ConnectionPoolOptions _options;
    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim _slots;
    private readonly List<PooledConnection> _idle = []; // by last use; the newest is taken first
    private readonly HashSet<Task> _background = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly ITimer _upkeep;
    private TimeSpan _pause;     // after failed warming
    private long _pauseBegan;
    private long _opened;
    private long _closed;
    private int _leased;  // leased or being opened
    private int _warming; // those of them that are opened to wait
    private bool _isDisposed;

    /// <param name="open">Opens a connection or throws a <see cref="SpeechException"/>.</param>
    /// <param name="options">Limits.</param>
    /// <param name="clock">The clock of all of them.</param>
    public ConnectionPool(Func<CancellationToken, Task<SocketChannel>> open, ConnectionPoolOptions options, TimeProvider clock)
    {
        (_open, _options, _clock) = (open, options, clock);
        _slots = new SemaphoreSlim(options.MaxConnections, options.MaxConnections);
        _upkeep = clock.CreateTimer(static pool => ((ConnectionPool)pool!).Upkeep(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public ConnectionPoolState State
    {
        get
        {
            lock (_gate)
                return new ConnectionPoolState(_leased, _idle.Count, _opened, _closed);
        }
    }

    /// <summary>Takes a waiting connection or opens one.</summary>
    /// <param name="mustBeFresh">Opens a new one in every case.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="SpeechException">All are leased and none came back in time, or the connection could not be opened.</exception>
    public async ValueTask<ConnectionLease> LeaseAsync(bool mustBeFresh, CancellationToken cancellationToken)
    {
        await WaitForSlotAsync(cancellationToken).ConfigureAwait(false);
        PooledConnection? waiting;
        lock (_gate)
        {
            _leased++;
            waiting = Take(mustBeFresh);
        }
        try
        {
            var connection = waiting ?? await OpenAsync(cancellationToken).ConfigureAwait(false);
            Upkeep();
            return new ConnectionLease(this, connection, hasWaited: waiting is not null);
        }
        catch
        {
            FreeSlot();
            throw;
        }
    }

    /// <summary>Opens connections until as many wait as the options say.</summary>
    public async Task WarmAsync(CancellationToken cancellationToken)
    {
        while (TryBeginWarming(TimeSpan.Zero))
            await WarmOneAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes a connection back; see <see cref="ConnectionLease"/>.</summary>
    public void Return(PooledConnection connection, bool isReusable)
    {
        var now = _clock.GetTimestamp();
        lock (_gate)
        {
            if (isReusable && !_isDisposed && connection.Channel.IsQuiet && _clock.GetElapsedTime(connection.Opened, now) < _options.AgeLimit)
            {
                connection.LastUsed = now;
                _idle.Add(connection);
            }
            else
                Close(connection, isPolite: isReusable);
        }
        FreeSlot();
        Upkeep();
    }

    /// <summary>Closes what waits and cuts nothing that is leased: a lease ends with its own disposal.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            if (_isDisposed)
                return;
            _isDisposed = true;
            foreach (var connection in _idle)
                Close(connection, isPolite: true);
            _idle.Clear();
        }
        await _stop.CancelAsync().ConfigureAwait(false);
        await _upkeep.DisposeAsync().ConfigureAwait(false);
        Task[] rest;
        lock (_gate)
            rest = [.. _background];
        await Task.WhenAll(rest).ConfigureAwait(false);
    }

    private async ValueTask WaitForSlotAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (_slots.Wait(0, CancellationToken.None))
            return;
        using var limit = new CancellationTokenSource(_options.LeaseTimeout, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken, _stop.Token);
        try
        {
            await _slots.WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException error)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            throw new SpeechException(SpeechErrorCode.Timeout, SpeechStage.Connect,
                $"All {_options.MaxConnections} connections were in use for {_options.LeaseTimeout.TotalSeconds:0.#} s. Speak less at once, or raise Pool.MaxConnections.",
                error)
            { IsRetrySafe = true };
        }
    }

    // The newest of those that still stand. The rest is found by Upkeep and the watches.
    private PooledConnection? Take(bool mustBeFresh)
    {
        while (_idle.Count > 0)
        {
            // A fresh one beside a full house takes the place of the one that waited longest.
            if (mustBeFresh && _leased + _idle.Count <= _options.MaxConnections)
                return null;
            var at = mustBeFresh ? 0 : _idle.Count - 1;
            var connection = _idle[at];
            _idle.RemoveAt(at);
            if (!mustBeFresh && connection.Channel.IsQuiet && !IsDue(connection))
                return connection;
            Close(connection, isPolite: true);
        }
        return null;
    }

    private async Task<PooledConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new PooledConnection(await _open(cancellationToken).ConfigureAwait(false), _clock.GetTimestamp());
        lock (_gate)
            _opened++;
        connection.Watch = WatchAsync(connection);
        return connection;
    }

    private async Task WatchAsync(PooledConnection connection)
    {
        await connection.Channel.Ended.ConfigureAwait(false);
        lock (_gate)
        {
            if (!_idle.Remove(connection))
                return; // its lease will find out
            Close(connection, isPolite: false);
        }
        Upkeep();
    }

    private void FreeSlot()
    {
        lock (_gate)
            _leased--;
        _slots.Release();
    }

    private bool IsDue(PooledConnection connection) => Left(connection) <= TimeSpan.Zero;

    private TimeSpan Left(PooledConnection connection)
    {
        var idle = _options.IdleLimit - _clock.GetElapsedTime(connection.LastUsed);
        var age = _options.AgeLimit - _clock.GetElapsedTime(connection.Opened);
        return idle < age ? idle : age;
    }

    // Closes what is due, sets the timer for what comes next, and opens what is missing.
    private void Upkeep()
    {
        lock (_gate)
        {
            if (_isDisposed)
                return;
            for (var i = _idle.Count - 1; i >= 0; i--)
            {
                if (!IsDue(_idle[i]))
                    continue;
                Close(_idle[i], isPolite: true);
                _idle.RemoveAt(i);
            }
            var next = _idle.Count == 0 ? TimeSpan.MaxValue : _idle.Min(Left);
            var pause = PauseLeft();
            if (pause > TimeSpan.Zero && pause < next)
                next = pause;
            _upkeep.Change(next == TimeSpan.MaxValue ? Timeout.InfiniteTimeSpan : next, Timeout.InfiniteTimeSpan);
        }
        while (TryBeginWarming(PauseLeft()))
            Run(WarmInBackgroundAsync());
    }

    private TimeSpan PauseLeft()
    {
        lock (_gate)
            return _pause - _clock.GetElapsedTime(_pauseBegan);
    }

    private bool TryBeginWarming(TimeSpan pause)
    {
        lock (_gate)
        {
            if (_isDisposed || pause > TimeSpan.Zero || _idle.Count + _warming >= _options.Warm || _leased + _idle.Count >= _options.MaxConnections)
                return false;
            if (!_slots.Wait(0, CancellationToken.None))
                return false;
            _leased++;
            _warming++;
            return true;
        }
    }

    private async Task WarmOneAsync(CancellationToken cancellationToken)
    {
        try
        {
            var connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
            lock (_gate)
            {
                _pause = TimeSpan.Zero;
                if (_isDisposed || !connection.Channel.IsQuiet)
                    Close(connection, isPolite: true);
                else
                    _idle.Add(connection);
            }
        }
        finally
        {
            lock (_gate)
                _warming--;
            FreeSlot();
        }
    }

    private async Task WarmInBackgroundAsync()
    {
        try
        {
            await WarmOneAsync(_stop.Token).ConfigureAwait(false);
            Upkeep();
        }
        catch (Exception error) when (error is SpeechException or OperationCanceledException)
        {
            // Whoever needs a connection now opens one and hears what is wrong; here it is only tried again later.
            lock (_gate)
            {
                _pause = _pause == TimeSpan.Zero ? FirstRetry : _pause * 2 < LongestRetry ? _pause * 2 : LongestRetry;
                _pauseBegan = _clock.GetTimestamp();
            }
            Upkeep();
        }
    }

    private void Close(PooledConnection connection, bool isPolite)
    {
        _closed++;
        Run(CloseAsync(connection, isPolite));
    }

    private static async Task CloseAsync(PooledConnection connection, bool isPolite)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        if (isPolite)
            await connection.Channel.CloseAsync(WebSocketCloseStatus.NormalClosure, "").ConfigureAwait(false);
        await connection.Channel.DisposeAsync().ConfigureAwait(false);
        await connection.Watch.ConfigureAwait(false);
    }

    // Keeps the task until it ends, so that the disposal can wait for it.
    private void Run(Task task)
    {
        lock (_gate)
        {
            if (task.IsCompleted)
                return;
            _background.Add(task);
        }
        _ = ForgetAsync(task);
    }

    private async Task ForgetAsync(Task task)
    {
        await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_gate)
            _background.Remove(task);
    }
}
