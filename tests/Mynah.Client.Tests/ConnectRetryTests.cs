using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Mynah.Audio;
using Mynah.Client.Generation;
using Mynah.Client.Realtime;
using Mynah.Diagnostics;
using Mynah.Server;
using Mynah.Testing;

namespace Mynah.Client.Tests;

public sealed class ConnectRetryTests
{
    private const string Key = "sk-very-secret";
    private const string Text = "The words to be spoken.";

    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private static readonly SpeechOptions Options = new() { Voice = "tone:a", Format = new AudioFormat(AudioEncoding.Pcm, 24000) };

    [Theory]
    [InlineData(true, 503)]
    [InlineData(true, 429)]
    [InlineData(false, 503)]
    [InlineData(false, 429)]
    public async Task A_busy_service_is_asked_again_and_the_log_tells_places_and_codes_only(bool overHttp, int status)
    {
        await using var server = await BusyServer.StartAsync(status, refusals: 1);
        var log = new RecordedLog();
        var events = await SpeakAsync(server, overHttp, log, retries: 1);
        Assert.Equal(2, server.Requests);
        Assert.Contains(events, happened => happened is AudioChunk);
        Assert.Contains($"status {status}", log.Text);
        Assert.Contains("Repetition 1 of 1", log.Text);
        Assert.DoesNotContain(Key, log.Text);
        Assert.DoesNotContain("words", log.Text);
        if (!overHttp)
            Assert.Matches("Session sess_\\w+ closed with code 1000", log.Text);
    }

    [Theory]
    [InlineData(true, 401, 1)]
    [InlineData(false, 401, 1)]
    [InlineData(true, 500, 1)] // the text was taken in: it may have been spoken
    [InlineData(true, 503, 3)]
    [InlineData(false, 503, 3)]
    public async Task What_will_not_pass_is_not_repeated_and_repetitions_end(bool overHttp, int status, int requests)
    {
        await using var server = await BusyServer.StartAsync(status, refusals: int.MaxValue);
        var log = new RecordedLog();
        var error = await Assert.ThrowsAsync<SpeechException>(() => SpeakAsync(server, overHttp, log, retries: 2));
        Assert.Equal((status, requests), (error.StatusCode, server.Requests));
        Assert.Contains($"Warning: {server.Address.Authority} could not be used", log.Text);
        Assert.DoesNotContain(Key, log.Text + error);
    }

    [Fact]
    public async Task Connections_and_requests_are_traced_with_their_ids()
    {
        await using var server = await BusyServer.StartAsync(503, refusals: 0);
        var told = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == SpeechTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                lock (told)
                    told.Add(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);
        await SpeakAsync(server, overHttp: false, new RecordedLog(), 0);
        await SpeakAsync(server, overHttp: true, new RecordedLog(), 0);
        lock (told)
        {
            Assert.Contains(told, activity => activity.OperationName == "connect" && activity.GetTagItem("mynah.session") is string);
            Assert.Contains(told, activity => activity.OperationName == "request" && activity.GetTagItem("mynah.request") is string);
            Assert.DoesNotContain(told.SelectMany(activity => activity.TagObjects), tag => $"{tag.Value}".Contains(Key, StringComparison.Ordinal));
        }
    }

    private static async Task<List<SpeechEvent>> SpeakAsync(BusyServer server, bool overHttp, RecordedLog log, int retries)
    {
        var options = new MynahClientOptions { ApiKey = Key, BaseUrl = server.Address, ConnectRetries = retries };
        using var http = new HttpClient();
        using var realtime = new QwenTtsRealtimeClient(options, logger: new Logger<QwenTtsRealtimeClient>(log));
        var synthesizer = overHttp
            ? new QwenTtsClient(http, options, logger: new Logger<QwenTtsClient>(log)).AsSynthesizer()
            : realtime.AsSynthesizer();
        return await synthesizer.SynthesizeAsync(Text, Options, Token).ToListAsync(Token);
    }

    /// <summary>The real server behind a gate that refuses the first requests.</summary>
    private sealed class BusyServer(WebApplication app, string folder) : IAsyncDisposable
    {
        private int _requests;

        public int Requests => _requests;

        public Uri Address => new(app.Urls.First());

        public static async Task<BusyServer> StartAsync(int status, int refusals)
        {
            var folder = Directory.CreateTempSubdirectory("mynah-busy-").FullName;
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Services.AddSingleton<ISpeechSynthesizer>(new LocalSynthesizer(new ToneEngine()));
            builder.Services.AddMynahServer(options => options.ResultFolder = folder);
            var app = builder.Build();
            var server = new BusyServer(app, folder);
            app.Use((context, next) =>
            {
                if (Interlocked.Increment(ref server._requests) > refusals)
                    return next(context);
                context.Response.StatusCode = status;
                return context.Response.WriteAsJsonAsync(new { code = "Busy", message = "later", request_id = "r-1" });
            });
            app.MapMynah();
            await app.StartAsync(Token);
            return server;
        }

        public async ValueTask DisposeAsync()
        {
            await app.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }
}
