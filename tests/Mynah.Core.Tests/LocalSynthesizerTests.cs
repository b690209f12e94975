using System.Threading.Channels;
using Mynah.Audio;
using Mynah.Testing;

namespace Mynah.Core.Tests;

public sealed class LocalSynthesizerTests : IAsyncDisposable
{
    private static readonly SpeechOptions Pcm = new() { Voice = "tone:a", Format = new AudioFormat(AudioEncoding.Pcm, 24000), Language = "en" };

    private readonly ToneEngine _engine = new();

    private LocalSynthesizer Synthesizer => new(_engine);

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task Each_sentence_is_an_utterance_and_the_events_come_in_order()
    {
        var events = await Synthesizer.SynthesizeAsync("One two. Three.", Pcm).ToListAsync();

        Assert.Equal(["One two. ", "Three."], events.OfType<UtteranceStarted>().Select(started => started.Text));
        foreach (var utterance in events.GroupBy(speechEvent => speechEvent.UtteranceId))
        {
            Assert.IsType<UtteranceStarted>(utterance.First());
            Assert.Equal(UtteranceStatus.Completed, Assert.IsType<UtteranceEnded>(utterance.Last()).Status);
            Assert.Contains(utterance, speechEvent => speechEvent is AudioChunk);
        }
    }

    [Fact]
    public async Task The_audio_has_the_length_of_what_was_spoken_and_no_sample_is_lost()
    {
        var events = await Synthesizer.SynthesizeAsync("One two. Three.", Pcm).ToListAsync();
        var samples = events.OfType<AudioChunk>().Sum(chunk => chunk.Data.Length) / 2;
        var spoken = events.OfType<UtteranceEnded>().Sum(ended => ended.Usage.Duration.TotalSeconds);
        Assert.Equal(spoken * 24000, samples, 1.0);
        Assert.InRange(samples, 13 * 1200, 16 * 1200);
    }

    [Fact]
    public async Task Chunks_begin_at_20_ms_and_grow_to_200_ms()
    {
        var chunks = (await Synthesizer.SynthesizeAsync(new string('a', 100), Pcm).ToListAsync()).OfType<AudioChunk>().ToList();
        Assert.Equal([20.0, 40, 80, 160, 200, 200], chunks.Take(6).Select(chunk => chunk.Duration.TotalMilliseconds));
        var start = TimeSpan.Zero;
        foreach (var chunk in chunks)
        {
            Assert.Equal(start, chunk.Start);
            start += chunk.Duration;
        }
    }

    [Fact]
    public async Task Words_have_their_place_in_the_text_and_times_scaled_by_the_rate()
    {
        const string text = "One two. Three four.";
        var plain = await WordsOf(text, Pcm);
        var quick = await WordsOf(text, Pcm with { Rate = 2 });

        Assert.Equal(["One", "two", "Three", "four"], plain.Select(word => word.Text));
        Assert.Equal([0, 4, 0, 6], plain.Select(word => word.Index));
        for (var i = 0; i < plain.Count; i++)
            Assert.Equal(plain[i].Start.TotalMilliseconds / 2, quick[i].Start.TotalMilliseconds, 2.0);
        Assert.All(plain.Zip(plain.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
    }

    [Fact]
    public async Task A_blank_line_makes_the_pause_longer_and_later_words_later()
    {
        var line = await WordsOf("One.\nTwo.", Pcm);
        var paragraph = await WordsOf("One.\n\nTwo.", Pcm);
        Assert.Equal(300, (paragraph[1].Start - line[1].Start).TotalMilliseconds, 60.0);
    }

    [Fact]
    public async Task In_manual_mode_a_commit_is_one_utterance_of_several_sentences()
    {
        var events = await RunAsync(Pcm with { Mode = SegmentationMode.Manual },
            new AppendText("One. "), new AppendText("Two."), new Commit(), new AppendText("Three."));
        Assert.Equal(["One. Two.", "Three."], events.OfType<UtteranceStarted>().Select(started => started.Text));
        Assert.Equal(3, _engine.Spoken.Count);
    }

    [Fact]
    public async Task Clear_drops_what_was_not_committed()
    {
        var events = await RunAsync(Pcm with { Mode = SegmentationMode.Manual }, new AppendText("Wrong."), new Clear(), new AppendText("Right."));
        Assert.Equal("Right.", Assert.Single(events.OfType<UtteranceStarted>()).Text);
    }

    [Fact]
    public async Task Cancel_ends_the_utterance_at_once_and_the_stream_goes_on()
    {
        var commands = Channel.CreateBounded<SpeechCommand>(10);
        var blocked = new TaskCompletionSource();
        _engine.Gate = async (frame, cancellationToken) =>
        {
            if (frame != 10 || _engine.Spoken.Count > 1)
                return;
            blocked.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        };
        await commands.Writer.WriteAsync(new AppendText("This is a long sentence that will be cut."), TestContext.Current.CancellationToken);
        await commands.Writer.WriteAsync(new Commit(), TestContext.Current.CancellationToken);
        var reading = Synthesizer.SynthesizeAsync(commands.Reader.ReadAllAsync(), Pcm with { Mode = SegmentationMode.Manual }).ToListAsync();
        await blocked.Task;
        await commands.Writer.WriteAsync(new Cancel(), TestContext.Current.CancellationToken);
        await commands.Writer.WriteAsync(new AppendText("Next."), TestContext.Current.CancellationToken);
        commands.Writer.Complete();
        var events = await reading;

        var ends = events.OfType<UtteranceEnded>().ToList();
        Assert.Equal([UtteranceStatus.Cancelled, UtteranceStatus.Completed], ends.Select(end => end.Status));
        Assert.True(ends[0].Usage.Duration <= 10 * ToneEngine.Character);
        Assert.Equal(250, ends[1].Usage.Duration.TotalMilliseconds, 1.0);
    }

    [Fact]
    public async Task Text_without_anything_to_say_is_an_error()
    {
        var exception = await Assert.ThrowsAsync<SpeechException>(async () => await Synthesizer.SynthesizeAsync("… — !!!", Pcm).ToListAsync());
        Assert.Equal(SpeechErrorCode.InvalidArgument, exception.Code);
    }

    [Fact]
    public async Task A_commit_without_anything_to_say_is_a_short_pause()
    {
        var events = await RunAsync(Pcm with { Mode = SegmentationMode.Manual }, new AppendText("…"), new Commit());
        Assert.Equal(200, Assert.Single(events.OfType<UtteranceEnded>()).Usage.Duration.TotalMilliseconds);
    }

    [Fact]
    public async Task An_engine_that_gives_only_silence_is_an_error()
    {
        _engine.IsSilent = true;
        var exception = await Assert.ThrowsAsync<SpeechException>(async () => await Synthesizer.SynthesizeAsync("Hello.", Pcm).ToListAsync());
        Assert.Equal(SpeechErrorCode.NoAudio, exception.Code);
    }

    [Fact]
    public async Task A_failing_text_source_is_told_after_what_was_complete()
    {
        static async IAsyncEnumerable<string> Text()
        {
            yield return "One. Two. ";
            await Task.Yield();
            throw new InvalidOperationException("the source broke");
        }

        var events = new List<SpeechEvent>();
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (var speechEvent in Synthesizer.SynthesizeAsync(Text(), Pcm))
                events.Add(speechEvent);
        });
        Assert.Equal("the source broke", exception.Message);
        Assert.Equal("One. ", events.OfType<UtteranceStarted>().First().Text);
    }

    [Fact]
    public void Options_are_refused_before_anything_is_enumerated()
    {
        Assert.Equal(SpeechErrorCode.UnknownVoice, Refused(Pcm with { Voice = "nobody" }).Code);
        Assert.Contains("Rate 0.4", Refused(Pcm with { Rate = 0.4 }).Message);
        Assert.Contains("NaN", Refused(Pcm with { Pitch = double.NaN }).Message);
        Assert.Contains("Volume -1", Refused(Pcm with { Volume = -1 }).Message);
        Assert.Contains("12345", Refused(Pcm with { Format = new AudioFormat(AudioEncoding.Wav, 12345) }).Message);
        Assert.Throws<SpeechException>(() => Synthesizer.SynthesizeAsync("  ", Pcm));

        SpeechException Refused(SpeechOptions options) => Assert.Throws<SpeechException>(() => { Synthesizer.SynthesizeAsync("Hi.", options); });
    }

    [Theory]
    [InlineData(ContainerScope.Stream, 1)]
    [InlineData(ContainerScope.Utterance, 2)]
    public async Task A_container_spans_the_stream_or_the_utterance(ContainerScope scope, int headers)
    {
        var options = Pcm with { Format = AudioFormat.Default, Container = scope };
        var chunks = (await Synthesizer.SynthesizeAsync("One. Two.", options).ToListAsync()).OfType<AudioChunk>();
        Assert.Equal(headers, chunks.Count(chunk => chunk.Data.Span.StartsWith("RIFF"u8)));
    }

    [Fact]
    public async Task Text_in_any_pieces_gives_the_same_audio()
    {
        const string text = "Dr. Smith paid 3.14 dollars. Then she left, quickly!";
        var whole = await AudioOf(Synthesizer.SynthesizeAsync(text, Pcm));
        var pieces = await AudioOf(Synthesizer.SynthesizeAsync(text.Select(letter => letter.ToString()).ToAsyncEnumerable(), Pcm));
        Assert.Equal(whole, pieces);
    }

    private async Task<List<SpeechEvent>> RunAsync(SpeechOptions options, params SpeechCommand[] commands)
        => await Synthesizer.SynthesizeAsync(commands.ToAsyncEnumerable(), options).ToListAsync();

    private async Task<List<SpokenWord>> WordsOf(string text, SpeechOptions options)
        => [.. (await Synthesizer.SynthesizeAsync(text, options).ToListAsync()).OfType<WordsSpoken>().SelectMany(spoken => spoken.Words)];

    private static async Task<byte[]> AudioOf(IAsyncEnumerable<SpeechEvent> events)
        => [.. (await events.ToListAsync()).OfType<AudioChunk>().SelectMany(chunk => chunk.Data.ToArray())];
}
