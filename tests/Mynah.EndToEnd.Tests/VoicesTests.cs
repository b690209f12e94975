using System.Text.Json;
using Mynah.Testing;

namespace Mynah.EndToEnd.Tests;

public sealed class VoicesTests : IDisposable
{
    private readonly MynahProgram _mynah = new();

    public void Dispose() => _mynah.Dispose();

    [Theory]
    [InlineData("zh:", "Cherry", "Cherry.wav")]
    [InlineData("zh:", "Eldric Sage", "Eldric_Sage.wav")]
    [InlineData("de:", "espeak:de+f2", "espeak_de+f2.wav")]
    [InlineData("sv:", "espeak:sv", "espeak_sv.wav")]
    public async Task A_voice_can_be_listened_to_in_its_language(string language, string name, string file)
    {
        var finished = await _mynah.RunAsync("voices", "listen", name);
        Assert.Equal((0, ""), (finished.ExitCode, finished.Error));
        Assert.Equal(Path.Combine("output", "audio", "voices", file), Assert.Single(_mynah.Files));
        Assert.Contains(language, finished.Text);
        Assert.Contains(file, finished.Text);
        var samples = await Ffmpeg.DecodeAsync(await File.ReadAllBytesAsync(_mynah.PathOf(_mynah.Files[0])), 16000);
        Assert.InRange(samples.Length / 16000.0, 1, 12);
        Assert.True(Tone.Rms(samples) > 0.01);
    }

    [Fact]
    public async Task A_name_of_the_file_and_an_unknown_voice()
    {
        Assert.Equal(0, (await _mynah.RunAsync("voices", "listen", "Ethan", "--out", "e.wav")).ExitCode);
        Assert.Equal(["e.wav"], _mynah.Files);
        Assert.Equal(2, (await _mynah.RunAsync("voices", "listen", "Ethan", "--out", "e.mp3")).ExitCode);
        var unknown = await _mynah.RunAsync("voices", "listen", "Chery");
        Assert.Equal(2, unknown.ExitCode);
        Assert.Contains("Nearest: Cherry", unknown.Error);
    }

    [Fact]
    public async Task All_voices_are_listed_filtered_and_shown()
    {
        var all = await ListAsync();
        var german = await ListAsync("--language", "de", "--gender", "female");
        var cantonese = await ListAsync("--language", "yue");
        Assert.Equal(278, all.Count);
        Assert.NotEmpty(german);
        Assert.True(german.Count < all.Count);
        Assert.All(german, voice => Assert.Equal("female", voice.GetProperty("gender").GetString()));
        Assert.NotEmpty(cantonese);
        Assert.All(cantonese, voice => Assert.Equal("Cantonese", voice.GetProperty("dialect").GetString()));
        Assert.Contains("278 voices", (await _mynah.RunAsync("voices")).Text);
        Assert.Contains("formants", (await _mynah.RunAsync("voices", "show", "Cherry")).Text);
        Assert.Equal(2, (await _mynah.RunAsync("voices", "--gender", "x")).ExitCode);
    }

    private async Task<List<JsonElement>> ListAsync(params string[] filters)
    {
        var finished = await _mynah.RunAsync(["voices", "--json", .. filters]);
        Assert.Equal(0, finished.ExitCode);
        using var list = JsonDocument.Parse(finished.Output);
        return [.. list.RootElement.EnumerateArray().Select(voice => voice.Clone())];
    }
}
