using Mynah.Text;

namespace Mynah.Core.Tests.Text;

/// <summary>Runs the tab-separated cases (written, expected) beside the tests.</summary>
internal static class SpokenCases
{
    public static void AllHold(string file, int atLeast, Func<string, string> say)
    {
        var cases = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Text", file))
            .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')).ToList();
        var wrong = cases.Select(c => (Case: c, Said: say(c[0]))).Where(r => r.Said != r.Case[1])
            .Select(r => $"{r.Case[0]}: expected {r.Case[1]}, was {r.Said}").ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(cases.Count >= atLeast, $"{file} has only {cases.Count} cases.");
    }

    /// <summary>All readings of an expectation: “ | ” stands between whole ones, and <c>{a|b}</c> between parts, which may be empty.</summary>
    public static IEnumerable<string> Readings(string expected) => expected.Split(" | ").SelectMany(Variants);

    private static IEnumerable<string> Variants(string reading)
    {
        var open = reading.IndexOf('{', StringComparison.Ordinal);
        if (open < 0)
            return [reading];
        var close = reading.IndexOf('}', open);
        return reading[(open + 1)..close].Split('|').SelectMany(part => Variants(reading[..open] + part + reading[(close + 1)..]));
    }

    public static string Normalized(this ITextFrontEnd frontEnd, string text) => frontEnd.Normalize(Clean(text)).Text;

    public static MappedText Spoken(this ITextFrontEnd frontEnd, string text) => frontEnd.Read(frontEnd.Normalize(Clean(text)), out _);

    // What every front end is given.
    private static MappedText Clean(string text) => Sanitizer.Clean(MappedText.Unchanged(text));

    /// <summary>The part of the text that a spoken word points to.</summary>
    public static string SourceOf(this MappedText spoken, string word, string text)
    {
        var source = spoken.ToSource(new TextSpan(spoken.Text.IndexOf(word, StringComparison.Ordinal), word.Length));
        return text.Substring(source.Start, source.Length);
    }
}
