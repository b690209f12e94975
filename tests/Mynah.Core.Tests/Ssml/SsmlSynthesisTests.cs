using System.Buffers.Binary;
using Mynah.Audio;
using Mynah.Ssml;
using Mynah.Testing;

namespace Mynah.Core.Tests.Ssml;

/// <summary>How documents flow through the synthesizer, sample by sample, on an engine that whistles 50 ms for each character.</summary>
public sealed class SsmlSynthesisTests : IAsyncDisposable
{
    private static readonly SpeechOptions Ssml = new()
    {
        Voice = "tone:a", Format = new AudioFormat(AudioEncoding.Pcm, 24000), Language = "en", EnableSsml = true,
    };

    private readonly ToneEngine _engine = new();
    private readonly KnownSounds _sounds = new();

    private LocalSynthesizer Synthesizer => new(_engine, sounds: _sounds);

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task Each_speak_is_an_utterance_of_sentences_and_costs_no_tags()
    {
        var events = await RunAsync("<speak>One two. Three.</speak>\n<speak>你好</speak>");
        Assert.Equal(["One two. Three.", "你好"], events.OfType<UtteranceStarted>().Select(started => started.Text));
        Assert.Equal(["One two. ", "Three.", "你好"], _engine.Spoken);
        Assert.Equal([15L, 4L], events.OfType<UtteranceEnded>().Select(ended => ended.Usage.Characters));
    }

    [Fact]
    public async Task A_break_is_exactly_as_long_as_it_says_at_any_rate()
    {
        foreach (var rate in (double[])[1, 2])
        {
            var plain = Samples(await RunAsync($"<speak rate='{rate:0}'>One two. Three.</speak>")).Length;
            var paused = Samples(await RunAsync($"<speak rate='{rate:0}'>One two. <break time='2s'/>Three.</speak>")).Length;
            Assert.Equal(2 * 24000, paused - plain, 48.0);
        }
    }

    [Fact]
    public async Task Words_keep_their_place_in_the_text_and_come_later_after_a_break_or_a_sound()
    {
        const string text = "One two. Three four.";
        var plain = Words(await RunAsync($"<speak>{text}</speak>"));
        var paused = Words(await RunAsync("<speak>One <w>two</w>. <break time='1500ms'/><soundEvent src='half'/>Three <sub alias='x y'>four</sub>.</speak>"));

        Assert.Equal(["One", "two", "Three", "four"], paused.Select(word => word.Text));
        Assert.Equal([0, 4, 9, 15], paused.Select(word => word.Index));
        Assert.Equal(plain[1].Start, paused[1].Start);
        Assert.Equal(2000, (paused[2].Start - plain[2].Start).TotalMilliseconds, 2.0);
    }

    [Fact]
    public async Task A_word_begins_where_its_sound_begins()
    {
        var events = await RunAsync("<speak pitch='1.3'>One<break time='700ms'/>two<soundEvent src='half'/><break time='300ms'/>six</speak>");
        var samples = Samples(events);
        foreach (var word in Words(events).Skip(1))
        {
            // Before each of these words there is silence.
            var at = (int)(word.Start.TotalSeconds * 24000);
            Assert.True(Tone.Rms(samples.AsSpan(at - 2400, 1900)) < 0.05 || word.Text == "two", $"{word.Text} begins in silence");
            Assert.True(Tone.Rms(samples.AsSpan(at + 600, 1800)) > 0.2, $"{word.Text} sounds at {word.Start}");
        }
    }

    [Fact]
    public async Task A_sound_is_put_in_as_it_is_and_music_lies_under_the_speech()
    {
        var samples = Samples(await RunAsync("<speak rate='2'>One.<soundEvent src='half'/>Two.</speak>"));
        var plain = Samples(await RunAsync("<speak rate='2'>One.</speak><speak rate='2'>Two.</speak>"));
        Assert.Equal(12000, samples.Length - plain.Length, 48.0);
        Assert.Equal(0.5, Tone.Amplitude(samples.AsSpan(plain.Length / 2 + 1200, 9600), 24000, 1000), 0.02);

        var under = Samples(await RunAsync("<speak bgm='half' backgroundMusicVolume='50'>One two three four.<break time='2s'/></speak>"));
        Assert.Equal(0.125, Tone.Amplitude(under.AsSpan(under.Length - 24000), 24000, 1000), 0.01);
        Assert.Equal(0.125, Tone.Amplitude(under.AsSpan(0, 19200), 24000, 1000), 0.01);
        Assert.Equal(["half", "half"], _sounds.Loaded);
    }

    [Fact]
    public async Task Only_a_break_or_a_sound_is_heard_too()
    {
        Assert.Equal(24000, Samples(await RunAsync("<speak><break/></speak>")).Length);
        Assert.Equal(12000, Samples(await RunAsync("<speak><soundEvent src='half'/></speak>")).Length);
        await Assert.ThrowsAsync<SpeechException>(() => RunAsync("<speak> <p></p> </speak>"));
    }

    [Fact]
    public async Task The_audio_is_the_same_however_the_document_is_cut()
    {
        const string document = "<speak effect='echo' bgm='half' rate='1.3'>One two. <break time='200ms'/>Three <say-as interpret-as='digits'>42</say-as>.</speak><speak volume='20'>End.</speak>";
        var whole = Samples(await RunAsync(document));
        var pieces = Samples(await RunAsync([.. document.Select(c => new AppendText(c.ToString()))]));
        Assert.Equal(whole, pieces);
    }

    [Fact]
    public async Task Text_that_is_no_document_is_spoken_as_it_is_also_character_by_character()
    {
        const string text = "Is 1 < 2 & 3? Yes.";
        var plain = Samples(await CollectAsync(Synthesizer.SynthesizeAsync(text, Ssml with { EnableSsml = false })));
        Assert.Equal(plain, Samples(await RunAsync(text)));
        Assert.Equal(plain, Samples(await RunAsync([.. text.Select(c => new AppendText(c.ToString()))])));
        Assert.NotEmpty(Samples(await RunAsync("Hi.")));
    }

    [Fact]
    public async Task A_commit_speaks_the_document_before_the_end_in_either_mode()
    {
        foreach (var mode in Enum.GetValues<SegmentationMode>())
        {
            var release = new TaskCompletionSource();
            var events = Synthesizer.SynthesizeAsync(Held(release.Task), Ssml with { Mode = mode });
            var reader = events.GetAsyncEnumerator();
            await using var closing = reader;
            while (await reader.MoveNextAsync() && reader.Current is not UtteranceEnded)
            {
            }
            Assert.IsType<UtteranceEnded>(reader.Current);
            release.SetResult();
            Assert.False(await reader.MoveNextAsync());
        }

        static async IAsyncEnumerable<SpeechCommand> Held(Task release)
        {
            yield return new AppendText("<speak>One.</speak>");
            yield return new Commit();
            await release;
        }
    }

    [Theory]
    [InlineData("<speak>a", "SSML:1:1")]
    [InlineData("<speak>a</speak>\n<speak voice='tone:x'>b</speak><speak voice='nobody'>c</speak>", "SSML:2:32: There is no voice 'nobody'")]
    [InlineData("<speak effect='hpfilter' effectValue='13000'>a</speak>", "12000")]
    public async Task A_wrong_document_speaks_nothing(string document, string told)
    {
        var error = await Assert.ThrowsAsync<SpeechException>(() => RunAsync(document));
        Assert.Contains(told, error.Message, StringComparison.Ordinal);
        Assert.Empty(_engine.Spoken);
    }

    [Fact]
    public async Task A_sound_that_cannot_be_had_is_an_error_at_its_place()
    {
        var error = await Assert.ThrowsAsync<SpeechException>(() => RunAsync("<speak>One.\n<soundEvent src='none'/></speak>"));
        Assert.StartsWith("SSML:2:1: no such sound", error.Message, StringComparison.Ordinal);
        error = await Assert.ThrowsAsync<SpeechException>(async () => await CollectAsync(new LocalSynthesizer(_engine).SynthesizeAsync("<speak bgm='half'>a</speak>", Ssml)));
        Assert.Contains("no source of sounds", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<speak>One.<soundEvent src='slow'/>Two.</speak>")]
    [InlineData("<speak bgm='slow'>One.</speak>")]
    public async Task Cancelling_while_a_sound_is_fetched_ends_the_utterance(string document)
    {
        var events = await CollectAsync(Synthesizer.SynthesizeAsync(Commands(), Ssml));
        Assert.Equal([UtteranceStatus.Cancelled, UtteranceStatus.Completed], events.OfType<UtteranceEnded>().Select(ended => ended.Status));
        Assert.Equal("End.", _engine.Spoken[^1]);

        async IAsyncEnumerable<SpeechCommand> Commands()
        {
            yield return new AppendText(document);
            yield return new Commit();
            await _sounds.IsWaiting.Task;
            yield return new Cancel();
            yield return new AppendText("<speak>End.</speak>");
        }
    }

    [Fact]
    public async Task A_long_document_is_read_as_it_is_spoken()
    {
        var document = "<speak>" + string.Concat(Enumerable.Repeat("One two three. <break time='50ms'/>", 2000)) + "</speak>";
        await foreach (var happened in Synthesizer.SynthesizeAsync(document, Ssml))
        {
            if (happened is AudioChunk)
                break;
        }
        Assert.InRange(_engine.Spoken.Count, 1, 3);
    }

    private Task<List<SpeechEvent>> RunAsync(string document) => RunAsync(new AppendText(document));

    private Task<List<SpeechEvent>> RunAsync(params SpeechCommand[] commands) => CollectAsync(Synthesizer.SynthesizeAsync(commands.ToAsyncEnumerable(), Ssml));

    private static async Task<List<SpeechEvent>> CollectAsync(IAsyncEnumerable<SpeechEvent> events) => await events.ToListAsync();

    private static List<SpokenWord> Words(List<SpeechEvent> events) => [.. events.OfType<WordsSpoken>().SelectMany(spoken => spoken.Words)];

    private static float[] Samples(List<SpeechEvent> events)
    {
        var bytes = events.OfType<AudioChunk>().SelectMany(chunk => chunk.Data.ToArray()).ToArray();
        return [.. Enumerable.Range(0, bytes.Length / 2).Select(i => BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(2 * i)) / 32768f)];
    }

    /// <summary>Half a second of 1 kHz, and nothing else.</summary>
    private sealed class KnownSounds : ISoundSource
    {
        public List<string> Loaded { get; } = [];

        public TaskCompletionSource IsWaiting { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ValueTask<Sound> LoadAsync(string address, CancellationToken cancellationToken)
        {
            if (address == "slow")
                return new ValueTask<Sound>(WaitAsync(cancellationToken));
            if (address != "half")
                throw SpeechException.Invalid("no such sound.");
            Loaded.Add(address);
            return ValueTask.FromResult(new Sound(Tone.Sine(1000, 16000, 0.5), 16000));
        }

        private async Task<Sound> WaitAsync(CancellationToken cancellationToken)
        {
            IsWaiting.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("It never comes.");
        }
    }
}
