using Mynah.Audio;
using Mynah.Testing;
using Mynah.Text;

namespace Mynah.Core.Tests.Synthesis;

public sealed class FilteredSpeechTests : IAsyncDisposable
{
    private static readonly SpeechOptions Filtered = new()
    {
        Voice = "tone:a", Format = new AudioFormat(AudioEncoding.Pcm, 24000), Language = "en", Filter = TextFilterOptions.All,
    };

    private readonly ToneEngine _engine = new();

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task What_is_spoken_is_filtered_and_what_is_told_is_as_written()
    {
        const string text = "# Title\n\n**One** [two](https://a.example). 😀 See https://b.example/c now!\n";
        var events = await SpeakAsync(text);

        Assert.Equal(["Title.\n", "One two. ", "See b.example now!\n"], _engine.Spoken);
        // As without a filter, a blank line belongs to no utterance.
        Assert.Equal(text.Replace("\n\n", "\n", StringComparison.Ordinal), string.Concat(events.OfType<UtteranceStarted>().Select(started => started.Text)));
        Assert.Equal(["Title", "One", "two", "See", "https://b.example/c", "now"], WordsOf(events));
        foreach (var utterance in events.GroupBy(speechEvent => speechEvent.UtteranceId))
        {
            var written = utterance.OfType<UtteranceStarted>().Single().Text;
            foreach (var word in utterance.OfType<WordsSpoken>().SelectMany(spoken => spoken.Words))
                Assert.Equal(word.Text, written.Substring(word.Index, word.Length));
        }
    }

    [Fact]
    public async Task A_block_that_is_skipped_belongs_to_what_follows()
    {
        const string text = "Run this:\n```sh\nrm -rf x\n```\nDone.";
        var events = await SpeakAsync(text, Filtered with { Filter = TextFilterOptions.Parse("code=skip") });

        Assert.Equal(["Run this:\n", "```sh\nrm -rf x\n```\nDone."], events.OfType<UtteranceStarted>().Select(started => started.Text));
        Assert.Equal(["Run", "this", "Done"], WordsOf(events));
    }

    [Fact]
    public async Task Committed_text_is_filtered_to_its_end()
    {
        var events = await SpeakAsync([new AppendText("One *two"), new Commit(), new AppendText("* three ["), new Commit()], Filtered with { Mode = SegmentationMode.Manual });

        Assert.Equal(["One *two", "* three ["], events.OfType<UtteranceStarted>().Select(started => started.Text));
        Assert.Equal(["One two", " three ["], _engine.Spoken);
    }

    [Fact]
    public async Task After_a_clear_the_next_text_is_told_alone()
    {
        var events = await SpeakAsync(
            [new AppendText("Dropped [half"), new Clear(), new AppendText("*Kept*."), new Commit()], Filtered with { Mode = SegmentationMode.Manual });

        Assert.Equal("Kept", Assert.Single(WordsOf(events)));
        Assert.Equal(["Kept."], _engine.Spoken);
    }

    [Fact]
    public async Task A_filter_that_leaves_nothing_is_an_error_that_says_so()
    {
        var error = await Assert.ThrowsAsync<SpeechException>(() => SpeakAsync("```\ncode\n```\n", Filtered with { Filter = TextFilterOptions.Parse("code=skip") }));

        Assert.Contains("filter left nothing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refused_options_are_told_at_once()
        => Assert.Throws<SpeechException>(() => new LocalSynthesizer(_engine).SynthesizeAsync("Hi.", Filtered with { Voice = "nobody" }));

    [Fact]
    public async Task Long_text_is_told_whole_and_in_order()
    {
        var text = string.Concat(Enumerable.Range(0, 300).Select(i => $"- **Item** {i} [link](https://x.example/{i})\n"));
        var events = await SpeakAsync(text);

        Assert.Equal(text, string.Concat(events.OfType<UtteranceStarted>().Select(started => started.Text)));
    }

    private static IEnumerable<string> WordsOf(List<SpeechEvent> events)
        => events.OfType<WordsSpoken>().SelectMany(spoken => spoken.Words).Select(word => word.Text);

    private async Task<List<SpeechEvent>> SpeakAsync(string text, SpeechOptions? options = null)
        => await new LocalSynthesizer(_engine).SynthesizeAsync(text, options ?? Filtered).ToListAsync();

    private async Task<List<SpeechEvent>> SpeakAsync(SpeechCommand[] commands, SpeechOptions options)
        => await new LocalSynthesizer(_engine).SynthesizeAsync(commands.ToAsyncEnumerable(), options).ToListAsync();
}
