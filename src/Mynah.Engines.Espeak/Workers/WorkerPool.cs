namespace Mynah.Engines.Espeak.Workers;

/// <summary>
/// Keeps warm workers and lends each to one utterance at a time, first come, first served. A worker that ends is replaced at
/// once, in the background. Safe for concurrent calls.
/// </summary>
internal sealed class WorkerPool(EspeakEngineOptions options) : IAsyncDisposable
{
    // A start that fails for no stated reason is tried again, as kills and a loaded machine pass; more would hide a real fault.
    private const int StartAttempts = 3;

    private readonly Lock _gate = new();
    private readonly List<WorkerProcess> _idle = [];
    private readonly HashSet<WorkerProcess> _alive = [];
    private readonly HashSet<Task> _tasks = [];
    private readonly Queue<TaskCompletionSource<WorkerProcess>> _waiting = [];
    private readonly BorrowedWorkers _borrowed = new(options.TimeProvider);
    private int _starting;
    private bool _isDisposed;

    /// <summary>The processes that are alive now.</summary>
    internal int[] ProcessIds
    {
        get
        {
            lock (_gate)
                return [.. _alive.Select(worker => worker.ProcessId)];
        }
    }

    /// <summary>Starts the missing workers in the background.</summary>
    internal void Fill()
    {
        lock (_gate)
        {
            while (!_isDisposed && _alive.Count + _starting < options.Workers)
            {
                _starting++;
                Track(Task.Run(StartAsync));
            }
        }
    }

    /// <summary>Lends a worker, if possible one that has <paramref name="voice"/> loaded. Give it back with one of the methods below.</summary>
    /// <param name="voice">What it will speak with.</param>
    /// <param name="wanted">Called, on any thread and more than once, while others wait for a worker and this one is lent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="SpeechException">No worker can be started.</exception>
    internal ValueTask<WorkerProcess> TakeAsync(string voice, Action wanted, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(EspeakEngine));
            if (_idle.Count > 0)
            {
                var index = Math.Max(_idle.FindLastIndex(worker => string.Equals(worker.Voice, voice, StringComparison.Ordinal)), 0);
                var worker = _idle[index];
                _idle.RemoveAt(index);
                _borrowed.Add(worker, wanted);
                return new ValueTask<WorkerProcess>(worker);
            }
            var waiter = new TaskCompletionSource<WorkerProcess>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(waiter);
            Fill();
            return new ValueTask<WorkerProcess>(WaitAsync(waiter, wanted, cancellationToken));
        }
    }

    /// <summary>Takes back a worker whose utterance has ended.</summary>
    internal void Return(WorkerProcess worker)
    {
        worker.EndUtterance();
        _borrowed.Remove(worker);
        lock (_gate)
        {
            if (!_alive.Contains(worker))
                return; // ended since; it is replaced already
            while (_waiting.TryDequeue(out var waiter))
            {
                if (waiter.TrySetResult(worker))
                    return;
            }
            _idle.Add(worker);
        }
    }

    /// <summary>Takes back a worker that still speaks: it is stopped in the background and then lent again.</summary>
    internal void Recycle(WorkerProcess worker, uint id)
    {
        _borrowed.Remove(worker);
        lock (_gate)
            Track(Task.Run(() => StopAsync(worker, id)));
    }

    /// <summary>Takes back a worker that cannot be used any more.</summary>
    internal void Replace(WorkerProcess worker)
    {
        _borrowed.Remove(worker);
        lock (_gate)
        {
            _ = _idle.Remove(worker);
            if (!_alive.Remove(worker))
                return;
            Track(Task.Run(async () => await worker.DisposeAsync().ConfigureAwait(false)));
        }
        Fill();
    }

    /// <summary>Ends all processes, also those that speak.</summary>
    public async ValueTask DisposeAsync()
    {
        Task[] tasks;
        lock (_gate)
        {
            if (_isDisposed)
                return;
            _isDisposed = true;
            while (_waiting.TryDequeue(out var waiter))
                _ = waiter.TrySetException(new ObjectDisposedException(nameof(EspeakEngine)));
            foreach (var worker in _alive)
                Track(Task.Run(async () => await worker.DisposeAsync().ConfigureAwait(false)));
            _alive.Clear();
            _idle.Clear();
            tasks = [.. _tasks];
        }
        await Task.WhenAll(tasks).ConfigureAwait(false);
        _borrowed.Dispose();
    }

    private async Task<WorkerProcess> WaitAsync(TaskCompletionSource<WorkerProcess> waiter, Action wanted, CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.UnsafeRegister(
            static (state, token) => ((TaskCompletionSource<WorkerProcess>)state!).TrySetCanceled(token), waiter);
        _borrowed.BeginWait();
        try
        {
            var worker = await waiter.Task.ConfigureAwait(false);
            _borrowed.Add(worker, wanted);
            return worker;
        }
        finally
        {
            _borrowed.EndWait();
        }
    }

    private async Task StartAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var worker = await WorkerProcess.StartAsync(options).ConfigureAwait(false);
                await AdmitAsync(worker).ConfigureAwait(false);
                return;
            }
            catch (SpeechException e) when (!e.IsRetrySafe || attempt == StartAttempts)
            {
                GiveUp(e);
                return;
            }
            catch (SpeechException)
            {
                // Tried again above.
            }
        }
    }

    private async Task AdmitAsync(WorkerProcess worker)
    {
        bool isLate;
        lock (_gate)
        {
            _starting--;
            isLate = _isDisposed;
            if (!isLate)
                _ = _alive.Add(worker);
        }
        if (isLate)
        {
            await worker.DisposeAsync().ConfigureAwait(false);
            return;
        }
        Return(worker);
        worker.WhenExited(OnExited);
    }

    private void GiveUp(SpeechException reason)
    {
        lock (_gate)
        {
            _starting--;
            if (_alive.Count + _starting > 0)
                return; // who waits will be served, only later
            while (_waiting.TryDequeue(out var waiter))
                _ = waiter.TrySetException(reason);
        }
    }

    // A worker that ended while it spoke is replaced by its user, who sees its pipe close and wants to know why.
    private void OnExited(WorkerProcess worker)
    {
        bool wasIdle;
        lock (_gate)
            wasIdle = _idle.Contains(worker);
        if (wasIdle)
            Replace(worker);
    }

    private async Task StopAsync(WorkerProcess worker, uint id)
    {
        worker.Cancel(id);
        while (await worker.NextAsync().ConfigureAwait(false))
        {
            if (worker.Body[0] is (byte)WorkerFrame.Done or (byte)WorkerFrame.Error)
            {
                Return(worker);
                return;
            }
        }
        Replace(worker);
    }

    // Called under the gate.
    private void Track(Task task)
    {
        _ = _tasks.Add(task);
        _ = task.ContinueWith(ended =>
        {
            lock (_gate)
                _ = _tasks.Remove(ended);
        }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }
}
