using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Mynah.Protocol;

/// <summary>
/// A pooled buffer for one message, with a JSON writer over it. Rent it, fill it, hand it on; the last holder disposes it once.
/// For one thread at a time.
/// </summary>
public sealed class MessageBuffer : IBufferWriter<byte>, IDisposable
{
    // Enough for the messages in flight of some hundred connections; more are simply collected.
    private const int MaxPooled = 512;
    private static readonly ConcurrentQueue<MessageBuffer> Pool = [];

    // Speech text is not HTML: writing it as plain UTF-8 keeps frames a third of the size of \u escapes.
    private static readonly JsonWriterOptions JsonOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true,
    };

    private readonly Utf8JsonWriter _json;
    private byte[] _bytes = [];
    private int _length;

    private MessageBuffer() => _json = new Utf8JsonWriter(this, JsonOptions);

    /// <summary>What has been written. Valid until the next write or the disposal.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    /// <summary>A JSON writer over this buffer. Flush it before reading <see cref="Written"/>.</summary>
    public Utf8JsonWriter Json => _json;

    /// <summary>Takes an empty buffer from the pool.</summary>
    public static MessageBuffer Rent() => Pool.TryDequeue(out var buffer) ? buffer : new MessageBuffer();

    /// <inheritdoc />
    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _bytes.Length - _length);
        _length += count;
    }

    /// <inheritdoc />
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        var needed = Math.Max(sizeHint, 1);
        if (_bytes.Length - _length < needed)
            Grow(needed);
        return _bytes.AsMemory(_length);
    }

    /// <inheritdoc />
    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <summary>Forgets what was written and keeps the memory.</summary>
    public void Clear() => _length = 0;

    /// <summary>Returns the memory to the pool. Must not be called twice.</summary>
    public void Dispose()
    {
        _json.Reset();
        if (_bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        _length = 0;
        if (Pool.Count < MaxPooled)
            Pool.Enqueue(this);
    }

    private void Grow(int needed)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_length + needed, _bytes.Length * 2));
        _bytes.AsSpan(0, _length).CopyTo(larger);
        if (_bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
