using System.Text;
using Mynah.Text;

namespace Mynah.Ssml;

/// <summary>Collects the parts of one <c>speak</c> element. White space is folded to one blank, as in all markup.</summary>
internal sealed class SsmlPartsBuilder
{
    /// <summary>Breaks that follow each other add up to this at most (dossier 02 §8).</summary>
    public static readonly TimeSpan MaxConsecutivePause = TimeSpan.FromSeconds(10);

    private readonly List<SsmlPart> _parts = [];
    private readonly StringBuilder _text = new();
    private readonly List<TextMark> _marks = [];
    private int _markStart;
    private bool _endsWithSpace = true; // what begins the element is no text
    private TimeSpan _consecutive;

    /// <summary>Adds text.</summary>
    public void Append(string text)
    {
        foreach (var c in text)
        {
            var isSpace = c is ' ' or '\t' or '\r' or '\n';
            if (isSpace && _endsWithSpace)
                continue;
            _text.Append(isSpace ? ' ' : c);
            _endsWithSpace = isSpace;
            if (!isSpace)
                _consecutive = TimeSpan.Zero;
        }
    }

    /// <summary>Adds silence; gives how much of it is left when the limit of consecutive breaks is kept.</summary>
    public TimeSpan Pause(TimeSpan duration)
    {
        Close(SegmentEnd.Open);
        var rest = MaxConsecutivePause - _consecutive;
        var allowed = duration < rest ? duration : rest;
        if (allowed > TimeSpan.Zero)
            _parts.Add(new SsmlPausePart(allowed));
        _consecutive += allowed;
        return allowed;
    }

    /// <summary>Adds a sound.</summary>
    public void Sound(SsmlSoundPart sound)
    {
        Close(SegmentEnd.Open);
        _parts.Add(sound);
        _consecutive = TimeSpan.Zero;
    }

    /// <summary>A marked stretch begins.</summary>
    public void BeginMark() => _markStart = _text.Length;

    /// <summary>The marked stretch ends; false when there is nothing in it.</summary>
    public bool EndMark(TextMarkKind kind, string value)
    {
        var (start, end) = (_markStart, _text.Length);
        while (start < end && _text[start] == ' ')
            start++;
        while (end > start && _text[end - 1] == ' ')
            end--;
        if (start == end)
            return false;
        _marks.Add(new TextMark(new TextSpan(start, end - start), kind, value));
        return true;
    }

    /// <summary>Ends the stretch of text.</summary>
    public void Close(SegmentEnd end)
    {
        if (_text.Length == 0)
            return;
        _parts.Add(new SsmlTextPart(_text.ToString(), [.. _marks], end));
        _text.Clear();
        _marks.Clear();
    }

    /// <summary>All parts.</summary>
    public IReadOnlyList<SsmlPart> Build()
    {
        Close(SegmentEnd.Sentence);
        return [.. _parts];
    }
}
