using System.Buffers;
using System.Buffers.Binary;

namespace Mynah.Audio;

/// <summary>Writes one logical Ogg stream (RFC 3533), one packet per page, so that every packet can leave at once.</summary>
internal sealed class OggPages(uint serial)
{
    private const int FixedHeaderLength = 27;
    private const int ChecksumOffset = 22;
    private const int SegmentLength = 255;

    // A page has at most 255 segments, and the last of a packet is shorter than a full one.
    private const int MaxPacketLength = 255 * SegmentLength - 1;

    private static readonly uint[] ChecksumTable = MakeChecksumTable();

    private uint _sequence;

    /// <summary>Writes a page that holds <paramref name="packet"/>.</summary>
    /// <param name="packet">One packet, up to 65024 bytes.</param>
    /// <param name="granule">The position of its last sample, as the codec counts.</param>
    /// <param name="isLast">True for the stream's last page.</param>
    /// <param name="output">Where to.</param>
    public void Write(ReadOnlySpan<byte> packet, long granule, bool isLast, IBufferWriter<byte> output)
    {
        if (packet.Length > MaxPacketLength)
            throw new ArgumentException($"A packet of {packet.Length} bytes does not fit one page.", nameof(packet));
        var segments = packet.Length / SegmentLength + 1;
        var length = FixedHeaderLength + segments + packet.Length;
        var page = output.GetSpan(length)[..length];

        "OggS"u8.CopyTo(page);
        page[4] = 0; // version
        page[5] = (byte)((_sequence == 0 ? 2 : 0) | (isLast ? 4 : 0)); // first page, last page
        BinaryPrimitives.WriteInt64LittleEndian(page[6..], granule);
        BinaryPrimitives.WriteUInt32LittleEndian(page[14..], serial);
        BinaryPrimitives.WriteUInt32LittleEndian(page[18..], _sequence++);
        page.Slice(ChecksumOffset, sizeof(uint)).Clear();
        page[26] = (byte)segments;
        page.Slice(FixedHeaderLength, segments - 1).Fill(SegmentLength);
        page[FixedHeaderLength + segments - 1] = (byte)(packet.Length % SegmentLength);
        packet.CopyTo(page[(FixedHeaderLength + segments)..]);
        BinaryPrimitives.WriteUInt32LittleEndian(page[ChecksumOffset..], Checksum(page));
        output.Advance(length);
    }

    /// <summary>CRC-32 with polynomial 0x04C11DB7, neither reflected nor inverted (RFC 3533 §6).</summary>
    private static uint Checksum(ReadOnlySpan<byte> page)
    {
        uint checksum = 0;
        foreach (var value in page)
            checksum = (checksum << 8) ^ ChecksumTable[(checksum >> 24) ^ value];
        return checksum;
    }

    private static uint[] MakeChecksumTable()
    {
        var table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            var value = i << 24;
            for (var bit = 0; bit < 8; bit++)
                value = (value << 1) ^ ((value >> 31) * 0x04C11DB7);
            table[i] = value;
        }
        return table;
    }
}
