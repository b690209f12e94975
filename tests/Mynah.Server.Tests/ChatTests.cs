using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Mynah.Client.Chat;
using Mynah.Testing;

namespace Mynah.Server.Tests;

public sealed class ChatTests
{
    private const string Native = "/api/v1/services/aigc/text-generation/generation";
    private const string Compatible = "/compatible-mode/v1/chat/completions";
    private const string Answer = "I am a parrot, not a language model: I repeat what you say. You said: Hello there. There hello? Squawk!";
    private const string NativeQuestion = """{"model":"qwen-plus","input":{"messages":[{"role":"user","content":"Hello there."}]},"parameters":{"result_format":"message","incremental_output":INCREMENTAL}}""";

    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Native, """{"model":"m","input":{"messages":[{"role":"user","content":"Hello there."}]},"parameters":{"result_format":"message"}}""", "output")]
    [InlineData(Compatible, """{"model":"m","messages":[{"role":"user","content":[{"type":"text","text":"Hello there."}]}]}""", null)]
    public async Task The_parrot_answers_as_one_body(string path, string question, string? root)
    {
        await using var server = await TestServer.StartAsync();
        var answer = JsonNode.Parse((await PostAsync(server, path, question)).Body)!;
        var choice = (root is null ? answer : answer[root]!)["choices"]![0]!;

        Assert.Equal(Answer, (string?)choice["message"]!["content"]);
        Assert.Equal("stop", (string?)choice["finish_reason"]);
        Assert.Equal("parrot", (string?)(root is null ? answer : answer[root]!)["model"]);
        Assert.Equal((int)answer["usage"]!["total_tokens"]!, 2 + ParrotTokens());
    }

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public async Task The_own_dialect_streams_pieces_or_all_so_far(string incremental)
    {
        await using var server = await TestServer.StartAsync();
        var events = (await PostAsync(server, Native, NativeQuestion.Replace("INCREMENTAL", incremental, StringComparison.Ordinal), isStream: true)).Body
            .Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        var texts = events.Select(text => JsonNode.Parse(text.Split("\ndata:")[1])!["output"]!["choices"]![0]!).ToList();

        Assert.All(events, (text, at) => Assert.StartsWith($"id:{at + 1}\nevent:result\n:HTTP_STATUS/200\n", text, StringComparison.Ordinal));
        Assert.Equal(Answer, incremental == "true" ? string.Concat(texts.Select(TextOf)) : TextOf(texts[^1]));
        Assert.Equal("I ", TextOf(texts[0]));
        Assert.Equal(["null", "stop"], texts.Select(choice => (string)choice["finish_reason"]!).Distinct());

        static string TextOf(JsonNode choice) => (string)choice["message"]!["content"]!;
    }

    [Fact]
    public async Task The_compatible_dialect_streams_chunks_usage_and_the_end()
    {
        await using var server = await TestServer.StartAsync();
        var body = (await PostAsync(server, Compatible,
            """{"model":"m","stream":true,"stream_options":{"include_usage":true},"messages":[{"role":"user","content":"Hello there."}]}""")).Body;
        var events = body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(text => text["data: ".Length..]).ToList();
        var chunks = events[..^1].ConvertAll(text => JsonNode.Parse(text)!);

        Assert.Equal("[DONE]", events[^1]);
        Assert.Empty(chunks[^1]["choices"]!.AsArray());
        Assert.Equal(ParrotTokens(), (int)chunks[^1]["usage"]!["completion_tokens"]!);
        Assert.Equal("stop", (string?)chunks[^2]["choices"]![0]!["finish_reason"]);
        Assert.Equal(Answer, string.Concat(chunks[..^2].Select(chunk => (string?)chunk["choices"]![0]!["delta"]!["content"])));
    }

    [Theory]
    [InlineData(Native, "nothing", 400, "InvalidParameter")]
    [InlineData(Compatible, """{"messages":[{"role":"user","content":"Hi."}]}""", 400, "InvalidParameter")]
    [InlineData(Compatible, """{"model":"parrot","messages":[]}""", 400, "InvalidParameter")]
    [InlineData(Native, """{"model":"parrot","input":{"messages":[{"content":"Hi."}]}}""", 400, "InvalidParameter")]
    [InlineData(Compatible, """{"model":"parrot","messages":7}""", 400, "InvalidParameter")]
    [InlineData(Compatible, """{"model":"qwen-plus","messages":[{"role":"user","content":"Hi."}]}""", 404, "ModelNotFound")]
    public async Task Bad_questions_are_refused_in_their_dialect(string path, string question, int status, string code)
    {
        await using var server = await TestServer.StartAsync(options => options.Strict = true);
        var (answered, body) = await PostAsync(server, path, question, isStream: true);
        var error = JsonNode.Parse(body)!;

        Assert.Equal((status, code), ((int)answered, (string?)(path == Compatible ? error["error"]! : error)["code"]));
    }

    [Fact]
    public async Task With_an_upstream_questions_and_answers_pass_through()
    {
        await using var upstream = await TestServer.StartAsync();
        await using var server = await TestServer.StartAsync(options => options.ChatUpstream = upstream.Address);
        using var http = new HttpClient();
        var answer = await new QwenChatClient(http, server.ClientOptions()).GetResponseAsync("Hello there.", cancellationToken: Token);

        Assert.Equal((Answer, "parrot", ChatFinishReason.Stop), (answer.Text, answer.ModelId, answer.FinishReason));
        Assert.Contains("[DONE]", (await PostAsync(server, Compatible, """{"model":"m","stream":true,"messages":[{"role":"user","content":"Hi."}]}""")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upstream_that_is_gone_or_speaks_only_the_other_dialect_is_told_without_its_address()
    {
        await using var gone = await TestServer.StartAsync(options => options.ChatUpstream = new Uri("http://127.0.0.1:9"));
        var (status, body) = await PostAsync(gone, Native, NativeQuestion.Replace("INCREMENTAL", "true", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.BadGateway, status);
        Assert.DoesNotContain("127.0.0.1", body, StringComparison.Ordinal);

        await using var other = await TestServer.StartAsync(options => options.ChatUpstream = new Uri("http://127.0.0.1:9/v1"));
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(other, Native, "{}")).Status);
    }

    private static int ParrotTokens() => Answer.Split(' ').Length;

    private static async Task<(HttpStatusCode Status, string Body)> PostAsync(TestServer server, string path, string body, bool isStream = false)
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (isStream)
            request.Headers.Add("X-DashScope-SSE", "enable");
        using var response = await http.SendAsync(request, Token);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Token));
    }
}
