using System.Diagnostics;
using Mynah.Text.Chinese;
using Mynah.Text.Chinese.Numbers;
using Xunit;

namespace Mynah.Text.Chinese.Tests;

public sealed class FrontEndTests(ITestOutputHelper output)
{
    private static readonly ChineseFrontEnd s_chinese = new();

    [Fact]
    public void A_word_of_the_reading_points_to_what_the_user_wrote()
    {
        const string written = "他花了￥12.50，在銀行。";
        var normalized = s_chinese.Normalize(MappedText.Unchanged(written));
        var read = s_chinese.Read(normalized, out var form);
        Assert.Equal(SpokenForm.Reading, form);
        Assert.Equal("銀行", SourceOf(written, read, "yin2hang2"));
        Assert.Equal("￥12.50", SourceOf(written, read, "shi2"));
    }

    [Fact]
    public void Latin_words_stay_and_every_word_of_them_keeps_its_place()
    {
        const string written = "用GitHub写3D程序";
        var normalized = s_chinese.Normalize(MappedText.Unchanged(written));
        Assert.Equal("用GitHub写三D程序", normalized.Text);
        Assert.Equal("GitHub", SourceOf(written, normalized, "GitHub"));
        Assert.Equal("3", SourceOf(written, normalized, "三"));
    }

    [Fact]
    public void Cantonese_keeps_its_characters_and_has_no_Mandarin_one()
    {
        var cantonese = new CantoneseFrontEnd();
        var normalized = cantonese.Normalize(MappedText.Unchanged("請打110，佢有2個。"));
        Assert.Equal("請打一一零，佢有兩個。", normalized.Text);
        Assert.Equal(normalized.Text, cantonese.Read(normalized, out var form).Text);
        Assert.Equal(SpokenForm.Text, form);
    }

    [Theory]
    [InlineData("😀你好👨‍👩‍👧")]
    [InlineData("\u0000\u0007你\u200B好\uFEFF")]
    [InlineData("\uD83D你好\uDE00")]
    [InlineData("你̶̡̛好̴")]
    [InlineData("مرحبا你好שלום 3:2")]
    [InlineData("----++++%%%%$$$$:::: ....@@@@")]
    [InlineData("-")]
    [InlineData("1.")]
    [InlineData("$")]
    [InlineData("")]
    public void Odd_input_is_read_without_complaint(string text)
    {
        var read = s_chinese.Read(s_chinese.Normalize(MappedText.Unchanged(text)), out _);
        Assert.DoesNotContain("null", read.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("1-")]
    [InlineData("1:")]
    [InlineData("1,")]
    [InlineData("1.")]
    [InlineData("a")]
    [InlineData("a.")]
    [InlineData("a@")]
    [InlineData("$1")]
    [InlineData("不")]
    [InlineData("1/")]
    [InlineData("-")]
    public void Ten_thousand_repeats_take_linear_time(string part)
    {
        var text = MappedText.Unchanged(string.Concat(Enumerable.Repeat(part, 10_000)));
        var watch = Stopwatch.StartNew();
        s_chinese.Read(s_chinese.Normalize(text), out _);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(3), $"{watch.Elapsed}");
    }

    [Fact]
    public void Ten_thousand_digits_are_read_one_by_one() =>
        Assert.Equal(new string('三', 10_000), s_chinese.Normalize(MappedText.Unchanged(new string('3', 10_000))).Text);

    [Fact]
    public void A_name_is_read_with_its_surname()
    {
        Assert.Equal("zeng1 xiao3 fan2", ChineseFrontEnd.ReadName(MappedText.Unchanged("曾小凡")).Text);
        Assert.StartsWith("shan4", ChineseFrontEnd.ReadName(MappedText.Unchanged("单雄信")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Number_readers_give_what_say_as_needs()
    {
        Assert.Equal("一百四十五", ChineseNumbers.Cardinal("145"));
        Assert.Equal("一二三", ChineseNumbers.Digits("123"));
        Assert.Equal("幺三九 零零零零 五六七八", ChineseTelephones.Telephone("139 0000 5678"));
        Assert.Equal("二零一八年八月八日", ChineseDates.Date("2018", "08", "08"));
        Assert.Equal("凌晨五点半", ChineseDates.Time(5, 30, half: "am"));
        Assert.Equal("四分之三", ChineseNumbers.Fraction("3", "4"));
        Assert.Equal("一万亿零一", ChineseNumbers.Cardinal("1000000000001"));
    }

    [Fact]
    public void A_sentence_takes_less_than_a_millisecond()
    {
        var sentences = ChineseTable.Read("polyphones-fresh.tsv").Select(f => f[0]).Concat(ChineseTable.Read("normalization-fresh.tsv").Select(f => f[0])).ToArray();
        foreach (var sentence in sentences)
            s_chinese.Read(s_chinese.Normalize(MappedText.Unchanged(sentence)), out _);
        var watch = Stopwatch.StartNew();
        foreach (var sentence in sentences)
            s_chinese.Read(s_chinese.Normalize(MappedText.Unchanged(sentence)), out _);
        var each = watch.Elapsed.TotalMilliseconds / sentences.Length;
        output.WriteLine($"{each * 1000:0} µs per sentence");
        Assert.True(each < 1, $"{each} ms");
    }

    private static string SourceOf(string written, MappedText made, string part)
    {
        var start = made.Text.IndexOf(part, StringComparison.Ordinal);
        Assert.True(start >= 0, $"{part} is not in {made.Text}");
        var source = made.ToSource(new TextSpan(start, part.Length));
        return written.Substring(source.Start, source.Length);
    }
}
