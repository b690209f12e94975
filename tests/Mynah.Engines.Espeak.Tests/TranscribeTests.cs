using System.Diagnostics;
using Mynah.Text;

namespace Mynah.Engines.Espeak.Tests;

public sealed class TranscribeTests(EngineFixture fixture)
{
    [Theory]
    [InlineData("en", "en-us", "Time flies, doesn't it?")]
    [InlineData("de", "de", "Das ist ein schöner Tag.")]
    [InlineData("fr", "fr", "Les enfants ont faim.")]
    [InlineData("es", "es", "¿Dónde está el baño?")]
    [InlineData("it", "it", "Gli gnocchi sono buoni.")]
    [InlineData("pt", "pt-br", "Não há pão.")]
    [InlineData("ru", "ru", "Хорошая погода.")]
    public async Task Phonemes_are_those_that_espeak_itself_gives(string language, string voice, string text)
    {
        var phonemes = await fixture.Engine.TranscribeAsync(
            Segment(new SpokenRun(language, text, MappedText.Unchanged(text), SpokenForm.Text)), EngineFixture.AnyVoice, TestContext.Current.CancellationToken);
        Assert.Equal([await EspeakAsync(voice, text)], phonemes);
    }

    [Fact]
    public async Task Each_run_has_phonemes_of_its_own_and_phonemes_stay_as_they_are()
    {
        var segment = Segment(
            new SpokenRun("zh", "你好", MappedText.Unchanged("ni2hao3"), SpokenForm.Reading),
            new SpokenRun("en", "world", MappedText.Unchanged("w'3:ld"), SpokenForm.Phonemes),
            new SpokenRun("en", "[[x]]", MappedText.Unchanged("hello"), SpokenForm.Text));
        var phonemes = await fixture.Engine.TranscribeAsync(segment, EngineFixture.AnyVoice, TestContext.Current.CancellationToken);
        Assert.Equal(
            [await EspeakAsync("cmn-latn-pinyin", "ni2hao3"), await EspeakAsync("en-us", "[[w'3:ld]]"), await EspeakAsync("en-us", "hello")], phonemes);
        Assert.Equal("wˈɜːld", phonemes[1]);
    }

    [Fact]
    public async Task A_worker_speaks_the_same_after_it_was_asked_for_phonemes()
    {
        var segment = Segment(new SpokenRun("en", "Hello.", MappedText.Unchanged("h@l'oU"), SpokenForm.Phonemes));
        var plain = Segment(new SpokenRun("en", "One two.", MappedText.Unchanged("One two."), SpokenForm.Text));
        await using var engine = new EspeakEngine(new EspeakEngineOptions { Workers = 1 });
        var before = await LengthAsync(engine, plain);
        Assert.Equal(["həlˈoʊ"], await engine.TranscribeAsync(segment, EngineFixture.AnyVoice, TestContext.Current.CancellationToken));
        Assert.InRange(await LengthAsync(engine, plain) / before, 0.97, 1.03);
        Assert.Equal(["wˈʌn tˈuː"], await engine.TranscribeAsync(plain, EngineFixture.AnyVoice, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_long_text_is_transcribed_to_its_end()
    {
        var text = string.Concat(Enumerable.Repeat("seven, ", 9_999)) + "eight";
        var phonemes = await fixture.Engine.TranscribeAsync(
            Segment(new SpokenRun("en", text, MappedText.Unchanged(text), SpokenForm.Text)), EngineFixture.AnyVoice, TestContext.Current.CancellationToken);
        Assert.Equal(10_000, phonemes[0].Split(' ').Length);
        Assert.EndsWith("sˈɛvən ˈeɪt", phonemes[0]);
    }

    [Fact]
    public async Task A_killed_worker_is_replaced_and_another_one_asked()
    {
        await using var engine = new EspeakEngine(new EspeakEngineOptions { Workers = 1 });
        await engine.StartAsync(TestContext.Current.CancellationToken);
        Process.GetProcessById(engine.WorkerProcessIds[0]).Kill();
        var segment = Segment(new SpokenRun("en", "Hi", MappedText.Unchanged("Hi"), SpokenForm.Text));
        Assert.Equal(["hˈaɪ"], await engine.TranscribeAsync(segment, EngineFixture.AnyVoice, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Without_the_library_the_error_names_the_packages()
    {
        await using var engine = new EspeakEngine(new EspeakEngineOptions { Workers = 1, LibraryPath = "/nowhere/libespeak-ng.so.1" });
        var segment = Segment(new SpokenRun("en", "Hi", MappedText.Unchanged("Hi"), SpokenForm.Text));
        var error = await Assert.ThrowsAsync<SpeechException>(() => engine.TranscribeAsync(segment, EngineFixture.AnyVoice, TestContext.Current.CancellationToken));
        Assert.Equal(SpeechErrorCode.MissingDependency, error.Code);
        Assert.Contains("libespeak-ng1 espeak-ng-data", error.Message);
    }

    private static SpeechSegment Segment(params SpokenRun[] runs) => new("text", runs[0].Language, runs, SegmentEnd.Sentence);

    private static async Task<double> LengthAsync(EspeakEngine engine, SpeechSegment segment)
    {
        var samples = 0;
        await foreach (var frame in engine.SpeakAsync(segment, EngineFixture.AnyVoice, TestContext.Current.CancellationToken))
            samples += frame.Samples.Length;
        return samples;
    }

    private static async Task<string> EspeakAsync(string voice, string text)
    {
        using var espeak = Process.Start(new ProcessStartInfo("espeak-ng", ["-q", "--ipa", "-v", voice, text]) { RedirectStandardOutput = true })!;
        var written = await espeak.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        return string.Join(' ', written.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
    }
}
