using System.Text.Json;

namespace Mynah.EndToEnd.Tests;

public sealed class GenerateTests(ServedMynah served) : IClassFixture<ServedMynah>, IDisposable
{
    private static readonly string DefaultOutput = Path.Combine("output", "ai-audio-tts", "audio", "output.wav");

    private readonly MynahProgram _mynah = new() { Environment = { ["DASHSCOPE_API_KEY"] = "sk-test" } };

    public void Dispose() => _mynah.Dispose();

    [Fact]
    public async Task A_request_becomes_the_default_file_and_nothing_is_printed()
    {
        var finished = await _mynah.RunAsync("generate", "--request", Request("Hello from the service."));
        Assert.Equal(0, finished.ExitCode);
        Assert.Empty(finished.Text);
        Assert.Equal([DefaultOutput], _mynah.Files);
        Assert.InRange(await ServedMynah.SpeechSecondsAsync(_mynah.PathOf(DefaultOutput)), 0.8, 4);
    }

    [Fact]
    public async Task The_response_is_one_line_whose_address_can_be_fetched()
    {
        await File.WriteAllTextAsync(_mynah.PathOf("request.json"), Request("你好，世界。"));
        var finished = await _mynah.RunAsync("generate", "--file", "request.json", "--output", "a/b.wav", "--print-response");

        Assert.Equal(0, finished.ExitCode);
        Assert.StartsWith("""{"audio_url":"http""", finished.Text);
        Assert.EndsWith("\",\"sample_rate\":24000,\"format\":\"wav\"}\n", finished.Text);
        using var http = new HttpClient();
        var fetched = await http.GetByteArrayAsync(JsonDocument.Parse(finished.Text).RootElement.GetProperty("audio_url").GetString());
        Assert.Equal(await File.ReadAllBytesAsync(_mynah.PathOf("a/b.wav")), fetched);
    }

    [Fact]
    public async Task A_streamed_request_with_an_instruction_is_spoken_and_goes_before_the_file()
    {
        var request = Request("Hello from the service.", """, "stream": true, "instruction": "very slow" """);
        await _mynah.RunAsync("generate", "--request", Request("Hello from the service."), "--output", "plain.wav");
        var finished = await _mynah.RunAsync("generate", "--request", request, "--file", "nothing.json", "--output", "slow.wav", "--print-response");

        Assert.Equal(0, finished.ExitCode);
        Assert.Equal("""{"audio_url":null,"sample_rate":24000,"format":"wav"}""", finished.Text.Trim());
        var ratio = await ServedMynah.SpeechSecondsAsync(_mynah.PathOf("slow.wav")) / await ServedMynah.SpeechSecondsAsync(_mynah.PathOf("plain.wav"));
        Assert.InRange(ratio, 1.1, 2);
    }

    [Fact]
    public async Task A_missing_key_is_told_before_the_request_is_looked_at()
    {
        _mynah.Environment.Clear();
        var finished = await _mynah.RunAsync("generate", "--request", "nonsense");
        Assert.Equal(1, finished.ExitCode);
        Assert.Contains("DASHSCOPE_API_KEY is not set", finished.Error);
        Assert.Contains("Example .env", finished.Error);
        Assert.Contains("Example ~/.alibabacloud/credentials", finished.Error);
    }

    [Theory]
    [InlineData("There is no request")]
    [InlineData("is not JSON", "--request", "nonsense")]
    [InlineData("has no text", "--request", """{"voice":"Cherry"}""")]
    [InlineData("language_type 'Klingon' is not known", "--request", """{"text":"Hi","language_type":"Klingon"}""")]
    [InlineData("Cannot read 'nothing.json'", "--file", "nothing.json")]
    public async Task Whatever_is_wrong_the_exit_code_is_1(string message, params string[] arguments)
    {
        var finished = await _mynah.RunAsync(["generate", .. arguments]);
        Assert.Equal(1, finished.ExitCode);
        Assert.Contains(message, finished.Error);
        Assert.DoesNotContain("   at ", finished.Error);
    }

    [Fact]
    public async Task What_the_service_refuses_is_told_with_its_code()
    {
        var request = $$"""{"text":"Hi","voice":"Nobody","base_url":"{{served.StrictAddress}}/api/v1"}""";
        var finished = await _mynah.RunAsync("generate", "--request", request);
        Assert.Equal(1, finished.ExitCode);
        Assert.Contains("HTTP 400 with InvalidParameter: Invalid voice specified", finished.Error);
        Assert.Empty(_mynah.Files);
    }

    private string Request(string text, string more = "")
        => $$"""{"text": "{{text}}", "base_url": "{{served.Address}}/api/v1"{{more}}}""";
}
