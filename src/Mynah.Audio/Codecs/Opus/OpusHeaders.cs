using System.Buffers.Binary;
using System.Text;

namespace Mynah.Audio;

/// <summary>The two header packets of Opus in Ogg (RFC 7845 §5).</summary>
internal static class OpusHeaders
{
    private static ReadOnlySpan<byte> Vendor => "Mynah"u8;

    /// <summary>The identification header: mono, with the rate of the original for players that care.</summary>
    /// <param name="preSkip">Samples at 48 kHz that a decoder drops at the beginning.</param>
    /// <param name="inputRate">The rate before encoding, in Hz.</param>
    public static byte[] Identification(int preSkip, int inputRate)
    {
        var packet = new byte[19];
        "OpusHead"u8.CopyTo(packet);
        packet[8] = 1; // version
        packet[9] = 1; // channels
        BinaryPrimitives.WriteUInt16LittleEndian(packet.AsSpan(10), (ushort)preSkip);
        BinaryPrimitives.WriteInt32LittleEndian(packet.AsSpan(12), inputRate);
        return packet; // output gain 0, channel mapping family 0
    }

    /// <summary>The comment header: who wrote it, and a comment for each tag.</summary>
    public static byte[] Comments(IReadOnlyList<AudioTag> tags)
    {
        var comments = tags.Select(tag => Encoding.UTF8.GetBytes($"{tag.Name}={tag.Value}")).ToList();
        var packet = new byte[8 + 4 + Vendor.Length + 4 + comments.Sum(comment => 4 + comment.Length)];
        "OpusTags"u8.CopyTo(packet);
        var rest = Append(packet.AsSpan(8), Vendor);
        BinaryPrimitives.WriteInt32LittleEndian(rest, comments.Count);
        rest = rest[4..];
        foreach (var comment in comments)
            rest = Append(rest, comment);
        return packet;
    }

    private static Span<byte> Append(Span<byte> packet, ReadOnlySpan<byte> text)
    {
        BinaryPrimitives.WriteInt32LittleEndian(packet, text.Length);
        text.CopyTo(packet[4..]);
        return packet[(4 + text.Length)..];
    }
}
