using System.Buffers;

namespace Mynah.Audio;

/// <summary>
/// A growing buffer that keeps its array when it is cleared, so that a loop that fills and clears it stops allocating once it has
/// seen its largest content. The array is a shared pool's; one that is forgotten is simply collected. Unlike <see cref="ArrayBufferWriter{T}"/> it does not wipe the array. One thread at a time.
/// </summary>
/// <typeparam name="T">The element; <c>float</c> for samples, <c>byte</c> for encoded audio.</typeparam>
public sealed class ReusableBuffer<T>(int capacity = 0) : IBufferWriter<T> where T : unmanaged
{
    // A first allocation of some kilobytes holds a usual chunk, so that growth stops after the first calls.
    private const int LeastGrowth = 1024;

    private T[] _items = capacity == 0 ? [] : ArrayPool<T>.Shared.Rent(capacity);

    /// <summary>How many elements are written.</summary>
    public int WrittenCount { get; private set; }

    /// <summary>What is written so far. Valid until the next write or <see cref="Clear"/>.</summary>
    public ReadOnlySpan<T> WrittenSpan => _items.AsSpan(0, WrittenCount);

    /// <summary>What is written so far. Valid until the next write or <see cref="Clear"/>.</summary>
    public ReadOnlyMemory<T> WrittenMemory => _items.AsMemory(0, WrittenCount);

    /// <summary>Forgets the content and keeps the array.</summary>
    public void Clear() => WrittenCount = 0;

    /// <summary>Forgets the content and gives the array back; the next write takes another. Spans and memories of it must not be used any more.</summary>
    public void Release()
    {
        Return();
        _items = [];
        WrittenCount = 0;
    }

    /// <summary>Forgets the first <paramref name="count"/> elements; what follows moves to the beginning.</summary>
    public void RemoveFirst(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, WrittenCount);
        _items.AsSpan(count, WrittenCount - count).CopyTo(_items);
        WrittenCount -= count;
    }

    /// <inheritdoc />
    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _items.Length - WrittenCount);
        WrittenCount += count;
    }

    /// <inheritdoc />
    public Memory<T> GetMemory(int sizeHint = 0)
    {
        EnsureFree(sizeHint);
        return _items.AsMemory(WrittenCount);
    }

    /// <inheritdoc />
    public Span<T> GetSpan(int sizeHint = 0)
    {
        EnsureFree(sizeHint);
        return _items.AsSpan(WrittenCount);
    }

    private void EnsureFree(int sizeHint)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sizeHint);
        var needed = checked(WrittenCount + Math.Max(sizeHint, 1));
        if (needed <= _items.Length)
            return;
        var larger = ArrayPool<T>.Shared.Rent(Math.Max(needed, Math.Max(LeastGrowth, (int)Math.Min(Array.MaxLength, 2L * _items.Length))));
        WrittenSpan.CopyTo(larger);
        Return();
        _items = larger;
    }

    private void Return()
    {
        if (_items.Length > 0)
            ArrayPool<T>.Shared.Return(_items);
    }
}
