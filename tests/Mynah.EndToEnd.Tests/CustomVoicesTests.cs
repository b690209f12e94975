using System.Text.Json;
using Mynah.Testing;

namespace Mynah.EndToEnd.Tests;

/// <summary>The commands about custom voices: on the user's own, which the other commands speak with, and on a server.</summary>
public sealed class CustomVoicesTests : IDisposable
{
    private const string Description = "A calm middle-aged man with a deep voice and a slow pace, suited to documentaries.";

    private readonly MynahProgram _mynah = new();

    public void Dispose() => _mynah.Dispose();

    [Fact]
    public async Task A_clone_is_made_shown_spoken_with_and_deleted_without_a_server()
    {
        var sample = await SampleAsync();
        var made = await JsonAsync("voices", "clone", "sample.wav", "--name", "ada", "--language", "en", "--consent-who", "Ada", "--consent-purpose", "tests", "--json");
        var id = made.GetProperty("voice").GetString()!;
        Assert.StartsWith("qwen-tts-vc-ada-voice-", id);
        Assert.Equal("Ada", (await JsonAsync("voices", "show", id, "--json")).GetProperty("consent_who").GetString());
        Assert.Equal(id, Assert.Single((await JsonAsync("voices", "list", "--json")).EnumerateArray()).GetProperty("voice").GetString());

        var spoken = await _mynah.RunAsync("say", "--voice", id, "--out", "clone.wav", Flite.Text);
        Assert.True(spoken.ExitCode == 0, spoken.Error);
        var wanted = Pitch.Median(await Ffmpeg.DecodeAsync(sample, 24000), 24000);
        var reached = Pitch.Median(await Ffmpeg.DecodeAsync(await File.ReadAllBytesAsync(_mynah.PathOf("clone.wav")), 24000), 24000);
        Assert.Equal(1.0, reached / wanted, 0.06);

        Assert.Equal(0, (await _mynah.RunAsync("voices", "delete", id)).ExitCode);
        Assert.Equal(2, (await _mynah.RunAsync("voices", "delete", id)).ExitCode);
        Assert.Equal(2, (await _mynah.RunAsync("say", "--voice", id, "Hello.")).ExitCode);
        Assert.Empty(Directory.GetFiles(_mynah.Home, "*", SearchOption.AllDirectories).Where(file => file.Contains("samples", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_server_and_the_commands_share_the_users_voices()
    {
        await SampleAsync();
        var processes = new List<System.Diagnostics.Process>();
        var address = await ServedMynah.ServeAsync(_mynah, processes);
        try
        {
            var clone = await JsonAsync("voices", "clone", "sample.wav", "--model", "cosyvoice-v3-flash", "--remote", address, "--json");
            Assert.Equal("OK", clone.GetProperty("status").GetString());
            var design = await JsonAsync("voices", "design", Description, "--remote", address, "--out", "preview.wav", "--json");
            Assert.InRange(await ServedMynah.SpeechSecondsAsync(_mynah.PathOf("preview.wav")), 1, 12);
            var there = await JsonAsync("voices", "list", "--remote", address, "--json");
            Assert.Equal(2, there.GetArrayLength());
            Assert.Equal(there.ToString(), (await JsonAsync("voices", "list", "--json")).ToString());

            var id = clone.GetProperty("voice").GetString()!;
            var spoken = await _mynah.RunAsync("say", "Hello there.", "--remote", address, "--model", "cosyvoice-v3-flash", "--voice", id, "--out", "clone.wav");
            Assert.True(spoken.ExitCode == 0, spoken.Error);
            Assert.Equal(0, (await _mynah.RunAsync("voices", "delete", design.GetProperty("voice").GetString()!, "--remote", address)).ExitCode);
            Assert.Contains("1 voice", (await _mynah.RunAsync("voices", "list")).Text);
        }
        finally
        {
            using var process = Assert.Single(processes);
            await ServedMynah.StopAsync(process, "SIGTERM");
        }
    }

    [Fact]
    public async Task A_sample_is_checked_and_drawn()
    {
        await SampleAsync();
        var good = await _mynah.RunAsync("voices", "check", "sample.wav", "--svg", "a.svg", "--png", "a.png");
        Assert.Equal((0, ""), (good.ExitCode, good.Error));
        Assert.Contains("pass  duration", good.Text);
        Assert.Contains("▅", good.Text);
        Assert.StartsWith("<svg", await File.ReadAllTextAsync(_mynah.PathOf("a.svg")));
        Assert.True((await File.ReadAllBytesAsync(_mynah.PathOf("a.png"))).AsSpan(1).StartsWith("PNG"u8));
        await File.WriteAllTextAsync(_mynah.PathOf("text.wav"), "no sound at all");
        var bad = await _mynah.RunAsync("voices", "check", "text.wav", "--json");
        Assert.Equal(2, bad.ExitCode);
        using var report = JsonDocument.Parse(bad.Output);
        Assert.Equal("fail", report.RootElement.GetProperty("outcome").GetString());
    }

    [Theory]
    [InlineData(0, "A good description.", "voices", "design", "--check", Description)]
    [InlineData(2, "Refused.", "voices", "design", "--check", "123456")]
    [InlineData(2, "speaks no cloned voices", "voices", "clone", "sample.wav", "--model", "qwen3-tts-flash")]
    [InlineData(2, "cannot be part of a voice's id", "voices", "clone", "sample.wav", "--name", "a b")]
    [InlineData(1, "cannot be read", "voices", "clone", "missing.wav")]
    [InlineData(2, "Give both, or none", "voices", "clone", "sample.wav", "--consent-who", "Ada")]
    [InlineData(2, "Use qwen or cosyvoice", "voices", "check", "sample.wav", "--for", "x")]
    public async Task Descriptions_are_judged_and_wrong_arguments_refused(int code, string message, params string[] arguments)
    {
        var finished = await _mynah.RunAsync(arguments);
        Assert.Equal(code, finished.ExitCode);
        Assert.Contains(message, finished.Text + finished.Error);
        Assert.Empty(_mynah.Files);
    }

    private async Task<byte[]> SampleAsync()
    {
        var sample = await Flite.SpeakAsync("rms");
        await File.WriteAllBytesAsync(_mynah.PathOf("sample.wav"), sample);
        return sample;
    }

    private async Task<JsonElement> JsonAsync(params string[] arguments)
    {
        var finished = await _mynah.RunAsync(arguments);
        Assert.True(finished.ExitCode == 0, finished.Error);
        using var json = JsonDocument.Parse(finished.Output);
        return json.RootElement.Clone();
    }
}
