namespace Mynah.Text;

/// <summary>Holds the words of a link until it is known whether the brackets around them are a link's or the text's own.</summary>
internal sealed class LinkBrackets(Action<FilteredChar> next)
{
    // Longer than any link's words; beyond it brackets are taken as they stand.
    private const int Longest = 512;
    private const char Nothing = '\0';

    private readonly List<FilteredChar> _held = [];
    private readonly Stack<(int Index, int Marks, bool IsAtLineStart)> _open = new();

    public bool IsOpen => _open.Count > 0;

    /// <summary>Whether the innermost bracket is the first of its line, as that of a definition is.</summary>
    public bool IsAtLineStart => _open.Peek().IsAtLineStart;

    /// <summary>Whether the innermost bracket holds the mark of a footnote.</summary>
    public bool IsFootnote => _held.Count > _open.Peek().Index + 1 && _held[_open.Peek().Index + 1].Value == '^';

    /// <summary>Opens a bracket; an image's has a mark before it.</summary>
    public void Open(FilteredChar? image, FilteredChar bracket, bool isAtLineStart)
    {
        _open.Push((_held.Count, image is null ? 1 : 2, isAtLineStart && image is null));
        if (image is { } mark)
            _held.Add(mark);
        Say(bracket);
    }

    public void Close(FilteredChar bracket, bool isLink)
    {
        if (!_open.TryPop(out var open))
            return;
        // [1](address) points to a source: the citation filter knows what to do with it.
        if (!isLink || IsNumber(open.Index + open.Marks))
            _held.Add(bracket);
        else
            for (var i = open.Index; i < open.Index + open.Marks; i++)
                _held[i] = _held[i].As(Nothing);
        if (_open.Count == 0)
            Release();
    }

    public void Say(FilteredChar unit)
    {
        if (_open.Count == 0)
        {
            next(unit);
            return;
        }
        _held.Add(unit);
        if (_held.Count > Longest)
            Release();
    }

    /// <summary>Takes all open brackets as they stand.</summary>
    public void Release()
    {
        _open.Clear();
        foreach (var unit in _held)
        {
            if (unit.Value != Nothing)
                next(unit);
        }
        _held.Clear();
    }

    public void Clear()
    {
        _open.Clear();
        _held.Clear();
    }

    private bool IsNumber(int from)
    {
        for (var i = from; i < _held.Count; i++)
        {
            if (!char.IsAsciiDigit(_held[i].Value))
                return false;
        }
        return _held.Count > from;
    }
}
