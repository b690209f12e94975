namespace Mynah.Core.Tests;

public sealed class VoiceCatalogueTests
{
    // The median F0 of espeak-ng 1.51's variants at pitch 1, measured on an all-voiced English sentence.
    private static readonly Dictionary<string, double> BaseF0 = new()
    {
        ["f1"] = 175, ["f2"] = 189, ["f3"] = 206, ["f4"] = 176, ["f5"] = 197,
        ["m1"] = 92, ["m2"] = 98, ["m3"] = 103, ["m4"] = 92, ["m5"] = 100, ["m6"] = 99, ["m7"] = 106, ["m8"] = 83,
    };

    private static IEnumerable<(CatalogueVoice Voice, VoiceProfile Profile)> Renditions => VoiceCatalogue.All.Select(v => (v, VoiceRendition.Find(v.Id)!));

    private static double F0(VoiceProfile profile) => BaseF0[profile.Variant!] * profile.Pitch;

    [Fact]
    public void All_voices_and_models_are_there_and_ids_are_case_sensitive()
    {
        Assert.Equal(278, VoiceCatalogue.All.Count);
        Assert.Equal(37, ModelCatalogue.All.Count);
        Assert.Equal("female", VoiceCatalogue.Find("Cherry")!.Gender);
        Assert.Equal("沧明子", VoiceCatalogue.Find("Eldric Sage")!.ChineseName);
        Assert.Equal("by-model", VoiceCatalogue.Find("Cherry")!.Instruct);
        Assert.Null(VoiceCatalogue.Find("cherry"));
        Assert.Equal("qwen3-tts-flash-realtime-2025-11-27", ModelCatalogue.Find("qwen3-tts-flash-realtime")!.ResolvesTo);
    }

    [Theory]
    [InlineData("cherry", "Cherry")]
    [InlineData("Chery", "Cherry")]
    [InlineData("eldric_sage", "Eldric Sage")]
    [InlineData("LONGANYANG", "longanyang")]
    public void A_mistyped_name_finds_its_neighbours(string typed, string meant)
    {
        Assert.Equal(meant, VoiceCatalogue.Nearest(typed)[0]);
        Assert.Equal(3, VoiceCatalogue.Nearest(typed).Count);
    }

    [Fact]
    public void Voices_are_found_by_language_and_gender()
    {
        Assert.Equal(8, VoiceCatalogue.Where("yue").Count());
        Assert.All(VoiceCatalogue.Where("ja", VoiceGender.Male), v => Assert.Equal("male", v.Gender));
        Assert.Contains(VoiceCatalogue.Where("en"), v => v.Languages[0] == "en-GB");
        Assert.DoesNotContain(VoiceCatalogue.Where("ko"), v => !v.Languages.Contains("ko"));
    }

    [Fact]
    public void A_voice_belongs_to_its_models_only()
    {
        Assert.True(ModelCatalogue.Supports("Cherry", "qwen3-tts-flash-realtime"));
        Assert.False(ModelCatalogue.Supports("Cherry", "cosyvoice-v3-flash"));
        Assert.False(ModelCatalogue.Supports("Nobody", "qwen3-tts-flash-realtime"));
    }

    [Fact]
    public void Two_voices_of_a_family_always_differ_by_a_step_that_can_be_heard()
    {
        foreach (var family in Renditions.GroupBy(r => r.Voice.Family))
        {
            var all = family.ToList();
            for (var i = 0; i < all.Count; i++)
            {
                for (var j = 0; j < i; j++)
                    Assert.True(Differ(all[i].Profile, all[j].Profile), $"{all[i].Voice.Id} and {all[j].Voice.Id} sound the same.");
            }
        }

        static bool Differ(VoiceProfile a, VoiceProfile b) => a.Variant != b.Variant
            || Math.Abs(Math.Log(a.Pitch / b.Pitch)) > 0.03 || Math.Abs(Math.Log(a.Pace / b.Pace)) > 0.06
            || Math.Abs(Math.Log(a.FormantScale / b.FormantScale)) > 0.03 || Math.Abs(a.Tilt - b.Tilt) > 0.4
            || Math.Abs(a.PitchRange - b.PitchRange) > 0.05;
    }

    [Fact]
    public void Women_men_and_children_keep_to_their_own_pitch()
    {
        foreach (var (voice, profile) in Renditions)
        {
            if (VoiceRendition.IsChild(voice))
                Assert.True(F0(profile) > 220 && profile.FormantScale >= 1.14, voice.Id);
            else if (voice.Gender == "female")
                Assert.InRange(F0(profile), 140, 225);
            else if (voice.Gender == "male")
                Assert.InRange(F0(profile), 70, 118);
            else
                Assert.InRange(F0(profile), 120, 155);
        }
    }

    [Fact]
    public void Old_voices_are_slower_and_lower_than_the_others()
    {
        foreach (var gender in new[] { "female", "male" })
        {
            var adults = Renditions.Where(r => r.Voice.Gender == gender && !VoiceRendition.IsChild(r.Voice)).ToLookup(r => VoiceRendition.IsElderly(r.Voice));
            Assert.NotEmpty(adults[true]);
            Assert.True(adults[true].Max(r => r.Profile.Pace) < adults[false].Min(r => r.Profile.Pace) + 0.001);
            Assert.True(adults[true].Average(r => r.Profile.Pitch) < adults[false].Average(r => r.Profile.Pitch));
        }
    }

    [Fact]
    public void Every_value_is_one_that_engines_and_stages_accept()
    {
        foreach (var (_, profile) in Renditions)
        {
            Assert.Contains(profile.Variant!, BaseF0.Keys);
            Assert.InRange(profile.Pitch, 0.65, 2.0);
            Assert.InRange(profile.Pace, 0.7, 1.3);
            Assert.InRange(profile.PitchRange, 0.2, 1.5);
            Assert.InRange(profile.FormantScale, 0.9, 1.25);
            Assert.InRange(profile.Tilt, -3.0, 3.0);
        }
    }

    [Theory]
    [InlineData("Rocky", "yue")]
    [InlineData("Cherry", null)]
    [InlineData("longanyang", null)]
    public void The_language_is_stated_only_where_it_is_one(string id, string? language)
        => Assert.Equal(language, VoiceRendition.Find(id)!.Language);

    // Users know their voice: this must not change by accident.
    [Fact]
    public void The_default_voice_stays_as_it_is()
    {
        var cherry = VoiceRendition.Find("Cherry")!;
        Assert.Equal(("f5", 1.011, 0.957, 0.999), (cherry.Variant!, cherry.Pitch, cherry.Pace, cherry.FormantScale));
    }
}
