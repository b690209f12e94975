using System.Net;
using System.Text;
using Mynah.Client.Voices;
using Mynah.Protocol.Customization;
using Mynah.Testing;

namespace Mynah.Client.Tests;

/// <summary>Waiting by the clock, for a service that answers what a test says.</summary>
public sealed class VoiceWaitTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private static readonly CustomVoice Voice = new("cosyvoice-v2-a-0123", VoiceService.CosyVoice) { TargetModel = "cosyvoice-v2", Status = VoiceStatus.Deploying };

    private readonly FakeClock _clock = new();

    [Fact]
    public async Task A_refused_voice_ends_the_wait()
    {
        using var http = new HttpClient(new Service(VoiceStatus.Undeployed));
        var error = await Assert.ThrowsAsync<SpeechException>(() => Client(http).WaitUntilUsableAsync(Voice, cancellationToken: Token));
        Assert.Equal((SpeechErrorCode.ServiceError, false), (error.Code, error.IsRetrySafe));
        Assert.Contains("refused the voice", error.Message);
    }

    [Fact]
    public async Task A_wait_without_time_left_asks_once_and_says_that_the_service_goes_on()
    {
        using var service = new Service(VoiceStatus.Deploying);
        using var http = new HttpClient(service);
        var error = await Assert.ThrowsAsync<SpeechException>(() => Client(http).WaitUntilUsableAsync(Voice, TimeSpan.Zero, cancellationToken: Token));
        Assert.Equal((SpeechErrorCode.Timeout, true, 1), (error.Code, error.IsRetrySafe, service.Asked));
    }

    [Fact]
    public async Task Pauses_pass_by_the_clock_and_a_usable_voice_needs_no_question()
    {
        using var service = new Service(VoiceStatus.Deploying, VoiceStatus.Deploying, VoiceStatus.Ok);
        using var http = new HttpClient(service);
        var waiting = Client(http).WaitUntilUsableAsync(Voice, TimeSpan.FromDays(30), cancellationToken: Token);
        while (!waiting.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromSeconds(0.5)); // more than needed does no harm: all limits are weeks away
            await Task.Yield();
        }
        var usable = await waiting;
        Assert.Equal((true, "cosyvoice-v2", 3), (usable.IsUsable, usable.TargetModel, service.Asked));
        await Client(http).WaitUntilUsableAsync(usable, cancellationToken: Token);
        Assert.Equal(3, service.Asked);
    }

    private VoiceClient Client(HttpClient http)
        => new(http, new MynahClientOptions { ApiKey = "sk-a", BaseUrl = new Uri("http://voices.test"), FinishTimeout = TimeSpan.FromDays(20) }, clock: _clock);

    private sealed class Service(params string[] states) : HttpMessageHandler
    {
        public int Asked { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = $$$"""{"output":{"status":"{{{states[Math.Min(Asked++, states.Length - 1)]}}}"},"usage":{"count":0},"request_id":"r"}""";
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "application/json") });
        }
    }
}
