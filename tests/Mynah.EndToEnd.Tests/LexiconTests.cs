using System.Text.Json;

namespace Mynah.EndToEnd.Tests;

public sealed class LexiconTests : IDisposable
{
    private const string Names = """
        [zh]
        重庆 → chong2 qing4
        重庆很大。 => chong2 qing4 hen3 da4.
        [en]
        mynah → [[m'aIn@]]
        a mynah => a [[m'aIn@]]
        """;

    private readonly MynahProgram _mynah = new();

    public void Dispose() => _mynah.Dispose();

    [Theory]
    [InlineData(Names, 0, "2 entries, 2 cases, all right")]
    [InlineData("[en]\nSQL → sequel\nSQL 2 => sequel too\n", 1, "names.lex, line 3: SQL 2\n  expected  sequel too\n  actual    sequel two\n")]
    public async Task Cases_are_run_and_failures_shown(string lexicon, int code, string shown)
    {
        await File.WriteAllTextAsync(_mynah.PathOf("names.lex"), lexicon);
        var finished = await _mynah.RunAsync("lexicon", "test", "names.lex");
        Assert.Equal(code, finished.ExitCode);
        Assert.Contains(shown, finished.Text);
    }

    [Theory]
    [InlineData("lexicon", "test", "names.lex")]
    [InlineData("say", "Hi", "--lexicon", "names.lex")]
    [InlineData("text", "Hi", "--lexicon", "names.lex")]
    public async Task An_error_in_the_file_is_refused_with_its_place(params string[] arguments)
    {
        await File.WriteAllTextAsync(_mynah.PathOf("names.lex"), "[zh]\n行 → hang9\n");
        var finished = await _mynah.RunAsync(arguments);
        Assert.Equal(2, finished.ExitCode);
        Assert.Contains("names.lex, line 2, column 5: \"hang9\" is no pinyin syllable", finished.Error);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_a_failure()
        => Assert.Equal(1, (await _mynah.RunAsync("lexicon", "test", "none.lex")).ExitCode);

    [Fact]
    public async Task Saying_and_showing_use_the_readings()
    {
        await File.WriteAllTextAsync(_mynah.PathOf("names.lex"), Names + "\nSQL → sequel\n");
        var shown = await _mynah.RunAsync("text", "The mynah knows SQL.", "--lexicon", "names.lex");
        Assert.Contains("[[m'aIn@]]", shown.Text);
        Assert.Contains("knows sequel.", shown.Text);

        // "sequel" is shorter than "S Q L", and the words still are the user's.
        var with = await WordsAsync("--lexicon", "names.lex");
        var without = await WordsAsync();
        Assert.Equal(["The", "mynah", "knows", "SQL"], with.Select(word => word.Text));
        Assert.True(with[3].Length < without[3].Length * 0.85, $"{with[3].Length} ms against {without[3].Length} ms");
    }

    private async Task<List<(string Text, int Length)>> WordsAsync(params string[] arguments)
    {
        var finished = await _mynah.RunAsync(["say", "The mynah knows SQL.", "--out", "a.wav", "--words", "words.json", .. arguments]);
        Assert.Equal(0, finished.ExitCode);
        using var words = JsonDocument.Parse(await File.ReadAllTextAsync(_mynah.PathOf("words.json")));
        return [.. words.RootElement.GetProperty("words").EnumerateArray().Select(word => (
            word.GetProperty("text").GetString()!, word.GetProperty("end_time").GetInt32() - word.GetProperty("begin_time").GetInt32()))];
    }
}
