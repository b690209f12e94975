using System.Threading.Channels;
using Mynah.Audio;
using Mynah.Client.Generation;
using Mynah.Client.Realtime;
using Mynah.Testing;

namespace Mynah.Client.Tests;

/// <summary>What every stream promises (architecture, "What a stream promises"), over both protocols.</summary>
public sealed class StreamContractTests : IDisposable
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private static readonly SpeechOptions Auto = new() { Voice = "tone:a", Format = new AudioFormat(AudioEncoding.Pcm, 24000) };

    private static readonly SpeechOptions Manual = Auto with { Mode = SegmentationMode.Manual };

    private readonly TestServer.NamedTones _engine = new();
    private readonly HttpClient _http = new();

    public void Dispose() => _http.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cancel_ends_the_utterance_and_drops_the_committed_ones_and_the_stream_goes_on(bool overHttp)
    {
        var blocked = new TaskCompletionSource();
        _engine.Inner.Gate = async (frame, cancellationToken) =>
        {
            if (frame != 10 || blocked.Task.IsCompleted)
                return;
            blocked.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        };
        await using var server = await TestServer.StartAsync(synthesizer: new LocalSynthesizer(_engine));
        using var realtime = server.RealtimeClient();
        var commands = Channel.CreateBounded<SpeechCommand>(10);
        foreach (var command in new SpeechCommand[] { new AppendText("This sentence will be cut."), new Commit(), new AppendText("Never said."), new Commit(), new AppendText("Stays. ") })
            await commands.Writer.WriteAsync(command, Token);
        var reading = Synthesizer(server, realtime, overHttp).SynthesizeAsync(commands.Reader.ReadAllAsync(), Manual, Token).ToListAsync(Token);
        await blocked.Task.WaitAsync(TimeSpan.FromSeconds(20), Token);
        await commands.Writer.WriteAsync(new Cancel(), Token);
        await commands.Writer.WriteAsync(new AppendText("Next."), Token);
        commands.Writer.Complete();
        var events = await reading;

        Assert.Equal([UtteranceStatus.Cancelled, UtteranceStatus.Completed], events.OfType<UtteranceEnded>().Select(ended => ended.Status));
        Assert.Equal("Stays. Next.", events.OfType<UtteranceStarted>().Last().Text);
        Assert.DoesNotContain(_engine.Inner.Spoken, text => text.Contains("Never", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task In_manual_mode_each_commit_is_an_utterance_and_clear_drops_what_is_not_committed(bool overHttp)
    {
        await using var server = await TestServer.StartAsync(synthesizer: new LocalSynthesizer(_engine));
        using var realtime = server.RealtimeClient();
        SpeechCommand[] commands =
        [
            new AppendText("One. "), new AppendText("Two."), new Commit(), new Commit(), new AppendText("Wrong."), new Clear(), new AppendText("Three."),
        ];
        var events = await Synthesizer(server, realtime, overHttp).SynthesizeAsync(commands.ToAsyncEnumerable(), Manual, Token).ToListAsync(Token);
        Assert.Equal(["One. Two.", "Three."], events.OfType<UtteranceStarted>().Select(started => started.Text));
        Assert.DoesNotContain("Wrong.", _engine.Inner.Spoken);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task In_automatic_mode_a_sentence_sounds_before_the_text_ends_and_a_late_commit_is_no_error(bool overHttp)
    {
        await using var server = await TestServer.StartAsync(synthesizer: new LocalSynthesizer(_engine));
        using var realtime = server.RealtimeClient();
        var heard = new TaskCompletionSource();

        async IAsyncEnumerable<SpeechCommand> Commands()
        {
            yield return new AppendText("First sentence. ");
            yield return new AppendText("And");
            await heard.Task.WaitAsync(TimeSpan.FromSeconds(20), Token);
            yield return new AppendText(" more. ");
            yield return new Commit();
            yield return new Commit();
        }

        var events = new List<SpeechEvent>();
        await foreach (var happened in Synthesizer(server, realtime, overHttp).SynthesizeAsync(Commands(), Auto, Token))
        {
            events.Add(happened);
            if (happened is UtteranceEnded)
                heard.TrySetResult();
        }
        Assert.Equal(["First sentence. ", "And more. "], _engine.Inner.Spoken);
        Assert.Equal(2, events.OfType<UtteranceEnded>().Count());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_source_that_fails_is_thrown_as_it_is_and_its_open_text_is_not_spoken(bool overHttp)
    {
        await using var server = await TestServer.StartAsync(synthesizer: new LocalSynthesizer(_engine));
        using var realtime = server.RealtimeClient();

        static async IAsyncEnumerable<SpeechCommand> Broken()
        {
            yield return new AppendText("Half a");
            await Task.Yield();
            throw new InvalidOperationException("the source broke");
        }

        var error = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await Synthesizer(server, realtime, overHttp).SynthesizeAsync(Broken(), Auto, Token).ToListAsync(Token));
        Assert.Equal("the source broke", error.Message);
    }

    [Fact]
    public async Task Over_http_marks_wait_for_the_next_sentence_and_a_large_text_is_read_as_it_is_spoken()
    {
        await using var server = await TestServer.StartAsync(synthesizer: new LocalSynthesizer(_engine));
        var read = 0;

        async IAsyncEnumerable<SpeechCommand> Commands()
        {
            yield return new AppendText("... ");
            for (; read < 8000; read++)
            {
                yield return new AppendText("This sentence has rather more than fifty characters in it. ");
                await Task.Yield();
            }
        }

        var client = new QwenTtsClient(_http, server.ClientOptions());
        await using var events = client.AsSynthesizer().SynthesizeAsync(Commands(), Auto, Token).GetAsyncEnumerator(Token);
        Assert.True(await events.MoveNextAsync());
        Assert.StartsWith("... This", Assert.IsType<UtteranceStarted>(events.Current).Text);
        for (var i = 0; i < 20; i++)
            Assert.True(await events.MoveNextAsync());
        Assert.InRange(read, 1, 3000); // 64 Ki characters are 1,100 sentences
    }

    private ISpeechSynthesizer Synthesizer(TestServer server, QwenTtsRealtimeClient realtime, bool overHttp)
        => overHttp ? new QwenTtsClient(_http, server.ClientOptions()).AsSynthesizer() : realtime.AsSynthesizer();
}
