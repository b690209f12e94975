using System.Buffers.Binary;

namespace Mynah.Voices;

/// <summary>Reads what the boxes of an MP4 file (ISO/IEC 14496-12) say about its sound.</summary>
internal static class Mp4File
{
    private const int MostBoxes = 4096; // of one level; a file with more is no recording

    public static SampleFile Read(ReadOnlySpan<byte> file)
    {
        var movie = Find(file, "moov"u8, out var isCut);
        if (movie.IsEmpty)
            return Unusable(isCut ? "The M4A file is cut off: its table of contents is missing." : "The MP4 file has no table of contents.", isCut);
        for (var rest = movie; !rest.IsEmpty;)
        {
            var track = Find(rest, "trak"u8, out _);
            if (track.IsEmpty)
                break;
            rest = rest[After(rest, track)..];
            var media = Find(track, "mdia"u8, out _);
            var description = Find(Find(Find(media, "minf"u8, out _), "stbl"u8, out _), "stsd"u8, out _);
            if (description.Length < 44 || !description[12..].StartsWith("mp4a"u8))
                continue;
            // The first entry begins behind 8 bytes of its table and 8 of its own header; channels and rate follow at 16 and 24.
            var entry = description[16..];
            var rate = (int)(BinaryPrimitives.ReadUInt32BigEndian(entry[24..]) >> 16);
            return new SampleFile("m4a", rate, BinaryPrimitives.ReadUInt16BigEndian(entry[16..]), Seconds(Find(media, "mdhd"u8, out _)), IsCut: isCut);
        }
        return Unusable("The MP4 file has no AAC sound.", isCut);
    }

    private static SampleFile Unusable(string problem, bool isCut) => new("m4a", 0, 0, null, problem, isCut);

    private static double? Seconds(ReadOnlySpan<byte> header)
    {
        if (header.Length < 32)
            return null;
        var isLong = header[0] == 1;
        var scale = BinaryPrimitives.ReadUInt32BigEndian(header[(isLong ? 20 : 12)..]);
        var duration = isLong ? BinaryPrimitives.ReadUInt64BigEndian(header[24..]) : BinaryPrimitives.ReadUInt32BigEndian(header[16..]);
        return scale == 0 ? null : (double)duration / scale;
    }

    /// <summary>The content of the first box of a type; empty when there is none. A box that ends behind the end says that the file is cut.</summary>
    private static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> boxes, ReadOnlySpan<byte> type, out bool isCut)
    {
        isCut = false;
        ReadOnlySpan<byte> found = default;
        for (var i = 0; i < MostBoxes && boxes.Length >= 8; i++)
        {
            ulong size = BinaryPrimitives.ReadUInt32BigEndian(boxes);
            var header = 8;
            if (size == 1 && boxes.Length >= 16)
                (size, header) = (BinaryPrimitives.ReadUInt64BigEndian(boxes[8..]), 16);
            if (size == 0)
                size = (ulong)boxes.Length;
            if (size < (ulong)header)
                return found;
            isCut = size > (ulong)boxes.Length;
            var content = boxes[header..(int)Math.Min(size, (ulong)boxes.Length)];
            if (found.IsEmpty && boxes[4..].StartsWith(type) && !isCut)
                found = content;
            if (isCut)
                return found;
            boxes = boxes[(int)size..];
        }
        return found;
    }

    // Where the box ends that a content was taken from.
    private static int After(ReadOnlySpan<byte> boxes, ReadOnlySpan<byte> content)
        => boxes.Overlaps(content, out var offset) ? offset + content.Length : boxes.Length;
}
