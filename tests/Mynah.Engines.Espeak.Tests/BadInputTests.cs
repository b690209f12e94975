using Mynah.Testing;
using Mynah.Text;

namespace Mynah.Engines.Espeak.Tests;

public sealed class BadInputTests(EngineFixture fixture)
{
    private readonly EspeakEngine _engine = fixture.Engine;

    [Theory]
    [InlineData("before\0after", "before")]
    [InlineData("a \uD83D b \uDE00 c", "a  b")]
    [InlineData("one <break time='3s'/> two", "one two")]
    [InlineData("say [[h@'loU]] now", "say now")]
    [InlineData("</speak><voice name='x'>hello", "hello")]
    [InlineData("smile 😀👨‍👩‍👧 please", "smile please")]
    public async Task Odd_text_is_spoken_as_text_and_to_its_end(string odd, string less)
    {
        var spoken = await SayAsync(odd);
        var plain = await SayAsync(less);

        Assert.True(spoken.Duration > plain.Duration + TimeSpan.FromMilliseconds(30), $"{spoken.Duration} is not longer than {plain.Duration}");
        Assert.True(spoken.Duration < TimeSpan.FromSeconds(12));
        Assert.All(spoken.Words, word => Assert.InRange(word.Source.End, word.Source.Start + 1, odd.Length));
    }

    [Theory]
    [InlineData("…")]
    [InlineData("\0\0")]
    [InlineData(" ")]
    public async Task Text_without_a_sound_ends_well(string text)
        => Assert.InRange((await SayAsync(text)).Duration, TimeSpan.FromMilliseconds(299), TimeSpan.FromSeconds(3));

    [Fact]
    public async Task A_huge_sentence_is_spoken_to_its_end()
    {
        var words = string.Join(' ', Enumerable.Repeat("number", 12_000)) + " last"; // 84 kB: more than a pipe holds
        var spoken = await SayAsync(words);

        Assert.Equal(words.Length - 4, spoken.Words[^1].Source.Start);
        Assert.InRange(spoken.Words.Length, 12_000, 12_002);
        Assert.InRange(spoken.Duration.TotalSeconds, 12_000 * 0.2, 12_000 * 0.6);
    }

    [Fact]
    public async Task Phonemes_are_spoken_as_phonemes_when_asked_for()
    {
        var phonemes = await Spoken.CollectAsync(
            _engine, Segments.Of("hello", "en", SegmentEnd.Clause, ("en", "h@l'oU", SpokenForm.Phonemes)), EngineFixture.AnyVoice);
        var letters = await Spoken.CollectAsync(_engine, Segments.Text("en", "h@l'oU", SegmentEnd.Clause), EngineFixture.AnyVoice);

        Assert.InRange(phonemes.Duration.TotalSeconds, 0.3, 0.8);
        Assert.True(letters.Duration > phonemes.Duration * 1.2);
    }

    [Fact]
    public async Task Phonemes_among_words_are_one_breath_with_them_and_point_to_their_source()
    {
        var segment = Segments.Of("a mynah is here", "en", SegmentEnd.Clause,
            ("en", "a ", SpokenForm.Text), ("en", "mynah", SpokenForm.Phonemes), ("en", " is [[ here", SpokenForm.Text));
        var phonemes = segment with { Runs = [segment.Runs[0], segment.Runs[1] with { Spoken = Made("m'aIn@", segment.Runs[1].Spoken) }, segment.Runs[2]] };
        var spoken = await Spoken.CollectAsync(_engine, phonemes, EngineFixture.AnyVoice);
        var words = await Spoken.CollectAsync(_engine, Segments.Text("en", "a mynah is here", SegmentEnd.Clause), EngineFixture.AnyVoice);

        Assert.Equal([new TextSpan(0, 1), new TextSpan(2, 5), new TextSpan(8, 2)], spoken.Words.Take(3).Select(word => word.Source));
        Assert.InRange(spoken.Duration / words.Duration, 0.9, 1.1);
        Assert.True(spoken.LongestGap() < 30, $"{spoken.LongestGap()} ms");

        static MappedText Made(string phonemes, MappedText source)
        {
            var builder = new MappedTextBuilder();
            builder.Append(phonemes, source, new TextSpan(0, source.Text.Length));
            return builder.Build();
        }
    }

    [Fact]
    public void An_unknown_language_variant_or_factor_is_refused_before_anything_starts()
    {
        var segment = Segments.Text("tlh", "nuqneH");
        Assert.Equal(SpeechErrorCode.UnsupportedLanguage, Refusal(segment, EngineFixture.AnyVoice));
        segment = Segments.Text("en", "hello");
        Assert.Equal(SpeechErrorCode.UnknownVoice, Refusal(segment, EngineFixture.AnyVoice with { Variant = "../f3" }));
        Assert.Equal(SpeechErrorCode.InvalidArgument, Refusal(segment, EngineFixture.AnyVoice with { Pitch = double.NaN }));

        SpeechErrorCode Refusal(SpeechSegment what, VoiceProfile who)
            => Assert.Throws<SpeechException>(() => _engine.SpeakAsync(what, who)).Code;
    }

    [Fact]
    public async Task A_missing_worker_program_is_named()
    {
        await using var engine = new EspeakEngine(new EspeakEngineOptions { Workers = 1, WorkerPath = "/nowhere/mynah-espeak-worker" });
        var error = await Assert.ThrowsAsync<SpeechException>(() => engine.StartAsync());

        Assert.Equal(SpeechErrorCode.MissingDependency, error.Code);
        Assert.Contains("/nowhere/mynah-espeak-worker", error.Message);
    }

    [Fact]
    public async Task A_missing_library_is_named_with_its_packages()
    {
        await using var engine = new EspeakEngine(new EspeakEngineOptions { Workers = 2, LibraryPath = "/nowhere/libespeak-ng.so.1" });
        var error = await Assert.ThrowsAsync<SpeechException>(
            () => Spoken.CollectAsync(engine, Segments.Text("en", "hello"), EngineFixture.AnyVoice));

        Assert.Equal(SpeechErrorCode.MissingDependency, error.Code);
        Assert.Contains("libespeak-ng1 espeak-ng-data", error.Message);
    }

    [Fact]
    public async Task A_program_that_is_no_worker_is_an_error_with_its_exit_code()
    {
        await using var engine = new EspeakEngine(new EspeakEngineOptions { Workers = 1, WorkerPath = "/bin/false" });
        var error = await Assert.ThrowsAsync<SpeechException>(() => engine.StartAsync());

        Assert.Equal(SpeechErrorCode.EngineFailed, error.Code);
        Assert.Contains("exit code 1", error.Message);
    }

    private Task<Spoken> SayAsync(string text) => Spoken.CollectAsync(_engine, Segments.Text("en", text), EngineFixture.AnyVoice);
}
