using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Mynah.Text;

namespace Mynah.Engines.Espeak.Workers;

/// <summary>One segment as a worker is asked to speak it, and the way back from its words to the segment's text. Immutable.</summary>
internal sealed class SpeakRequest
{
    // Less than a pause between words, so that a foreign word in a sentence does not sound like a quotation.
    private const ushort JointMilliseconds = 40;

    private static uint _lastId;
    private readonly IReadOnlyList<PreparedRun> _runs;

    internal SpeakRequest(IReadOnlyList<PreparedRun> runs, SegmentEnd end)
    {
        _runs = runs;
        Id = Interlocked.Increment(ref _lastId);
        FirstVoice = runs[0].Voice;
        LastVoice = runs[^1].Voice;
        Frame = Encode(Id, runs, PauseMilliseconds(end));
    }

    /// <summary>Unique in the process, so that a late cancel never meets the wrong utterance.</summary>
    internal uint Id { get; }

    internal string FirstVoice { get; }

    internal string LastVoice { get; }

    /// <summary>The frame, with its length.</summary>
    internal ReadOnlyMemory<byte> Frame { get; }

    /// <summary>Silence after a segment: a comma's, a full stop's and a paragraph's, near what espeak-ng itself would make.</summary>
    internal static ushort PauseMilliseconds(SegmentEnd end) => end switch
    {
        SegmentEnd.Open => 0,
        SegmentEnd.Clause => 120,
        SegmentEnd.Sentence => 300,
        _ => 600,
    };

    /// <summary>Where a word that the worker reports stands in the segment's text.</summary>
    internal TextSpan ToSource(int run, int position, int length)
        => run < _runs.Count ? _runs[run].ToSource(position, length) : default;

    private static byte[] Encode(uint id, IReadOnlyList<PreparedRun> runs, ushort pause)
    {
        var frame = new ArrayBufferWriter<byte>(256);
        Span<byte> head = stackalloc byte[15];
        head[4] = (byte)WorkerFrame.Speak;
        BinaryPrimitives.WriteUInt32LittleEndian(head[5..], id);
        BinaryPrimitives.WriteUInt16LittleEndian(head[9..], JointMilliseconds);
        BinaryPrimitives.WriteUInt16LittleEndian(head[11..], pause);
        BinaryPrimitives.WriteUInt16LittleEndian(head[13..], checked((ushort)runs.Count));
        frame.Write(head);
        foreach (var run in runs)
            run.Write(frame);
        var bytes = frame.WrittenSpan.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(bytes, bytes.Length - WorkerProtocol.PrefixLength);
        return bytes;
    }
}

/// <summary>A run with all that espeak-ng must know: its name of the voice, parameters, and text it cannot trip over.</summary>
internal sealed class PreparedRun
{
    private const ushort PhonemesFlag = 0x100; // espeakPHONEMES: [[…]] is espeak-ng's phoneme notation
    private readonly SpokenRun _run;
    private readonly Prosody _prosody;
    private readonly string _text;
    private readonly bool _hasSurrogates;

    internal PreparedRun(SpokenRun run, string voice, Prosody prosody)
    {
        _run = run;
        _prosody = prosody;
        Voice = voice;
        _text = Speakable(run.Spoken.Text);
        _hasSurrogates = _text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF');
    }

    internal string Voice { get; }

    /// <summary>From espeak-ng's position and length in code points to the segment's text.</summary>
    internal TextSpan ToSource(int position, int length)
    {
        var spoken = _run.Spoken;
        var start = ToUnits(0, position);
        return spoken.ToSource(new TextSpan(start, ToUnits(start, length) - start));
    }

    internal void Write(ArrayBufferWriter<byte> frame)
    {
        var voice = Encoding.UTF8.GetBytes(Voice);
        var head = frame.GetSpan(1 + voice.Length + 11);
        head[0] = checked((byte)voice.Length);
        voice.CopyTo(head[1..]);
        var rest = head[(1 + voice.Length)..];
        BinaryPrimitives.WriteUInt16LittleEndian(rest, _run.Form == SpokenForm.Phonemes ? PhonemesFlag : (ushort)0);
        BinaryPrimitives.WriteUInt16LittleEndian(rest[2..], _prosody.Rate);
        rest[4] = _prosody.Pitch;
        rest[5] = _prosody.Range;
        rest[6] = Prosody.Volume;
        BinaryPrimitives.WriteInt32LittleEndian(rest[7..], Encoding.UTF8.GetByteCount(_text));
        frame.Advance(1 + voice.Length + 11);
        _ = Encoding.UTF8.GetBytes(_text, frame);
    }

    // Each replaced unit stays one unit, so that positions keep their meaning: NUL would end the text, lone surrogates are no text.
    private static string Speakable(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\0', '\u001F') && !text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
            return text;
        return string.Create(text.Length, text, static (span, source) =>
        {
            source.CopyTo(span);
            for (var i = 0; i < span.Length; i++)
            {
                if (i + 1 < span.Length && char.IsSurrogatePair(span[i], span[i + 1]))
                    i++;
                else if (char.IsControl(span[i]) || char.IsSurrogate(span[i]))
                    span[i] = ' ';
            }
        });
    }

    private int ToUnits(int start, int codePoints)
    {
        var length = _run.Spoken.Text.Length;
        if (!_hasSurrogates)
            return Math.Clamp(start + codePoints, start, length);
        var unit = start;
        for (; codePoints > 0 && unit < length; codePoints--)
            unit += char.IsHighSurrogate(_text[unit]) ? 2 : 1;
        return Math.Min(unit, length);
    }
}
