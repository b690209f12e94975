using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Mynah.Text;

namespace Mynah.Core.Tests.Text.Filters;

public sealed class TextFilterTests
{
    private static readonly string[] Bits =
    [
        "#", " ", "\n", "\r\n", "- ", "* ", "**", "*", "_", "`", "```", "~~~", "|", "|---|", "[", "]", "(", ")", "](", "!", "<", ">", "<b>", "&", "amp;",
        "\\", "http://", "https://a.b/c", "www.", ".", ",", "1", "1.", "[1]", "[^2]", "【3†source】", "(Smith et al., 2020)", "😀", "\uD83D", "\uDE00", "️⃣",
        "word", "Hello", "字", "。", "：", "---", "===", "]: ", "x", "@", "✓", "\0", "&nbsp;", "<!--", "-->", "[x] ", "> ",
    ];

    [Theory]
    [InlineData("Hi 😀 there 👨‍👩‍👧! 🇩🇪", "Hi there ! ")]
    [InlineData("👍🏽 Good", "Good")]
    [InlineData("1️⃣ One ❤️ love © 2024 ™", "1 One love © 2024 ™")]
    [InlineData("𝐀 and 𠮷 stay", "𝐀 and 𠮷 stay")]
    [InlineData("half \uD83D pair \uDE00", "half \uD83D pair \uDE00")]
    [InlineData("end \uD83D", "end \uD83D")]
    public void Emoji_are_taken_away(string written, string expected) => Assert.Equal(expected, Run(written, "emoji"));

    [Theory]
    [InlineData("See https://www.example.com/a/b?c=d#e, then go.", "See example.com, then go.")]
    [InlineData("See http://example.com.", "See example.com.")]
    [InlineData("(at https://en.example.org/wiki/X_(y))!", "(at en.example.org)!")]
    [InlineData("见https://例.cn。", "见https://例.cn。")]
    [InlineData("见https://a.cn/路径吗", "见a.cn路径吗")]
    [InlineData("www.example.com:8080/x is up", "example.com is up")]
    [InlineData("http:// is a scheme, awww. and xhttp://y too", "http:// is a scheme, awww. and xhttp://y too")]
    [InlineData("mail me@www.example.com", "mail me@www.example.com")]
    [InlineData("hhttps://a.b https://", "hhttps://a.b https://")]
    public void Addresses_become_their_host(string written, string expected) => Assert.Equal(expected, Run(written, "urls"));

    [Fact]
    public void Addresses_may_be_left_out() => Assert.Equal("See  now.", Run("See https://a.example/b now.", "urls=skip"));

    [Theory]
    [InlineData("A fact [1]. Another [2, 5-7][3] here[^note].", "A fact . Another here.")]
    [InlineData("Fact【3†source】.", "Fact.")]
    [InlineData("As shown (Smith et al., 2020; Lee & Kim, 2019) before.", "As shown before.")]
    [InlineData("In [2024] (Paris, 2020) [sic] (see 3) stay.", "In [2024] (Paris, 2020) [sic] (see 3) stay.")]
    [InlineData("[[1]", "[")]
    public void Citations_are_taken_away(string written, string expected) => Assert.Equal(expected, Run(written, "citations"));

    [Fact]
    public void Filters_work_together()
        => Assert.Equal("Look at example.com. Done.", Run("**Look** at [https://example.com/long](https://example.com/long). Done.[1](https://s.example) 🎉".TrimEnd(), "all").TrimEnd());

    [Fact]
    public void How_the_text_is_cut_makes_no_difference()
    {
        var random = new Random(7);
        for (var run = 0; run < 3000; run++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => Bits[random.Next(Bits.Length)]));
            var list = run % 3 == 0 ? "all,code=read,urls=skip" : run % 3 == 1 ? "all,code=skip,tables=skip" : "all,tables=summarize";
            var whole = Run(text, list);

            Assert.Equal(whole, RunCut(text, list, () => 1));
            Assert.Equal(whole, RunCut(text, list, () => random.Next(0, 6)));
        }
    }

    [Fact]
    public void Plain_words_are_never_changed()
    {
        var words = Gen.Elements("word", "Hello", "字", "été", "don't", "3.5", "(aside)", "A-B", "a/b", "5%", "e.g.");
        Prop.ForAll(Gen.ListOf(words).ToArbitrary(), list =>
        {
            var text = string.Join(' ', list);
            return Run(text, "all") == text;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Every_unit_comes_from_a_place_in_the_text_in_order()
    {
        var random = new Random(11);
        for (var run = 0; run < 1000; run++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => Bits[random.Next(Bits.Length)]));
            var filter = new TextFilter(TextFilterOptions.All);
            filter.Push(text);
            filter.Complete();
            long last = 0;
            foreach (var unit in filter.Made)
            {
                Assert.InRange(unit.Start, last, text.Length);
                Assert.InRange(unit.End, unit.Start, text.Length);
                last = unit.Start;
            }
        }
    }

    [Theory]
    [InlineData("", "names no filter")]
    [InlineData("html", "'html'")]
    [InlineData("code=loud", "'loud'")]
    [InlineData("emoji=skip", "'emoji=skip'")]
    public void An_unknown_filter_is_refused_by_name(string list, string named)
        => Assert.Contains(named, Assert.Throws<SpeechException>(() => TextFilterOptions.Parse(list)).Message, StringComparison.Ordinal);

    private static string Run(string text, string list)
    {
        var filter = new TextFilter(TextFilterOptions.Parse(list));
        return filter.Append(text) + filter.Flush();
    }

    private static string RunCut(string text, string list, Func<int> next)
    {
        var filter = new TextFilter(TextFilterOptions.Parse(list));
        var made = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var length = Math.Min(next(), text.Length - at);
            made.Append(filter.Append(text.AsSpan(at, length)));
            at += length;
        }
        return made.Append(filter.Flush()).ToString();
    }
}
