using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Mynah.Text;

namespace Mynah.Engines.Espeak.Workers;

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
