using Mynah.Text;
using Mynah.Text.Lexicons;

namespace Mynah.Core.Tests.Text;

/// <summary>A user's own readings on their way through the preparation.</summary>
public sealed class LexiconPreparationTests
{
    private static readonly Lexicon Lexicon = Lexicon.Parse("""
        GIF → jif
        Qt → [[kj'u:t]]
        [zh]
        重庆 → chong2 qing4
        重庆很大。 => chong2 qing4 hen3 da4.
        [en]
        mynah → [[m'aIn@]]
        A mynah, 2 mynah. => A [[m'aIn@]], two [[m'aIn@]].
        [ja]
        小鳥遊 → たかなし
        """);

    private static readonly TextPreparation Preparation = new(FrontEnds.Default, Lexicon);

    private static SpeechSegment Prepare(string text, string? language = null)
        => Preparation.Prepare(new TextSegment(text, SegmentEnd.Sentence), language);

    [Theory]
    [InlineData("我用 Qt 在重庆。", "zh:wo3 yong4|en:[[kj'u:t]]|zh:zai4 chong2 qing4.")]
    [InlineData("A mynah, and 2 GIF files.", "en:A|en:[[m'aIn@]]|en:, and two jif files.")]
    [InlineData("The mynah!", "en:The|en:[[m'aIn@]]!")]
    [InlineData("小鳥遊さんは来た。", "ja:タカナシサンワ キタ。")]
    [InlineData("他说 mynah 很好。", "zh:ta1 shuo1|en:[[m'aIn@]]|zh:hen2 hao3.")]
    [InlineData("Er mag den Mynah.", "de:Er mag den Mynah.")]
    [InlineData("Ein Qt und ein GIF.", "de:Ein|de:[[kj'u:t]]|de:und ein jif.")]
    public void Entries_are_spoken_in_the_form_they_are_written_in(string text, string runs)
        => Assert.Equal(runs, string.Join('|', Prepare(text).Runs.Select(run => $"{run.Language}:{run.Spoken.Text.Trim()}")));

    [Theory]
    [InlineData("我爱重庆。", "chong2 qing4", 2, 2)]
    [InlineData("👍 The mynah, 2 GIF", "[[m'aIn@]]", 7, 5)]
    [InlineData("👍 The mynah, 2 GIF", "jif", 16, 3)]
    [InlineData("昔、小鳥遊さん", "タカナシ", 2, 3)]
    public void A_reading_points_to_the_word_the_user_wrote(string text, string reading, int start, int length)
    {
        var run = Prepare(text).Runs.Single(run => run.Spoken.Text.Contains(reading, StringComparison.Ordinal));
        var at = run.Spoken.Text.IndexOf(reading, StringComparison.Ordinal);
        Assert.Equal(new TextSpan(start, length), run.Spoken.ToSource(new TextSpan(at, reading.Length)));
    }

    [Fact]
    public void The_cases_of_a_lexicon_are_run_with_the_whole_preparation()
    {
        Assert.All(LexiconTest.Run(Lexicon, Preparation), result => Assert.True(result.IsRight, result.Said));
        Assert.False(LexiconTest.Run(Lexicon, TextPreparation.Default)[1].IsRight);
    }
}
