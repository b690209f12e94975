using System.Diagnostics.CodeAnalysis;
using System.Text;
using Mynah.Text;

namespace Mynah;

/// <summary>
/// Text on its way from the commands to the engine: one writer appends, one reader takes utterances. Holds at most
/// <see cref="MaxPending"/> characters; the writer waits when it is full.
/// </summary>
internal sealed class UtteranceQueue : IDisposable
{
    // More than a whole session may hold on the server (200,000, dossier 01 §2.2), so that there a Cancel is never stuck
    // behind text; small enough that reading a large file stays at constant memory.
    internal const int MaxPending = 256 * 1024;

    // Dossier 01 §4.1: a clause is spoken when 300 ms passed without new text and at least 8 counted characters wait.
    private static readonly TimeSpan IdleLimit = TimeSpan.FromMilliseconds(300);
    private const int MinIdleCharacters = 8;

    private readonly Lock _gate = new();
    private readonly SegmentationMode _mode;
    private readonly TextSegmenter _open = new();
    private readonly Queue<string> _committed = new();
    private readonly StringBuilder _uncommitted = new();
    private readonly SemaphoreSlim _changed = new(0);
    private readonly SemaphoreSlim _taken = new(0);
    private readonly ITimer _idle;
    private int _committedLength;
    private bool _ended;

    public UtteranceQueue(SegmentationMode mode, TimeProvider timeProvider)
    {
        _mode = mode;
        _idle = timeProvider.CreateTimer(static queue => ((UtteranceQueue)queue!).FlushIdle(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Who decides where an utterance ends.</summary>
    public SegmentationMode Mode => _mode;

    /// <summary>True once text other than white space was appended.</summary>
    public bool HasText { get; private set; }

    /// <summary>Appends text; waits while too much is pending.</summary>
    public async ValueTask AppendAsync(string text, CancellationToken cancellationToken)
    {
        if (text.Length == 0)
            return;
        // At least one piece is always taken, however large, so that a waiting writer cannot wait for ever.
        while (PendingLength > 0 && PendingLength + text.Length > MaxPending)
            await _taken.WaitAsync(cancellationToken).ConfigureAwait(false);
        lock (_gate)
        {
            HasText = HasText || !string.IsNullOrWhiteSpace(text);
            if (_mode == SegmentationMode.Auto)
                _open.Append(text);
            else
                _uncommitted.Append(text);
        }
        if (_mode == SegmentationMode.Auto)
            _idle.Change(IdleLimit, Timeout.InfiniteTimeSpan);
        _changed.Release();
    }

    /// <summary>Everything appended so far is to be spoken now.</summary>
    public void Commit()
    {
        lock (_gate)
        {
            if (_mode == SegmentationMode.Auto)
                _open.Flush();
            else if (_uncommitted.Length > 0)
            {
                _committed.Enqueue(_uncommitted.ToString());
                _committedLength += _uncommitted.Length;
                _uncommitted.Clear();
            }
        }
        _changed.Release();
    }

    /// <summary>Drops what is not committed; in automatic mode everything that waits.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _open.Clear();
            _uncommitted.Clear();
        }
        _taken.Release();
    }

    /// <summary>Drops what is committed but not begun; in automatic mode that is everything that waits.</summary>
    public void DropCommitted()
    {
        lock (_gate)
        {
            _committed.Clear();
            _committedLength = 0;
            _open.Clear();
        }
        _taken.Release();
    }

    /// <summary>No more text will come. What is left is spoken when the text is complete, and dropped when its source failed.</summary>
    public void End(bool isComplete)
    {
        if (isComplete)
            Commit();
        lock (_gate)
            _ended = true;
        _changed.Release();
    }

    /// <summary>Takes the segments of the next utterance, waiting for it; null when the text has ended.</summary>
    public async ValueTask<Utterance?> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            lock (_gate)
            {
                if (TryTake(out var utterance))
                {
                    _taken.Release();
                    return utterance;
                }
                if (_ended)
                    return null;
            }
            await _changed.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        _idle.Dispose();
        _changed.Dispose();
        _taken.Dispose();
    }

    private int PendingLength
    {
        get
        {
            lock (_gate)
                return _open.PendingLength + _uncommitted.Length + _committedLength;
        }
    }

    private bool TryTake([NotNullWhen(true)] out Utterance? utterance)
    {
        utterance = null;
        if (_mode == SegmentationMode.Auto)
        {
            if (_open.TryRead(out var segment))
                utterance = new Utterance(segment.Text, [segment]);
        }
        else if (_committed.TryDequeue(out var text))
        {
            _committedLength -= text.Length;
            utterance = new Utterance(text, SegmentsOf(text));
        }
        return utterance is not null;
    }

    private static IEnumerable<TextSegment> SegmentsOf(string text)
    {
        var segmenter = new TextSegmenter();
        segmenter.Append(text);
        segmenter.Flush();
        while (segmenter.TryRead(out var segment))
            yield return segment;
    }

    private void FlushIdle()
    {
        lock (_gate)
        {
            if (_ended || !_open.EndsAtPause(MinIdleCharacters))
                return;
            _open.Flush();
        }
        _changed.Release();
    }
}

/// <summary>What is spoken as one: in automatic mode a segment, in manual mode all that was committed.</summary>
/// <param name="Text">As appended.</param>
/// <param name="Segments">Its segments, in order; joined they are <paramref name="Text"/>.</param>
internal sealed record Utterance(string Text, IEnumerable<TextSegment> Segments);
