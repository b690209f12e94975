namespace Mynah.Playback;

/// <summary>Counts what happens on the device's thread, for others to read.</summary>
internal sealed class PlaybackCounters(TimeProvider timeProvider)
{
    private readonly Lock _gate = new();
    private readonly long _begin = timeProvider.GetTimestamp();
    private TimeSpan? _firstSample;
    private TimeSpan _gaps;
    private long? _gapBegin;
    private int _underRuns;
    private int _underflows;

    /// <summary>The device begins, or begins again.</summary>
    public void Started()
    {
        lock (_gate)
        {
            _firstSample ??= timeProvider.GetElapsedTime(_begin);
            if (_gapBegin is { } begin)
                _gaps += timeProvider.GetElapsedTime(begin);
            _gapBegin = null;
        }
    }

    public void UnderRun()
    {
        lock (_gate)
        {
            _underRuns++;
            _gapBegin = timeProvider.GetTimestamp();
        }
    }

    public void Underflowed(int count)
    {
        lock (_gate)
            _underflows += count;
    }

    public PlaybackStatistics Snapshot(TimeSpan lead)
    {
        lock (_gate)
            return new PlaybackStatistics(_firstSample, _underRuns, _gaps, lead, _underflows);
    }
}
