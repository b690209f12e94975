namespace Mynah.Audio;

/// <summary>
/// The least of the last few values, at constant cost: a ring holds only the values that may still become the least, in rising
/// order (the ascending minima algorithm).
/// </summary>
internal sealed class SlidingMinimum(int length)
{
    private readonly int[] _values = new int[length];
    private readonly long[] _times = new long[length];
    private int _first;
    private int _count;
    private long _now;

    /// <summary>Takes a value and gives the least of the last <c>length</c> values.</summary>
    public int Push(int value)
    {
        if (_count > 0 && _times[_first] <= _now - length)
        {
            _first = Wrap(_first + 1);
            _count--;
        }
        while (_count > 0 && _values[Wrap(_first + _count - 1)] >= value)
            _count--;
        var last = Wrap(_first + _count);
        _values[last] = value;
        _times[last] = _now++;
        _count++;
        return _values[_first];
    }

    public void Clear() => (_first, _count, _now) = (0, 0, 0);

    private int Wrap(int index) => index >= length ? index - length : index;
}
