using Mynah.Text;

namespace Mynah.Core.Tests.Text.Filters;

public sealed class MarkdownFilterTests
{
    [Theory]
    // Headings, rules, quotations
    [InlineData("# Title\nText.", "Title.\nText.")]
    [InlineData("## 标题\n文字。", "标题。\n文字。")]
    [InlineData("### Really?\nYes.", "Really?\nYes.")]
    [InlineData("#hashtag is text", "#hashtag is text")]
    [InlineData("Title\n=====\nText.", "Title\nText.")]
    [InlineData("One.\n\n---\n\nTwo.", "One.\n\n\nTwo.")]
    [InlineData("* * *\nTwo.", "Two.")]
    [InlineData("> Quoted.\n> > Twice.", "Quoted.\nTwice.")]
    // Lists
    [InlineData("- milk\n- eggs\n", "milk.\neggs.\n")]
    [InlineData("* milk\n  * inner\n+ eggs\n", "milk.\ninner.\neggs.\n")]
    [InlineData("1. First\n2) Second\n", "1. First.\n2) Second.\n")]
    [InlineData("- [ ] open\n- [x] done\n", "open.\ndone.\n")]
    [InlineData("-5 degrees and -- a dash", "-5 degrees and -- a dash")]
    [InlineData("- **Bold:** text", "Bold: text")]
    // Emphasis
    [InlineData("**bold** and *italic* and ***both***", "bold and italic and both")]
    [InlineData("__bold__ and _italic_ and ~~gone~~", "bold and italic and gone")]
    [InlineData("snake_case_name and 2 * 3 and 2*3*4 and a ~ b", "snake_case_name and 2 * 3 and 2*3*4 and a ~ b")]
    [InlineData("这是**重点。**还有*一点*", "这是重点。还有一点")]
    [InlineData("a footnote* here", "a footnote* here")]
    [InlineData("**a *b* c**", "a b c")]
    [InlineData("\\*not emphasis\\*", "*not emphasis*")]
    [InlineData("C:\\new", "C:\\new")]
    // Code within a line
    [InlineData("call `do_it(*x)` now", "call do_it(*x) now")]
    [InlineData("``a ` b`` c", "a ` b c")]
    [InlineData("```inline``` code", "inline code")]
    [InlineData("half ` a mark\nand *more*", "half  a mark\nand more")]
    // Links and images
    [InlineData("See [the **docs**](https://a.example/x_(y)) now.", "See the docs now.")]
    [InlineData("See [docs](<a b> \"A (title)\") now.", "See docs now.")]
    [InlineData("See [docs][ref] now.\n\n[ref]: https://a.example\nEnd.", "See docs now.\n\nEnd.")]
    [InlineData("[note](see the end)", "[note](see the end)")]
    [InlineData("an [aside] here", "an [aside] here")]
    [InlineData("![A cat](cat.png) sits.", "A cat sits.")]
    [InlineData("[![build](b.svg)](https://ci.example) ok", "build ok")]
    [InlineData("Wow![1] yes!", "Wow![1] yes!")]
    [InlineData("[Anna]: Hello there.", "[Anna]: Hello there.")]
    [InlineData("[^1]: A footnote.\nText[^1].", "Text[^1].")]
    // HTML
    [InlineData("a<br>b <b>c</b> <!-- no --> d", "a b c  d")]
    [InlineData("1 < 2, x <y and z> and I <3 you", "1 < 2, x <y and z> and I <3 you")]
    [InlineData("<https://a.example/b?c=d> or <me@a.example>", "https://a.example/b?c=d or me@a.example")]
    [InlineData("A&nbsp;B &amp; C &unknown; D & E", "A B & C &unknown; D & E")]
    // Line breaks of other systems
    [InlineData("# A\r\n- b\r\n", "A.\nb.\n")]
    public void Marks_are_taken_away_and_text_stays(string written, string expected)
        => Assert.Equal(expected, Run(written));

    [Theory]
    [InlineData("code=summarize", "Do:\n\n```python\nprint(1)\n```\nDone.", "Do:\n\nCode block.\nDone.")]
    [InlineData("code=summarize", "请运行以下代码：\n```\nls\n```\n好了。", "请运行以下代码：\n代码块。\n好了。")]
    [InlineData("code=skip", "Do:\n~~~~\n```\n~~~\n~~~~\nDone.", "Do:\nDone.")]
    [InlineData("code=read", "Do:\n```sh\nls -l\n  cd x\n```\nDone.", "Do:\nls -l\ncd x\nDone.")]
    [InlineData("code=skip", "Half:\n```\nnever closed", "Half:\n")]
    [InlineData("code=summarize", "Half:\n``", "Half:\n")]
    [InlineData("code=summarize", "Half:\n```py", "Half:\nCode block.\n")]
    [InlineData("code=skip", "- item:\n  ```\n  # not a heading\n  ```\n- next", "item:\nnext")]
    public void Code_blocks_follow_their_policy(string filter, string written, string expected)
        => Assert.Equal(expected, Run(written, filter));

    [Theory]
    [InlineData("tables=read", "Name, Age.\nAnn, 30.\n")]
    [InlineData("tables=summarize", "Table: Name, Age.\n")]
    [InlineData("tables=skip", "")]
    public void Tables_follow_their_policy(string filter, string expected)
        => Assert.Equal(expected + "End", Run("| Name | Age |\n|:-----|----:|\n| Ann | 30 |\nEnd", filter));

    [Theory]
    [InlineData("| 姓名 | 年龄 |\n|---|---|\n| 小明 | 三十 |\n", "姓名，年龄。\n小明，三十。\n")]
    [InlineData("| a \\| b | **c** |  |\n", "a | b, c.\n")]
    [InlineData("a | b\n---|---\nc | d\n", "a | b\nc | d\n")]
    public void Rows_are_sentences(string written, string expected) => Assert.Equal(expected, Run(written));

    [Fact]
    public void A_very_wide_divider_is_still_one()
        => Assert.Equal("a, b.\nc, d.\n", Run($"| a | b |\n|{new string('-', 5000)}|:{new string('-', 5000)}:|\n| c | d |\n"));

    [Theory]
    [InlineData("**bo", "bo")]
    [InlineData("A link [tex", "A link ")]
    [InlineData("Done. Next `x", "Done. Next x")]
    public void Nothing_waits_longer_than_it_is_open(string written, string soFar)
        => Assert.Equal(soFar, new TextFilter(new TextFilterOptions { Markdown = true }).Append(written));

    [Fact]
    public void An_open_code_block_stays_open_over_a_commit()
    {
        var filter = new TextFilter(TextFilterOptions.Parse("code=skip"));

        Assert.Equal("Hi.\n", filter.Append("Hi.\n```\ncode") + filter.Flush());
        Assert.Equal("Bye.", filter.Append("\nmore\n```\nBye.") + filter.Flush());
    }

    [Fact]
    public void After_a_clear_a_new_text_begins()
    {
        var filter = new TextFilter(TextFilterOptions.Parse("code=skip"));
        filter.Append("```\ncode [");
        filter.Clear();

        Assert.Equal("Hello.", filter.Append("Hello.") + filter.Flush());
    }

    private static string Run(string written, string filter = "markdown")
    {
        var filtering = new TextFilter(TextFilterOptions.Parse(filter));
        return filtering.Append(written) + filtering.Flush();
    }
}
