using System.Buffers;
using System.Collections.Concurrent;

namespace Mynah;

/// <summary>
/// A piece of encoded audio. The buffer belongs to the receiver and may be kept for ever. Disposing returns it to a pool and is
/// optional; do it at most once and do not touch the chunk afterwards.
/// </summary>
public sealed record AudioChunk : SpeechEvent, IDisposable
{
    // Enough for the chunks in flight of some hundred streams; beyond it chunks are simply collected.
    private const int MaxPooled = 1024;
    private static readonly ConcurrentQueue<AudioChunk> Pool = [];

    private byte[] _buffer = [];
    private int _length;
    private int _disposed;

    private AudioChunk() : base("") { }

    /// <summary>The encoded bytes. Chunks of a stream, put one after another, are a complete file of the asked-for format.</summary>
    public ReadOnlyMemory<byte> Data => _buffer.AsMemory(0, _length);

    /// <summary>When this audio begins, from the start of the stream's audio.</summary>
    public TimeSpan Start { get; private set; }

    /// <summary>How long it sounds. Zero for a chunk that carries only header or trailer bytes.</summary>
    public TimeSpan Duration { get; private set; }

    /// <summary>Makes a chunk with a pooled copy of <paramref name="data"/>.</summary>
    public static AudioChunk Copy(string utteranceId, ReadOnlySpan<byte> data, TimeSpan start, TimeSpan duration)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(data.Length);
        data.CopyTo(buffer);
        return Own(utteranceId, buffer, data.Length, start, duration);
    }

    /// <summary>Makes a chunk that takes over <paramref name="rented"/>, an array from <see cref="ArrayPool{T}.Shared"/>.</summary>
    public static AudioChunk Own(string utteranceId, byte[] rented, int length, TimeSpan start, TimeSpan duration)
    {
        if (!Pool.TryDequeue(out var chunk))
            chunk = new AudioChunk();
        chunk.UtteranceId = utteranceId;
        chunk._buffer = rented;
        chunk._length = length;
        chunk.Start = start;
        chunk.Duration = duration;
        Volatile.Write(ref chunk._disposed, 0);
        return chunk;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _length = 0;
        if (Pool.Count < MaxPooled)
            Pool.Enqueue(this);
    }
}
