using System.Buffers.Text;

namespace Mynah.Protocol.Customization;

/// <summary>A sample inside a request: <c>data:&lt;media type&gt;;base64,&lt;data&gt;</c>.</summary>
/// <param name="MediaType">In lower case, without parameters: <c>audio/wav</c>, <c>audio/mpeg</c>, <c>audio/mp4</c>.</param>
/// <param name="Data">The file.</param>
public sealed record AudioDataUri(string MediaType, ReadOnlyMemory<byte> Data)
{
    private const string Scheme = "data:";
    private const string Encoding = "base64";

    /// <summary>True when a text means to be a data URI.</summary>
    public static bool IsOne(string text) => text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a data URI. The case of its words does not count, and media type parameters are skipped.</summary>
    /// <exception cref="SpeechException">It is not complete, or the data is not base64; the message is for whoever sent it.</exception>
    public static AudioDataUri Parse(string text)
    {
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        if (!IsOne(text) || comma < 0)
            throw Wrong("it must look like data:audio/wav;base64,UklGR…");
        var head = text[Scheme.Length..comma].Split(';', StringSplitOptions.TrimEntries);
        if (head.Length < 2 || !head[^1].Equals(Encoding, StringComparison.OrdinalIgnoreCase))
            throw Wrong("';base64' must stand before the comma");
        if (head[0].Length == 0)
            throw Wrong("the media type is missing; write for example data:audio/wav;base64,…");
        return new AudioDataUri(head[0].ToLowerInvariant(), Decode(text.AsSpan(comma + 1)));
    }

    /// <summary>Writes the data URI.</summary>
    public override string ToString() => $"{Scheme}{MediaType};{Encoding},{Convert.ToBase64String(Data.Span)}";

    private static byte[] Decode(ReadOnlySpan<char> base64)
    {
        if (!Base64.IsValid(base64, out var length))
            throw Wrong("what follows the comma is not base64");
        var data = new byte[length];
        return Convert.TryFromBase64Chars(base64, data, out _) ? data : throw Wrong("what follows the comma is not base64");
    }

    private static SpeechException Wrong(string why) => SpeechException.Invalid($"the data URI of the sample cannot be read: {why}.");

}
