using System.Runtime.InteropServices;

namespace Mynah.Client.Generation;

/// <summary>
/// Joins the PCM of several requests without a click: each fades in at its beginning and out at its end, five milliseconds each.
/// Holds that much back. For one stream.
/// </summary>
internal sealed class PartJoin(int sampleRate)
{
    private readonly short[] _held = new short[sampleRate / 200];
    private int _heldCount;
    private int _fadeIn;

    /// <summary>The next request begins; what an abandoned one left behind is forgotten.</summary>
    public void BeginNext() => (_fadeIn, _heldCount) = (_held.Length, 0);

    /// <summary>Takes 16-bit samples and gives those that are ready; <paramref name="output"/> must hold as many bytes plus five milliseconds.</summary>
    /// <returns>How many bytes were written.</returns>
    public int Process(ReadOnlySpan<byte> input, Span<byte> output)
    {
        var samples = MemoryMarshal.Cast<byte, short>(input);
        var made = MemoryMarshal.Cast<byte, short>(output);
        _held.AsSpan(0, _heldCount).CopyTo(made);
        samples.CopyTo(made[_heldCount..]);
        var fresh = made.Slice(_heldCount, samples.Length);
        for (var i = 0; i < fresh.Length && _fadeIn > 0; i++, _fadeIn--)
            fresh[i] = (short)(fresh[i] * (_held.Length - _fadeIn) / _held.Length);
        var total = _heldCount + samples.Length;
        var ready = Math.Max(0, total - _held.Length);
        _heldCount = total - ready;
        made.Slice(ready, _heldCount).CopyTo(_held);
        return ready * 2;
    }

    /// <summary>Gives what is held back, faded out.</summary>
    public int Flush(Span<byte> output)
    {
        var made = MemoryMarshal.Cast<byte, short>(output);
        for (var i = 0; i < _heldCount; i++)
            made[i] = (short)(_held[i] * (_heldCount - 1 - i) / _heldCount);
        var count = _heldCount;
        _heldCount = 0;
        return count * 2;
    }

    /// <summary>Most bytes that <see cref="Flush"/> gives.</summary>
    public int MaxHeldBytes => _held.Length * 2;
}
