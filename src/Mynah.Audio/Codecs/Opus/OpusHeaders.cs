using System.Buffers.Binary;

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

    /// <summary>The comment header: who wrote it, and no comments.</summary>
    public static byte[] Comments()
    {
        var packet = new byte[8 + 4 + Vendor.Length + 4];
        "OpusTags"u8.CopyTo(packet);
        BinaryPrimitives.WriteInt32LittleEndian(packet.AsSpan(8), Vendor.Length);
        Vendor.CopyTo(packet.AsSpan(12));
        return packet;
    }
}
