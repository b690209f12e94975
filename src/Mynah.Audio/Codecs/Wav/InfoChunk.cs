using System.Buffers.Binary;
using System.Text;

namespace Mynah.Audio;

/// <summary>The <c>LIST</c> chunk of kind <c>INFO</c> with one comment (RIFF, Multimedia Programming Interface 1.0, "LIST chunk").</summary>
internal static class InfoChunk
{
    private const int ListHeaderLength = 12;
    private const int ChunkHeaderLength = 8;

    /// <summary>The whole chunk; its length is even.</summary>
    public static byte[] Of(IReadOnlyList<AudioTag> tags)
    {
        var text = Encoding.UTF8.GetBytes(string.Join("; ", tags.Select(tag => $"{tag.Name}={tag.Value}")) + '\0');
        var chunk = new byte[ListHeaderLength + ChunkHeaderLength + text.Length + (text.Length & 1)];
        "LIST"u8.CopyTo(chunk);
        BinaryPrimitives.WriteInt32LittleEndian(chunk.AsSpan(4), chunk.Length - ChunkHeaderLength);
        "INFOICMT"u8.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(chunk.AsSpan(16), text.Length);
        text.CopyTo(chunk, ListHeaderLength + ChunkHeaderLength);
        return chunk;
    }
}
