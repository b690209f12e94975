using Mynah.Text.Chinese;
using Xunit;

namespace Mynah.Text.Chinese.Tests;

/// <summary>Reviewed tables: what is written, how a reader says it, and, where it matters, the pinyin.</summary>
public sealed class NormalizationTests(ITestOutputHelper output)
{
    private static readonly ChineseFrontEnd s_chinese = new();

    [Theory]
    [InlineData("normalization.tsv", 99)]
    [InlineData("normalization-fresh.tsv", 99)]
    [InlineData("normalization-sets.tsv", 99)]
    [InlineData("normalization-second.tsv", 99)]
    [InlineData("readings.tsv", 99)]
    public void Written_forms_are_said_as_a_reader_says_them(string table, double least)
    {
        var failures = new List<string>();
        var lines = 0;
        foreach (var fields in ChineseTable.Read(table))
        {
            lines++;
            var normalized = s_chinese.Normalize(MappedText.Unchanged(fields[0]));
            if (fields[1].Length > 0 && normalized.Text != fields[1])
                failures.Add($"{fields[0]}: {normalized.Text}, not {fields[1]}");
            else if (fields.Length > 2 && s_chinese.Read(normalized, out _).Text is var read && read != fields[2])
                failures.Add($"{fields[0]}: {read}, not {fields[2]}");
        }
        var share = 100.0 * (lines - failures.Count) / lines;
        output.WriteLine($"{table}: {lines - failures.Count} of {lines} ({share:0.0} %)\n{string.Join('\n', failures)}");
        Assert.True(share >= least, $"{share:0.0} %\n" + string.Join('\n', failures));
    }

    [Fact]
    public void Cantonese_says_dollars_and_telephones_as_in_Hong_Kong()
    {
        var cantonese = new CantoneseFrontEnd();
        foreach (var fields in ChineseTable.Read("cantonese.tsv"))
            Assert.Equal(fields[1], cantonese.Normalize(MappedText.Unchanged(fields[0])).Text);
    }

    [Fact]
    public void What_is_said_of_a_traditional_text_is_in_traditional_characters()
    {
        Assert.Equal("買了兩萬張，氣溫零下五攝氏度", s_chinese.Normalize(MappedText.Unchanged("買了2萬張，氣溫-5℃")).Text);
        Assert.Equal("买了两万张", s_chinese.Normalize(MappedText.Unchanged("买了2万张")).Text);
    }
}
