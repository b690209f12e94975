using System.Text.RegularExpressions;
using Mynah.Text.Chinese;
using Xunit;

namespace Mynah.Text.Chinese.Tests;

/// <summary>Characters with several readings, each in a sentence that decides which one is meant.</summary>
public sealed partial class PolyphoneTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("polyphones.tsv", 97)]
    [InlineData("polyphones-fresh.tsv", 97)]
    [InlineData("polyphones-sets.tsv", 98)]
    [InlineData("polyphones-second.tsv", 98)]
    public void Polyphones_are_read_as_their_sentence_asks(string table, double least)
    {
        var right = 0;
        var failures = new List<string>();
        foreach (var fields in ChineseTable.Read(table))
        {
            foreach (var (failure, index) in Check(fields[0], fields[1].Split(' ')).Select((f, i) => (f, i)))
            {
                if (failure is null)
                    right++;
                else
                    failures.Add($"{fields[0]} [{index}]: {failure}");
            }
        }
        var share = 100.0 * right / (right + failures.Count);
        output.WriteLine($"{table}: {right} of {right + failures.Count} ({share:0.0} %)\n{string.Join('\n', failures)}");
        Assert.True(share >= least, $"{share:0.0} %\n" + string.Join('\n', failures));
    }

    /// <summary>For each marked character null, or what was wrong with it.</summary>
    private static IEnumerable<string?> Check(string marked, string[] expected)
    {
        var text = marked.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
        var syllables = ChineseFrontEnd.Analyze(text).Syllables;
        var marks = Mark().Matches(marked);
        Assert.Equal(expected.Length, marks.Count);
        for (var i = 0; i < marks.Count; i++)
        {
            var read = syllables[marks[i].Index - 2 * i];
            var lowered = expected[i].EndsWith('3') ? expected[i][..^1] + "2" : expected[i]; // before another third tone
            yield return read == expected[i] || read == lowered ? null : $"{read}, not {expected[i]}";
        }
    }

    [GeneratedRegex(@"\[(.)\]")]
    private static partial Regex Mark();
}
