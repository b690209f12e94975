using System.Text;
using System.Text.Json.Nodes;
using Mynah.Testing;

namespace Mynah.EndToEnd.Tests;

public sealed class ChatTests(ServedMynah served) : IClassFixture<ServedMynah>
{
    [Fact]
    public async Task In_a_terminal_a_key_interrupts_and_the_model_is_told_what_was_heard()
    {
        using var mynah = new MynahProgram();
        using var process = mynah.Start("python3", [Repository.PathOf("tests", "Mynah.EndToEnd.Tests", "Python", "chat_terminal.py"), Repository.PathOf("mynah"), mynah.PathOf("talk.wav")]);
        var finished = await MynahProgram.FinishAsync(process);

        Assert.True(finished.ExitCode == 0, finished.Error);
        var talk = JsonNode.Parse(finished.Text)!;
        Assert.Equal(0, (int)talk["exit"]!);
        Assert.Equal("""[["user","Count to six."],["assistant","One two three. Four five six."],["user","Again?"]]""", talk["histories"]![1]!.ToJsonString());
        Assert.DoesNotContain("Never heard", (string)talk["shown"]!, StringComparison.Ordinal);
        Assert.InRange(await ServedMynah.SpeechSecondsAsync(mynah.PathOf("talk.wav")), 1, 10);
    }

    [Fact]
    public async Task The_running_server_answers_and_the_answer_is_spoken_into_a_file()
    {
        var finished = await served.Program.RunAsync("chat", "Please introduce yourself", "--no-play", "--out", "served.wav");

        Assert.True(finished.ExitCode == 0, finished.Error);
        Assert.StartsWith("I am a parrot, not a language model: I repeat what you say. You said: Please introduce yourself.", finished.Text, StringComparison.Ordinal);
        Assert.InRange(await ServedMynah.SpeechSecondsAsync(served.Program.PathOf("served.wav")), 4, 20);
    }

    [Fact]
    public async Task Without_a_server_the_parrot_answers_line_by_line()
    {
        using var mynah = new MynahProgram();
        var finished = await mynah.RunWithInputAsync(Encoding.UTF8.GetBytes("Hello there\n\n你好\n"), "chat", "--no-play", "--out", "talk.mp3");

        Assert.True(finished.ExitCode == 0, finished.Error);
        var lines = finished.Text.Trim().Split('\n');
        Assert.Equal(("You said: Hello there. There hello? Squawk!", "你说：你好。你好，你好！"), (lines[0][^43..], lines[1]));
        Assert.InRange(await ServedMynah.SpeechSecondsAsync(mynah.PathOf("talk.mp3")), 4, 20);
    }

    [Theory]
    [InlineData(2, "--llm-model", "--llm", "http://127.0.0.1:9/v1")]
    [InlineData(1, "cannot be reached", "--llm", "http://127.0.0.1:9/v1", "--llm-model", "m")]
    [InlineData(2, "address", "--llm", "nowhere")]
    [InlineData(2, "--out -", "--out", "-")]
    public async Task What_cannot_work_is_told(int code, string named, params string[] arguments)
    {
        using var mynah = new MynahProgram();
        var finished = await mynah.RunAsync(["chat", "Hi.", "--no-play", .. arguments]);

        Assert.Equal(code, finished.ExitCode);
        Assert.Contains(named, finished.Error, StringComparison.Ordinal);
        Assert.Empty(mynah.Files);
    }
}
