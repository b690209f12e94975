using System.Net.WebSockets;
using Mynah.Audio;
using Mynah.Client.CosyVoice;
using Mynah.Server;
using Mynah.Testing;

namespace Mynah.Client.Tests;

public sealed class CosyVoiceFailureTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private static readonly SpeechOptions Pcm = new() { Format = new AudioFormat(AudioEncoding.Pcm, 24000) };

    [Theory]
    [InlineData("run-task", "InvalidParameter", "[tts:]Engine return error code: 418", SpeechErrorCode.UnknownVoice, SpeechStage.Start)]
    [InlineData("run-task", "Throttling", "Requests rate limit exceeded, please try again later.", SpeechErrorCode.RateLimited, SpeechStage.Start)]
    [InlineData("continue-task", "InvalidParameter", "[tts:]Engine return error code: 428", SpeechErrorCode.InvalidArgument, SpeechStage.Synthesize)]
    [InlineData("continue-task", "CLIENT_ERROR", "request timeout after 23 seconds.", SpeechErrorCode.Timeout, SpeechStage.Synthesize)]
    [InlineData("finish-task", "InternalError", "Remote cancelled grpc stream.", SpeechErrorCode.ServiceError, SpeechStage.Synthesize)]
    public async Task A_failed_task_says_what_the_service_said(string when, string code, string message, SpeechErrorCode expected, SpeechStage stage)
    {
        await using var peer = await CosyVoicePeer.StartAsync();
        peer.Fault = async heard =>
        {
            if (heard.Action != when)
                return null;
            await heard.Socket.SendAsync(System.Text.Encoding.UTF8.GetBytes(CosyVoicePeer.Failed(heard.TaskId, code, message)), WebSocketMessageType.Text, true, Token);
            await heard.Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, Token);
            return [];
        };
        await using var client = new CosyVoiceClient(peer.Options());
        var error = await Assert.ThrowsAsync<SpeechException>(() => client.SynthesizeAsync("Hi there.", Pcm, cancellationToken: Token));
        Assert.Equal((expected, stage, code), (error.Code, error.Stage, error.ServiceCode));
        Assert.Contains(message, error.Message);
        Assert.Equal(peer.Heard.First().TaskId, error.RequestId);
        Assert.Equal(0, client.Connections.Leased + client.Connections.Idle);
    }

    [Theory]
    [InlineData("run-task", "task-started", SpeechStage.Start)]
    [InlineData("finish-task", "the first audio", SpeechStage.Synthesize)]
    public async Task Each_silence_has_its_own_error(string silentAfter, string phase, SpeechStage stage)
    {
        await using var peer = await CosyVoicePeer.StartAsync();
        peer.Fault = heard => Task.FromResult(heard.Action == silentAfter ? Array.Empty<string>() : null);
        await Silent(peer, phase, stage);
    }

    [Theory]
    [InlineData("""{"output":{"type":"sentence-begin","sentence":{"index":0,"words":[]}}}""", "", "the first audio", SpeechStage.Synthesize)]
    [InlineData("""{"output":{"type":"sentence-begin","sentence":{"index":0,"words":[]}}}""", "audio:AAAA", "the next audio", SpeechStage.Synthesize)]
    [InlineData("""{"output":{"type":"sentence-end","sentence":{"index":0,"words":[]}}}""", "", "task-finished", SpeechStage.Finish)]
    public async Task Each_silence_inside_a_sentence_has_its_own_error(string payload, string audio, string phase, SpeechStage stage)
    {
        await using var peer = await CosyVoicePeer.StartAsync();
        peer.Fault = heard => Task.FromResult<string[]?>(heard.Action != "finish-task" ? null : audio.Length == 0
            ? [CosyVoicePeer.Event(heard.TaskId, "result-generated", payload)]
            : [CosyVoicePeer.Event(heard.TaskId, "result-generated", payload), audio]);
        await Silent(peer, phase, stage);
    }

    [Fact]
    public async Task A_cut_connection_is_an_error_with_its_code_and_no_success()
    {
        await using var peer = await CosyVoicePeer.StartAsync();
        peer.Fault = async heard =>
        {
            if (heard.Action != "finish-task")
                return null;
            await heard.Socket.CloseOutputAsync(WebSocketCloseStatus.InvalidPayloadData, "illegal", Token);
            return [];
        };
        await using var client = new CosyVoiceClient(peer.Options());
        var error = await Assert.ThrowsAsync<SpeechException>(() => client.SynthesizeAsync("Hi.", Pcm, cancellationToken: Token));
        Assert.Equal((SpeechErrorCode.ConnectionFailed, 1007, true), (error.Code, error.StatusCode, error.IsRetrySafe));
        Assert.Contains("before task-finished", error.Message);
    }

    [Fact]
    public async Task A_finished_task_without_audio_is_an_error_and_the_connection_stays()
    {
        await using var peer = await CosyVoicePeer.StartAsync();
        peer.Fault = heard => Task.FromResult<string[]?>(heard.Action == "finish-task" ? [CosyVoicePeer.Event(heard.TaskId, "task-finished")] : null);
        await using var client = new CosyVoiceClient(peer.Options());
        var error = await Assert.ThrowsAsync<SpeechException>(() => client.SynthesizeAsync("Hi.", Pcm, cancellationToken: Token));
        Assert.Equal(SpeechErrorCode.NoAudio, error.Code);
        Assert.Equal(1, client.Connections.Idle);
    }

    [Fact]
    public async Task Frames_that_cannot_be_read_are_a_violation()
    {
        await using var peer = await CosyVoicePeer.StartAsync();
        peer.Fault = heard => Task.FromResult<string[]?>(heard.Action == "finish-task" ? ["not json"] : null);
        await using var client = new CosyVoiceClient(peer.Options());
        Assert.Equal(SpeechErrorCode.ProtocolViolation,
            (await Assert.ThrowsAsync<SpeechException>(() => client.SynthesizeAsync("Hi.", Pcm, cancellationToken: Token))).Code);
    }

    [Fact]
    public async Task A_refused_handshake_shows_status_code_and_request_id_and_a_source_that_breaks_is_thrown_as_it_is()
    {
        var folder = Directory.CreateTempSubdirectory("mynah-keys-");
        var keys = Path.Combine(folder.FullName, "keys.json");
        new ApiKeyFile(keys).Add("other");
        await using var server = await TestServer.StartAsync(options => options.ApiKeyFile = keys);
        await using var refused = new CosyVoiceClient(server.ClientOptions("sk-secret-value"));
        var error = await Assert.ThrowsAsync<SpeechException>(() => refused.SynthesizeAsync("Hi.", Pcm, cancellationToken: Token));
        Assert.Equal((SpeechErrorCode.Unauthorized, SpeechStage.Connect, 401), (error.Code, error.Stage, error.StatusCode));
        Assert.NotNull(error.RequestId);
        Assert.DoesNotContain("sk-secret-value", error.ToString());
        folder.Delete(recursive: true);

        await using var peer = await CosyVoicePeer.StartAsync();
        await using var client = new CosyVoiceClient(peer.Options());

        static async IAsyncEnumerable<string> Broken()
        {
            yield return "One. ";
            await Task.Yield();
            throw new InvalidOperationException("the source broke");
        }

        Assert.Equal("the source broke", (await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await client.AsSynthesizer().SynthesizeAsync(Broken(), Pcm, Token).ToListAsync(Token))).Message);
        await peer.OpenIsAsync(0, Token);
    }

    private static async Task Silent(CosyVoicePeer peer, string phase, SpeechStage stage)
    {
        var limit = TimeSpan.FromMilliseconds(300);
        await using var client = new CosyVoiceClient(peer.Options(options =>
            (options.StartTimeout, options.FirstAudioTimeout, options.GapTimeout, options.FinishTimeout) = (limit, limit, limit, limit)));
        var error = await Assert.ThrowsAsync<SpeechException>(() => client.SynthesizeAsync("Hi.", Pcm, cancellationToken: Token));
        Assert.Equal((SpeechErrorCode.Timeout, stage), (error.Code, error.Stage));
        Assert.Contains(phase, error.Message);
        await peer.OpenIsAsync(0, Token);
    }
}
