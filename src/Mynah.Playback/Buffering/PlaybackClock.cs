namespace Mynah.Playback;

/// <summary>
/// Which sample is heard now. The device tells how many it has taken whenever it is written to; between two writes time goes on by
/// itself, but never beyond what was written, and never back. Thread-safe.
/// </summary>
internal sealed class PlaybackClock(int sampleRate, TimeProvider timeProvider)
{
    private readonly Lock _gate = new();
    private long _sent;
    private long _played;
    private long _at;
    private bool _isRunning;
    private long _last;

    /// <summary>The position in samples.</summary>
    public long Samples
    {
        get
        {
            lock (_gate)
            {
                var position = _played;
                if (_isRunning)
                    position = Math.Min(_sent, position + (long)(timeProvider.GetElapsedTime(_at).TotalSeconds * sampleRate));
                return _last = Math.Max(_last, position);
            }
        }
    }

    public TimeSpan Position => TimeSpan.FromTicks(Samples * TimeSpan.TicksPerSecond / sampleRate);

    /// <summary>Whether time goes on.</summary>
    public bool IsRunning
    {
        get
        {
            lock (_gate)
                return _isRunning;
        }
    }

    /// <summary>Tells what the device has.</summary>
    /// <param name="sent">Samples it was given in all.</param>
    /// <param name="delay">Those of them that it has not played.</param>
    /// <param name="isRunning">Whether it plays.</param>
    public void Set(long sent, long delay, bool isRunning)
    {
        lock (_gate)
            (_sent, _played, _at, _isRunning) = (sent, sent - delay, timeProvider.GetTimestamp(), isRunning);
    }
}
