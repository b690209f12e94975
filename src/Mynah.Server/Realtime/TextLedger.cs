namespace Mynah.Server.Realtime;

/// <summary>
/// Knows which text of a session is appended, committed and begun, in UTF-16 units. Touched by the reading and the speaking side;
/// every method is one short critical section.
/// </summary>
internal sealed class TextLedger
{
    private readonly Lock _gate = new();
    private long _appended;  // all text so far
    private long _announced; // text up to here was answered with input_text_buffer.committed
    private long _begun;     // text up to here is spoken or being spoken
    private long _solid;     // text up to here ends with something other than white space

    /// <summary>Notes appended text.</summary>
    public void Append(string text)
    {
        lock (_gate)
        {
            _appended += text.Length;
            if (!string.IsNullOrWhiteSpace(text))
                _solid = _appended;
        }
    }

    /// <summary>Notes an explicit commit. False when there is nothing to commit.</summary>
    public bool TryCommit()
    {
        lock (_gate)
        {
            if (_solid <= Math.Max(_announced, _begun))
                return false;
            _announced = _appended;
            return true;
        }
    }

    /// <summary>Drops what was neither committed nor begun.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _appended = Math.Max(_announced, _begun);
            _solid = Math.Min(_solid, _appended);
        }
    }

    /// <summary>Drops what was handed over but not begun, as <see cref="Cancel"/> does; in automatic mode that is all text.</summary>
    public void Cancel(bool isAutomatic)
    {
        lock (_gate)
            _begun = Math.Max(_begun, isAutomatic ? _appended : _announced);
    }

    /// <summary>
    /// Notes that an utterance begins. True when no explicit commit announced its text. A service behind this server may not say which
    /// text it speaks; it is then taken to speak what was committed.
    /// </summary>
    public bool Begin(string text)
    {
        lock (_gate)
        {
            if (text.Length == 0)
            {
                var isAutomatic = _begun >= _announced;
                _begun = Math.Max(_begun, _announced);
                return isAutomatic;
            }
            _begun += text.Length;
            return _begun > _announced;
        }
    }
}
