using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Mynah.Testing;

namespace Mynah.Server.Tests;

public sealed class InternalErrorTests
{
    private const string Path = "/api/v1/services/aigc/multimodal-generation/generation";
    private const string Secret = "/srv/mynah/private/lexicon.txt";

    public static TheoryData<SpeechErrorCode> Internal =>
    [
        SpeechErrorCode.InputOutput, SpeechErrorCode.MissingDependency, SpeechErrorCode.EngineFailed, SpeechErrorCode.ConnectionFailed,
        SpeechErrorCode.Unauthorized, SpeechErrorCode.Timeout,
    ];

    [Theory]
    [MemberData(nameof(Internal))]
    public async Task What_concerns_the_server_only_is_an_internal_error_over_http_and_the_log_has_the_cause_under_its_id(SpeechErrorCode code)
    {
        var log = new RecordedLog();
        await using var server = await TestServer.StartAsync(synthesizer: new Broken(code), log: log);
        using var http = new HttpClient { BaseAddress = server.Address };
        using var content = new StringContent("""{"model":"qwen3-tts-flash","input":{"text":"Hello.","voice":"Cherry"}}""", Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(Path, content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        CheckTold((string)body["message"]!, (string)body["request_id"]!, log);
    }

    [Theory]
    [MemberData(nameof(Internal))]
    public async Task What_concerns_the_server_only_is_an_internal_error_on_a_session_too(SpeechErrorCode code)
    {
        var log = new RecordedLog();
        await using var server = await TestServer.StartAsync(synthesizer: new Broken(code), log: log);
        using var client = await RawClient.ConnectAsync(server.Address);
        var id = (string)(await client.ExpectAsync("session.created"))["session"]!["id"]!;
        await client.AppendAsync("Hello.");
        await client.SendAsync("session.finish");
        CheckTold((string)(await client.ExpectAsync("error"))["error"]!["message"]!, id, log);
        await client.ExpectAsync("session.finished");
        Assert.Null(await client.ReceiveAsync());
        Assert.Equal(1011, client.CloseCode);
    }

    private static void CheckTold(string message, string id, RecordedLog log)
    {
        Assert.DoesNotContain(Secret, message);
        Assert.Contains(id, message);
        var entry = Assert.Single(log.Text.Split("Warning: "), entry => entry.Contains(Secret, StringComparison.Ordinal));
        Assert.Contains(id, entry);
    }

    private sealed class Broken(SpeechErrorCode code) : ISpeechSynthesizer
    {
        public async IAsyncEnumerable<SpeechEvent> SynthesizeAsync(
            IAsyncEnumerable<SpeechCommand> commands, SpeechOptions options,
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            if (options.Voice.Length > 0)
                throw new SpeechException(code, SpeechStage.Synthesize, $"{Secret} could not be read.");
            yield break;
        }
    }
}
