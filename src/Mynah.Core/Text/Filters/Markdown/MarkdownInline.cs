namespace Mynah.Text;

/// <summary>
/// Takes away what marks words within a line: emphasis, code marks, links, images, tags, escapes; makes sentences of table rows.
/// A mark is taken away as soon as it can be one; nothing waits for its partner except a link, whose address must be told from text.
/// </summary>
internal sealed class MarkdownInline
{
    private const char None = '\0';

    private readonly LinkBrackets _brackets;
    private readonly SentenceLine _line;
    private readonly Emphasis _emphasis = new();
    private readonly List<FilteredChar> _held = [];
    private Mode _mode;
    private int _code; // how many backticks opened the code we are in; 0 outside
    private int _run;
    private int _parentheses;
    private char _quote; // what ends the quoted part of an address
    private char _previous = '\n';

    public MarkdownInline(Action<FilteredChar> next)
    {
        _line = new SentenceLine(next);
        _brackets = new LinkBrackets(_line.Push);
    }

    private enum Mode
    {
        Text,
        Escape,
        Run,
        Bang,
        AfterBracket,
        Destination,
        Reference,
        Definition,
        Tag,
        Entity,
    }

    /// <summary>True when the line turned out to define a link or a footnote, which is not said.</summary>
    public bool IsDefinition { get; private set; }

    /// <summary>The line that begins is a row of a table.</summary>
    public void BeginRow() => _line.BeginRow();

    /// <summary>Emphasis does not go on.</summary>
    public void EndParagraph() => _emphasis.Clear();

    public void EndLine(FilteredChar lineBreak, bool isSentence)
    {
        if (_mode == Mode.Escape)
            EndMode(); // a break within a sentence
        Resolve();
        _code = 0;
        _line.End(lineBreak, isSentence);
        _previous = '\n';
    }

    /// <summary>Decides on everything held back, as if the text ended here.</summary>
    public void Resolve()
    {
        if (_mode == Mode.Run)
            EndRun('\n');
        else
            SayHeld();
        _held.Clear();
        _mode = Mode.Text;
        _brackets.Release();
    }

    public void Clear()
    {
        _mode = Mode.Text;
        _held.Clear();
        _brackets.Clear();
        _line.Clear();
        _emphasis.Clear();
        _code = 0;
        _previous = '\n';
        IsDefinition = false;
    }

    public void Push(FilteredChar unit)
    {
        switch (_mode)
        {
            case Mode.Text:
                PushText(unit);
                break;
            case Mode.Escape:
                if (!char.IsAscii(unit.Value) || !(char.IsPunctuation(unit.Value) || char.IsSymbol(unit.Value)))
                    _brackets.Say(_held[0]);
                EndMode();
                if (char.IsAscii(unit.Value) && (char.IsPunctuation(unit.Value) || char.IsSymbol(unit.Value)))
                    SayText(unit);
                else
                    Push(unit);
                break;
            case Mode.Run when unit.Value == _held[0].Value:
                _run++;
                if (_held.Count < Emphasis.Longest)
                    _held.Add(unit);
                break;
            case Mode.Run:
                EndRun(unit.Value);
                Push(unit);
                break;
            case Mode.Bang when unit.Value == '[':
                _brackets.Open(_held[0], unit, _previous == '\n');
                EndMode();
                break;
            case Mode.AfterBracket:
                PushAfterBracket(unit);
                break;
            case Mode.Destination:
                PushDestination(unit);
                break;
            case Mode.Reference:
                PushReference(unit);
                break;
            case Mode.Definition:
                PushDefinition(unit);
                break;
            case Mode.Tag:
                PushTag(unit);
                break;
            case Mode.Entity when InlineMarks.MayBeEntity(_held, unit.Value):
                _held.Add(unit);
                if (unit.Value == ';')
                    EndEntity();
                break;
            default:
                SayHeld();
                EndMode();
                Push(unit);
                break;
        }
    }

    private void PushText(FilteredChar unit)
    {
        var isCode = _code > 0;
        switch (unit.Value)
        {
            case '`':
            case '*' or '_' or '~' when !isCode:
                Hold(unit, Mode.Run);
                _run = 1;
                break;
            case '\\' when !isCode:
                Hold(unit, Mode.Escape);
                break;
            case '!' when !isCode:
                Hold(unit, Mode.Bang);
                break;
            case '[' when !isCode:
                _brackets.Open(null, unit, _previous == '\n');
                break;
            case ']' when !isCode && _brackets.IsOpen:
                Hold(unit, Mode.AfterBracket);
                break;
            case '<' when !isCode:
                Hold(unit, Mode.Tag);
                break;
            case '&' when !isCode:
                Hold(unit, Mode.Entity);
                break;
            case '|' when _line.IsRow:
                _brackets.Release();
                _line.Separate(unit);
                break;
            default:
                SayText(unit);
                break;
        }
    }

    private void PushAfterBracket(FilteredChar unit)
    {
        if (unit.Value is '(' or '[' || (unit.Value == ':' && _brackets.IsAtLineStart))
        {
            _held.Add(unit);
            _mode = unit.Value == '(' ? Mode.Destination : unit.Value == '[' ? Mode.Reference : Mode.Definition;
            IsDefinition = _mode == Mode.Definition && _brackets.IsFootnote;
            (_parentheses, _quote) = (0, None);
            return;
        }
        _brackets.Close(_held[0], isLink: false);
        EndMode(']');
        Push(unit);
    }

    // An address has no blanks; a title in quotes may follow. Anything else was text in brackets and text in parentheses.
    private void PushDestination(FilteredChar unit)
    {
        var c = unit.Value;
        if (c == ')' && _parentheses == 0 && _quote == None)
        {
            _brackets.Close(_held[0], isLink: true);
            EndMode(')');
            return;
        }
        var (isFirst, isAfterBlank) = (_held.Count == 2, _held[^1].Value == ' ');
        if (_quote != None)
            _quote = c == _quote ? None : _quote;
        else if (isFirst && c == '<')
            _quote = '>';
        else if (isAfterBlank && c is '"' or '\'')
            _quote = c;
        else if (isAfterBlank && c != ' ')
        {
            FailLink();
            Push(unit);
            return;
        }
        else
            _parentheses += c == '(' ? 1 : c == ')' ? -1 : 0;
        // An address this long is one (data:…); no need to keep it, but what was last still tells what follows.
        if (_held.Count < InlineMarks.LongestAddress)
            _held.Add(unit);
        else
            _held[^1] = unit;
    }

    private void PushReference(FilteredChar unit)
    {
        if (unit.Value == ']')
        {
            _brackets.Close(_held[0], isLink: true);
            EndMode(']');
        }
        else if (unit.Value == '[' || _held.Count >= InlineMarks.LongestLabel)
        {
            FailLink();
            Push(unit);
        }
        else
            _held.Add(unit);
    }

    // "[name]: address" is never shown; "[Anna]: Hello" is.
    private void PushDefinition(FilteredChar unit)
    {
        _held.Add(unit);
        var isDefinition = InlineMarks.IsDefinition(_held);
        IsDefinition = isDefinition == true;
        if (isDefinition != false)
            return;
        _held.RemoveAt(_held.Count - 1);
        FailLink();
        Push(unit);
    }

    private void FailLink()
    {
        _brackets.Close(_held[0], isLink: false);
        _held.RemoveAt(0);
        SayHeld();
        EndMode();
    }

    private void PushTag(FilteredChar unit)
    {
        if (unit.Value == '>' && InlineMarks.ReadTag(_held) is { } kind)
        {
            if (kind == TagKind.Address)
                foreach (var held in _held.Skip(1))
                    _brackets.Say(held);
            else if (kind == TagKind.Break)
                _brackets.Say(unit.As(' '));
            EndMode('>');
        }
        else if (InlineMarks.MayBeTag(_held, unit.Value))
            _held.Add(unit);
        else
        {
            SayHeld();
            EndMode('<');
            Push(unit);
        }
    }

    private void EndEntity()
    {
        if (InlineMarks.Entity(_held) is { } c)
            _brackets.Say(new FilteredChar(c, _held[0].Start, _held.Count));
        else
            SayHeld();
        EndMode(';');
    }

    private void EndRun(char next)
    {
        var mark = _held[0].Value;
        var isMark = mark == '`' ? IsCodeMark() : _emphasis.IsMark(mark, _run, _previous, next);
        if (!isMark)
            SayHeld();
        EndMode(mark);
    }

    private bool IsCodeMark()
    {
        if (_code > 0 && _run != _code)
            return false;
        _code = _code > 0 ? 0 : _run;
        return true;
    }

    private void Hold(FilteredChar unit, Mode mode)
    {
        _held.Add(unit);
        _mode = mode;
    }

    private void EndMode(char previous = ' ')
    {
        _held.Clear();
        _mode = Mode.Text;
        _previous = previous;
    }

    private void SayHeld()
    {
        foreach (var unit in _held)
            _brackets.Say(unit);
    }

    private void SayText(FilteredChar unit)
    {
        _previous = unit.Value;
        _brackets.Say(unit);
    }
}
