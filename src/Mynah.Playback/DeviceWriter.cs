namespace Mynah.Playback;

/// <summary>
/// The thread that writes to the device. It alone touches the stream; others leave their wishes and wake it. It writes 5 ms at a
/// time, so that a wish is met within that, and what the device holds is dropped then: that makes a stop quick whatever the latency.
/// When nothing is there it lets the device run dry and stops it, so that never a sample is played that was not synthesized.
/// </summary>
internal sealed class DeviceWriter : IDisposable
{
    private const int BlocksPerSecond = 200;

    // A sound server has taken some more than it played and does not tell how much; PulseAudio keeps 10 to 30 ms at our latency.
    private static readonly TimeSpan ServerLatency = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan OneMillisecond = TimeSpan.FromMilliseconds(1);

    private readonly AutoResetEvent _wake = new(initialState: false);
    private readonly DeviceStream _stream;
    private readonly TimeProvider _time;
    private readonly Thread _thread;
    private readonly short[] _block;
    private volatile SpeechPlayback? _current;
    private volatile bool _isDisposed;
    private bool _isRunning;
    private bool _hasLatency; // false for devices that take everything at once, such as a file

    public DeviceWriter(OutputDevice device, int sampleRate, TimeProvider time)
    {
        _time = time;
        _block = new short[(Math.Max(sampleRate, 48000) / BlocksPerSecond) + 1];
        _stream = DeviceStream.Open(device, sampleRate, _block.Length);
        _thread = new Thread(Run) { IsBackground = true, Name = "Mynah playback", Priority = ThreadPriority.Highest };
        _thread.Start();
    }

    /// <summary>The rate that the device takes, which may not be the one asked for.</summary>
    public int SampleRate => _stream.SampleRate;

    /// <summary>Whether something is being played.</summary>
    public bool IsBusy => _current is not null;

    public void Play(SpeechPlayback playback)
    {
        _current = playback;
        _wake.Set();
    }

    public void Wake()
    {
        if (!_isDisposed)
            _wake.Set();
    }

    /// <summary>Stops the sound and the thread. What is being played ends as interrupted.</summary>
    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        _wake.Set();
        _thread.Join();
        _stream.Dispose();
        _wake.Dispose();
    }

    private void Run()
    {
        while (!_isDisposed)
        {
            if (_current is not { } playback)
            {
                _wake.WaitOne();
                continue;
            }
            try
            {
                Step(playback);
            }
            catch (SpeechException failure)
            {
                // The device is gone. The next playback opens one anew.
                Halt(playback);
                End(playback, isStopped: true, failure);
            }
        }
        if (_current is { } last)
        {
            Halt(last);
            End(last, isStopped: true);
        }
    }

    private void Step(SpeechPlayback playback)
    {
        if (playback.IsStopRequested)
        {
            Halt(playback);
            End(playback, isStopped: true);
        }
        else if (playback.IsPaused)
        {
            Halt(playback);
            _wake.WaitOne();
        }
        else if (playback.Buffer.Read(_block.AsSpan(0, SampleRate / BlocksPerSecond), _isRunning) is var count and > 0)
            Write(playback, count);
        else if (_isRunning)
            RunDry(playback);
        else if (playback.Buffer.IsFinished)
            End(playback, isStopped: false);
        else
            _wake.WaitOne();
    }

    private void Write(SpeechPlayback playback, int count)
    {
        var isFirst = !_isRunning;
        if (isFirst)
        {
            _stream.Start();
            _isRunning = true;
        }
        var underflows = _stream.Underflows;
        _stream.Write(_block.AsSpan(0, count));
        playback.Clock.Set(playback.Buffer.Sent, _stream.Delay, isRunning: true);
        if (isFirst)
        {
            playback.Counters.Started();
            playback.OnChanged();
        }
        else if (_stream.Underflows > underflows)
            playback.Counters.Underflowed(_stream.Underflows - underflows);
    }

    // Nothing to write: wait until the device has played what it has, or more comes, or somebody interrupts. PortAudio's own way to
    // play to the end drops the end with ALSA (version 19.6), so it is not used.
    private void RunDry(SpeechPlayback playback)
    {
        var sent = playback.Buffer.Sent;
        var (before, padding) = (long.MaxValue, 0L);
        while (_stream.Delay is var delay and > 0)
        {
            _hasLatency = true;
            playback.Clock.Set(sent, Math.Max(0, delay - padding), isRunning: true);
            if (delay >= before && _stream.HasBegun)
                break; // it holds that back for ever
            if (delay >= before)
            {
                _block.AsSpan().Clear();
                _stream.Write(_block);
                padding += _block.Length;
            }
            before = delay;
            if (IsInterruptedWithin(TimeSpan.FromSeconds((double)delay / SampleRate) + OneMillisecond, playback, sent))
                return;
        }
        if (_hasLatency && IsInterruptedWithin(ServerLatency, playback, sent))
            return;
        _stream.Abort();
        _isRunning = false;
        playback.Clock.Set(sent, 0, isRunning: false);
        playback.OnChanged();
        if (!playback.Buffer.IsInUtterance)
            return;
        playback.Buffer.GrowLead();
        playback.Counters.UnderRun();
    }

    private bool IsInterruptedWithin(TimeSpan time, SpeechPlayback playback, long sent)
    {
        var begin = _time.GetTimestamp();
        while (_time.GetElapsedTime(begin) is var elapsed && elapsed < time)
        {
            _wake.WaitOne(time - elapsed);
            if (_isDisposed || playback.IsStopRequested || playback.IsPaused || playback.Buffer.Appended > sent)
                return true;
        }
        return false;
    }

    // Silence now. What the device was given and did not play goes back into the buffer; rather a moment twice than one lost.
    private void Halt(SpeechPlayback playback)
    {
        if (!_isRunning)
            return;
        var sent = playback.Buffer.Sent;
        var delay = Math.Min(_stream.Delay, sent);
        _stream.Abort();
        _isRunning = false;
        playback.Buffer.Rewind(sent - delay - (delay > 0 ? (long)(ServerLatency.TotalSeconds * SampleRate) : 0));
        playback.Clock.Set(sent, delay, isRunning: false);
    }

    private void End(SpeechPlayback playback, bool isStopped, SpeechException? failure = null)
    {
        _current = null;
        playback.Finish(isStopped, failure);
    }
}
