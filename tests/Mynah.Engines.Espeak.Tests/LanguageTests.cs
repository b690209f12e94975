using Mynah.Testing;
using Mynah.Text;

namespace Mynah.Engines.Espeak.Tests;

public sealed class LanguageTests(EngineFixture fixture)
{
    private readonly EspeakEngine _engine = fixture.Engine;

    [Theory]
    [InlineData("zh", "今天天气很好", "我哥哥看了书", "今天天气很好我们想去河边散步")]
    [InlineData("yue", "今日天氣好好", "我哥哥睇咗書", "今日天氣好好我哋想去河邊散步")]
    [InlineData("en", "The weather is fine.", "My brother reads.", "The weather is fine and we would like to walk by the river.")]
    [InlineData("de", "Das Wetter ist schön.", "Mein Bruder liest.", "Das Wetter ist schön und wir wollen am Fluss spazieren gehen.")]
    [InlineData("fr", "Il fait beau temps.", "Mon frère lit bien.", "Il fait beau temps et nous voulons marcher au bord de la rivière.")]
    [InlineData("es", "Hace buen tiempo.", "Mi hermano lee.", "Hace buen tiempo y queremos pasear por la orilla del río.")]
    [InlineData("it", "Il tempo è bello.", "Mio fratello legge.", "Il tempo è bello e vogliamo fare una passeggiata lungo il fiume.")]
    [InlineData("pt", "O tempo está bom.", "Meu irmão lê muito.", "O tempo está bom e queremos passear na margem do rio.")]
    [InlineData("ru", "Погода хорошая.", "Мой брат читает.", "Погода хорошая, и мы хотим погулять у реки.")]
    [InlineData("ja", "きょうはいいてんきです", "あにはほんをよみます", "きょうはいいてんきですからかわべをさんぽしたいです")]
    [InlineData("ko", "날씨가 좋습니다.", "형이 책을 읽어요.", "날씨가 좋아서 우리는 강가를 산책하고 싶습니다.")]
    public async Task Each_language_is_audible_grows_with_the_text_and_tells_texts_apart(string language, string text, string other, string longer)
    {
        var spoken = await SayAsync(language, text);
        var another = await SayAsync(language, other);
        var more = await SayAsync(language, longer);

        Assert.Contains(language, _engine.Info.Languages);
        Assert.InRange(spoken.Duration.TotalSeconds, 0.8, 5);
        Assert.True(Tone.Rms(spoken.Samples) > 0.02);
        Assert.True(more.Duration - spoken.Duration > TimeSpan.FromSeconds(0.5));
        var difference = spoken.Samples.Zip(another.Samples, (a, b) => a - b).ToArray();
        Assert.True(Tone.Rms(difference) > 0.5 * Tone.Rms(spoken.Samples));
        Assert.NotEmpty(spoken.Words);
    }

    [Fact]
    public async Task Pinyin_is_read_as_pinyin_with_its_tones()
    {
        var high = await ReadAsync("zh", "ma1 ma1 ma1 ma1");
        var low = await ReadAsync("zh", "ma3 ma3 ma3 ma3");
        var asEnglish = await Spoken.CollectAsync(
            _engine, Segments.Of("x", "zh", SegmentEnd.Clause, ("zh", "ma1 ma1 ma1 ma1", SpokenForm.Text)), EngineFixture.AnyVoice);

        Assert.True(asEnglish.Duration > high.Duration * 1.3, "the digits are not spoken");
        Assert.True(Pitch.Median(high.Samples, 22050) > 1.05 * Pitch.Median(low.Samples, 22050), "the tones differ");
    }

    [Fact]
    public async Task Jyutping_is_read_as_jyutping()
        => Assert.InRange((await ReadAsync("yue", "nei5 hou2")).Duration.TotalSeconds, 0.3, 0.9);

    private Task<Spoken> SayAsync(string language, string text)
        => Spoken.CollectAsync(_engine, Segments.Text(language, text), EngineFixture.AnyVoice);

    private Task<Spoken> ReadAsync(string language, string reading)
        => Spoken.CollectAsync(
            _engine, Segments.Of(reading, language, SegmentEnd.Clause, (language, reading, SpokenForm.Reading)), EngineFixture.AnyVoice);
}
