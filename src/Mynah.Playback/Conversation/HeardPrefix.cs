namespace Mynah.Playback;

/// <summary>Follows a text that was heard through the pieces that were written. White space does not count: services may drop it.</summary>
internal sealed class HeardPrefix(string heard)
{
    private int _at;

    /// <summary>True once a piece went on where nothing more was heard; all that follows was not heard either.</summary>
    public bool IsPassed { get; private set; }

    /// <summary>True when what was heard is not how the pieces begin.</summary>
    public bool IsDifferent { get; private set; }

    /// <summary>The part of the next piece that was heard.</summary>
    public string Take(string piece)
    {
        for (var i = 0; i < piece.Length; i++)
        {
            if (char.IsWhiteSpace(piece[i]))
                continue;
            while (_at < heard.Length && char.IsWhiteSpace(heard[_at]))
                _at++;
            if (_at < heard.Length && heard[_at] == piece[i])
            {
                _at++;
                continue;
            }
            IsPassed = true;
            IsDifferent = _at < heard.Length;
            return piece[..i].TrimEnd();
        }
        return piece;
    }
}
