using Mynah.Engines.Espeak.Languages;
using Mynah.Text;

namespace Mynah.Engines.Espeak.Tests;

public sealed class KanaSpellingTests
{
    [Theory]
    [InlineData("リョコーノ キョリュー", "リヨコーノ キョリユー")]
    [InlineData("ファイル、ティー、ヴァイオリン", "ファイル、ティー、ヴァイオリン")]
    [InlineData("クァルテット・ツィター", "クワルテット ツイター")]
    [InlineData("アアーッ！コオー", "アアッ！コオ")]
    [InlineData("ァー、ャ、ンー、コーー", "アー、ヤ、ン、コー")]
    [InlineData("シャシン ガッコー", "シャシン ガッコー")]
    public void Kana_is_spelt_as_the_engine_says_it(string reading, string spelt)
        => Assert.Equal(spelt, KanaSpelling.Spell(MappedText.Unchanged(reading)).Text);

    [Fact]
    public void What_was_respelt_still_points_to_its_source()
    {
        var spelt = KanaSpelling.Spell(MappedText.Unchanged("リョクチャ", 10));
        Assert.Equal("リヨクチャ", spelt.Text);
        Assert.Equal(new TextSpan(10, 2), spelt.ToSource(new TextSpan(0, 1)));
        Assert.Equal(new TextSpan(13, 2), spelt.ToSource(new TextSpan(3, 2)));
    }
}
