namespace Mynah;

/// <summary>The events of a finished stream as bytes: a mark, the events, an end. A recording that was cut short does not read.</summary>
internal sealed class Recording : IDisposable
{
    private const int Mark = 0x324E594D; // "MYN2"
    private readonly MemoryStream _bytes = new();
    private readonly BinaryWriter _writer;

    public Recording()
    {
        _writer = new BinaryWriter(_bytes);
        _writer.Write(Mark);
    }

    /// <summary>True when the stream may be kept.</summary>
    public bool IsUsable { get; private set; } = true;

    public void Add(SpeechEvent happened)
    {
        if (!IsUsable || _bytes.Length > AudioCache.MaxEntryBytes || happened is UtteranceEnded { Status: UtteranceStatus.Cancelled })
        {
            IsUsable = false;
            return;
        }
        switch (happened)
        {
            case UtteranceStarted started:
                Begin(1, started);
                _writer.Write(started.Text);
                _writer.Write(string.Join(' ', started.Languages));
                break;
            case AudioChunk chunk:
                Begin(2, chunk);
                _writer.Write(chunk.Start.Ticks);
                _writer.Write(chunk.Duration.Ticks);
                _writer.Write(chunk.Data.Length);
                _writer.Write(chunk.Data.Span);
                break;
            case WordsSpoken spoken:
                Begin(3, spoken);
                _writer.Write(spoken.Words.Count);
                foreach (var word in spoken.Words)
                    Write(word);
                break;
            case UtteranceEnded ended:
                Begin(4, ended);
                _writer.Write(ended.Usage.Characters);
                _writer.Write(ended.Usage.Duration.Ticks);
                break;
        }
    }

    public ReadOnlyMemory<byte> Complete()
    {
        _writer.Write((byte)0);
        _writer.Flush();
        return _bytes.GetBuffer().AsMemory(0, (int)_bytes.Length);
    }

    public void Dispose() => _writer.Dispose();

    /// <summary>Reads a recording; null when it is damaged.</summary>
    public static List<SpeechEvent>? Read(byte[] bytes)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes));
            var events = new List<SpeechEvent>();
            if (reader.ReadInt32() != Mark)
                return null;
            while (reader.ReadByte() is var kind and not 0)
                events.Add(Read(reader, kind, reader.ReadString(), bytes));
            return reader.BaseStream.Position == bytes.Length ? events : null;
        }
        catch (Exception error) when (error is IOException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    private static SpeechEvent Read(BinaryReader reader, byte kind, string id, byte[] bytes)
    {
        switch (kind)
        {
            case 1:
                return new UtteranceStarted(id, reader.ReadString()) { Languages = reader.ReadString().Split(' ', StringSplitOptions.RemoveEmptyEntries) };
            case 2:
                var (start, duration, length) = (Time(reader), Time(reader), reader.ReadInt32());
                var place = (int)reader.BaseStream.Position;
                if (length < 0)
                    throw new FormatException();
                reader.BaseStream.Position = place + length;
                return AudioChunk.Copy(id, bytes.AsSpan(place, length), start, duration);
            case 3:
                var words = new SpokenWord[Math.Min(reader.ReadInt32(), bytes.Length)];
                for (var i = 0; i < words.Length; i++)
                    words[i] = new SpokenWord(reader.ReadString(), reader.ReadInt32(), reader.ReadInt32(), Time(reader), Time(reader));
                return new WordsSpoken(id, words);
            case 4:
                return new UtteranceEnded(id, UtteranceStatus.Completed, new SpeechUsage(reader.ReadInt64(), Time(reader)));
            default:
                throw new FormatException();
        }
    }

    private void Begin(byte kind, SpeechEvent happened)
    {
        _writer.Write(kind);
        _writer.Write(happened.UtteranceId);
    }

    private void Write(SpokenWord word)
    {
        _writer.Write(word.Text);
        _writer.Write(word.Index);
        _writer.Write(word.Length);
        _writer.Write(word.Start.Ticks);
        _writer.Write(word.End.Ticks);
    }

    private static TimeSpan Time(BinaryReader reader) => TimeSpan.FromTicks(reader.ReadInt64());
}
