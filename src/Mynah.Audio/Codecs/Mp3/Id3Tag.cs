using System.Buffers.Binary;
using System.Text;

namespace Mynah.Audio;

/// <summary>An ID3 tag in front of an MP3 stream (ID3v2.4.0, structure and frames), with one <c>TXXX</c> frame for each text.</summary>
internal static class Id3Tag
{
    private const int HeaderLength = 10;
    private const byte Utf8Text = 3;

    /// <summary>The whole tag.</summary>
    public static byte[] Of(IReadOnlyList<AudioTag> tags)
    {
        var frames = tags.Select(Frame).ToList();
        var tag = new byte[HeaderLength + frames.Sum(frame => frame.Length)];
        "ID3\u0004\0\0"u8.CopyTo(tag); // version 4, no flags
        WriteSyncSafe(tag.AsSpan(6), tag.Length - HeaderLength);
        var at = HeaderLength;
        foreach (var frame in frames)
        {
            frame.CopyTo(tag, at);
            at += frame.Length;
        }
        return tag;
    }

    private static byte[] Frame(AudioTag tag)
    {
        var text = Encoding.UTF8.GetBytes($"{tag.Name}\0{tag.Value}");
        var frame = new byte[HeaderLength + 1 + text.Length];
        "TXXX"u8.CopyTo(frame);
        WriteSyncSafe(frame.AsSpan(4), 1 + text.Length);
        frame[HeaderLength] = Utf8Text;
        text.CopyTo(frame, HeaderLength + 1);
        return frame;
    }

    // Seven bits in each byte, so that no size looks like the beginning of a frame of sound.
    private static void WriteSyncSafe(Span<byte> place, int size) => BinaryPrimitives.WriteInt32BigEndian(
        place, (size & 0x7F) | (size >> 7 & 0x7F) << 8 | (size >> 14 & 0x7F) << 16 | (size >> 21 & 0x7F) << 24);
}
