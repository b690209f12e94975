using System.Text;
using Mynah.Text;

namespace Mynah.Client.Generation;

/// <summary>
/// Text on its way to requests: one writer appends, one reader takes what the next utterance speaks. In automatic mode that is every
/// complete sentence that waits, up to the limit of a request: the first sentence goes out at once, later ones together. In manual
/// mode it is what was committed.
/// </summary>
internal sealed class GenerationQueue(SegmentationMode mode, long limit) : IDisposable
{
    // Some hundred requests: far ahead of any service, and a large file is still read in constant memory.
    private const int MaxPending = 64 * 1024;

    private readonly Lock _gate = new();
    private readonly TextSegmenter _sentences = new();
    private readonly StringBuilder _ready = new();        // automatic mode: segments read from _sentences and not taken yet
    private readonly StringBuilder _uncommitted = new();  // manual mode
    private readonly Queue<string> _committed = new();
    private readonly SemaphoreSlim _changed = new(0);
    private readonly SemaphoreSlim _taken = new(0);
    private TextSegment? _next; // a segment that had no room any more
    private int _committedLength;
    private bool _ended;

    /// <summary>True once text other than white space was appended.</summary>
    public bool HasText { get; private set; }

    public async ValueTask AppendAsync(string text, CancellationToken cancellationToken)
    {
        while (!HasRoom(text.Length))
            await _taken.WaitAsync(cancellationToken).ConfigureAwait(false);
        lock (_gate)
        {
            HasText |= !string.IsNullOrWhiteSpace(text);
            if (mode == SegmentationMode.Auto)
                _sentences.Append(text);
            else
                _uncommitted.Append(text);
        }
        _changed.Release();
    }

    public void Commit()
    {
        lock (_gate)
        {
            if (mode == SegmentationMode.Auto)
                _sentences.Flush();
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
            _uncommitted.Clear();
            DropSentences();
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
            DropSentences();
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

    /// <summary>The text of the next utterance, waiting for it; null when the text has ended.</summary>
    public async ValueTask<string?> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            lock (_gate)
            {
                var text = mode == SegmentationMode.Auto ? TakeSentences() : TakeCommitted();
                if (text is not null)
                {
                    _taken.Release();
                    return text;
                }
                if (_ended)
                    return null;
            }
            await _changed.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        _changed.Dispose();
        _taken.Dispose();
    }

    // Text that nobody can take yet never makes the writer wait: only more text, or a commit, can set it free.
    private bool HasRoom(int length)
    {
        lock (_gate)
        {
            var takeable = mode == SegmentationMode.Auto ? _sentences.PendingLength + _ready.Length : _committedLength;
            return takeable == 0 || takeable + length <= MaxPending;
        }
    }

    private void DropSentences()
    {
        _sentences.Clear();
        _ready.Clear();
        _next = null;
    }

    private string? TakeCommitted()
    {
        while (_committed.TryDequeue(out var text))
        {
            _committedLength -= text.Length;
            if (!string.IsNullOrWhiteSpace(text))
                return text;
        }
        return null;
    }

    // What has no letter or digit waits for the next sentence: alone, a service would refuse it.
    private string? TakeSentences()
    {
        var (count, canSpeak) = (0L, false);
        foreach (var chunk in _ready.GetChunks())
            count += CharacterCount.Of(chunk.Span);
        while (_next is { } || _sentences.TryRead(out var read) && (_next = read) is { })
        {
            var length = CharacterCount.Of(_next.Value.Text);
            if (canSpeak && count + length > limit)
                break;
            _ready.Append(_next.Value.Text);
            count += length;
            canSpeak = canSpeak || _next.Value.Text.Any(char.IsLetterOrDigit);
            _next = null;
        }
        if (!canSpeak)
            return null;
        var text = _ready.ToString();
        _ready.Clear();
        return text;
    }
}
