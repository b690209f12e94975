using System.Text;

namespace Mynah.Text;

/// <summary>
/// Cuts a text that arrives in pieces into sentences. How the text was split into pieces makes no difference: a cut depends on
/// the text alone and waits until the text that follows has made it certain. The first clause of a long first sentence comes
/// early; other sentences are whole up to about 250 Latin or 120 Chinese characters. Memory is constant when segments are read
/// as the text arrives. One stream, one thread.
/// </summary>
public sealed class TextSegmenter
{
    private readonly PendingText _pending = new();
    private readonly SentenceScanner _scanner;
    private readonly Queue<TextSegment> _flushed = new();
    private int _flushedLength;

    /// <summary>A segmenter at the beginning of a stream.</summary>
    public TextSegmenter() => _scanner = new SentenceScanner(_pending);

    /// <summary>How many UTF-16 units were appended and not read yet.</summary>
    public int PendingLength => _flushedLength + _pending.Length;

    /// <summary>Takes the next piece of the text; it may end anywhere, also inside a surrogate pair.</summary>
    public void Append(ReadOnlySpan<char> text) => _pending.Append(text);

    /// <summary>Gives the next segment that is certain. False when more text, or <see cref="Flush"/>, is needed.</summary>
    public bool TryRead(out TextSegment segment)
    {
        if (_flushed.TryDequeue(out segment))
        {
            _flushedLength -= segment.Text.Length;
            return true;
        }
        return TryScan(isFinal: false, out segment);
    }

    /// <summary>Says that everything appended so far is complete: the end of the input, or a commit. What follows is a new text.</summary>
    public void Flush()
    {
        while (TryScan(isFinal: true, out var segment))
        {
            _flushed.Enqueue(segment);
            _flushedLength += segment.Text.Length;
        }
        _scanner.Restart();
    }

    /// <summary>
    /// Whether what waits could be spoken if nothing more came for a while: it is long enough and ends with a mark that makes a
    /// pause, which is neither an abbreviation's nor a number's.
    /// </summary>
    /// <param name="leastCharacters">Least length in counted characters; behind the end of a sentence any length will do.</param>
    internal bool EndsAtPause(int leastCharacters)
    {
        var text = _pending.Text.TrimEnd();
        return text.Length > 0 && char.IsPunctuation(text[^1])
            && (CharacterCount.Of(text) >= leastCharacters || Punctuation.KindOf(new Rune(text[^1])) is MarkKind.Dot or MarkKind.Strong or MarkKind.Wide)
            && !(text[^1] == '.' && FullStop.IsNeverTheEnd(text, text.Length - 1));
    }

    /// <summary>Forgets everything that was not read.</summary>
    public void Clear()
    {
        _flushed.Clear();
        _flushedLength = 0;
        _pending.Clear();
        _scanner.Restart();
    }

    private bool TryScan(bool isFinal, out TextSegment segment)
    {
        if (_scanner.TryFind(isFinal, out var length, out var end))
        {
            segment = new TextSegment(_pending.Text[..length].ToString(), end);
            _pending.Remove(length);
            return true;
        }
        segment = default;
        return false;
    }
}
