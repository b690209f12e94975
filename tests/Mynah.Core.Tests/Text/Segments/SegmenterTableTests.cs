using System.Globalization;
using System.Text.RegularExpressions;
using Mynah.Text;

namespace Mynah.Core.Tests.Text;

public sealed partial class SegmenterTableTests
{
    public static TheoryData<string> Cases()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Text", "Segments", "segments.txt");
        return [.. File.ReadLines(path).Where(line => line.Length > 0 && (line[0] != '#' || line.StartsWith("# Title", StringComparison.Ordinal)))];
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Text_is_cut_where_a_reader_would_cut(string line)
    {
        var expected = Unescape(line).Split('|');
        Assert.Equal(expected, Segments.Of(string.Concat(expected)).Select(s => s.Text));
    }

    [Theory]
    [InlineData("Hello there. H", "Hello there. ")]
    [InlineData("Hello there! h", "Hello there! ")]
    [InlineData("你好。再", "你好。")]
    [InlineData("你好。”再", "你好。”")]
    [InlineData("Hello\n", "Hello\n")]
    [InlineData("U.S. The r", "U.S. ")]
    [InlineData("When we arrived at the house, nobody was there", "When we arrived at the house, ")]
    public void A_sentence_comes_out_as_soon_as_it_is_certain(string soFar, string first)
    {
        var segmenter = new TextSegmenter();
        segmenter.Append(soFar);
        Assert.True(segmenter.TryRead(out var segment));
        Assert.Equal(first, segment.Text);
        Assert.False(segmenter.TryRead(out _));
    }

    [Theory]
    [InlineData("Hello there.")]
    [InlineData("Hello there. ")]
    [InlineData("你好。")]
    [InlineData("Hello\r")]
    [InlineData("In the U.S. The")]
    [InlineData("It is 3.")]
    [InlineData("Dr. S")]
    public void A_sentence_that_could_go_on_is_kept(string soFar)
    {
        var segmenter = new TextSegmenter();
        segmenter.Append(soFar);
        Assert.False(segmenter.TryRead(out _));
        Assert.Equal(soFar.Length, segmenter.PendingLength);
    }

    [Fact]
    public void The_end_tells_clause_sentence_and_paragraph()
    {
        var segments = Segments.Of("When we arrived at the house, nobody was there to open. Oh.\n\nNext");
        Assert.Equal([SegmentEnd.Clause, SegmentEnd.Sentence, SegmentEnd.Sentence, SegmentEnd.Paragraph, SegmentEnd.Sentence],
            segments.Select(s => s.End));
    }

    private static string Unescape(string line)
        => Escape().Replace(line, m => m.Value[1] switch
        {
            'n' => "\n",
            'r' => "\r",
            't' => "\t",
            _ => ((char)int.Parse(m.Groups[1].Value, NumberStyles.HexNumber)).ToString(),
        });

    [GeneratedRegex(@"\\(?:[nrt]|u([0-9A-F]{4}))")]
    private static partial Regex Escape();
}
