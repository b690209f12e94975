namespace Mynah.Playback.Tests;

public sealed class HeardCursorTests
{
    private static readonly string[] Sentences = ["One two, three. ", "Four five six seven. ", "Eight."];

    [Fact]
    public void At_any_moment_the_text_ends_with_the_last_word_that_was_heard()
    {
        var random = new Random(3);
        var total = TimeSpan.FromMilliseconds(800);
        for (var i = 0; i < 100; i++)
        {
            var position = TimeSpan.FromTicks(random.NextInt64(total.Ticks + 1));
            var cursor = Cursor(hasWords: true);

            var words = (int)(position / TestSpeech.Word);
            Assert.Equal(Expected(words), cursor.At(position).TrimEnd());
            if (position < total)
                Assert.InRange(cursor.NextAfter(position)!.Value - position, TimeSpan.FromTicks(1), TestSpeech.Word);
        }
    }

    [Fact]
    public void Without_word_times_it_is_the_share_of_the_sentence_and_never_a_part_of_a_word()
    {
        var whole = string.Concat(Sentences);
        for (var ms = 0; ms <= 800; ms += 5)
        {
            var heard = Cursor(hasWords: false).At(TimeSpan.FromMilliseconds(ms));

            Assert.StartsWith(heard, whole, StringComparison.Ordinal);
            Assert.True(heard.Length == 0 || heard.Length == whole.Length || !(char.IsLetter(heard[^1]) && char.IsLetter(whole[heard.Length])), heard);
            // Within two words of its share of the sentence.
            var sentence = ms < 300 ? 0 : ms < 700 ? 1 : 2;
            var before = string.Concat(Sentences[..sentence]).Length;
            var share = (ms - new[] { 0, 300, 700 }[sentence]) / new[] { 300.0, 400, 100 }[sentence];
            Assert.InRange(heard.Length, before + share * Sentences[sentence].Length - 7, before + share * Sentences[sentence].Length + 1);
        }
    }

    [Fact]
    public void Ideographs_are_told_one_by_one()
    {
        var cursor = new HeardCursor();
        cursor.Begin("今天天气很好。", TimeSpan.Zero);
        cursor.End(TimeSpan.FromSeconds(7), isCut: false);

        Assert.Equal("今天天", cursor.At(TimeSpan.FromSeconds(3.1)));
    }

    [Fact]
    public void A_word_that_is_not_known_yet_is_not_claimed()
    {
        var cursor = new HeardCursor();
        cursor.Begin("One two three.", TimeSpan.Zero);
        cursor.Add([.. TestSpeech.WordsOf("One two", TimeSpan.Zero)]);

        Assert.Equal("One two", cursor.At(TimeSpan.FromSeconds(2)));
    }

    [Fact]
    public void An_utterance_that_was_cut_is_told_as_far_as_it_went()
    {
        var cursor = new HeardCursor();
        cursor.Begin("One two three.", TimeSpan.Zero);
        cursor.Add([.. TestSpeech.WordsOf("One two three.", TimeSpan.Zero)]);
        cursor.End(TimeSpan.FromMilliseconds(250), isCut: true);
        cursor.Begin(" New.", TimeSpan.FromMilliseconds(250));
        cursor.End(TimeSpan.FromMilliseconds(350), isCut: false);

        Assert.Equal("One two New.", cursor.At(TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void Pieces_from_any_place_on_are_the_rest()
    {
        for (var from = 0; from <= string.Concat(Sentences).Length; from++)
            Assert.Equal(string.Concat(Sentences)[from..], Cursor(hasWords: true).At(TimeSpan.FromSeconds(1), from));
        Assert.Equal("", Cursor(hasWords: true).At(TimeSpan.Zero, 5));
    }

    private static string Expected(int words)
    {
        var text = string.Concat(Sentences);
        var all = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', all[..Math.Min(words, all.Length)]);
    }

    private static HeardCursor Cursor(bool hasWords)
    {
        var cursor = new HeardCursor();
        var start = TimeSpan.Zero;
        foreach (var sentence in Sentences)
        {
            cursor.Begin(sentence, start);
            var words = TestSpeech.WordsOf(sentence, start).ToList();
            if (hasWords)
                cursor.Add(words);
            start += words.Count * TestSpeech.Word;
            cursor.End(start, isCut: false);
        }
        return cursor;
    }
}
