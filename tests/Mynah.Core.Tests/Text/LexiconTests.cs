using Mynah.Text;
using Mynah.Text.Japanese;
using Mynah.Text.Lexicons;

namespace Mynah.Core.Tests.Text;

public sealed class LexiconTests
{
    private const string Sample = """
        # Our names
        GIF → jif                 # any language
        [zh]
        曾小凡 -> zeng1 xiao3 fan2
        曾 -> ceng2
        重庆 → chong2 qing4
        [en]
        mynah → [[m'aIn@]]
        =US → United States
        SQL server → sequel server
        SQL → sequel
        the US and us => the United States and us
        [ja]
        小鳥遊 → タカナシ
        小鳥遊さんは来た => タカナシサンワ キタ
        """;

    private static readonly Lexicon Lexicon = Lexicon.Parse(Sample, "names.lex");

    [Fact]
    public void Each_reading_is_known_for_what_it_is()
    {
        Assert.Equal(
            [LexiconReading.Words, LexiconReading.Pinyin, LexiconReading.Pinyin, LexiconReading.Pinyin, LexiconReading.Phonemes,
             LexiconReading.Words, LexiconReading.Words, LexiconReading.Words, LexiconReading.Kana],
            Lexicon.Entries.Select(entry => entry.Kind));
        Assert.Equal("m'aIn@", Lexicon.Entries[4].Reading);
        Assert.Equal(("GIF", 2, (string?)null), (Lexicon.Entries[0].Word, Lexicon.Entries[0].Line, Lexicon.Entries[0].Language));
    }

    [Theory]
    [InlineData("en", "A Mynah reads SQL Server, sql and MySQL.", "A [[m'aIn@]] reads sequel server, sequel and MySQL.")]
    [InlineData("en", "US or us; gif, gifs, GIF-like", "United States or us; jif, gifs, jif-like")]
    [InlineData("en-us", "the US", "the United States")]
    [InlineData("zh", "曾小凡去重庆，曾经看GIF图", "zeng1 xiao3 fan2去chong2 qing4，ceng2经看jif图")]
    [InlineData("de", "SQL und mynah", "SQL und mynah")]
    [InlineData(null, "GIF US", "jif US")]
    public void The_longest_whole_word_of_the_language_is_replaced(string? language, string text, string expected)
        => Assert.Equal(expected, Lexicon.Apply(MappedText.Unchanged(text), language).Text);

    [Fact]
    public void A_reading_points_to_the_word_it_replaced()
    {
        var applied = Lexicon.Apply(MappedText.Unchanged("go to 重庆 now", 100), "zh");
        Assert.Equal(new TextSpan(106, 2), applied.ToSource(new TextSpan(applied.Text.IndexOf("qing", StringComparison.Ordinal), 4)));
        Assert.Equal(new TextSpan(109, 3), applied.ToSource(new TextSpan(applied.Text.IndexOf("now", StringComparison.Ordinal), 3)));
    }

    [Theory]
    [InlineData("ok → fine\n→ x", "names.lex, line 2, column 1: a word must stand before the arrow.")]
    [InlineData("word →", "names.lex, line 1, column 7: a reading must stand after the arrow.")]
    [InlineData("[zh]\n行 → hang9", "names.lex, line 2, column 5: \"hang9\" is no pinyin syllable: letters and a tone 1-5, such as chong2, lv4.")]
    [InlineData("[zh]\n银行 → yin2 hang", "names.lex, line 2, column 11: \"hang\" is no pinyin syllable: letters and a tone 1-5, such as chong2, lv4.")]
    [InlineData("a → [[b", "names.lex, line 1, column 5: phonemes are written [[…]] with nothing after them and no brackets inside.")]
    [InlineData("a → b\n\na → c", "names.lex, line 3, column 1: \"a\" already has a reading in line 1 of this section.")]
    [InlineData("  [english!]", "names.lex, line 1, column 3: a section is a language code in brackets, such as [zh], or [*] for every language.")]
    [InlineData("just words", "names.lex, line 1, column 1: expected [language], word → reading, or sentence => expected.")]
    [InlineData("=> x", "names.lex, line 1, column 1: a case needs a sentence before =>.")]
    public void An_error_names_the_place_and_the_rule(string text, string message)
    {
        var error = Assert.Throws<SpeechException>(() => Lexicon.Parse(text, "names.lex"));
        Assert.Equal(SpeechErrorCode.InvalidArgument, error.Code);
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void The_cases_in_the_file_are_run_and_a_wrong_one_is_seen()
    {
        var frontEnd = new JapaneseFrontEnd();
        string Prepare(string sentence, string? language)
        {
            var text = Lexicon.Apply(MappedText.Unchanged(sentence), language);
            return language == "ja" ? frontEnd.Read(text, out _).Text : text.Text;
        }
        Assert.All(LexiconTest.Run(Lexicon, Prepare), result => Assert.True(result.IsRight, result.Said));
        Assert.DoesNotContain(LexiconTest.Run(Lexicon, (_, _) => "nothing"), result => result.IsRight);
        Assert.Equal(2, Lexicon.Cases.Count);
    }

    [Fact]
    public void A_missing_file_is_an_error_that_names_it()
    {
        var error = Assert.Throws<SpeechException>(() => Lexicon.Load("/no/such.lex"));
        Assert.Equal(SpeechErrorCode.InputOutput, error.Code);
        Assert.Contains("/no/such.lex", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Entries_laid_over_a_lexicon_take_the_place_of_its_own()
    {
        var over = Lexicon.Create(
        [
            new LexiconEntry("zh", "重庆", "zhong4 qing4", LexiconReading.Pinyin, IsExactCase: false, Line: 0),
            new LexiconEntry(null, "sql", "database", LexiconReading.Words, IsExactCase: false, Line: 0),
        ]);
        var both = Lexicon.With(over);
        Assert.Equal("我在zhong4 qing4", both.Apply(MappedText.Unchanged("我在重庆"), "zh").Text);
        Assert.Equal("a database and a jif", both.Apply(MappedText.Unchanged("a SQL and a GIF"), "en").Text);
        Assert.Equal("a sequel", Lexicon.Apply(MappedText.Unchanged("a SQL"), "en").Text);
    }

    [Theory]
    [InlineData("重庆", "chong", "'chong' is no pinyin")]
    [InlineData("重庆", " ", "a word and a reading")]
    [InlineData("", "chong2", "a word and a reading")]
    public void An_entry_that_cannot_be_spoken_is_refused(string word, string reading, string problem)
    {
        var error = Assert.Throws<SpeechException>(() => Lexicon.Create([new LexiconEntry("zh", word, reading, LexiconReading.Pinyin, false, 0)], "hot_fix"));
        Assert.StartsWith("hot_fix", error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }
}
