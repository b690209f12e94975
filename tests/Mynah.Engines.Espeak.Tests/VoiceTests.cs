using Mynah.Testing;

namespace Mynah.Engines.Espeak.Tests;

public sealed class VoiceTests(EngineFixture fixture)
{
    private const string Voiced = "We were away a year ago, and all our men will know.";
    private readonly EspeakEngine _engine = fixture.Engine;

    [Theory]
    [InlineData("espeak:en-us+f3", "en", VoiceGender.Female, "f3")]
    [InlineData("espeak:en-gb", "en", VoiceGender.Male, null)]
    [InlineData("espeak:pt-br", "pt", VoiceGender.Male, null)]
    [InlineData("espeak:cmn", "zh", VoiceGender.Male, null)]
    [InlineData("espeak:sv+m2", "sv", VoiceGender.Male, "m2")]
    public void Native_names_find_their_voice(string name, string language, VoiceGender gender, string? variant)
    {
        var voice = _engine.FindVoice(name);

        Assert.NotNull(voice);
        Assert.Equal((name, language, gender, variant, true), (voice.Id, voice.Language, voice.Gender, voice.Variant, voice.IsLanguageFixed));
    }

    [Theory]
    [InlineData("Cherry")]
    [InlineData("espeak:")]
    [InlineData("espeak:klingon")]
    [InlineData("espeak:en-us+")]
    [InlineData("espeak:en-us+nobody")]
    [InlineData("espeak:../lang/gmw/en")]
    [InlineData("espeak:en-us+../!v/f3")]
    public void Other_names_find_none(string name) => Assert.Null(_engine.FindVoice(name));

    [Fact]
    public async Task Native_voices_speak()
    {
        Assert.True(_engine.NativeVoices().Count > 80);
        Assert.Contains(_engine.NativeVariants(), variant => variant is { Name: "f3", Gender: VoiceGender.Female });
        // Every fifth is enough; those of invented languages (art) lack their numbers.
        foreach (var native in _engine.NativeVoices().Where((voice, i) => i % 5 == 0 && !voice.File.StartsWith("art/", StringComparison.Ordinal)))
        {
            var voice = _engine.FindVoice("espeak:" + native.Name);
            Assert.NotNull(voice);
            var spoken = await Spoken.CollectAsync(_engine, Segments.Text("en", "1 2 3"), voice);
            Assert.True(Tone.Rms(spoken.Samples) > 0.005, native.Name);
        }
    }

    [Fact]
    public async Task A_language_without_a_front_end_of_ours_is_spoken_by_the_nearest_voice()
        => Assert.True((await Spoken.CollectAsync(_engine, Segments.Text("sv-SE", "god morgon"), EngineFixture.AnyVoice)).Duration.TotalSeconds > 0.5);

    [Theory]
    [InlineData(0.7)]
    [InlineData(0.85)]
    [InlineData(1.2)]
    [InlineData(1.5)]
    public async Task Pitch_moves_the_fundamental_by_its_factor(double factor)
    {
        var plain = Pitch.Median((await SayAsync(EngineFixture.AnyVoice)).Samples, 22050);
        var moved = Pitch.Median((await SayAsync(EngineFixture.AnyVoice with { Pitch = factor })).Samples, 22050);

        Assert.InRange(plain, 85, 115);
        Assert.InRange(moved / plain, factor * 0.9, factor * 1.1);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.8)]
    [InlineData(1.3)]
    [InlineData(2.0)]
    public async Task Pace_divides_the_length(double factor)
    {
        var plain = await SayAsync(EngineFixture.AnyVoice);
        var paced = await SayAsync(EngineFixture.AnyVoice with { Pace = factor });
        const double pause = 0.3; // stays as it is

        Assert.InRange((plain.Duration.TotalSeconds - pause) / (paced.Duration.TotalSeconds - pause), factor * 0.88, factor * 1.12);
    }

    [Fact]
    public async Task A_female_variant_is_higher_and_no_pitch_range_is_monotone()
    {
        var plain = (await SayAsync(EngineFixture.AnyVoice)).Samples;
        var female = (await SayAsync(EngineFixture.AnyVoice with { Variant = "f3" })).Samples;
        var monotone = (await SayAsync(EngineFixture.AnyVoice with { PitchRange = 0 })).Samples;

        Assert.True(Pitch.Median(female, 22050) > 1.5 * Pitch.Median(plain, 22050));
        Assert.True(Pitch.Spread(monotone, 22050) < 0.4 * Pitch.Spread(plain, 22050));
    }

    private Task<Spoken> SayAsync(VoiceProfile voice) => Spoken.CollectAsync(_engine, Segments.Text("en", Voiced), voice);
}
