using System.Runtime.CompilerServices;
using System.Text;
using Mynah.Text;
using Mynah.Text.English;
using Mynah.Text.French;
using Mynah.Text.German;
using Mynah.Text.Italian;
using Mynah.Text.Portuguese;
using Mynah.Text.Russian;
using Mynah.Text.Spanish;

namespace Mynah.Core.Tests.Text;

public sealed class NormalizationTests
{
    public static TheoryData<string, double> Languages => new()
    {
        { "English", 0.99 }, { "German", 0.95 }, { "French", 0.95 }, { "Spanish", 0.95 }, { "Italian", 0.95 }, { "Portuguese", 0.95 }, { "Russian", 0.95 },
    };

    [Theory]
    [MemberData(nameof(Languages))]
    public void Sentences_are_said_as_a_reader_would(string language, double least)
    {
        var frontEnd = FrontEnd(language);
        var rows = File.ReadLines(Path.Combine(Here(), language, "sentences.tsv"))
            .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')).ToArray();
        var failures = rows.Select(row => (Row: row, Said: frontEnd.Normalize(MappedText.Unchanged(row[0])).Text))
            .Where(tried => !SpokenCases.Readings(tried.Row[1]).Any(right => string.Equals(Plain(tried.Said), Plain(right), StringComparison.Ordinal)))
            .Select(tried => $"{tried.Row[0]}\n  want {tried.Row[1]}\n  said {tried.Said}").ToArray();
        var right = 1 - (double)failures.Length / rows.Length;
        Assert.True(right >= least, $"{right:P1} of {rows.Length} lines are right.\n{string.Join('\n', failures)}");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Any_text_is_read_and_maps_back_into_itself(string language, double least)
    {
        Assert.InRange(least, 0, 1);
        var frontEnd = FrontEnd(language);
        var random = new Random(7);
        const string Alphabet = "0123456789 .,:;/-–—+*#@$€£%°'\"()[]<>=~^_&!?…½²³№ªºIVXLaeTst\\|\u0301\ud83d\ude00дчгкмZB";
        for (var round = 0; round < 1500; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => Alphabet[random.Next(Alphabet.Length)]));
            var said = frontEnd.Normalize(MappedText.Unchanged(text));
            for (var i = 0; i < said.Text.Length; i++)
            {
                var source = said.ToSource(new TextSpan(i, 1));
                Assert.True(source.Start >= 0 && source.Length >= 0 && source.End <= text.Length, $"{text} → {said.Text} at {i}: {source}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_time_grows_with_the_length_and_not_with_its_square(string language, double least)
    {
        Assert.InRange(least, 0, 1);
        var frontEnd = FrontEnd(language);
        foreach (var hostile in new[] { "1", "1,", "1.", "1/", "a.", "-", "A_", "1 ", "I", "$1", "(", "a@", "10:", "#a" })
        {
            frontEnd.Normalize(MappedText.Unchanged(Repeat(hostile, 500)));
            var clock = System.Diagnostics.Stopwatch.StartNew();
            frontEnd.Normalize(MappedText.Unchanged(Repeat(hostile, 10_000)));
            Assert.True(clock.ElapsedMilliseconds < 1500, $"{hostile} took {clock.ElapsedMilliseconds} ms");
        }
    }

    [Fact]
    public void Words_of_a_price_point_to_the_price()
    {
        var said = new EnglishFrontEnd().Normalize(MappedText.Unchanged("It costs $12.50 today."));
        var at = said.Text.IndexOf("fifty", StringComparison.Ordinal);
        Assert.Equal(new TextSpan(9, 6), said.ToSource(new TextSpan(at, 5)));
        Assert.Equal(new TextSpan(16, 5), said.ToSource(new TextSpan(said.Text.IndexOf("today", StringComparison.Ordinal), 5)));
    }

    [Fact]
    public void Plain_words_are_left_alone()
    {
        var written = MappedText.Unchanged("The quick brown fox, it seems, jumps over the lazy dog's bed.");
        Assert.Same(written, new EnglishFrontEnd().Normalize(written));
    }

    [Fact]
    public void A_lone_letter_a_is_not_read_as_the_article()
    {
        var read = new EnglishFrontEnd().Read(MappedText.Unchanged("the A P I has a flaw"), out var form);
        Assert.Equal(SpokenForm.Text, form);
        Assert.Equal("the eigh P I has a flaw", read.Text);
    }

    private static string Repeat(string text, int length) => string.Concat(Enumerable.Repeat(text, length / text.Length));

    /// <summary>Only the words count: neither case nor the marks that make pauses.</summary>
    private static string Plain(string text)
    {
        var words = new StringBuilder(text.Length);
        foreach (var c in text.ToLowerInvariant())
            words.Append(char.IsLetterOrDigit(c) || c == '\'' ? c : ' ');
        return string.Join(' ', words.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static ITextFrontEnd FrontEnd(string language) => language switch
    {
        "English" => new EnglishFrontEnd(),
        "German" => new GermanFrontEnd(),
        "French" => new FrenchFrontEnd(),
        "Spanish" => new SpanishFrontEnd(),
        "Italian" => new ItalianFrontEnd(),
        "Portuguese" => new PortugueseFrontEnd(),
        _ => new RussianFrontEnd(),
    };

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
