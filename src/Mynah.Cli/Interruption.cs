using System.Runtime.InteropServices;

namespace Mynah.Cli;

/// <summary>Turns Ctrl-C and SIGTERM into a cancelled token and remembers which it was.</summary>
internal sealed class Interruption : IDisposable
{
    // A clean end takes a few milliseconds; only a blocked file system keeps it longer than this.
    private TimeSpan _patience = TimeSpan.FromMilliseconds(150);

    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private Timer? _deadline;

    public Interruption()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Stop(context, ExitCode.Interrupted));
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Stop(context, ExitCode.Terminated));
    }

    public CancellationToken Token => _source.Token;

    /// <summary>The exit code that tells which signal came.</summary>
    public int Code { get; private set; } = ExitCode.Interrupted;

    /// <summary>Gives the end this much time, for a server that lets running utterances end. A second signal ends at once.</summary>
    public void Allow(TimeSpan patience) => _patience = patience;

    public void Dispose()
    {
        _deadline?.Dispose();
        _interrupt.Dispose();
        _terminate.Dispose();
        _source.Dispose();
    }

    private void Stop(PosixSignalContext context, int code)
    {
        context.Cancel = true;
        Code = code;
        if (_deadline is not null)
            Environment.Exit(code);
        _deadline = new Timer(_ => Environment.Exit(code), null, _patience, Timeout.InfiniteTimeSpan);
        _source.Cancel();
    }
}
