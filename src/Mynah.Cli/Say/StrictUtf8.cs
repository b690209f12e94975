using System.Text;

namespace Mynah.Cli.Say;

/// <summary>Decodes UTF-8 that arrives in pieces and refuses what is not text, naming the byte.</summary>
internal sealed class StrictUtf8(string name)
{
    private readonly Decoder _decoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetDecoder();
    private long _offset;

    /// <summary>Decodes the next bytes; characters that are not complete yet are kept for the next call.</summary>
    public string Decode(ReadOnlySpan<byte> bytes, bool isLast)
    {
        if (_offset == 0)
            bytes = WithoutMark(bytes);
        var zero = bytes.IndexOf((byte)0);
        if (zero >= 0)
            throw Refused($"has a NUL byte at offset {_offset + zero}, so it is not a text. Check that it is the file you meant.");
        try
        {
            var text = new char[_decoder.GetCharCount(bytes, isLast)];
            _decoder.GetChars(bytes, text, isLast);
            _offset += bytes.Length;
            return new string(text);
        }
        catch (DecoderFallbackException exception)
        {
            throw Refused($"is not valid UTF-8 at byte {Math.Max(0, _offset + exception.Index)}. Convert it first, for example with: iconv -f latin1 -t utf-8.");
        }
    }

    private ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            throw Refused("is UTF-16. Convert it first, for example with: iconv -f utf-16 -t utf-8.");
        if (!bytes.StartsWith(Encoding.UTF8.Preamble))
            return bytes;
        _offset = Encoding.UTF8.Preamble.Length;
        return bytes[Encoding.UTF8.Preamble.Length..];
    }

    private SpeechException Refused(string what) => SpeechException.Invalid($"{char.ToUpperInvariant(name[0])}{name[1..]} {what}");
}
