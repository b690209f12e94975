using Mynah.Testing;

namespace Mynah.EndToEnd.Tests;

/// <summary>With a real ALSA device that writes what it plays to a file.</summary>
public sealed class PlayTests : IDisposable
{
    private readonly MynahProgram _mynah = new();

    // ALSA takes a blank for the end of a path, and the program's folder has one.
    private readonly string _configuration = Path.Combine(Path.GetTempPath(), $"mynah-asound-{Guid.NewGuid():N}.conf");

    public PlayTests()
    {
        File.WriteAllText(_configuration,
            $$"""
            pcm.null { type null }
            pcm.default { type file slave.pcm "null" file "{{Played}}" format "raw" }
            """);
        _mynah.Environment["ALSA_CONFIG_PATH"] = _configuration;
    }

    public void Dispose()
    {
        File.Delete(_configuration);
        _mynah.Dispose();
    }

    private string Played => _mynah.PathOf("played.raw");

    [Theory]
    [InlineData("say", "Hello there, my friend.")]
    [InlineData("say", "**Hello** there 🎉", "--filter", "all", "--play", "--out", "hello.wav", "--sample-rate", "16000")]
    [InlineData("voices", "listen", "Ethan")]
    public async Task What_is_played_is_what_is_written(params string[] arguments)
    {
        var finished = await _mynah.RunAsync(arguments);

        Assert.Equal((0, ""), (finished.ExitCode, finished.Error));
        var file = Assert.Single(_mynah.Files, name => name.EndsWith(".wav", StringComparison.Ordinal));
        Assert.Contains(file, finished.Text);
        Assert.Equal((await File.ReadAllBytesAsync(_mynah.PathOf(file)))[44..], await File.ReadAllBytesAsync(Played));
    }

    [Theory]
    [InlineData("say", "Hello.", "--no-play")]
    [InlineData("say", "Hello.", "--out", "hello.wav")]
    [InlineData("say", "Hello.", "--format", "mp3")]
    public async Task Nothing_is_played_when_it_was_not_asked_for(params string[] arguments)
    {
        Assert.Equal(0, (await _mynah.RunAsync(arguments)).ExitCode);
        Assert.False(File.Exists(Played) && new FileInfo(Played).Length > 0);
    }

    [Theory]
    [InlineData("libasound2-data", "--play")]
    [InlineData("--no-play", "--play", "--no-play")]
    [InlineData("pcm or wav", "--play", "--out", "hello.mp3")]
    public async Task What_cannot_be_played_is_refused_with_what_to_do(string named, params string[] arguments)
    {
        _mynah.Environment["ALSA_CONFIG_PATH"] = "/dev/null";
        var finished = await _mynah.RunAsync([.. new[] { "say", "Hello." }, .. arguments]);

        Assert.NotEqual(0, finished.ExitCode);
        Assert.Contains(named, finished.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(_mynah.Files, name => name.EndsWith(".wav", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_unknown_device_is_refused_and_the_known_ones_are_named()
    {
        var finished = await _mynah.RunAsync("say", "Hello.", "--device", "nothing");

        Assert.NotEqual(0, finished.ExitCode);
        Assert.Contains("default", finished.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_names_the_loudspeaker()
        => Assert.Contains("default (ALSA", (await _mynah.RunAsync("doctor")).Text, StringComparison.Ordinal);
}
