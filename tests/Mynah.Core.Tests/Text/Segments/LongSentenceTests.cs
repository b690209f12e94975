using System.Text;
using Mynah.Text;

namespace Mynah.Core.Tests.Text;

public sealed class LongSentenceTests
{
    private static string Repeat(string unit, int count) => new StringBuilder().Insert(0, unit, count).ToString();

    [Fact]
    public void A_long_sentence_is_cut_after_a_clause_mark()
    {
        var text = "Oh. And " + Repeat("the man who came in ", 8) + "sat down; " + Repeat("all of them looked at him, ", 8) + "gone.";
        var cuts = Segments.Of(text).Select(s => s.Text).ToList();
        Assert.EndsWith("sat down; ", cuts[1], StringComparison.Ordinal);
        Assert.EndsWith("gone.", cuts[^1], StringComparison.Ordinal);
        Assert.Equal(3, cuts.Count);
    }

    [Fact]
    public void Without_marks_it_is_cut_between_words()
    {
        var cuts = Segments.Of("Oh. " + Repeat("word and ", 100)).Skip(1).ToList();
        Assert.All(cuts, s => Assert.EndsWith(" ", s.Text, StringComparison.Ordinal));
        Assert.All(cuts.SkipLast(1), s => Assert.InRange(s.Text.Length, 200, 251));
        Assert.All(cuts.SkipLast(1), s => Assert.Equal(SegmentEnd.Clause, s.End));
    }

    [Fact]
    public void An_endless_Chinese_run_is_cut_after_a_particle_and_never_in_a_word_of_letters()
    {
        var cuts = Segments.Of(Repeat("我昨天在北京的GitHub公司买了一本很有意思的书", 20)).Select(s => s.Text).ToList();
        Assert.True(cuts.Count > 3);
        Assert.All(cuts.SkipLast(1), s => Assert.InRange(s.Length, 80, 190));
        Assert.All(cuts.SkipLast(1), s => Assert.False(char.IsAsciiLetter(s[^1]) && s[^1] != 'b', s));
        Assert.All(cuts.SkipLast(1), s => Assert.True("的了b司".Contains(s[^1], StringComparison.Ordinal), s));
    }

    [Fact]
    public void An_endless_run_with_commas_is_cut_after_a_comma()
        => Assert.All(Segments.Of("好。" + Repeat("我们一起去公园散步，", 60)).Skip(1), s => Assert.EndsWith("，", s.Text, StringComparison.Ordinal));

    [Fact]
    public void An_address_stays_whole_up_to_the_hard_limit()
    {
        var address = "https://example.com/" + Repeat("part-of-a-path/", 22); // 350 characters
        var cuts = Segments.Of($"See {address} now. Good.").Select(s => s.Text).ToList();
        Assert.Contains(cuts, s => s.Contains(address, StringComparison.Ordinal));
    }

    [Fact]
    public void A_longer_address_is_cut_after_a_symbol()
    {
        var cuts = Segments.Of("https://example.com/" + Repeat("part/", 400)).Select(s => s.Text).ToList();
        Assert.All(cuts, s => Assert.EndsWith("/", s, StringComparison.Ordinal));
        Assert.All(cuts, s => Assert.InRange(s.Length, 1, 501));
    }

    [Fact]
    public void Emoji_families_are_not_torn_apart()
    {
        const string family = "👨\u200D👩\u200D👧";
        Assert.All(Segments.Of(Repeat(family, 500)), s => Assert.Equal(0, s.Text.Length % family.Length));
    }
}
