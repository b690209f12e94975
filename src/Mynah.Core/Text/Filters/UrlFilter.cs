namespace Mynah.Text;

/// <summary>
/// Says of a web address only its host, or nothing. Waits for the end of the address, which is a single word to the ear anyway.
/// An address ends at the first character that is not ASCII, for in Chinese text the sentence goes on there.
/// </summary>
internal sealed class UrlFilter(TextFilterPolicy policy, Action<FilteredChar> next) : FilterStage(next)
{
    // RFC 1035 §2.3.4: a host name has at most 255 octets. Longer ones are no names, and are not said in full.
    private const int LongestHost = 255;
    private const int LongestTrail = 64;
    private static readonly string[] Beginnings = ["https://", "http://", "www."];

    private readonly List<FilteredChar> _held = [];
    private readonly List<FilteredChar> _host = [];
    private readonly List<FilteredChar> _trail = [];
    private State _state;
    private char _previous = ' ';
    private int _parentheses;
    private long _end;

    private enum State
    {
        Text,
        Beginning,
        Host,
        Rest,
    }

    public override void Push(FilteredChar unit)
    {
        switch (_state)
        {
            case State.Text when unit.Value is 'h' or 'H' or 'w' or 'W' && MayBeginAfter(_previous):
                _state = State.Beginning;
                _held.Add(unit);
                break;
            case State.Text:
                Say(unit);
                break;
            case State.Beginning:
                PushBeginning(unit);
                break;
            case State.Host when char.IsAsciiLetterOrDigit(unit.Value) || unit.Value == '-':
                MoveTrail();
                AddToHost(unit);
                break;
            case State.Host when unit.Value == '.':
                Trail(unit);
                break;
            case State.Host when unit.Value is ':' or '/' or '?' or '#' && _host.Count > 0 && _trail.Count == 0:
                _state = State.Rest;
                PushRest(unit);
                break;
            case State.Host:
                End();
                Push(unit);
                break;
            case State.Rest:
                PushRest(unit);
                break;
        }
    }

    public override void Flush()
    {
        if (_state == State.Beginning)
            Release();
        else if (_state != State.Text)
            End();
    }

    public override void Clear()
    {
        _held.Clear();
        _host.Clear();
        _trail.Clear();
        _state = State.Text;
        _previous = ' ';
    }

    private void PushBeginning(FilteredChar unit)
    {
        var at = _held.Count;
        var fits = false;
        foreach (var beginning in Beginnings)
        {
            if (!StartsWithHeld(beginning) || beginning[at] != char.ToLowerInvariant(unit.Value))
                continue;
            fits = true;
            if (beginning.Length == at + 1)
            {
                _state = State.Host;
                _parentheses = 0;
            }
        }
        if (fits)
        {
            _held.Add(unit);
            _end = unit.End;
            return;
        }
        Release();
        Push(unit);
    }

    private bool StartsWithHeld(string beginning)
    {
        if (_held.Count >= beginning.Length)
            return false;
        for (var i = 0; i < _held.Count; i++)
        {
            if (char.ToLowerInvariant(_held[i].Value) != beginning[i])
                return false;
        }
        return true;
    }

    private void PushRest(FilteredChar unit)
    {
        var c = unit.Value;
        if (c is <= ' ' or > '~' or '"' or '<' or '>' or '\\' or '^' or '`' or '{' or '|' or '}')
        {
            End();
            Push(unit);
            return;
        }
        if (c == '(')
            _parentheses++;
        if (c == ')' && _parentheses > 0)
            _parentheses--;
        else if (c is '.' or ',' or ';' or ':' or '!' or '?' or '\'' or ')' or ']' or '*' or '_' or '~')
        {
            Trail(unit);
            return;
        }
        _trail.Clear();
        _end = unit.End;
    }

    // Marks at the end belong to the sentence; those inside, to the address.
    private void Trail(FilteredChar unit)
    {
        _trail.Add(unit);
        if (_trail.Count < LongestTrail)
            return;
        _end = unit.End;
        _trail.Clear();
    }

    private void MoveTrail()
    {
        foreach (var unit in _trail)
            AddToHost(unit);
        _trail.Clear();
    }

    private void AddToHost(FilteredChar unit)
    {
        _end = unit.End;
        if (_host.Count < LongestHost)
            _host.Add(unit);
    }

    private void End()
    {
        if (_host.Count == 0)
        {
            Release();
        }
        else if (policy == TextFilterPolicy.Summarize)
        {
            var start = _held[0].Start;
            foreach (var unit in WithoutPrefix())
                Say(new FilteredChar(unit.Value, start, (int)(_end - start)));
        }
        _held.Clear();
        _host.Clear();
        _state = State.Text;
        foreach (var unit in _trail)
            Say(unit);
        _trail.Clear();
    }

    private IEnumerable<FilteredChar> WithoutPrefix()
        => _host.Count > 4 && string.Concat(_host.Take(4).Select(unit => unit.Value)).Equals("www.", StringComparison.OrdinalIgnoreCase) ? _host.Skip(4) : _host;

    private void Release()
    {
        foreach (var unit in _held)
            Say(unit);
        _held.Clear();
        _state = State.Text;
    }

    private void Say(FilteredChar unit)
    {
        _previous = unit.Value;
        Emit(unit);
    }

    private static bool MayBeginAfter(char previous) => !char.IsAsciiLetterOrDigit(previous) && previous is not ('.' or '/' or '@' or '-' or '_');
}
