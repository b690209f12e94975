namespace Mynah.Playback;

/// <summary>
/// The jitter buffer: samples between the synthesizer, which makes them in bursts, and the device, which takes them evenly. Lets
/// the device begin when enough is there, and keeps what was sent for a while, so that a pause can take it back. One writer, one
/// reader.
/// </summary>
internal sealed class PlaybackBuffer(int sampleRate, PlayerOptions options, Action onChanged) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly short[] _samples = new short[Samples(options.Capacity, sampleRate)];
    private readonly int _history = Samples(PlayerOptions.History, sampleRate);
    private readonly SemaphoreSlim _room = new(0);
    private long _appended;
    private long _sent;
    private bool _isInUtterance;
    private bool _isComplete;

    /// <summary>How much must be there before the device begins.</summary>
    public TimeSpan Lead { get; private set; } = options.Lead;

    public long Appended
    {
        get
        {
            lock (_gate)
                return _appended;
        }
    }

    /// <summary>How many samples the device was given.</summary>
    public long Sent
    {
        get
        {
            lock (_gate)
                return _sent;
        }
    }

    /// <summary>True when nothing more comes and all was sent.</summary>
    public bool IsFinished
    {
        get
        {
            lock (_gate)
                return _isComplete && _sent == _appended;
        }
    }

    /// <summary>Whether more samples of an utterance that began are still to come. Running dry then is heard as a gap.</summary>
    public bool IsInUtterance
    {
        get
        {
            lock (_gate)
                return _isInUtterance && !_isComplete;
        }
    }

    public void SetInUtterance(bool value)
    {
        lock (_gate)
            _isInUtterance = value;
        onChanged();
    }

    /// <summary>Nothing more comes.</summary>
    public void Complete()
    {
        lock (_gate)
            _isComplete = true;
        onChanged();
    }

    /// <summary>Appends samples, waiting for room.</summary>
    public async ValueTask AppendAsync(ReadOnlyMemory<short> samples, CancellationToken cancellationToken)
    {
        while (!samples.IsEmpty)
        {
            var taken = Append(samples.Span);
            samples = samples[taken..];
            if (taken > 0)
                onChanged();
            else
                await _room.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Takes the next samples for the device.</summary>
    /// <param name="block">Filled from its beginning.</param>
    /// <param name="isRunning">Whether the device plays; when not, nothing is given before the lead is there.</param>
    public int Read(Span<short> block, bool isRunning)
    {
        int count;
        lock (_gate)
        {
            var waiting = _appended - _sent;
            if (!isRunning && _isInUtterance && !_isComplete && waiting < Samples(Lead, sampleRate))
                return 0;
            count = (int)Math.Min(waiting, block.Length);
            for (var i = 0; i < count; i++)
                block[i] = _samples[(int)((_sent + i) % _samples.Length)];
            _sent += count;
        }
        if (count > 0 && _room.CurrentCount == 0)
            _room.Release();
        return count;
    }

    /// <summary>Takes back what the device was given but did not play.</summary>
    public void Rewind(long sent)
    {
        lock (_gate)
            _sent = Math.Max(sent, Math.Max(0, _sent - _history));
    }

    /// <summary>The device ran dry within an utterance: begin with more from now on.</summary>
    public void GrowLead()
    {
        var grown = Lead * 2;
        Lead = grown < options.LongestLead ? grown : options.LongestLead;
    }

    public void Dispose() => _room.Dispose();

    private int Append(ReadOnlySpan<short> samples)
    {
        lock (_gate)
        {
            var oldest = Math.Max(0, _sent - _history);
            var count = (int)Math.Min(samples.Length, _samples.Length - (_appended - oldest));
            for (var i = 0; i < count; i++)
                _samples[(int)((_appended + i) % _samples.Length)] = samples[i];
            _appended += count;
            return count;
        }
    }

    private static int Samples(TimeSpan time, int sampleRate) => (int)(time.TotalSeconds * sampleRate);
}
