using System.Collections.Concurrent;

namespace Mynah.Engines.Espeak.Tests;

/// <summary>Speaks with every voice of the catalogue, once for all tests.</summary>
public sealed class CatalogueSounds(EngineFixture fixture) : IAsyncLifetime
{
    internal LocalSynthesizer Synthesizer { get; } = new(fixture.Engine);

    internal List<VoiceSound> All { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        var sounds = new ConcurrentBag<VoiceSound>();
        await Parallel.ForEachAsync(VoiceCatalogue.All, new ParallelOptions { MaxDegreeOfParallelism = 2 },
            async (voice, cancellationToken) => sounds.Add(await VoiceSound.OfAsync(Synthesizer, voice, cancellationToken)));
        All = [.. sounds.OrderBy(sound => sound.Voice.Id, StringComparer.Ordinal)];
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>The voices of the catalogue as they are heard, behind the whole chain.</summary>
public sealed class CatalogueVoiceTests(CatalogueSounds sounds) : IClassFixture<CatalogueSounds>
{
    [Fact]
    public void No_voice_is_silent_or_clips()
    {
        Assert.Equal(278, sounds.All.Count);
        Assert.All(sounds.All, sound =>
        {
            Assert.True(sound.Rms > 0.03, $"{sound.Voice.Id} is silent: {sound.Rms}");
            Assert.True(sound.Peak < 0.99 && sound.FlatTop <= 2, $"{sound.Voice.Id} clips: {sound.Peak}, {sound.FlatTop} samples flat");
            Assert.InRange(sound.Seconds, 4, 12);
        });
    }

    // Between the kinds lie gaps: men to 116 Hz, women from 140 to 220, children from 230 with a shorter vocal tract.
    [Fact]
    public void Women_men_and_children_are_unmistakable()
    {
        foreach (var sound in sounds.All)
        {
            var (low, high) = (VoiceRendition.IsChild(sound.Voice), sound.Voice.Gender) switch
            {
                (true, _) => (230, 320),
                (_, "female") => (140, 220),
                (_, "male") => (70, 116),
                _ => (122, 145),
            };
            Assert.True(sound.F0 >= low && sound.F0 <= high, $"{sound.Voice.Id} ({sound.Voice.Gender}) has {sound.F0:0} Hz");
        }
    }

    // One measurement of a voice strays (docs/concepts/voices.md), the median of seven does not: so pairs that came out near each
    // other are measured again, and then not one may be alike.
    [Fact]
    public async Task Two_voices_of_a_family_differ_measurably()
    {
        const double near = 2;
        var pairs = (from family in sounds.All.GroupBy(sound => sound.Voice.Family)
                     from one in family
                     from other in family
                     where string.CompareOrdinal(one.Voice.Id, other.Voice.Id) < 0 && one.DistanceTo(other) < near
                     select (one, other)).ToList();
        var medians = new ConcurrentDictionary<string, VoiceSound>();
        await Parallel.ForEachAsync(
            pairs.SelectMany(pair => (VoiceSound[])[pair.one, pair.other]).Distinct(), new ParallelOptions { MaxDegreeOfParallelism = 2 },
            async (sound, cancellationToken) => medians[sound.Voice.Id] = await VoiceSound.MedianOfAsync(sounds.Synthesizer, sound, more: 6, cancellationToken));
        var alike = from pair in pairs
                    let distance = medians[pair.one.Voice.Id].DistanceTo(medians[pair.other.Voice.Id])
                    where distance < 1
                    select $"{pair.one.Voice.Id} and {pair.other.Voice.Id}: {distance:0.00}";
        Assert.Empty(alike);
    }

    [Fact]
    public async Task The_same_voice_is_always_the_same()
    {
        foreach (var sound in sounds.All.Where((_, i) => i % 10 == 0))
        {
            var again = await VoiceSound.OfAsync(sounds.Synthesizer, sound.Voice, TestContext.Current.CancellationToken);
            Assert.InRange(again.MeanF0 / sound.MeanF0, 0.96, 1.04);
            Assert.InRange(again.Seconds / sound.Seconds, 0.97, 1.03);
            Assert.InRange(again.Centroid / sound.Centroid, 0.95, 1.05);
        }
    }

    // The formants are moved by reading samples faster, for which the engine speaks lower and slower: what it is asked for must
    // be what it can do, or pitch and pace would change with the formants.
    [Fact]
    public void What_the_engine_is_asked_for_is_within_its_reach()
    {
        foreach (var voice in VoiceCatalogue.All)
        {
            var profile = VoiceRendition.Find(voice.Id)!;
            Assert.InRange(profile.Pitch / profile.FormantScale, 0.66, 1.69);
            Assert.InRange(profile.Pace / profile.FormantScale, 0.47, 2.5);
            Assert.InRange(profile.PitchRange, 0, 1.98);
        }
    }
}
