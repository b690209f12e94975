using System.Runtime.InteropServices;
using System.Threading.Tasks.Sources;

namespace Mynah.Engines.Espeak.Workers;

/// <summary>
/// Tells when a pipe has something to read. Waits shortly on the caller's thread, where no hand-over delays the first sound, and
/// longer on a thread of its own, so that a slow worker holds no thread of the pool. One waiter at a time.
/// </summary>
internal sealed unsafe partial class PipeWaiter : IValueTaskSource, IDisposable
{
    private const short PollIn = 1; // POLLIN of poll(2)
    private readonly SafeHandle _pipe;
    private readonly int _descriptor;
    private readonly AutoResetEvent _asked = new(initialState: false);
    private readonly Thread _thread;
    private ManualResetValueTaskSourceCore<bool> _source = new() { RunContinuationsAsynchronously = true };
    private readonly Lock _gate = new();
    private bool _isPending;
    private volatile bool _isDisposed;

    internal PipeWaiter(SafeHandle pipe)
    {
        _pipe = pipe;
        var held = false;
        pipe.DangerousAddRef(ref held); // released when the thread has ended
        _descriptor = (int)pipe.DangerousGetHandle();
        _thread = new Thread(Run, maxStackSize: 256 << 10) { IsBackground = true, Name = "mynah espeak pipe" };
        _thread.Start();
    }

    /// <summary>True when there is something to read, or the pipe is closed, within this time. Blocks.</summary>
    internal bool Wait(int milliseconds)
    {
        if (_isDisposed)
            return true; // the descriptor may be another file's by now
        var poll = new PollDescriptor { Descriptor = _descriptor, Events = PollIn };
        return Poll(&poll, 1, milliseconds) > 0;
    }

    /// <summary>Completes when there is something to read or the pipe is closed.</summary>
    internal ValueTask WaitAsync()
    {
        lock (_gate)
        {
            _source.Reset();
            if (_isDisposed)
                _source.SetResult(true);
            else
                _isPending = true;
            _asked.Set();
        }
        return new ValueTask(this, _source.Version);
    }

    /// <summary>Ends the thread. The pipe's other end must be closed or closing, so that a wait under way ends.</summary>
    public void Dispose()
    {
        lock (_gate)
            _isDisposed = true;
        _asked.Set();
    }

    private void Run()
    {
        for (var isEnding = false; !isEnding;)
        {
            _ = _asked.WaitOne();
            bool isPending;
            lock (_gate)
            {
                (isPending, _isPending) = (_isPending, false);
                isEnding = _isDisposed;
            }
            if (!isPending)
                continue;
            while (!Wait(-1)) // interrupted by a signal
            {
            }
            _source.SetResult(true);
        }
        _pipe.DangerousRelease();
    }

    void IValueTaskSource.GetResult(short token) => _source.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _source.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
        => _source.OnCompleted(continuation, state, token, flags);

    [LibraryImport("libc", EntryPoint = "poll")]
    private static partial int Poll(PollDescriptor* descriptors, nuint count, int milliseconds);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollDescriptor
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }
}
