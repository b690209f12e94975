using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Mynah.Testing;

namespace Mynah.EndToEnd.Tests;

public sealed class SayTests : IDisposable
{
    private const string Sentence = "The quick brown fox jumps over the lazy dog.";

    private const int SampleRate = 16000;

    private readonly MynahProgram _mynah = new();

    public void Dispose() => _mynah.Dispose();

    [Fact]
    public async Task Without_a_name_the_audio_goes_into_the_output_folder_and_is_told()
    {
        var finished = await _mynah.RunAsync("say", "Hello, world.");

        Assert.Equal(0, finished.ExitCode);
        var file = Assert.Single(_mynah.Files);
        Assert.StartsWith(Path.Combine("output", "audio"), file);
        Assert.Contains(file, finished.Text);
        Assert.InRange((await DecodeAsync(_mynah.PathOf(file))).Length / (double)SampleRate, 0.5, 3);
    }

    [Fact]
    public async Task The_base_folder_comes_from_OUTPUT_DIR()
    {
        _mynah.Environment["OUTPUT_DIR"] = "elsewhere";
        await _mynah.RunAsync("say", "Hello.");
        Assert.StartsWith(Path.Combine("elsewhere", "audio"), Assert.Single(_mynah.Files));
    }

    [Theory]
    [InlineData("a.wav")]
    [InlineData("a.mp3")]
    [InlineData("a.opus")]
    public async Task Each_format_decodes_to_the_same_length(string name)
    {
        await _mynah.RunAsync("say", Sentence, "--out", "reference.wav");
        await _mynah.RunAsync("say", Sentence, "--out", name, "--sample-rate", "48000");

        var expected = await DecodeAsync(_mynah.PathOf("reference.wav"));
        var actual = await DecodeAsync(_mynah.PathOf(name));
        Assert.InRange((double)actual.Length / SampleRate, expected.Length / (double)SampleRate - 0.06, expected.Length / (double)SampleRate + 0.12);
        Assert.InRange(Tone.Rms(actual), Tone.Rms(expected) * 0.9, Tone.Rms(expected) * 1.1);
    }

    [Fact]
    public async Task A_finished_wav_has_true_sizes_and_a_stream_says_that_it_does_not_know_them()
    {
        await _mynah.RunAsync("say", Sentence, "--out", "a.wav");
        var streamed = await _mynah.RunAsync("say", Sentence, "--out", "-");
        var file = await File.ReadAllBytesAsync(_mynah.PathOf("a.wav"));

        Assert.Equal((uint)file.Length - 8, BitConverter.ToUInt32(file, 4));
        Assert.Equal((uint)file.Length - 44, BitConverter.ToUInt32(file, 40));
        Assert.Equal(uint.MaxValue, BitConverter.ToUInt32(streamed.Output, 4));
        Assert.Equal(uint.MaxValue, BitConverter.ToUInt32(streamed.Output, 40));
    }

    [Theory]
    [InlineData("--rate", "2.0", 0.5)]
    [InlineData("--rate", "0.5", 2.0)]
    [InlineData("--pitch", "1.5", 1.0)]
    public async Task Rate_changes_the_duration_exactly_and_pitch_does_not(string option, string value, double ratio)
    {
        var plain = await _mynah.RunAsync("say", Sentence, "--format", "pcm", "--out", "-");
        var changed = await _mynah.RunAsync("say", Sentence, "--format", "pcm", "--out", "-", option, value);
        Assert.InRange((double)changed.Output.Length / plain.Output.Length, ratio * 0.98, ratio * 1.02);
    }

    [Fact]
    public async Task Volume_changes_the_level_and_zero_is_silence()
    {
        var plain = await _mynah.RunAsync("say", Sentence, "--format", "pcm", "--out", "-");
        var loud = await _mynah.RunAsync("say", Sentence, "--format", "pcm", "--out", "-", "--volume", "100");
        var silent = await _mynah.RunAsync("say", Sentence, "--format", "pcm", "--out", "-", "--volume", "0");
        Assert.InRange(Level(loud.Output) / Level(plain.Output), 1.4, 2.1);
        Assert.All(silent.Output, value => Assert.Equal(0, value));
        Assert.NotEmpty(silent.Output);
    }

    [Theory]
    [InlineData("times.srt", "00:00:00,")]
    [InlineData("times.vtt", "WEBVTT")]
    public async Task Subtitles_hold_the_text(string name, string mark)
    {
        await _mynah.RunAsync("say", "One small step. One giant leap.", "--out", "a.wav", "--words", name);
        var text = await File.ReadAllTextAsync(_mynah.PathOf(name));
        Assert.Contains(mark, text);
        Assert.Contains("One small step.", text);
        Assert.Contains("One giant leap.", text);
    }

    [Fact]
    public async Task Words_are_in_order_inside_the_audio_and_point_into_the_text()
    {
        const string text = "One small step for a man. One giant leap, for mankind!";
        await _mynah.RunAsync("say", text, "--out", "a.wav", "--words", "words.json", "--rate", "1.5");
        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(_mynah.PathOf("words.json")));
        var length = (await DecodeAsync(_mynah.PathOf("a.wav"))).Length * 1000.0 / SampleRate;
        var words = document.RootElement.GetProperty("words").EnumerateArray().ToList();

        Assert.Equal(11, words.Count);
        double last = 0;
        foreach (var word in words)
        {
            var index = word.GetProperty("index").GetInt32();
            Assert.Equal(word.GetProperty("text").GetString(), text.Substring(index, word.GetProperty("length").GetInt32()));
            Assert.True(word.GetProperty("begin_time").GetDouble() >= last);
            last = word.GetProperty("end_time").GetDouble();
        }
        Assert.InRange(last, length * 0.5, length + 1);
    }

    [Fact]
    public async Task Json_tells_what_was_written()
    {
        var finished = await _mynah.RunAsync("say", "Hello.", "--out", "a.mp3", "--json");
        using var document = JsonDocument.Parse(finished.Text);
        Assert.Equal("a.mp3", document.RootElement.GetProperty("file").GetString());
        Assert.Equal("mp3", document.RootElement.GetProperty("format").GetString());
        Assert.Equal(6, document.RootElement.GetProperty("characters").GetInt32());
        Assert.Equal(new FileInfo(_mynah.PathOf("a.mp3")).Length, document.RootElement.GetProperty("bytes").GetInt64());
    }

    [Fact]
    public async Task Standard_input_is_spoken_as_it_arrives()
    {
        using var process = _mynah.Start("say", "-", "--format", "opus", "--out", "-");
        await process.StandardInput.WriteAsync("This is the first sentence. ");
        await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        var first = new byte[4096];
        // The text has not ended: what comes now was spoken before the rest was written.
        Assert.True(await process.StandardOutput.BaseStream.ReadAtLeastAsync(first, 1000) >= 1000);
        Assert.StartsWith("OggS", Encoding.ASCII.GetString(first));
        await process.StandardInput.WriteAsync("And this is the second one.");
        process.StandardInput.Close();
        Assert.Equal(0, (await MynahProgram.FinishAsync(process)).ExitCode);
    }

    [Fact]
    public async Task A_file_is_spoken_to_its_end()
    {
        await File.WriteAllTextAsync(_mynah.PathOf("chapter.txt"), string.Concat(Enumerable.Repeat(Sentence + "\n\n", 40)));
        var finished = await _mynah.RunAsync("say", "--file", "chapter.txt", "--out", "chapter.opus", "--words", "chapter.json");
        Assert.Equal(0, finished.ExitCode);
        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(_mynah.PathOf("chapter.json")));
        Assert.Equal(40 * 9, document.RootElement.GetProperty("words").GetArrayLength());
    }

    [Theory]
    [InlineData("SIGINT", 130)]
    [InlineData("SIGTERM", 143)]
    public async Task An_interrupted_run_stops_at_once_and_leaves_nothing(string signal, int code)
    {
        using var process = _mynah.Start("say", "-", "--out", "a.wav");
        await process.StandardInput.WriteAsync("A first sentence is here. And then it goes on and on and");
        await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        await Until(() => _mynah.Files.Length == 1);

        using (var kill = Process.Start("kill", ["-" + signal, $"{process.Id}"]))
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        var begin = Stopwatch.GetTimestamp();
        var finished = await MynahProgram.FinishAsync(process);

        Assert.Equal(code, finished.ExitCode);
        Assert.Empty(_mynah.Files);
        Assert.True(Stopwatch.GetElapsedTime(begin) < TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task It_works_from_a_folder_with_spaces_through_a_link_and_twice_at_once()
    {
        var link = _mynah.PathOf("my nah");
        File.CreateSymbolicLink(link, Repository.PathOf("mynah"));
        using var other = new MynahProgram();
        var runs = await Task.WhenAll(_mynah.RunAsync("say", "One.", "--out", "one file.wav"), other.RunAsync("say", "Two.", "--out", "two.wav"));
        Assert.All(runs, run => Assert.Equal(0, run.ExitCode));
        using var linked = Process.Start(new ProcessStartInfo(link, ["--version"]) { RedirectStandardOutput = true })!;
        Assert.Matches(@"^\d+\.\d+\.\d+", await linked.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<float[]> DecodeAsync(string file) => await Ffmpeg.DecodeAsync(await File.ReadAllBytesAsync(file), SampleRate);

    private static double Level(byte[] pcm)
    {
        var samples = new float[pcm.Length / 2];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = BitConverter.ToInt16(pcm, i * 2) / 32768f;
        return Tone.Rms(samples);
    }

    // Waits for another program to do something; there is no event for it.
    private static async Task Until(Func<bool> condition)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        for (var i = 0; i < 500 && !condition(); i++)
            await timer.WaitForNextTickAsync();
        Assert.True(condition());
    }
}
