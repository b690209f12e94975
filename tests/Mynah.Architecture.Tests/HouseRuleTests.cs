using Mynah.Testing;

namespace Mynah.Architecture.Tests;

public sealed class HouseRuleTests
{
    private static readonly string[] VagueNames = ["Manager", "Helper", "Util", "Utils", "Impl", "Common", "Misc"];

    [Theory]
    [InlineData("src", 400)]
    [InlineData("tests", 500)]
    [InlineData("bench", 400)]
    public void No_file_is_too_long(string folder, int limit)
        => Assert.Empty(Sources(folder).Where(file => File.ReadLines(file).Count() > limit));

    [Fact]
    public void No_file_has_a_name_that_says_nothing()
        => Assert.Empty(Sources("src").Where(file => VagueNames.Any(name => Path.GetFileNameWithoutExtension(file).EndsWith(name, StringComparison.Ordinal))));

    [Fact]
    public void Every_decision_says_what_was_rejected()
    {
        var folder = Repository.PathOf("docs", "decisions");
        var decisions = Directory.GetFiles(folder, "*.md");
        Assert.NotEmpty(decisions);
        foreach (var decision in decisions)
        {
            var text = File.ReadAllText(decision);
            foreach (var part in new[] { "Context", "Decision", "Rejected", "Consequence" })
                Assert.True(text.Contains(part, StringComparison.OrdinalIgnoreCase), $"{Path.GetFileName(decision)} has no part '{part}'.");
        }
    }

    [Fact]
    public void The_worker_and_only_the_worker_is_under_the_GPL()
    {
        Assert.Contains("GNU GENERAL PUBLIC LICENSE", File.ReadAllText(Repository.PathOf("src", "Mynah.Engines.Espeak.Worker", "LICENSE")));
        Assert.Contains("Apache License", File.ReadAllText(Repository.PathOf("LICENSE")));
        foreach (var file in Sources("src"))
        {
            var isWorker = file.Contains("Espeak.Worker", StringComparison.Ordinal);
            Assert.True(isWorker == File.ReadAllText(file).Contains("GPL-3.0-or-later", StringComparison.Ordinal), file);
        }
    }

    private static IEnumerable<string> Sources(string folder)
        => Directory.GetFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories);
}
