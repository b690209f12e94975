using Mynah.Engines;
using Mynah.Text;
using Xunit;

namespace Mynah.Testing;

/// <summary>What every engine must do. An engine's test project derives from it and says which engine, voice and texts to use.</summary>
public abstract class SpeechEngineContract
{
    /// <summary>The engine under test. The suite does not dispose it.</summary>
    protected abstract ISpeechEngine Engine { get; }

    /// <summary>A voice of the engine that speaks <see cref="Language"/>.</summary>
    protected abstract VoiceProfile Voice { get; }

    /// <summary>An engine like <see cref="Engine"/> that the suite may dispose.</summary>
    protected abstract ISpeechEngine CreateEngine();

    /// <summary>The language of the suite's texts; English unless the engine has none.</summary>
    protected virtual string Language => "en";

    /// <summary>A short text, a longer one that begins with it, and another one as long as the first.</summary>
    protected virtual (string Short, string Long, string Other) Texts
        => ("The weather is fine today.", "The weather is fine today, so we will go for a long walk by the river.", "My brother has read two books.");

    [Fact]
    public void It_says_what_it_is()
    {
        Assert.Matches("^[a-z][a-z0-9-]*$", Engine.Info.Name);
        Assert.InRange(Engine.Info.SampleRate, 8000, 48000);
        Assert.Contains(Language, Engine.Info.Languages);
    }

    [Fact]
    public void A_name_that_is_nobodys_finds_no_voice()
        => Assert.Null(Engine.FindVoice(Engine.Info.Name + ":nobody-has-this-name"));

    [Fact]
    public async Task Speech_is_audible_clean_and_of_a_plausible_length()
    {
        var spoken = await SayAsync(Texts.Short);

        Assert.InRange(spoken.Duration.TotalSeconds, Texts.Short.Length * 0.03, Texts.Short.Length * 0.2);
        Assert.InRange(Tone.Rms(spoken.Samples), 0.01, 0.5);
        Assert.All(spoken.Samples, sample => Assert.InRange(sample, -1f, 1f)); // false for NaN too
    }

    [Fact]
    public async Task More_text_takes_longer_and_another_text_sounds_different()
    {
        var first = await SayAsync(Texts.Short);
        var longer = await SayAsync(Texts.Long);
        var other = await SayAsync(Texts.Other);

        Assert.True(longer.Duration > first.Duration * 1.5);
        var length = Math.Min(first.Samples.Length, other.Samples.Length);
        var difference = first.Samples.Take(length).Zip(other.Samples, (a, b) => a - b).ToArray();
        Assert.True(Tone.Rms(difference) > 0.5 * Tone.Rms(first.Samples));
    }

    [Fact]
    public async Task It_speaks_in_frames_not_in_one_block()
        => Assert.True((await SayAsync(Texts.Long)).Frames > 3);

    [Fact]
    public async Task Words_come_in_order_inside_the_text_and_the_audio()
    {
        var spoken = await SayAsync(Texts.Short);

        Assert.Equal(spoken.Words.OrderBy(word => word.Start).ThenBy(word => word.Source.Start), spoken.Words);
        Assert.All(spoken.Words, word =>
        {
            Assert.InRange(word.Source.Start, 0, Texts.Short.Length);
            Assert.InRange(word.Source.End, word.Source.Start + 1, Texts.Short.Length);
            Assert.InRange(word.Start, TimeSpan.Zero, spoken.Duration);
        });
    }

    [Fact]
    public async Task A_paragraph_ends_with_a_longer_pause_than_a_clause()
        => Assert.True((await SayAsync(Texts.Short, SegmentEnd.Paragraph)).Duration > (await SayAsync(Texts.Short, SegmentEnd.Clause)).Duration);

    [Fact]
    public async Task A_segment_with_nothing_to_say_is_silent_and_short()
    {
        var spoken = await Spoken.CollectAsync(Engine, new SpeechSegment("—", Language, [], SegmentEnd.Sentence), Voice);

        Assert.All(spoken.Samples, sample => Assert.Equal(0f, sample));
        Assert.InRange(spoken.Duration, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_cancelled_call_says_so_and_the_engine_goes_on()
    {
        using var cancellation = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in Engine.SpeakAsync(Segments.Text(Language, Texts.Long), Voice, cancellation.Token))
                await cancellation.CancelAsync();
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Spoken.CollectAsync(Engine, Segments.Text(Language, Texts.Long), Voice, new CancellationToken(canceled: true)));

        Assert.True((await SayAsync(Texts.Short)).Samples.Length > 0);
    }

    [Fact]
    public async Task Calls_at_the_same_time_do_not_mix()
    {
        var alone = (await SayAsync(Texts.Short)).Samples.Length;
        var longer = (await SayAsync(Texts.Long)).Samples.Length;
        var together = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => SayAsync(i % 2 == 0 ? Texts.Short : Texts.Long)));

        Assert.All(together.Where((_, i) => i % 2 == 0), spoken => Assert.InRange(spoken.Samples.Length, alone * 0.98, alone * 1.02));
        Assert.All(together.Where((_, i) => i % 2 == 1), spoken => Assert.InRange(spoken.Samples.Length, longer * 0.98, longer * 1.02));
    }

    [Fact]
    public async Task A_disposed_engine_refuses_and_may_be_disposed_again()
    {
        var engine = CreateEngine();
        await engine.DisposeAsync();
        await engine.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => Spoken.CollectAsync(engine, Segments.Text(Language, Texts.Short), Voice));
    }

    private Task<Spoken> SayAsync(string text, SegmentEnd end = SegmentEnd.Sentence)
        => Spoken.CollectAsync(Engine, Segments.Text(Language, text, end), Voice);
}
