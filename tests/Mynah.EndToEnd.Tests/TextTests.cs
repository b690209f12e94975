using System.Text.Json;

namespace Mynah.EndToEnd.Tests;

/// <summary><c>mynah text</c> shows what will be said, down to the phonemes.</summary>
public sealed class TextTests : IDisposable
{
    private readonly MynahProgram _mynah = new();

    public void Dispose() => _mynah.Dispose();

    [Theory]
    [InlineData("zh", "我在银行。", "wo3 zai4 yin2hang2.", "jiɜnχˈaɜŋ")]
    [InlineData("yue", "我喺银行。", null, "ŋa4nhˈonɡ4")]
    [InlineData("en", "Dr. No paid $2.", null, "dˈɑːktɚ nˈoʊ pˈeɪd tˈuː dˈɑːlɚz")]
    [InlineData("de", "Das kostet 2 €.", null, "tsvˈaɪ ˈɔøroː")]
    [InlineData("fr", "Il a 21 ans.", null, "vˈɛ̃t e œ̃n ˈɑ̃")]
    [InlineData("es", "Tengo 3 gatos.", null, "tɾˈes ɣˈatos")]
    [InlineData("it", "Ho 3 gatti.", null, "trˈe ɡˈatːɪ")]
    [InlineData("pt", "Tenho 3 gatos.", null, "trˈez ɡˈatʊs")]
    [InlineData("ru", "У меня 2 кота.", null, "dvˈɑ")]
    [InlineData("ja", "東京へ行く。", "トーキョーエ イク。", "to̞o̞kʲˈo̞o̞e̞")]
    [InlineData("ko", "국물이 좋다.", "궁무리 조타.", "ɡˈuŋmuɾˌi tɕˈothɐ")]
    public async Task The_phonetic_form_is_shown_in_every_language(string language, string text, string? reading, string phonemes)
    {
        var shown = await _mynah.RunAsync("text", "--language", language, text);
        Assert.Equal((0, ""), (shown.ExitCode, shown.Error));
        Assert.Contains(phonemes, shown.Text, StringComparison.Ordinal);
        Assert.Contains(reading ?? "/", shown.Text, StringComparison.Ordinal);

        var json = await _mynah.RunAsync("text", "--language", language, "--json", text);
        var run = JsonDocument.Parse(json.Output).RootElement.GetProperty("runs")[0];
        Assert.Contains(phonemes, run.GetProperty("phonemes").GetString(), StringComparison.Ordinal);
        Assert.Equal(language, run.GetProperty("language").GetString());
    }

    [Fact]
    public async Task Without_the_engine_everything_else_is_shown_and_the_reason_is_told_once()
    {
        _mynah.Environment["MYNAH_ESPEAK_WORKER"] = "/nowhere/worker";
        var shown = await _mynah.RunAsync("text", "東京へ3回行く。It is $2.");
        Assert.Equal(0, shown.ExitCode);
        Assert.Contains("トーキョーエ サンカイ イク。", shown.Text, StringComparison.Ordinal);
        Assert.Contains("It is two dollars.", shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("\t/", shown.Text, StringComparison.Ordinal);
        var warning = Assert.Single(shown.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("phonemes are not shown", warning, StringComparison.Ordinal);
        Assert.Contains("/nowhere/worker", warning, StringComparison.Ordinal);

        var json = await _mynah.RunAsync("text", "--json", "Hi.");
        var run = JsonDocument.Parse(json.Output).RootElement.GetProperty("runs")[0];
        Assert.Equal(JsonValueKind.Null, run.GetProperty("phonemes").ValueKind);
        Assert.Equal("Hi.", run.GetProperty("normalized").GetString());
    }
}
