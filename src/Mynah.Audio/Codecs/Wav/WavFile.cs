using System.Buffers.Binary;

namespace Mynah.Audio;

/// <summary>
/// The header of RIFF/WAVE (Multimedia Programming Interface and Data Specifications 1.0, IBM and Microsoft, 1991). Stateless and
/// thread-safe.
/// </summary>
public static class WavFile
{
    /// <summary>The length in bytes of the header that <see cref="WriteHeader"/> writes.</summary>
    public const int HeaderLength = 44;

    /// <summary>The size written while the end is not known; players read on to the end of the stream.</summary>
    public const uint OpenSize = 0xFFFFFFFF;

    internal const int ChunkHeaderLength = 8;

    // The header with tags of the greatest length, in three bytes of UTF-8 for each unit.
    private const int MaxHeaderLength = 32 * 1024;

    private const int RiffHeaderLength = 12;
    private const int PcmTag = 1;
    private const int ExtensibleTag = 0xFFFE;

    /// <summary>Writes the header of a mono 16-bit stream, <see cref="HeaderLength"/> bytes.</summary>
    /// <param name="header">Where to; at least <see cref="HeaderLength"/> bytes.</param>
    /// <param name="sampleRate">Samples per second.</param>
    /// <param name="dataLength">Bytes of samples that follow; null when not known, then the sizes are <see cref="OpenSize"/>.</param>
    public static void WriteHeader(Span<byte> header, int sampleRate, long? dataLength = null)
    {
        "RIFF"u8.CopyTo(header);
        "WAVEfmt "u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], 16); // length of the format chunk
        BinaryPrimitives.WriteInt16LittleEndian(header[20..], PcmTag);
        BinaryPrimitives.WriteInt16LittleEndian(header[22..], 1); // channels
        BinaryPrimitives.WriteInt32LittleEndian(header[24..], sampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(header[28..], sampleRate * sizeof(short)); // bytes per second
        BinaryPrimitives.WriteInt16LittleEndian(header[32..], sizeof(short)); // bytes per sample of all channels
        BinaryPrimitives.WriteInt16LittleEndian(header[34..], 16); // bits per sample
        "data"u8.CopyTo(header[36..]);
        WriteSizes(header[..HeaderLength], dataLength);
    }

    /// <summary>
    /// Writes the true sizes into a finished file that <see cref="AudioEncoders"/> made, and leaves the position at its end. A file
    /// of 4 GB or more keeps its open sizes: the format has no room for them.
    /// </summary>
    /// <param name="file">Readable, writable and seekable, with the header at its beginning.</param>
    /// <exception cref="InvalidDataException">The file does not begin with such a header.</exception>
    public static void CompleteSizes(Stream file)
    {
        var start = new byte[Math.Min(MaxHeaderLength, file.Length)];
        file.Position = 0;
        file.ReadExactly(start);
        if (ReadHeader(start, out var found) != WavHeaderStatus.Found)
            throw new InvalidDataException("The file does not begin with the WAV header that Mynah writes; its sizes are left as they are.");
        var header = start.AsSpan(0, found.DataOffset);
        WriteSizes(header, file.Length - found.DataOffset);
        file.Position = 0;
        file.Write(header);
        file.Position = file.Length;
    }

    /// <summary>
    /// Reads a header as it occurs in the wild: further chunks before the samples (<c>LIST</c>, <c>fact</c>), open or zero sizes,
    /// the extensible format. Feed it the beginning of the stream, more whenever it is incomplete.
    /// </summary>
    public static WavHeaderStatus ReadHeader(ReadOnlySpan<byte> start, out WavHeader header)
    {
        header = default;
        if (!BeginsWith(start, "RIFF"u8) || (start.Length > 8 && !BeginsWith(start[8..], "WAVE"u8)))
            return WavHeaderStatus.NotWav;

        ReadOnlySpan<byte> format = default;
        long offset = RiffHeaderLength;
        while (offset + ChunkHeaderLength <= start.Length)
        {
            var chunk = start[(int)offset..];
            var size = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
            offset += ChunkHeaderLength;
            if (chunk.StartsWith("data"u8))
                return Complete(format, (int)offset, size, out header);
            if (chunk.StartsWith("fmt "u8))
            {
                if (size is < 16 or > 4096)
                    return WavHeaderStatus.NotWav;
                format = chunk[ChunkHeaderLength..];
                format = format[..(int)Math.Min(size, (uint)format.Length)];
            }
            offset += size + (size & 1); // chunks begin at even places
        }
        return WavHeaderStatus.Incomplete;
    }

    private static WavHeaderStatus Complete(ReadOnlySpan<byte> format, int offset, uint size, out WavHeader header)
    {
        header = default;
        if (format.Length < 16)
            return WavHeaderStatus.NotWav;
        int tag = BinaryPrimitives.ReadUInt16LittleEndian(format);
        if (tag == ExtensibleTag && format.Length >= 26)
            tag = BinaryPrimitives.ReadUInt16LittleEndian(format[24..]);
        header = new WavHeader(
            BinaryPrimitives.ReadInt32LittleEndian(format[4..]),
            BinaryPrimitives.ReadUInt16LittleEndian(format[2..]),
            BinaryPrimitives.ReadUInt16LittleEndian(format[14..]),
            tag == PcmTag,
            offset,
            // Above 2 GB it is some writer's "unknown" (0xFFFFFFFF, 0x7FFFFFFF + header …), not a length.
            size >= int.MaxValue - HeaderLength ? null : size);
        return WavHeaderStatus.Found;
    }

    private static bool BeginsWith(ReadOnlySpan<byte> start, ReadOnlySpan<byte> mark)
    {
        var common = Math.Min(start.Length, mark.Length);
        return start[..common].SequenceEqual(mark[..common]);
    }

    private static void WriteSizes(Span<byte> header, long? dataLength)
    {
        var isKnown = dataLength + header.Length < OpenSize;
        BinaryPrimitives.WriteUInt32LittleEndian(header[4..], isKnown ? (uint)(dataLength!.Value + header.Length - ChunkHeaderLength) : OpenSize);
        BinaryPrimitives.WriteUInt32LittleEndian(header[^4..], isKnown ? (uint)dataLength!.Value : OpenSize);
    }
}
