using System.Diagnostics.CodeAnalysis;
using System.Text;
using Mynah.Ssml;
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
    private readonly Queue<Utterance> _committed = new();
    private readonly StringBuilder _uncommitted = new();
    private readonly StringBuilder _document = new();
    private readonly SemaphoreSlim _changed = new(0);
    private readonly SemaphoreSlim _taken = new(0);
    private readonly ITimer _idle;
    private int _committedLength;
    private SsmlScript? _script;
    private bool _isDocument;
    private bool _ended;

    /// <param name="mode">Who decides where an utterance ends.</param>
    /// <param name="timeProvider">The clock of the idle flush.</param>
    /// <param name="script">Reads text that begins as SSML; null when all text is plain.</param>
    public UtteranceQueue(SegmentationMode mode, TimeProvider timeProvider, SsmlScript? script = null)
    {
        _mode = mode;
        _script = script;
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
        if (_script is not null && !TryLeaveDocument(ref text))
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
        ReadDocument();
        lock (_gate)
        {
            if (_mode == SegmentationMode.Auto)
                _open.Flush();
            else if (_uncommitted.Length > 0)
            {
                var text = _uncommitted.ToString();
                Enqueue(new Utterance(text, SegmentsOf(text)));
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
            _document.Clear();
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
        if (_committed.TryDequeue(out utterance))
            _committedLength -= utterance.Text.Length;
        else if (_mode == SegmentationMode.Auto && _open.TryRead(out var segment))
            utterance = new Utterance(segment.Text, [new SpokenPart(segment)]);
        return utterance is not null;
    }

    private void Enqueue(Utterance utterance)
    {
        _committed.Enqueue(utterance);
        _committedLength += utterance.Text.Length;
    }

    /// <summary>
    /// Keeps text that is, or may still become, a document; false then. Otherwise the stream is plain from here on, and
    /// <paramref name="text"/> is all of it that came.
    /// </summary>
    private bool TryLeaveDocument(ref string text)
    {
        const int decisive = 6; // "<speak"
        lock (_gate)
        {
            HasText = HasText || !string.IsNullOrWhiteSpace(text);
            _document.Append(text);
            if (_document.Length > SsmlDocument.MaxLength)
                throw SpeechException.Invalid($"The SSML document has more than {SsmlDocument.MaxLength} characters. Split it into several documents.");
            if (_isDocument)
                return false;
            text = _document.ToString();
            _isDocument = SsmlDocument.IsSsml(text);
            if (_isDocument || text.AsSpan().Trim().Length < decisive)
                return false;
            _script = null;
            _document.Clear();
            return true;
        }
    }

    private void ReadDocument()
    {
        lock (_gate)
        {
            if (_document.Length == 0)
                return;
            var text = _document.ToString();
            _document.Clear();
            if (string.IsNullOrWhiteSpace(text))
                return;
            if (_isDocument)
            {
                foreach (var utterance in _script!.Read(text))
                    Enqueue(utterance);
                return;
            }
            // Too short to be a document.
            _script = null;
            if (_mode == SegmentationMode.Auto)
                _open.Append(text);
            else
                _uncommitted.Append(text);
        }
    }

    private static IEnumerable<UtterancePart> SegmentsOf(string text)
    {
        var segmenter = new TextSegmenter();
        segmenter.Append(text);
        segmenter.Flush();
        while (segmenter.TryRead(out var segment))
            yield return new SpokenPart(segment);
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
