using System.Buffers.Text;
using System.Text;

namespace Mynah.Protocol.Sse;

/// <summary>
/// Reads server-sent events: any line ends, a space after the colon or none, comments, several data lines. An event that is not
/// ended by an empty line is dropped, as the standard says. For one reader.
/// </summary>
/// <param name="source">The body. It stays the caller's.</param>
/// <param name="maxEventBytes">Largest event that is accepted.</param>
public sealed class SseReader(Stream source, int maxEventBytes = 16 * 1024 * 1024) : IDisposable
{
    private readonly MessageBuffer _data = MessageBuffer.Rent();
    private byte[] _buffer = new byte[8192];
    private int _start;
    private int _end;
    private bool _isBegun;
    private bool _skipLineFeed;

    /// <summary>Reads the next event that has data; null at the end.</summary>
    /// <exception cref="InvalidDataException">An event is larger than the limit.</exception>
    public async ValueTask<SseEvent?> ReadAsync(CancellationToken cancellationToken = default)
    {
        _data.Clear();
        var (id, name, status, hasData) = ((string?)null, "", (int?)null, false);
        while (await ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            if (line.IsEmpty)
            {
                if (hasData)
                    return new SseEvent(id, name, status, _data.Written);
                (id, name, status) = (null, "", null);
                continue;
            }
            var (field, value) = Split(line.Span);
            switch (field)
            {
                case "data":
                    if (hasData)
                        Append("\n"u8);
                    Append(line.Span[value..]);
                    hasData = true;
                    break;
                case "id":
                    id = Encoding.UTF8.GetString(line.Span[value..]);
                    break;
                case "event":
                    name = Encoding.UTF8.GetString(line.Span[value..]);
                    break;
                case "status":
                    status = Number(line.Span[value..]) ?? status;
                    break;
                case "" when line.Span[value..].StartsWith("HTTP_STATUS/"u8):
                    status = Number(line.Span[(value + "HTTP_STATUS/"u8.Length)..]) ?? status;
                    break;
            }
        }
        return null;
    }

    /// <inheritdoc />
    public void Dispose() => _data.Dispose();

    // The field's name and where its value begins; names we do not know come out as null.
    private static (string? Field, int Value) Split(ReadOnlySpan<byte> line)
    {
        var colon = line.IndexOf((byte)':');
        var name = colon < 0 ? line : line[..colon];
        var value = colon < 0 ? line.Length : colon + 1;
        if (value < line.Length && line[value] == ' ')
            value++;
        var field = name.IsEmpty ? "" : name.SequenceEqual("data"u8) ? "data" : name.SequenceEqual("id"u8) ? "id"
            : name.SequenceEqual("event"u8) ? "event" : name.SequenceEqual("status"u8) ? "status" : null;
        return (field, value);
    }

    private static int? Number(ReadOnlySpan<byte> text) => Utf8Parser.TryParse(text, out int number, out _) ? number : null;

    private void Append(ReadOnlySpan<byte> bytes)
    {
        if (_data.Written.Length + bytes.Length > maxEventBytes)
            throw TooLarge();
        bytes.CopyTo(_data.GetSpan(bytes.Length));
        _data.Advance(bytes.Length);
    }

    private async ValueTask<ReadOnlyMemory<byte>?> ReadLineAsync(CancellationToken cancellationToken)
    {
        var searched = 0;
        while (true)
        {
            if (searched == 0)
                SkipLineFeed();
            var found = _buffer.AsSpan((_start + searched).._end).IndexOfAny((byte)'\n', (byte)'\r');
            if (found >= 0)
            {
                var length = searched + found;
                var line = _buffer.AsMemory(_start, length);
                _skipLineFeed = _buffer[_start + length] == '\r';
                _start += length + 1;
                // A byte order mark may stand before the first line, and only there.
                if (!_isBegun && line.Span.StartsWith(Encoding.UTF8.Preamble))
                    line = line[3..];
                _isBegun = true;
                return line;
            }
            searched = _end - _start;
            if (!await FillAsync(cancellationToken).ConfigureAwait(false))
                return null;
        }
    }

    private void SkipLineFeed()
    {
        if (!_skipLineFeed || _start == _end)
            return;
        if (_buffer[_start] == '\n')
            _start++;
        _skipLineFeed = false;
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start.._end).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }
        if (_end == _buffer.Length)
        {
            if (_buffer.Length > maxEventBytes)
                throw TooLarge();
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }
        var read = await source.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
        _end += read;
        return read > 0;
    }

    private InvalidDataException TooLarge() => new($"A server-sent event is larger than {maxEventBytes} bytes.");
}
