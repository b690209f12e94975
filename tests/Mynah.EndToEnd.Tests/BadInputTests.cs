using System.Diagnostics;
using System.Text;

namespace Mynah.EndToEnd.Tests;

/// <summary>What is refused, how it is said, and that nothing is left behind.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly MynahProgram _mynah = new();

    public void Dispose() => _mynah.Dispose();

    [Theory]
    [InlineData("empty or only white space", "")]
    [InlineData("empty or only white space", " \t\n")]
    [InlineData("nothing that can be said", "… !!! —")]
    [InlineData("no voice 'Chery'. Nearest: Cherry", "Hi", "--voice", "Chery")]
    [InlineData("no voice 'espeak:en-us+x9'", "Hi", "--voice", "espeak:en-us+x9")]
    [InlineData("Rate 0.4 is out of range. Use 0.5 to 2.0", "Hi", "--rate", "0.4")]
    [InlineData("Rate 2.1 is out of range", "Hi", "--rate", "2.1")]
    [InlineData("Rate NaN is out of range", "Hi", "--rate", "NaN")]
    [InlineData("Pitch Infinity is out of range", "Hi", "--pitch", "Infinity")]
    [InlineData("--rate 'fast' is not a number", "Hi", "--rate", "fast")]
    [InlineData("Volume 101 is out of range", "Hi", "--volume", "101")]
    [InlineData("--volume 50.5 is not a whole number", "Hi", "--volume", "50.5")]
    [InlineData("Sample rate 12345 Hz is not supported. Use one of 8000", "Hi", "--sample-rate", "12345")]
    [InlineData("bit rate (64 kbit/s) has no meaning for pcm", "Hi", "--format", "pcm", "--bit-rate", "64", "--out", "x.pcm")]
    [InlineData("Bit rate 5 kbit/s is out of range. Use 6 to 510", "Hi", "--format", "opus", "--bit-rate", "5")]
    [InlineData("--format 'flac' is not known. Use one of pcm, wav, mp3, opus", "Hi", "--format", "flac")]
    [InlineData("does not fit the file name", "Hi", "--format", "wav", "--out", "a.mp3")]
    [InlineData("none of the known endings", "Hi", "--words", "words.txt")]
    [InlineData("Both a text and --file", "Hi", "--file", "a.txt")]
    [InlineData("language 'xx'", "Hi", "--language", "xx")]
    [InlineData("--no-such", "Hi", "--no-such")]
    public async Task A_refused_value_is_named_with_its_rule(string message, params string[] arguments)
    {
        var finished = await _mynah.RunAsync(["say", .. arguments]);
        Assert.Equal(2, finished.ExitCode);
        Assert.Contains(message, finished.Error, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("   at ", finished.Error);
        Assert.Empty(_mynah.Files);
    }

    [Fact]
    public async Task No_text_at_all_is_refused()
    {
        var finished = await _mynah.RunAsync("say");
        Assert.Equal(2, finished.ExitCode);
        Assert.Contains("There is no text", finished.Error);
    }

    [Fact]
    public async Task No_command_and_an_unknown_one_are_refused()
    {
        Assert.Equal(2, (await _mynah.RunAsync()).ExitCode);
        Assert.Equal(2, (await _mynah.RunAsync("sing")).ExitCode);
    }

    [Theory]
    [InlineData("not valid UTF-8 at byte 6", new byte[] { 72, 101, 108, 108, 111, 32, 0xE9, 32, 33 })]
    [InlineData("not valid UTF-8 at byte 2", new byte[] { 72, 105, 0xED, 0xA0, 0x80 })] // a surrogate, encoded as if it were a character
    [InlineData("NUL byte at offset 2", new byte[] { 72, 105, 0, 72, 105 })]
    [InlineData("is UTF-16", new byte[] { 0xFF, 0xFE, 72, 0, 105, 0 })]
    [InlineData("empty or only white space", new byte[] { 32, 10 })]
    [InlineData("empty or only white space", new byte[] { })]
    public async Task Bytes_that_are_not_text_are_refused_with_their_place(string message, byte[] bytes)
    {
        await File.WriteAllBytesAsync(_mynah.PathOf("text.txt"), bytes);
        var fromFile = await _mynah.RunAsync("say", "--file", "text.txt", "--out", "a.wav");
        var fromInput = await _mynah.RunWithInputAsync(bytes, "say", "-", "--out", "b.wav");

        Assert.All([fromFile, fromInput], finished =>
        {
            Assert.Equal(2, finished.ExitCode);
            Assert.Contains(message, finished.Error);
        });
        Assert.Equal(["text.txt"], _mynah.Files);
    }

    [Theory]
    [InlineData("nothing.txt", "Cannot read 'nothing.txt'")]
    [InlineData(".", "It is a folder")]
    public async Task A_file_that_cannot_be_read_is_a_failure(string file, string message)
    {
        var finished = await _mynah.RunAsync("say", "--file", file);
        Assert.Equal(1, finished.ExitCode);
        Assert.Contains(message, finished.Error);
        Assert.Empty(_mynah.Files);
    }

    [Fact]
    public async Task An_invalid_byte_far_into_a_file_leaves_no_half_audio()
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("This is a good sentence. ", 4000)) + "#");
        bytes[^1] = 0xFF;
        await File.WriteAllBytesAsync(_mynah.PathOf("text.txt"), bytes);
        var finished = await _mynah.RunAsync("say", "--file", "text.txt", "--out", "a.wav");
        Assert.Equal(2, finished.ExitCode);
        Assert.Contains($"byte {bytes.Length - 1}", finished.Error);
        Assert.Equal(["text.txt"], _mynah.Files);
    }

    [Theory]
    [InlineData("/proc/nothing/a.wav")]
    [InlineData("/dev/full")]
    public async Task Output_that_cannot_be_written_is_a_failure(string path)
    {
        var finished = await _mynah.RunAsync("say", "Hello there.", "--out", path);
        Assert.Equal(1, finished.ExitCode);
        Assert.Contains($"Cannot write '{path}'", finished.Error);
        Assert.True(File.Exists("/dev/full"));
    }

    [Fact]
    public async Task A_reader_that_leaves_is_a_failure_without_a_crash()
    {
        using var process = _mynah.Start("say", "-", "--format", "pcm", "--out", "-");
        process.StandardOutput.Close();
        await process.StandardInput.WriteAsync(string.Concat(Enumerable.Repeat("This is a sentence. ", 50)));
        process.StandardInput.Close();
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, process.ExitCode);
        Assert.Contains("Standard output could not be written", error);
    }

    [Theory]
    [InlineData("say - --out a.wav <&-", 2, "empty or only white space")]
    [InlineData("say Hello. --out a.wav >&-", 0, "")]
    [InlineData("say Hello. --out a.wav --json >&-", 1, "standard output could not be written")]
    [InlineData("say Hello. --out - >&-", 1, "tandard output could not be written")]
    [InlineData("voices --language zz", 2, "No voice fits --language 'zz'")]
    public async Task Closed_descriptors_and_empty_answers_are_told(string arguments, int code, string message)
    {
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", $"'{Testing.Repository.PathOf("mynah")}' {arguments}"])
        {
            WorkingDirectory = _mynah.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var finished = await MynahProgram.FinishAsync(process);
        Assert.Equal(code, finished.ExitCode);
        Assert.Contains(message, finished.Error);
    }

    [Fact]
    public async Task A_missing_worker_is_named()
    {
        _mynah.Environment["MYNAH_ESPEAK_WORKER"] = "/nowhere/worker";
        var finished = await _mynah.RunAsync("say", "Hello.");
        Assert.Equal(1, finished.ExitCode);
        Assert.Contains("/nowhere/worker", finished.Error);
        Assert.Empty(_mynah.Files);

        var doctor = await _mynah.RunAsync("doctor");
        Assert.Equal(1, doctor.ExitCode);
        Assert.Contains("MISSING", doctor.Text);
    }

    [Fact]
    public async Task An_existing_file_stays_as_it_was_when_speaking_fails()
    {
        await File.WriteAllTextAsync(_mynah.PathOf("a.wav"), "old");
        await _mynah.RunWithInputAsync([.. "Good. "u8, 0xFF], "say", "-", "--out", "a.wav");
        Assert.Equal("old", await File.ReadAllTextAsync(_mynah.PathOf("a.wav")));
    }
}
