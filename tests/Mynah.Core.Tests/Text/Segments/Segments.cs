using Mynah.Text;

namespace Mynah.Core.Tests.Text;

internal static class Segments
{
    /// <summary>All segments of a text given in pieces.</summary>
    public static List<TextSegment> Of(params IEnumerable<string> pieces)
    {
        var segmenter = new TextSegmenter();
        var segments = new List<TextSegment>();
        foreach (var piece in pieces)
        {
            segmenter.Append(piece);
            Read(segmenter, segments);
        }
        segmenter.Flush();
        Read(segmenter, segments);
        return segments;
    }

    public static void Read(TextSegmenter segmenter, List<TextSegment> segments)
    {
        while (segmenter.TryRead(out var segment))
            segments.Add(segment);
    }
}
