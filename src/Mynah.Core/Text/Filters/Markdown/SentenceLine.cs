namespace Mynah.Text;

/// <summary>
/// Ends headings, list items and rows as sentences, for the listener does not see where a line ends, and puts commas between the
/// cells of a row.
/// </summary>
internal sealed class SentenceLine(Action<FilteredChar> next)
{
    private FilteredChar? _separator;
    private FilteredChar? _blank;
    private char _last; // last said in this line, blanks aside; 0 for nothing

    public bool IsRow { get; private set; }

    public void BeginRow() => IsRow = true;

    public void Push(FilteredChar unit)
    {
        if (IsRow && unit.Value is ' ' or '\t')
        {
            _blank = unit;
            return;
        }
        if (IsRow && _last != 0)
        {
            if (_separator is { } bar)
            {
                next(bar.As(IsWide(_last) ? '，' : ','));
                if (!IsWide(_last))
                    next(bar.As(' '));
            }
            else if (_blank is { } blank)
                next(blank);
        }
        _separator = _blank = null;
        if (!char.IsWhiteSpace(unit.Value))
            _last = unit.Value;
        next(unit);
    }

    /// <summary>A border between two cells.</summary>
    public void Separate(FilteredChar bar) => _separator = bar;

    public void End(FilteredChar lineBreak, bool isSentence)
    {
        if (isSentence && _last != 0 && !IsStop(_last))
            next(new FilteredChar(IsWide(_last) ? '。' : '.', lineBreak.Start, 0));
        if (!IsRow || _last != 0)
            next(lineBreak);
        Clear();
    }

    public void Clear()
    {
        _separator = _blank = null;
        _last = '\0';
        IsRow = false;
    }

    private static bool IsStop(char c) => c is '.' or '!' or '?' or ':' or ';' or ',' or '…' or '。' or '！' or '？' or '：' or '；' or '，' or '、' or '।' or '؟';

    /// <summary>Ideographs, kana and their marks; hangul is followed by the marks of Latin script.</summary>
    internal static bool IsWide(char c) => c is (>= '\u2E80' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFF00' and <= '\uFFEF');
}
