using Mynah.Text;
using Mynah.Text.Korean;

namespace Mynah.Core.Tests.Text.Korean;

public sealed class KoreanFrontEndTests
{
    private static readonly KoreanFrontEnd FrontEnd = new();

    [Fact]
    public void Numbers_dates_units_and_letters_are_written_as_words()
        => SpokenCases.AllHold("Korean/normalization.tsv", 60, FrontEnd.Normalized);

    [Fact]
    public void Hangul_is_spelt_as_it_is_said()
        => SpokenCases.AllHold("Korean/readings.tsv", 60, text => FrontEnd.Spoken(text).Text);

    [Fact]
    public void A_word_points_to_what_the_user_wrote()
    {
        const string Text = "국물이 3개 좋다";
        var spoken = FrontEnd.Spoken(Text);
        Assert.Equal("궁무리 세 개 조타", spoken.Text);
        Assert.Equal("국물이", spoken.SourceOf("궁무리", Text));
        Assert.Equal("3개", spoken.SourceOf("세", Text));
        Assert.Equal("좋다", spoken.SourceOf("조타", Text));
    }

    [Fact]
    public void What_is_spelt_as_it_is_said_stays_as_it_is()
    {
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Text", "Korean", "readings.tsv")).Where(line => line[0] != '#'))
        {
            var said = line.Split('\t')[1];
            if (!said.Contains(' ', StringComparison.Ordinal)) // blanks may join words
                Assert.Equal(said, FrontEnd.Spoken(said).Text);
        }
    }

    [Fact]
    public void Hangul_written_in_jamo_is_joined_and_keeps_its_source()
    {
        const string Text = "\u1100\u116E\u11A8\u1106\u116E\u11AF 좋다"; // 국물, as macOS names files
        var spoken = FrontEnd.Spoken(Text);
        Assert.Equal("궁물 조타", spoken.Text);
        Assert.Equal(new TextSpan(3, 3), spoken.ToSource(new TextSpan(1, 1)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ㅋㅋㅋ ㅠㅠ")]
    [InlineData("뷁 쀍 힣 가")]
    [InlineData("😀 漢字 \u0301 مرحبا")]
    public void Odd_input_is_no_error(string text) => Assert.NotNull(FrontEnd.Spoken(text).Text);

    [Fact]
    public void Ten_thousand_digits_are_read_one_by_one()
        => Assert.Equal(10_000, FrontEnd.Spoken(new string('4', 10_000)).Text.Length);
}
