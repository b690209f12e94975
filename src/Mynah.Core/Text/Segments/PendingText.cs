using System.Globalization;

namespace Mynah.Text;

/// <summary>The text that has arrived and was not cut off yet, and where its grapheme clusters end.</summary>
internal sealed class PendingText
{
    /// <summary>
    /// A longer cluster is cut all the same, so that memory stays bounded. Unicode's stream-safe form (UAX 15 §13) allows 30
    /// marks; real clusters stay far below this.
    /// </summary>
    private const int LongestCluster = 512;

    private char[] _chars = new char[512];
    private int _start, _end;
    private int _openCluster = -1; // a cluster whose end was not certain, and the length at which to look again
    private int _lookAgain;

    public int Length => _end - _start;

    public ReadOnlySpan<char> Text => _chars.AsSpan(_start, _end - _start);

    public void Append(ReadOnlySpan<char> text)
    {
        if (_end + text.Length > _chars.Length)
            MakeRoom(text.Length);
        text.CopyTo(_chars.AsSpan(_end));
        _end += text.Length;
    }

    public void Remove(int length)
    {
        _start += length;
        _openCluster = -1;
        if (_start == _end)
            _start = _end = 0;
    }

    public void Clear()
    {
        _start = _end = 0;
        _openCluster = -1;
    }

    /// <summary>The length of the cluster that begins at a border; 0 while more text could still belong to it.</summary>
    public int ClusterLength(int at, bool isFinal)
    {
        var text = Text[at..];
        if (text[0] == '\n')
            return 1;
        if (text.Length == 1)
            return isFinal ? 1 : 0;
        if (text[0] == '\r')
            return text[1] == '\n' ? 2 : 1;
        return IsPlain(text[0]) && (IsPlain(text[1]) || text[1] is '\r' or '\n') ? 1 : SlowClusterLength(text, at, isFinal);
    }

    private int SlowClusterLength(ReadOnlySpan<char> text, int at, bool isFinal)
    {
        if (!isFinal && at == _openCluster && text.Length < _lookAgain)
            return 0;
        var length = StringInfo.GetNextTextElementLength(text[..Math.Min(text.Length, LongestCluster)]);
        if (length >= LongestCluster - 1 && text.Length >= LongestCluster)
            return char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
        var isCertain = length < text.Length - 1 || (length == text.Length - 1 && !char.IsHighSurrogate(text[^1]));
        if (isCertain || isFinal)
            return length;
        _openCluster = at;
        _lookAgain = text.Length < 32 ? 0 : text.Length * 5 / 4; // looking again at every unit would be quadratic
        return 0;
    }

    /// <summary>True for characters that neither extend the one before nor are extended by another plain one.</summary>
    private static bool IsPlain(char c)
        => c is (>= ' ' and < '\u0300' and not '\u00A9' and not '\u00AE') or (>= '\u0400' and <= '\u0481')
            or (>= '\u2010' and <= '\u2027') or (>= '\u3001' and <= '\u3029') or (>= '\u3041' and <= '\u3096')
            or (>= '\u30A1' and <= '\u30FE') or (>= '\u4E00' and <= '\u9FFF') or (>= '\uFF01' and <= '\uFF60');

    private void MakeRoom(int more)
    {
        var needed = Length + more;
        var target = needed <= _chars.Length / 2 ? _chars : new char[Math.Max(needed, Length * 2) + 512];
        Text.CopyTo(target);
        (_chars, _end, _start) = (target, Length, 0);
    }
}
