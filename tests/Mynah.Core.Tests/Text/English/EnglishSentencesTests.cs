using System.Runtime.CompilerServices;
using System.Text;
using Mynah.Text;
using Mynah.Text.English;

namespace Mynah.Core.Tests.Text.English;

/// <summary>
/// Runs the tables beside this file (written, spoken), which are meant to be reviewed by speakers of English. Only the words count:
/// case, hyphens, commas and all marks other than the apostrophe are ignored. Readings that are equally right stand side by side, with “ | ” between; <c>{a|b}</c> does the same for a part.
/// </summary>
public sealed class EnglishSentencesTests
{
    private static readonly EnglishFrontEnd s_english = new();

    [Fact]
    public void Ninety_nine_of_a_hundred_lines_are_said_as_a_reader_would()
    {
        var rows = Directory.EnumerateFiles(Here(), "*.tsv").Order(StringComparer.Ordinal).SelectMany(File.ReadLines)
            .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')).ToArray();
        var failures = rows.Select(row => (Row: row, Said: s_english.Normalize(MappedText.Unchanged(row[0])).Text))
            .Where(tried => !SpokenCases.Readings(tried.Row[1]).Select(Words).Contains(Words(tried.Said)))
            .Select(tried => $"{tried.Row[0]}\n  want {tried.Row[1]}\n  said {tried.Said}").ToArray();
        Assert.True(rows.Length >= 400, $"Only {rows.Length} lines.");
        Assert.True(failures.Length * 100 <= rows.Length, $"{failures.Length} of {rows.Length} lines are wrong.\n{string.Join('\n', failures)}");
    }

    private static string Words(string text)
    {
        var words = new StringBuilder(text.Length);
        foreach (var c in text.ToLowerInvariant())
            words.Append(char.IsLetterOrDigit(c) || c == '\'' ? c : ' ');
        return string.Join(' ', words.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
