using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Mynah.Audio;
using Mynah.Client.Generation;
using Mynah.Client.Realtime;
using Mynah.Server;
using Mynah.Testing;

namespace Mynah.Client.Tests;

public sealed class FailureTests
{
    private const string Created = """{"type":"session.created","session":{"id":"sess_1"}}""";
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_refused_handshake_shows_status_code_message_and_request_id()
    {
        var folder = Directory.CreateTempSubdirectory("mynah-keys-");
        var keys = Path.Combine(folder.FullName, "keys.json");
        new ApiKeyFile(keys).Add("other");
        await using var server = await TestServer.StartAsync(options => options.ApiKeyFile = keys);
        using var client = server.RealtimeClient("sk-secret-value");
        var error = await Assert.ThrowsAsync<SpeechException>(() => client.ConnectAsync(cancellationToken: Token));
        Assert.Equal((SpeechErrorCode.Unauthorized, SpeechStage.Connect, 401, "InvalidApiKey"), (error.Code, error.Stage, error.StatusCode, error.ServiceCode));
        Assert.Contains("Invalid API-key provided.", error.Message);
        Assert.NotNull(error.RequestId);
        Assert.DoesNotContain("sk-secret-value", error.ToString());
        Assert.False(error.IsRetrySafe);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_said_so()
    {
        using var client = new QwenTtsRealtimeClient(new MynahClientOptions { ApiKey = "sk-a", BaseUrl = new Uri("http://127.0.0.1:1"), ConnectRetries = 0 });
        var error = await Assert.ThrowsAsync<SpeechException>(() => client.ConnectAsync(cancellationToken: Token));
        Assert.Equal((SpeechErrorCode.ConnectionFailed, SpeechStage.Connect, true), (error.Code, error.Stage, error.IsRetrySafe));
        Assert.Contains("127.0.0.1:1", error.Message);
    }

    [Fact]
    public async Task A_server_that_accepts_and_says_nothing_ends_the_wait_for_the_connection()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new QwenTtsRealtimeClient(new MynahClientOptions
        {
            ApiKey = "sk-a", BaseUrl = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"), ConnectTimeout = TimeSpan.FromMilliseconds(200),
        });
        var error = await Assert.ThrowsAsync<SpeechException>(() => client.ConnectAsync(cancellationToken: Token));
        Assert.Equal((SpeechErrorCode.Timeout, SpeechStage.Connect), (error.Code, error.Stage));
    }

    [Theory]
    [InlineData("", SpeechStage.Start, "session.created")]
    [InlineData(Created + "|" + """{"type":"response.created","response":{"id":"r"}}""", SpeechStage.Synthesize, "the first audio")]
    [InlineData(Created + "|" + """{"type":"response.created","response":{"id":"r"}}|{"type":"response.audio.delta","delta":"AAAA"}""", SpeechStage.Synthesize, "the next audio")]
    [InlineData(Created, SpeechStage.Finish, "the end of the session")]
    public async Task Each_silence_has_its_own_error(string script, SpeechStage stage, string phase)
    {
        await using var server = await ScriptedServer.StartAsync(script.Split('|', StringSplitOptions.RemoveEmptyEntries), close: null);
        var error = await Assert.ThrowsAsync<SpeechException>(() => SpeakAsync(server.Address));
        Assert.Equal((SpeechErrorCode.Timeout, stage), (error.Code, error.Stage));
        Assert.Contains(phase, error.Message);
    }

    [Fact]
    public async Task A_close_without_the_last_event_is_an_error_with_its_code()
    {
        await using var server = await ScriptedServer.StartAsync([Created], close: WebSocketCloseStatus.PolicyViolation);
        var error = await Assert.ThrowsAsync<SpeechException>(() => SpeakAsync(server.Address));
        Assert.Equal((SpeechErrorCode.ConnectionFailed, 1008, "sess_1"), (error.Code, error.StatusCode, error.RequestId));
        Assert.Contains("before session.finished", error.Message);
    }

    [Theory]
    [InlineData("""{"type":"error","error":{"code":"invalid_value","message":"The requested voice 'x' is not supported."}}""", SpeechErrorCode.UnknownVoice)]
    [InlineData("""{"type":"error","error":{"code":"rate_limit_exceeded","message":"slow down"}}""", SpeechErrorCode.RateLimited)]
    [InlineData("""{"type":"session.finished"}""", SpeechErrorCode.NoAudio)]
    [InlineData("""{"type":"response.created","response":{"id":"r"}}|{"type":"response.done","response":{"id":"r","status":"failed"}}""", SpeechErrorCode.ServiceError)]
    [InlineData("""{"type":"response.audio.delta","delta":"%%%"}""", SpeechErrorCode.ProtocolViolation)]
    public async Task What_the_service_says_becomes_the_right_error(string script, SpeechErrorCode code)
    {
        await using var server = await ScriptedServer.StartAsync([Created, .. script.Split('|')], close: null);
        Assert.Equal(code, (await Assert.ThrowsAsync<SpeechException>(() => SpeakAsync(server.Address))).Code);
    }

    [Fact]
    public async Task An_http_error_shows_everything_it_said()
    {
        await using var server = await TestServer.StartAsync(options => options.Strict = true);
        using var http = new HttpClient();
        var client = new QwenTtsClient(http, server.ClientOptions());
        var error = await Assert.ThrowsAsync<SpeechException>(() => client.GenerateAsync("Hi.", new SpeechOptions { Model = "qwen9" }, Token));
        Assert.Equal((404, "ModelNotFound"), (error.StatusCode, error.ServiceCode));
        Assert.NotNull(error.RequestId);
    }

    private static async Task SpeakAsync(Uri address)
    {
        var limit = TimeSpan.FromMilliseconds(300);
        using var client = new QwenTtsRealtimeClient(new MynahClientOptions
        {
            ApiKey = "sk-a", BaseUrl = address, StartTimeout = limit, FirstAudioTimeout = limit, GapTimeout = limit, FinishTimeout = limit,
        });
        var options = new SpeechOptions { Format = new AudioFormat(AudioEncoding.Pcm, 24000) };
        await client.AsSynthesizer().SynthesizeAsync("Hello.", options, Token).ToListAsync(Token);
    }

    /// <summary>A realtime server that says what it is told, whatever it hears, and then closes or falls silent.</summary>
    private sealed class ScriptedServer(WebApplication app) : IAsyncDisposable
    {
        public Uri Address => new(app.Urls.First());

        public static async Task<ScriptedServer> StartAsync(string[] script, WebSocketCloseStatus? close)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var app = builder.Build();
            app.UseWebSockets();
            app.Run(async context =>
            {
                var socket = await context.WebSockets.AcceptWebSocketAsync();
                foreach (var message in script)
                    await socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, Token);
                if (close is { } status)
                    await socket.CloseOutputAsync(status, "scripted", Token);
                var buffer = new byte[4096];
                try
                {
                    while ((await socket.ReceiveAsync(buffer, Token)).MessageType != WebSocketMessageType.Close)
                    {
                    }
                }
                catch (WebSocketException)
                {
                    // the client cut the connection, as it should after a time limit
                }
            });
            await app.StartAsync(Token);
            return new ScriptedServer(app);
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
