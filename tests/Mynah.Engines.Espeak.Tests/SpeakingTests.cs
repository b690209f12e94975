using Mynah.Testing;
using Mynah.Text;

namespace Mynah.Engines.Espeak.Tests;

public sealed class SpeakingTests(EngineFixture fixture)
{
    private readonly EspeakEngine _engine = fixture.Engine;

    [Fact]
    public async Task Words_are_marked_where_they_stand_in_the_text_and_when_they_begin()
    {
        const string text = "Hello 😀 brave world.";
        var spoken = await Spoken.CollectAsync(_engine, Segments.Text("en", text), EngineFixture.AnyVoice);
        var words = spoken.Words.Select(word => text.Substring(word.Source.Start, word.Source.Length)).ToArray();

        Assert.Equal("Hello", words[0]);
        Assert.Contains("brave", words);
        Assert.Equal("world", words[^1]);
        Assert.All(spoken.Words.Zip(spoken.Words.Skip(1)), pair => Assert.True(pair.First.Start < pair.Second.Start));
        Assert.InRange(spoken.Words[^1].Start, TimeSpan.FromMilliseconds(300), spoken.Duration);
    }

    [Fact]
    public async Task Languages_in_one_sentence_join_without_a_gap_and_keep_their_words()
    {
        var segment = Segments.Of("我用Python写", "zh", SegmentEnd.Sentence,
            ("zh", "我用", SpokenForm.Text), ("en", "Python", SpokenForm.Text), ("zh", "写", SpokenForm.Text));
        var spoken = await Spoken.CollectAsync(_engine, segment, EngineFixture.AnyVoice);

        Assert.InRange(spoken.LongestGap(), 0, 60);
        Assert.Contains(new TextSpan(2, 6), spoken.Words.Select(word => word.Source));
        Assert.Equal(new TextSpan(8, 1), spoken.Words[^1].Source);
    }

    [Theory]
    [InlineData(SegmentEnd.Clause, 120)]
    [InlineData(SegmentEnd.Sentence, 300)]
    [InlineData(SegmentEnd.Paragraph, 600)]
    public async Task A_segment_ends_with_exactly_the_silence_of_its_end(SegmentEnd end, int milliseconds)
    {
        var spoken = await Spoken.CollectAsync(_engine, Segments.Text("en", "Well, good morning.", end), EngineFixture.AnyVoice);
        var silence = spoken.Samples.Length - 1 - Array.FindLastIndex(spoken.Samples, sample => sample != 0);

        Assert.Equal(22050 * milliseconds / 1000, silence);
        Assert.True(Math.Abs(spoken.Samples[0]) > 0.0004, "leading silence is cut");
    }
}
