namespace Mynah.Text;

/// <summary>
/// Takes the marks of Markdown away, and some HTML's. This part knows lines and blocks (headings, lists, quotations, code, tables);
/// <see cref="MarkdownInline"/> knows what stands within a line. Headings, list items and rows end as sentences.
/// </summary>
internal sealed class MarkdownFilter : FilterStage
{
    private readonly TextFilterPolicy _code;
    private readonly TextFilterPolicy _tables;
    private readonly SummaryPhrases _phrases;
    private readonly MarkdownInline _inline;
    private readonly List<FilteredChar> _held = [];
    private readonly char[] _line = new char[LineStart.Longest];
    private State _state;
    private char _fence;
    private int _fenceLength;
    private int _rows;
    private bool _isAfterBullet;
    private bool _isSentence;

    public MarkdownFilter(TextFilterPolicy code, TextFilterPolicy tables, string? language, Action<FilteredChar> next) : base(next)
    {
        (_code, _tables) = (code, tables);
        _phrases = new SummaryPhrases(language);
        _inline = new MarkdownInline(Say);
    }

    private enum State
    {
        Start,
        Text,
        Run, // the rest of a very long rule or divider
        Ignored, // a line that is not said
        FenceInfo,
        FencedStart,
        Fenced,
    }

    public override void Push(FilteredChar unit)
    {
        if (unit.Value == '\r')
            return;
        switch (_state)
        {
            case State.Start:
                PushStart(unit);
                break;
            case State.Text when unit.Value == '\n':
                EndLine(unit);
                break;
            case State.Text:
                PushText(unit);
                break;
            case State.Run or State.Ignored when unit.Value == '\n':
                BeginLine();
                break;
            case State.Run when unit.Value != _line[0] && !(_line[0] is '|' or '-' && LineStart.Divider.Contains(unit.Value)):
                _state = State.Text;
                Push(unit);
                break;
            case State.FenceInfo:
                PushFenceInfo(unit);
                break;
            case State.FencedStart:
                PushFencedStart(unit);
                break;
            case State.Fenced:
                PushFenced(unit);
                break;
        }
    }

    public override void Flush()
    {
        if (_state == State.Start && _held.Count > 0 && LineStart.Read(Line("\n"), _isAfterBullet) is not (LineMark.Rule or LineMark.Blank))
            StartText();
        else if (_state == State.FenceInfo)
            OpenFence();
        if (_state is State.Start or State.FencedStart)
            _held.Clear();
        _inline.Resolve();
    }

    public override void Clear()
    {
        _inline.Clear();
        _rows = 0;
        BeginLine();
    }

    private void PushStart(FilteredChar unit)
    {
        if (_held.Count == 0 && unit.Value is ' ' or '\t')
            return;
        _line[_held.Count] = unit.Value;
        _held.Add(unit);
        var mark = LineStart.Read(Line(), _isAfterBullet);
        if (mark != LineMark.Row && mark is not (LineMark.Unknown or LineMark.Rule))
            _rows = 0;
        switch (mark)
        {
            case LineMark.Unknown when _held.Count == LineStart.Longest:
                _held.Clear();
                _state = State.Run;
                break;
            case LineMark.Unknown:
                break;
            case LineMark.Drop or LineMark.Bullet or LineMark.Heading:
                _isAfterBullet = mark == LineMark.Bullet;
                _isSentence |= mark is LineMark.Bullet or LineMark.Heading;
                EndMark(unit, mark);
                break;
            case LineMark.Rule:
                BeginLine();
                break;
            case LineMark.Blank:
                _held.Clear();
                EndLine(unit);
                _inline.EndParagraph();
                break;
            case LineMark.Fence:
                BeginFence();
                break;
            case LineMark.Row:
                BeginRow();
                break;
            default:
                _isSentence |= mark == LineMark.Number;
                StartText();
                break;
        }
    }

    private void EndMark(FilteredChar last, LineMark mark)
    {
        _held.Clear();
        if (last.Value == '\n')
            BeginLine();
        else if (mark == LineMark.Heading)
            StartText();
    }

    private void StartText()
    {
        _state = State.Text;
        if (_isSentence)
            _inline.EndParagraph(); // no emphasis goes on from the line before
        foreach (var unit in Held())
            Push(unit);
    }

    private void PushText(FilteredChar unit)
    {
        _inline.Push(unit);
        if (!_inline.IsDefinition)
            return;
        _inline.Clear();
        _state = State.Ignored;
    }

    private void EndLine(FilteredChar lineBreak)
    {
        _inline.EndLine(lineBreak, _isSentence);
        BeginLine();
    }

    private void BeginLine()
    {
        _state = State.Start;
        _held.Clear();
        _isAfterBullet = _isSentence = false;
    }

    private void BeginRow()
    {
        var isHead = _rows++ == 0;
        if (_tables == TextFilterPolicy.Skip || (_tables == TextFilterPolicy.Summarize && !isHead))
        {
            _state = _held[^1].Value == '\n' ? State.Start : State.Ignored;
            _held.Clear();
            return;
        }
        _isSentence = true;
        if (_tables == TextFilterPolicy.Summarize)
            SayInstead(_phrases.TableHead, _held[0], _held[0].End);
        _inline.BeginRow();
        StartText();
    }

    private void BeginFence()
    {
        var last = _held[^1];
        _fence = _line[0];
        _fenceLength = Line().LastIndexOf(_fence) + 1;
        _state = State.FenceInfo;
        if (last.Value != _fence)
        {
            _held.RemoveAt(_held.Count - 1);
            PushFenceInfo(last);
        }
    }

    // What follows the fence on its line names the code's language. A second fence there makes it code within a line (§6.1).
    private void PushFenceInfo(FilteredChar unit)
    {
        if (unit.Value == '\n')
            OpenFence();
        else if (unit.Value == '`' && _fence == '`')
        {
            _held.Add(unit);
            StartText();
        }
        else if (_held.Count < LineStart.Longest * 2)
            _held.Add(unit);
    }

    private void OpenFence()
    {
        _state = State.FencedStart;
        if (_code == TextFilterPolicy.Summarize)
        {
            SayInstead(_phrases.CodeBlock + "\n", _held[0], _held[^1].End);
            _inline.EndParagraph();
        }
        _held.Clear();
    }

    private void PushFencedStart(FilteredChar unit)
    {
        if (unit.Value == _fence && _held.Count < _fenceLength)
            _held.Add(unit);
        else if (_held.Count == _fenceLength && unit.Value == '\n')
            BeginLine();
        else if (unit.Value is not (' ' or '\t') && !(unit.Value == _fence && _held.Count == _fenceLength))
        {
            _state = State.Fenced;
            foreach (var held in Held())
                PushFenced(held);
            PushFenced(unit);
        }
    }

    private void PushFenced(FilteredChar unit)
    {
        if (unit.Value == '\n')
            _state = State.FencedStart;
        if (_code == TextFilterPolicy.Read)
            Say(unit);
    }

    private void SayInstead(string phrase, FilteredChar source, long end)
    {
        foreach (var c in phrase)
            Emit(new FilteredChar(c, source.Start, (int)(end - source.Start)));
    }

    private void Say(FilteredChar unit)
    {
        _phrases.Hear(unit.Value);
        Emit(unit);
    }

    private FilteredChar[] Held()
    {
        FilteredChar[] held = [.. _held];
        _held.Clear();
        return held;
    }

    private ReadOnlySpan<char> Line(string end = "") => end.Length == 0 ? _line.AsSpan(0, _held.Count) : string.Concat(_line.AsSpan(0, _held.Count), end);
}
