using System.Diagnostics;
using System.Globalization;
using System.Text;
using Mynah.Text;

namespace Mynah.Core.Tests.Text;

/// <summary>Properties over random texts put together from pieces that are hard to cut; the seeds are fixed.</summary>
public sealed class SegmenterPropertyTests
{
    private static readonly string[] s_pieces =
    [
        "Hello", "there", "we", "go", "Dr", "U.S", "e.g", "3.14", "1,000", "10:30", "https://a.b/c?d=e", "x@y.org", "file.txt", "No", "5", "J", "Oktober",
        ".", ".", "!", "?", "...", "…", "?!", "。", "！", "？", "，", "、", "；", "：", "——", ",", ";", ":", " – ", "-", "\"", "'", "“", "”", "「", "」", "«", "»", "(", ")",
        " ", " ", " ", " ", "  ", "\n", "\r\n", "\r", "\n\n", "\t", "\u00A0", "\u3000", "你好", "今天天气很好", "我", "の", "ありがとう", "カタカナ", "안녕하세요", "Привет", "т.д",
        "नमस्ते", "।", "مرحبا", "؟", "👍", "👨‍👩‍👧", "🇩🇪", "e\u0301", "a\u0300\u0301\u0302", "\uD83D", "\uDE00", "\0", "\u0007", "\u200D", "\uFEFF", "The", "am", "und", "etc", "**", "#", "1", "©", "\u1100\u1161",
        "averyveryverylongwordwithoutanyendwhatsoeverthatgoesonandonandonandon", "𠮷野家", "\uFE0F",
    ];

    [Fact]
    public void Joined_segments_are_the_text()
    {
        foreach (var text in Texts(600))
            Assert.Equal(text, string.Concat(Segments.Of(text).Select(s => s.Text)));
    }

    [Fact]
    public void Any_split_of_the_input_gives_the_same_segments()
    {
        var random = new Random(2);
        foreach (var text in Texts(600))
        {
            var whole = Segments.Of(text);
            Assert.Equal(whole, Segments.Of(text.Select(c => c.ToString())));
            Assert.Equal(whole, Segments.Of(RandomPieces(text, random)));
        }
    }

    [Fact]
    public void Segments_that_are_read_late_are_the_same()
    {
        foreach (var text in Texts(200))
        {
            var segmenter = new TextSegmenter();
            segmenter.Append(text);
            segmenter.Flush();
            segmenter.Append(text);
            Assert.Equal(2 * text.Length, segmenter.PendingLength);
            segmenter.Flush();
            var late = new List<TextSegment>();
            Segments.Read(segmenter, late);
            var once = Segments.Of(text);
            Assert.Equal([.. once, .. once], late);
            Assert.Equal(0, segmenter.PendingLength);
        }
    }

    [Fact]
    public void No_cut_lies_inside_a_grapheme_cluster()
    {
        foreach (var text in Texts(600))
        {
            var borders = StringInfo.ParseCombiningCharacters(text).Append(text.Length).ToHashSet();
            var at = 0;
            foreach (var segment in Segments.Of(text))
                Assert.Contains(at += segment.Text.Length, borders);
        }
    }

    [Fact]
    public void No_segment_is_endless_or_empty()
    {
        foreach (var text in Texts(300))
            Assert.All(Segments.Of(text), s => Assert.InRange(s.Text.Length, 1, 1100));
    }

    [Fact]
    public void Clear_forgets_everything()
    {
        var segmenter = new TextSegmenter();
        segmenter.Append("One. Two. Thr");
        segmenter.Flush();
        segmenter.Append("ee. \"");
        segmenter.Clear();
        Assert.Equal(0, segmenter.PendingLength);
        segmenter.Append("Four.");
        segmenter.Flush();
        Assert.True(segmenter.TryRead(out var segment));
        Assert.Equal("Four.", segment.Text);
        Assert.False(segmenter.TryRead(out _));
    }

    [Fact]
    public void A_surrogate_pair_may_arrive_in_halves()
    {
        var segmenter = new TextSegmenter();
        segmenter.Append("你好。\uD83D");
        Assert.False(segmenter.TryRead(out _));
        segmenter.Append("\uDC4D");
        Assert.True(segmenter.TryRead(out var segment));
        Assert.Equal("你好。", segment.Text);
    }

    [Theory]
    [InlineData("This is quite an ordinary sentence, as books have them. ", 1)]
    [InlineData("今天的天气非常好，我们去公园散步。", 1)]
    [InlineData("a", 1)]
    [InlineData(".", 1)]
    [InlineData("(", 1)]
    [InlineData(" ", 1)]
    [InlineData("\n", 1)]
    [InlineData("字", 1)]
    [InlineData("\u0301", 1)]
    [InlineData("👩\u200D", 1)]
    [InlineData("J. ", 1)]
    [InlineData("“", 1)]
    [InlineData("a", int.MaxValue)]
    [InlineData("\u0301", int.MaxValue)]
    [InlineData("This is quite an ordinary sentence, as books have them. ", int.MaxValue)]
    public void A_megabyte_is_cut_in_linear_time_and_small_memory(string unit, int pieceLength)
    {
        var text = new StringBuilder().Insert(0, unit, 1_000_000 / unit.Length).ToString();
        var segmenter = new TextSegmenter();
        var clock = Stopwatch.StartNew();
        int longest = 0, most = 0;
        for (var at = 0; at < text.Length; at += pieceLength)
        {
            segmenter.Append(text.AsSpan(at, Math.Min(pieceLength, text.Length - at)));
            while (segmenter.TryRead(out var segment))
                longest = Math.Max(longest, segment.Text.Length);
            most = Math.Max(most, segmenter.PendingLength);
            if (pieceLength == int.MaxValue)
                break;
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{clock.ElapsedMilliseconds} ms, longest {longest}, most pending {most}");
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 5); // ten times what it takes: a quadratic scan would take minutes
        Assert.InRange(longest, 1, 2600);
        Assert.InRange(most, 0, 3200);
    }

    private static IEnumerable<string> Texts(int count)
    {
        var random = new Random(1);
        for (var i = 0; i < count; i++)
            yield return string.Concat(Enumerable.Range(0, random.Next(1, 120)).Select(_ => s_pieces[random.Next(s_pieces.Length)]));
    }

    private static IEnumerable<string> RandomPieces(string text, Random random)
    {
        for (var at = 0; at < text.Length;)
        {
            var length = Math.Min(random.Next(1, 30), text.Length - at);
            yield return text.Substring(at, length);
            at += length;
        }
    }
}
