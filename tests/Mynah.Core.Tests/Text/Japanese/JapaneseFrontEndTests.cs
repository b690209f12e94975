using Mynah.Text;
using Mynah.Text.Japanese;

namespace Mynah.Core.Tests.Text.Japanese;

public sealed class JapaneseFrontEndTests
{
    private static readonly JapaneseFrontEnd FrontEnd = new();
    private static readonly JapaneseFrontEnd WithoutDictionary = new("/nowhere");

    [Fact]
    public void Numbers_dates_units_and_letters_are_written_as_words()
        => SpokenCases.AllHold("Japanese/normalization.tsv", 60, FrontEnd.Normalized);

    [Fact]
    public void Kanji_counters_and_particles_are_read_as_a_speaker_says_them()
        => SpokenCases.AllHold("Japanese/readings.tsv", 60, text => FrontEnd.Spoken(text).Text.Replace(" ", "", StringComparison.Ordinal));

    [Theory]
    [InlineData("今日は七時に東京へ行きました。", "キョーワ シチジニ トーキョーエ イキマシタ。")]
    [InlineData("この薬は1日3回飲んでください。", "コノ クスリワ イチニチ サンカイ ノンデクダサイ。")]
    [InlineData("歩いて10分ほどだ。", "アルイテ ジュップンホドダ。")]
    public void Phrases_are_parted_by_blanks(string text, string reading) => Assert.Equal(reading, FrontEnd.Spoken(text).Text);

    [Fact]
    public void A_word_points_to_what_the_user_wrote()
    {
        const string Text = "ﾊﾟﾝを3杯、１０分で食べた";
        var spoken = FrontEnd.Spoken(Text);
        Assert.Equal("ﾊﾟﾝを", spoken.SourceOf("パンオ", Text));
        Assert.Equal("3杯", spoken.SourceOf("サンバイ", Text));
        Assert.Equal("１０分で", spoken.SourceOf("ジュップンデ", Text));
        Assert.Equal("食べた", spoken.SourceOf("タベタ", Text));
    }

    [Fact]
    public void Kana_can_be_read_without_the_dictionary()
        => Assert.Equal("コンニチワ、トモダチオ マツ。", WithoutDictionary.Spoken("こんにちは、ともだちを まつ。").Text);

    [Fact]
    public void Kanji_without_the_dictionary_is_an_error_that_names_the_packages()
    {
        Assert.False(WithoutDictionary.IsAvailable);
        var error = Assert.Throws<SpeechException>(() => WithoutDictionary.Spoken("漢字"));
        Assert.Equal(SpeechErrorCode.MissingDependency, error.Code);
        Assert.Contains("libmecab2", error.Message, StringComparison.Ordinal);
        Assert.Contains("mecab-ipadic-utf8", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("漢字", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_threads_read_at_once_and_get_the_same()
    {
        var expected = FrontEnd.Spoken("一人で三杯飲んだ。").Text;
        Parallel.For(0, 400, _ => Assert.Equal(expected, FrontEnd.Spoken("一人で三杯飲んだ。").Text));
    }

    [Fact]
    public void Kana_with_a_mark_of_its_own_is_joined()
        => Assert.Equal("ガッコー バス", FrontEnd.Spoken("か\u3099っこー ハ\u3099ス").Text);

    [Theory]
    [InlineData("")]
    [InlineData("。。、、")]
    [InlineData("😀🎉 مرحبا")]
    [InlineData("\u0001\u0301 ﾞ")]
    [InlineData("点点十百千万億兆点一点")]
    [InlineData("何何分の割分")]
    public void Odd_input_is_no_error(string text) => Assert.NotNull(FrontEnd.Spoken(text).Text);

    [Fact]
    public void Ten_thousand_digits_are_read_one_by_one()
        => Assert.Equal(10_000 * 2, FrontEnd.Spoken(new string('7', 10_000)).Text.Length);
}
