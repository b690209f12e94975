using System.Text;
using System.Threading.Channels;
using Mynah.Audio;
using Mynah.Client.CosyVoice;
using Mynah.Protocol.Inference;
using Mynah.Testing;

namespace Mynah.Client.Tests;

public sealed class CosyVoiceStreamTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private static readonly SpeechOptions Pcm = new() { Format = new AudioFormat(AudioEncoding.Pcm, 24000) };

    [Fact]
    public async Task A_source_that_thinks_for_minutes_loses_nothing_and_sounds_as_one()
    {
        var clock = new FakeClock();
        await using var peer = await CosyVoicePeer.StartAsync();
        await using var client = new CosyVoiceClient(peer.Options(), clock: clock);
        var source = Channel.CreateUnbounded<string>();
        var events = client.AsSynthesizer().SynthesizeAsync(source.Reader.ReadAllAsync(Token), Pcm with { Format = AudioFormat.Default }, Token).ToListAsync(Token).AsTask();
        string[] thoughts = ["I think", " that I am. ", "Am I? ", ".", " I am."];
        for (var i = 0; i < thoughts.Length; i++)
        {
            source.Writer.TryWrite(thoughts[i]);
            if (thoughts[i] == ".")
                continue; // nothing to speak in it: it waits for the next text
            await peer.HeardAsync(message => message.Text.EndsWith(thoughts[i], StringComparison.Ordinal), Token);
            // Fourteen seconds are not enough to end a task; one more is.
            clock.Advance(TimeSpan.FromSeconds(14));
            Assert.Equal(i < 3 ? i : i - 1, peer.Heard.Count(message => message.Action == "finish-task"));
            clock.Advance(TimeSpan.FromSeconds(1));
            var finished = i < 3 ? i + 1 : i;
            await peer.HeardAsync(_ => peer.Heard.Count(message => message.Action == "finish-task") == finished, Token);
            while (client.Connections.Leased > 0)
                await Task.Delay(5, Token);
            clock.Advance(TimeSpan.FromMinutes(1)); // far beyond the 23 s of the service; the connection is gone, too
        }
        source.Writer.Complete();

        var heard = await events;
        var bytes = heard.OfType<AudioChunk>().SelectMany(chunk => chunk.Data.ToArray()).ToArray();
        Assert.Equal(string.Concat(thoughts), Encoding.Unicode.GetString(bytes, WavFile.HeaderLength, bytes.Length - WavFile.HeaderLength));
        Assert.Equal(4, heard.OfType<UtteranceStarted>().Count());
        var position = TimeSpan.Zero;
        foreach (var chunk in heard.OfType<AudioChunk>())
        {
            Assert.Equal(position, chunk.Start);
            position += chunk.Duration;
        }
        Assert.Equal(4, peer.Heard.Count(message => message.Action == "run-task"));
    }

    [Fact]
    public async Task Text_in_single_characters_is_the_text_in_one_piece()
    {
        await using var peer = await CosyVoicePeer.StartAsync();
        await using var client = new CosyVoiceClient(peer.Options());
        const string text = "Grüße 🎉👩‍👩‍👧 an alle, 你好。 Ende";
        var bytes = await BytesAsync(client.AsSynthesizer().SynthesizeAsync(text.Select(c => c.ToString()).ToAsyncEnumerable(), Pcm, Token));
        Assert.Equal(text, Encoding.Unicode.GetString(bytes));
        Assert.DoesNotContain(peer.Heard, message => message.Text.Contains('\uFFFD'));
    }

    [Fact]
    public async Task Long_text_is_cut_at_sentences_for_messages_and_tasks()
    {
        await using var peer = await CosyVoicePeer.StartAsync();
        await using var client = new CosyVoiceClient(peer.Options());
        var text = string.Concat(Enumerable.Range(0, 14_000).Select(i => $"这是第{i:00000}句话，不长。"));
        var result = await client.SynthesizeAsync(text, Pcm, cancellationToken: Token);
        Assert.Equal(text, Encoding.Unicode.GetString(result.Audio.Span));
        var pieces = peer.Heard.Where(message => message.Action == "continue-task").ToList();
        Assert.All(pieces, piece => Assert.InRange(Text.CharacterCount.Of(piece.Text), 1, 20_000));
        Assert.All(pieces, piece => Assert.EndsWith("。", piece.Text));
        Assert.All(pieces.GroupBy(piece => piece.TaskId), task => Assert.InRange(task.Sum(piece => Text.CharacterCount.Of(piece.Text)), 1, 200_000));
        Assert.Equal(2, peer.Heard.Count(message => message.Action == "run-task"));
    }

    [Fact]
    public async Task Manual_text_is_one_utterance_of_one_task_and_cancel_keeps_what_is_not_flushed()
    {
        await using var peer = await CosyVoicePeer.StartAsync();
        await using var client = new CosyVoiceClient(peer.Options());
        var commands = new SpeechCommand[]
        {
            new AppendText("One. Two."), new Commit(), new Commit(), new AppendText("gone"), new Clear(), new AppendText("Three"), new AppendText(" four."),
        };
        var events = await client.AsSynthesizer().SynthesizeAsync(
            commands.ToAsyncEnumerable(), Pcm with { Mode = SegmentationMode.Manual }, Token).ToListAsync(Token);
        Assert.Equal(["One. Two.", "Three four."], events.OfType<UtteranceStarted>().Select(started => started.Text));
        Assert.Equal([9L, 11], events.OfType<UtteranceEnded>().Select(ended => ended.Usage.Characters));
    }

    [Fact]
    public async Task Cancel_drops_what_was_sent_and_the_stream_goes_on_with_the_next_text()
    {
        await using var peer = await CosyVoicePeer.StartAsync();
        await using var client = new CosyVoiceClient(peer.Options());
        await using var stream = client.Open(Pcm);
        await stream.AppendAsync("Never heard.", Token);
        await stream.CancelAsync(Token);
        var reading = stream.ReadEventsAsync(Token).ToListAsync(Token).AsTask();
        await stream.AppendAsync("Heard.", Token);
        await stream.FlushAsync(Token);
        await stream.FinishAsync(Token);
        var events = await reading;
        Assert.Equal(["Heard."], events.OfType<UtteranceStarted>().Select(started => started.Text));
        Assert.Contains(peer.Heard, message => message.IsCancel);
        Assert.Contains(peer.Heard, message => message.IsFlush);
        Assert.Equal((2, 1L), (stream.Tasks, client.Connections.Opened)); // a cancelled task leaves a good connection
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await stream.AppendAsync("Too late.", Token));
    }

    [Fact]
    public async Task A_service_that_ignores_a_cancel_is_cut_off()
    {
        var clock = new FakeClock();
        await using var peer = await CosyVoicePeer.StartAsync();
        peer.Fault = message => Task.FromResult(message.IsCancel ? Array.Empty<string>() : null);
        await using var client = new CosyVoiceClient(peer.Options(), clock: clock);
        await using var stream = client.Open(Pcm);
        await stream.AppendAsync("Never heard.", Token);
        var reading = stream.ReadEventsAsync(Token).ToListAsync(Token).AsTask();
        await stream.CancelAsync(Token);
        var appending = stream.AppendAsync("Heard.", Token).AsTask();
        while (!appending.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(5, Token);
        }
        await appending;
        await stream.FinishAsync(Token);
        Assert.Equal(["Heard."], (await reading).OfType<UtteranceStarted>().Select(started => started.Text));
        await peer.OpenIsAsync(1, Token);
    }

    [Fact]
    public async Task The_callback_form_opens_tells_everything_and_closes()
    {
        await using var peer = await CosyVoicePeer.StartAsync();
        await using var client = new CosyVoiceClient(peer.Options());
        await using var stream = client.Open(Pcm);
        await stream.AppendAsync("Hello.", Token);
        await stream.FinishAsync(Token);
        var told = new List<string>();
        await stream.RunAsync(new CosyVoiceCallbacks
        {
            OnOpen = () => told.Add("open"), OnData = chunk => told.Add($"data {chunk.Data.Length}"), OnEvent = happened => told.Add(happened.GetType().Name),
            OnComplete = () => told.Add("complete"), OnError = error => told.Add("error"), OnClose = () => told.Add("close"),
        }, Token);
        Assert.Equal(["open", "UtteranceStarted", "data 12", "UtteranceEnded", "complete", "close"], told);
        Assert.Equal((peer.Heard.First().TaskId, "uuid-1"), (stream.RequestId, stream.ServiceRequestId));
        Assert.True(stream.FirstPackageDelay > TimeSpan.Zero);
        Assert.Equal(6, stream.Usage.Characters);
    }

    [Fact]
    public async Task Every_parameter_is_on_the_wire_and_unknown_ones_pass()
    {
        await using var peer = await CosyVoicePeer.StartAsync();
        await using var client = new CosyVoiceClient(peer.Options());
        var options = new SpeechOptions
        {
            Model = "cosyvoice-v9", Voice = "my-clone", Language = "de", Rate = 1.5, Pitch = 0.75, Volume = 70, Instructions = "请非常开心地说一句话。",
            Format = new AudioFormat(AudioEncoding.Opus, 16000, 24),
        };
        var own = new SynthesisParameters
        {
            WordTimestampEnabled = false, Seed = 7, EnableAigcTag = true, AigcPropagator = "me", AigcPropagateId = "p-1", EnableMarkdownFilter = true, Type = 1, Style = 2,
            PhonemeTimestampEnabled = true, HotFix = new HotFix { Replace = [new Dictionary<string, string> { ["a"] = "b" }] },
            Extra = new Dictionary<string, System.Text.Json.JsonElement> { ["new_thing"] = System.Text.Json.JsonDocument.Parse("[1]").RootElement },
        };
        await using var stream = client.Open(options, own);
        await stream.AppendAsync("Hi.", Token);
        var payload = peer.Heard.First().Json["payload"]!;
        Assert.Equal("cosyvoice-v9", payload["model"]!.GetValue<string>());
        Assert.Equal(
            """{"text_type":"PlainText","voice":"my-clone","format":"opus","sample_rate":16000,"volume":70,"rate":1.5,"pitch":0.75,"bit_rate":24,"enable_ssml":false,"word_timestamp_enabled":false,"phoneme_timestamp_enabled":true,"seed":7,"language_hints":["de"],"instruction":"请非常开心地说一句话。","enable_aigc_tag":true,"aigc_propagator":"me","aigc_propagate_id":"p-1","hot_fix":{"replace":[{"a":"b"}]},"enable_markdown_filter":true,"type":1,"style":2,"new_thing":[1]}""",
            payload["parameters"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.Contains("voice", Assert.Throws<SpeechException>(() => client.Open(null, new SynthesisParameters { Voice = "x" })).Message);
        Assert.Contains("Seed 70000", Assert.Throws<SpeechException>(() => client.Open(null, new SynthesisParameters { Seed = 70000 })).Message);
    }

    [Fact]
    public async Task Ssml_is_checked_here_and_sent_in_one_piece()
    {
        await using var peer = await CosyVoicePeer.StartAsync();
        await using var client = new CosyVoiceClient(peer.Options());
        const string document = "<speak rate=\"0.9\">One <break time=\"1s\"/> two.</speak>";
        var ssml = Pcm with { EnableSsml = true };
        var heard = await BytesAsync(client.AsSynthesizer().SynthesizeAsync(document.Select(c => c.ToString()).ToAsyncEnumerable(), ssml, Token));
        Assert.Equal(document, Encoding.Unicode.GetString(heard));
        Assert.Equal(document, Assert.Single(peer.Heard, message => message.Action == "continue-task").Text);
        Assert.True(peer.Heard.First().Json["payload"]!["parameters"]!["enable_ssml"]!.GetValue<bool>());

        var error = await Assert.ThrowsAsync<SpeechException>(() => client.SynthesizeAsync("<speak>\n<break time=\"99s\"/></speak>", ssml, cancellationToken: Token));
        Assert.Equal(SpeechErrorCode.InvalidArgument, error.Code);
        Assert.StartsWith("SSML:2:", error.Message);
        Assert.Contains("cosyvoice-v1", Assert.Throws<SpeechException>(() => client.Open(ssml with { Model = "cosyvoice-v1" })).Message);
        Assert.Equal(1, peer.Heard.Count(message => message.Action == "run-task"));
    }

    private static async Task<byte[]> BytesAsync(IAsyncEnumerable<SpeechEvent> events)
        => (await events.ToListAsync(Token)).OfType<AudioChunk>().SelectMany(chunk => chunk.Data.ToArray()).ToArray();
}
