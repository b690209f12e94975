using System.Net;
using System.Text;
using Microsoft.Extensions.AI;
using Mynah.Client.Chat;

namespace Mynah.Client.Tests;

public sealed class ChatClientTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_captured_stream_is_read_and_the_request_is_as_documented()
    {
        var wire = new Wire(Event("Hello", "null") + Event(", I am", "null", "Hmm.") + Event("", "stop"));
        var response = await wire.Client.GetResponseAsync(
            [new ChatMessage(ChatRole.System, "Be short."), new ChatMessage(ChatRole.User, "Who?")],
            new ChatOptions { MaxOutputTokens = 9, AdditionalProperties = new() { ["enable_thinking"] = false } }, Token);

        Assert.Equal(("Hello, I am", ChatFinishReason.Stop, 9L), (response.Text, response.FinishReason, response.Usage!.TotalTokenCount));
        Assert.Equal("Hmm.", response.Messages[0].Contents.OfType<TextReasoningContent>().Single().Text);
        Assert.Equal(
            """{"model":"qwen3.5-flash","input":{"messages":[{"role":"system","content":"Be short."},{"role":"user","content":"Who?"}]},"""
            + "\"parameters\":" + """{"result_format":"message","incremental_output":true,"max_tokens":9,"enable_thinking":false}}""", wire.Asked);
    }

    [Theory]
    [InlineData("", SpeechErrorCode.ConnectionFailed)]
    [InlineData("id:1\nevent:error\n:HTTP_STATUS/400\ndata:{\"code\":\"Arrearage\",\"message\":\"Pay.\",\"request_id\":\"r\"}\n\n", SpeechErrorCode.ServiceError)]
    [InlineData("data:nothing\n\n", SpeechErrorCode.ProtocolViolation)]
    public async Task What_breaks_off_or_cannot_be_read_is_told(string rest, SpeechErrorCode code)
    {
        var said = "";
        var failure = await Assert.ThrowsAsync<SpeechException>(async () =>
        {
            await foreach (var update in new Wire(Event("Hel", "null") + rest).Client.GetStreamingResponseAsync("Who?", cancellationToken: Token))
                said += update.Text;
        });

        Assert.Equal((code, "Hel"), (failure.Code, said));
    }

    [Fact]
    public async Task Halves_of_a_surrogate_pair_come_in_two_events()
        => Assert.Equal("\ud83d\ude00", (await new Wire(Event("\\ud83d", "null") + Event("\\ude00", "stop")).Client.GetResponseAsync("Who?", cancellationToken: Token)).Text);

    [Fact]
    public void What_is_not_text_is_refused_before_anything_is_sent()
    {
        var wire = new Wire("");
        Assert.Contains("DataContent", Assert.Throws<SpeechException>(() => wire.Client.GetStreamingResponseAsync(
            [new ChatMessage(ChatRole.User, [new DataContent(new byte[1], "image/png")])], cancellationToken: Token)).Message, StringComparison.Ordinal);
        Assert.Throws<SpeechException>(() => wire.Client.GetStreamingResponseAsync([], cancellationToken: Token));
        Assert.Null(wire.Asked);
    }

    private static string Event(string text, string reason, string? thought = null)
    {
        var reasoning = thought is null ? "" : $",\"reasoning_content\":\"{thought}\"";
        return $"id:1\nevent:result\n:HTTP_STATUS/200\ndata:{{\"output\":{{\"choices\":[{{\"message\":{{\"content\":\"{text}\",\"role\":\"assistant\"{reasoning}}},\"finish_reason\":\"{reason}\"}}]}},"
            + "\"usage\":{\"total_tokens\":9,\"input_tokens\":8,\"output_tokens\":1},\"request_id\":\"d272\"}\n\n";
    }

    /// <summary>A service that answers with given bytes.</summary>
    private sealed class Wire(string answer) : HttpMessageHandler
    {
        public string? Asked { get; private set; }

        public QwenChatClient Client => new(new HttpClient(this), new MynahClientOptions { ApiKey = "sk-a", BaseUrl = new Uri("http://127.0.0.1:9") });

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked = await request.Content!.ReadAsStringAsync(cancellationToken);
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(answer, Encoding.UTF8, "text/event-stream") };
        }
    }
}
