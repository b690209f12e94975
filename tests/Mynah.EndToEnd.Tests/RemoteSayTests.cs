using System.Diagnostics;

namespace Mynah.EndToEnd.Tests;

public sealed class RemoteSayTests(ServedMynah served) : IClassFixture<ServedMynah>, IDisposable
{
    private const string Sentence = "The quick brown fox jumps over the lazy dog.";

    private readonly MynahProgram _mynah = new();

    public void Dispose() => _mynah.Dispose();

    [Theory]
    [InlineData("a.wav", "--transport", "realtime")]
    [InlineData("a.wav", "--transport", "http")]
    [InlineData("a.mp3", "--transport", "realtime")]
    [InlineData("a.opus", "--model", "qwen3-tts-flash")]
    [InlineData("a.wav", "--transport", "cosyvoice")]
    [InlineData("a.mp3", "--model", "cosyvoice-v3-flash")]
    public async Task A_service_says_the_same_as_the_engine(string name, string option, string value)
    {
        await _mynah.RunAsync("say", Sentence, "--out", "local.wav");
        var finished = await _mynah.RunAsync("say", Sentence, "--out", name, "--remote", served.Address, option, value);
        Assert.True(finished.ExitCode == 0, finished.Error);
        var local = await ServedMynah.SpeechSecondsAsync(_mynah.PathOf("local.wav"));
        Assert.InRange(await ServedMynah.SpeechSecondsAsync(_mynah.PathOf(name)), local - 0.15, local + 0.2);
    }

    [Fact]
    public async Task Standard_input_is_spoken_by_the_service_as_it_arrives()
    {
        using var process = _mynah.Start("say", "-", "--remote", served.Address, "--format", "pcm", "--out", "-");
        await process.StandardInput.WriteAsync("This is the first sentence. ");
        await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        var first = new byte[24000];
        Assert.Equal(first.Length, await process.StandardOutput.BaseStream.ReadAtLeastAsync(first, first.Length));
        await process.StandardInput.WriteAsync("And this is the second one.");
        process.StandardInput.Close();
        Assert.Equal(0, (await MynahProgram.FinishAsync(process)).ExitCode);
    }

    [Fact]
    public async Task CosyVoice_tells_when_each_word_is_spoken()
    {
        var finished = await _mynah.RunAsync(
            "say", Sentence, "--remote", served.Address, "--transport", "cosyvoice", "--model", "cosyvoice-v3-flash", "--voice", "longanyang",
            "--words", "out.srt", "--out", "out.wav");
        Assert.True(finished.ExitCode == 0, finished.Error);
        var subtitles = await File.ReadAllTextAsync(_mynah.PathOf("out.srt"), TestContext.Current.CancellationToken);
        Assert.Contains("quick brown fox", subtitles);
    }

    [Theory]
    [InlineData()]
    [InlineData("--transport", "cosyvoice")]
    public async Task An_unfinished_sentence_is_spoken_after_the_pause(params string[] transport)
    {
        string[] place = transport.Length == 0 ? [] : ["--remote", served.Address, .. transport];
        using var process = _mynah.Start(["say", "-", "--flush-after", "200", "--format", "pcm", "--out", "-", .. place]);
        await process.StandardInput.WriteAsync("this is no whole sentence and it");
        await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        var first = new byte[24000];
        Assert.Equal(first.Length, await process.StandardOutput.BaseStream.ReadAtLeastAsync(first, first.Length));
        process.StandardInput.Close();
        Assert.Equal(0, (await MynahProgram.FinishAsync(process)).ExitCode);
    }

    [Fact]
    public async Task Instructions_change_the_pace_here_and_there()
    {
        foreach (var place in new[] { Array.Empty<string>(), ["--remote", served.Address] })
        {
            var plain = await _mynah.RunAsync(["say", Sentence, "--format", "pcm", "--out", "-", .. place]);
            var slow = await _mynah.RunAsync(["say", Sentence, "--format", "pcm", "--out", "-", "--instructions", "Speak slowly.", .. place]);
            Assert.InRange((double)slow.Output.Length / plain.Output.Length, 1.1, 1.6);
        }
    }

    [Fact]
    public async Task A_cached_text_needs_no_server_until_the_cache_is_cleared()
    {
        var processes = new List<Process>();
        var address = await ServedMynah.ServeAsync(_mynah, processes);
        string[] say = ["say", Sentence, "--remote", address, "--cache", "--out"];
        var first = await _mynah.RunAsync([.. say, "first.wav"]);
        using (var process = Assert.Single(processes))
            Assert.Equal(0, await ServedMynah.StopAsync(process, "SIGINT"));
        var second = await _mynah.RunAsync([.. say, "second.wav"]);
        var stats = await _mynah.RunAsync("cache", "stats");
        var cleared = await _mynah.RunAsync("cache", "clear");
        var third = await _mynah.RunAsync([.. say, "third.wav"]);

        Assert.True(first.ExitCode == 0, first.Error);
        Assert.True(second.ExitCode == 0, second.Error);
        Assert.Equal(await File.ReadAllBytesAsync(_mynah.PathOf("first.wav")), await File.ReadAllBytesAsync(_mynah.PathOf("second.wav")));
        Assert.Contains(": 1 recordings", stats.Text);
        Assert.Contains("removed 1 recordings", cleared.Text);
        Assert.Equal(1, third.ExitCode);
        Assert.Contains("No connection to 127.0.0.1", third.Error);
    }

    [Theory]
    [InlineData("--transport 'fax' is not known", "--remote", "http://127.0.0.1:9", "--transport", "fax")]
    [InlineData("Add --remote", "--model", "qwen3-tts-flash")]
    [InlineData("--flush-after is for plain text", "--flush-after", "500")]
    [InlineData("--flush-after 0 is out of range", "--flush-after", "0")]
    [InlineData("is not the address of a service", "--remote", "ftp://here")]
    [InlineData("Both --cache and --no-cache", "--cache", "--no-cache")]
    public async Task Wrong_arguments_are_refused(string message, params string[] arguments)
    {
        var finished = await _mynah.RunAsync(["say", "Hi", .. arguments]);
        Assert.Equal(2, finished.ExitCode);
        Assert.Contains(message, finished.Error);
        Assert.Empty(_mynah.Files);
    }

    [Fact]
    public async Task The_sample_speaks_tokens_over_the_server()
    {
        _mynah.Environment["DASHSCOPE_API_KEY"] = "sk-test";
        var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var sample = Path.Combine(AppContext.BaseDirectory, "..", "..", "LlmToSpeech", configuration, "LlmToSpeech.dll");
        using var process = _mynah.Start("dotnet", [sample, served.Address, "answer.wav"]);
        var finished = await MynahProgram.FinishAsync(process);
        Assert.True(finished.ExitCode == 0, finished.Error);
        Assert.InRange(await ServedMynah.SpeechSecondsAsync(_mynah.PathOf("answer.wav")), 3, 12);
    }
}
