using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Mynah.Engines.Espeak.Workers;

namespace Mynah.Engines.Espeak;

/// <summary>
/// An utterance that does not hold its worker for a slow listener. Frames are read from the worker when they are asked for, on
/// the caller's own thread; when the caller stays away while others wait for a worker, the rest of the segment is read ahead and
/// kept, and the worker is free.
/// </summary>
internal sealed class BufferedUtterance : IAsyncDisposable
{
    // Longer than any work on a frame, shorter than what another caller would notice as waiting.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);

    // Frames are up to 370 ms: six minutes, longer than any segment. Beyond it the worker waits.
    private const int MaxFrames = 1000;

    private readonly Lock _gate = new();
    private readonly Utterance _utterance;
    private readonly CancellationTokenSource _stop;
    private readonly TimeProvider _timeProvider;
    private Channel<SpeechFrame>? _ahead;
    private Task _reading = Task.CompletedTask;
    private bool _isAsking;
    private long _left;
    private bool _hasEnded;

    public BufferedUtterance(WorkerPool pool, SpeakRequest request, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _timeProvider = timeProvider;
        _isAsking = true; // there is nothing to read ahead before the first frame was asked for
        _utterance = new Utterance(pool, request, ReadAhead, _stop.Token);
    }

    /// <summary>What <see cref="NextAsync"/> brought. Valid until it is called again.</summary>
    public SpeechFrame Frame { get; private set; }

    /// <summary>Brings the next frame; false when the utterance is spoken.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<bool> NextAsync()
    {
        lock (_gate)
            _isAsking = true;
        var brought = _ahead is null ? await PullAsync().ConfigureAwait(false) : await TakeAsync(_ahead.Reader).ConfigureAwait(false);
        _hasEnded = !brought;
        if (brought)
            Leave();
        return brought;
    }

    public async ValueTask DisposeAsync()
    {
        lock (_gate)
            _isAsking = true; // nothing more is read ahead
        if (!_hasEnded)
            await _stop.CancelAsync().ConfigureAwait(false); // always a hand-over between threads, so not after every sentence
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // told by NextAsync already
        await _utterance.DisposeAsync().ConfigureAwait(false);
        _stop.Dispose();
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> PullAsync()
    {
        if (!await _utterance.NextAsync().ConfigureAwait(false))
            return false;
        Frame = _utterance.Frame;
        return true;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> TakeAsync(ChannelReader<SpeechFrame> frames)
    {
        if (!await frames.WaitToReadAsync(_stop.Token).ConfigureAwait(false) || !frames.TryRead(out var frame))
            return false;
        Frame = frame;
        return true;
    }

    private void Leave()
    {
        lock (_gate)
        {
            _isAsking = false;
            _left = _timeProvider.GetTimestamp();
        }
    }

    private void ReadAhead()
    {
        lock (_gate)
        {
            if (_isAsking || _ahead is not null || _timeProvider.GetElapsedTime(_left) < Patience)
                return;
            _ahead = Channel.CreateBounded<SpeechFrame>(new BoundedChannelOptions(MaxFrames) { SingleReader = true, SingleWriter = true });
            _utterance.LeaveFrame();
            _reading = Task.Run(() => ReadAsync(_ahead.Writer));
        }
    }

    private async Task ReadAsync(ChannelWriter<SpeechFrame> frames)
    {
        try
        {
            while (await _utterance.NextAsync().ConfigureAwait(false))
            {
                var frame = _utterance.Frame;
                _utterance.LeaveFrame();
                await frames.WriteAsync(frame, _stop.Token).ConfigureAwait(false);
            }
            frames.Complete();
        }
        catch (Exception exception)
        {
            frames.Complete(exception);
        }
    }
}
