using System.Diagnostics;
using Mynah.Text;

namespace Mynah.Core.Tests.Text;

public sealed class LanguageDetectorTests
{
    public static TheoryData<string, string> Sentences()
    {
        var data = new TheoryData<string, string>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Text", "Detection", "languages.tsv")))
        {
            if (!line.StartsWith('#') && line.Split('\t') is [var language, var sentence])
                data.Add(language, sentence);
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Sentences))]
    public void The_language_of_a_sentence_is_found(string language, string sentence)
        => Assert.Equal(language, LanguageDetector.Detect(sentence));

    [Theory]
    [InlineData("OK.", "de", "de")]
    [InlineData("123", "fr", "fr")]
    [InlineData("Xyzzy", "pt", "pt")]
    [InlineData("GitHub", "zh", "en")]
    [InlineData("東京都", "ja", "ja")]
    [InlineData("我们", "ja", "zh")]
    [InlineData("大家好", "yue", "yue")]
    [InlineData("No.", "es", "es")]
    [InlineData("Bonjour.", "de", "fr")]
    [InlineData("!", "ko", "ko")]
    public void What_does_not_tell_is_decided_by_the_sentence_before(string sentence, string previous, string language)
        => Assert.Equal(language, LanguageDetector.Detect(sentence, previous));

    [Fact]
    public void Odd_input_gives_some_language()
    {
        Assert.Equal("en", LanguageDetector.Detect(""));
        Assert.Equal("en", LanguageDetector.Detect("\uD83D\0\uFFFF"));
        Assert.Equal("en", LanguageDetector.Detect(new string('x', 100_000)));
    }

    [Fact]
    public void A_sentence_takes_microseconds()
    {
        const string sentence = "This is quite an ordinary sentence of a book, as one finds them on every page, with some twenty words or so.";
        for (var i = 0; i < 2000; i++)
            LanguageDetector.Detect(sentence);
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < 2000; i++)
            LanguageDetector.Detect(sentence);
        var each = clock.Elapsed.TotalMicroseconds / 2000;
        TestContext.Current.TestOutputHelper?.WriteLine($"{each:F1} µs");
        Assert.InRange(each, 0, 200); // about 10 µs; generous for a busy machine
    }
}
