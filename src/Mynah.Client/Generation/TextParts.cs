using System.Text;
using Mynah.Text;

namespace Mynah.Client.Generation;

/// <summary>Cuts a long text at sentence ends into parts below a limit.</summary>
internal static class TextParts
{
    /// <summary>The parts, joined they are the text. A single sentence above the limit is cut where the segmenter cuts, else hard.</summary>
    public static IEnumerable<string> Split(string text, int limit)
    {
        if (CharacterCount.Of(text) <= limit)
        {
            yield return text;
            yield break;
        }
        var part = new StringBuilder();
        long length = 0;
        foreach (var piece in Pieces(text, limit))
        {
            var count = CharacterCount.Of(piece);
            if (length > 0 && length + count > limit)
            {
                yield return part.ToString();
                part.Clear();
                length = 0;
            }
            part.Append(piece);
            length += count;
        }
        if (part.Length > 0)
            yield return part.ToString();
    }

    private static IEnumerable<string> Pieces(string text, int limit)
    {
        var segmenter = new TextSegmenter();
        segmenter.Append(text);
        segmenter.Flush();
        while (segmenter.TryRead(out var segment))
        {
            var rest = segment.Text;
            while (CharacterCount.Of(rest) > limit)
            {
                var cut = Math.Max(1, limit / 2); // every UTF-16 unit counts at most 2
                if (char.IsHighSurrogate(rest[cut - 1]))
                    cut++;
                yield return rest[..cut];
                rest = rest[cut..];
            }
            yield return rest;
        }
    }
}
