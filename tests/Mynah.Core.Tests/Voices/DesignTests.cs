using Mynah.Voices;

namespace Mynah.Core.Tests.Voices;

public sealed class DesignTests
{
    /// <summary>Descriptions, the rule they break (null: good), and some values that are understood.</summary>
    public static TheoryData<string, DesignRule?, string> Descriptions => new()
    {
        // In the style of the user guide: four good, four bad.
        { "年轻活泼的女性,语速较快,语调上扬,适合介绍时尚产品。", null, "female young fast lively advertisement" },
        { "沉稳的中年男性,音色低沉有磁性,语速缓慢,适合纪录片解说。", null, "male middle-aged low slow calm magnetic documentary" },
        { "可爱的小女孩,大约8岁,声音清脆,略带稚气,适合动画配音。", null, "female child crisp childish animation" },
        { "A composed woman of about thirty, gentle and intellectual, at a moderate pace, suited to audiobooks.", null, "female composed->calm gentle intellectual medium audiobook" },
        { "好听的声音", DesignRule.Vague, "" },
        { "女声", DesignRule.Dimensions, "female" },
        { "像某位明星的声音,模仿他说话", DesignRule.Imitation, "" },
        { "非常非常非常好听的女声,年轻", DesignRule.Redundancy, "female young" },

        // Others.
        { "123456", DesignRule.Description, "" },
        { "nice-sounding voice", DesignRule.Vague, "" },
        { "female voice", DesignRule.Dimensions, "female" },
        { "a very very very young woman with a crisp voice", DesignRule.Redundancy, "female young crisp" },
        { "Sound like Taylor Swift, young and lively, female", DesignRule.Imitation, "female young lively" },
        { "A celebrity impersonation of a deep-voiced man, slow", DesignRule.Imitation, "male slow" },
        { "Une voix de femme douce et chaleureuse, qui parle lentement", DesignRule.Language, "" },
        { "優しい女性の声で、ゆっくり話してください", DesignRule.Language, "" },
        { "Женский голос, молодой и бодрый", DesignRule.Language, "" },
        { "!!! ??? ...", DesignRule.Description, "" },
        { "aaaaaaaaaaaa", DesignRule.Description, "" },
        { "   ", DesignRule.Length, "" },
        { "A hoarse old man with a low pitch, slow and mysterious, for a fantasy game.", null, "male elderly low slow mysterious hoarse animation" },
        { "An energetic teenage boy, fast-paced, high-pitched, for a podcast", null, "male teenager high fast lively podcast" },
        { "A serious middle-aged news anchor, male, with a clear, resonant voice and even pace", null, "male middle-aged serious crisp magnetic news medium" },
        { "A 70-year-old grandmother telling bedtime stories, warm and slow", null, "female elderly slow gentle storytelling" },
        { "A calm young woman, not too fast, soft-spoken, for meditation", null, "female young calm mellow meditation" },
        { "六十多岁的老爷爷,声音沙哑,语速慢,慈祥,适合讲故事", null, "male elderly slow gentle hoarse storytelling" },
        { "三十岁左右的职业女性,干练自信,吐字清晰,语速适中,适合企业培训", null, "female medium serious confident crisp education" },
        { "温柔的客服女声,音调适中,语气亲切,不要太快", null, "female medium gentle customer-service" },
        { "一位老人,又年轻又活泼,语速快也缓慢", DesignRule.Contradiction, "elderly young fast slow lively" },
        { "A woman with a high, deep voice, cheerful", DesignRule.Contradiction, "female high low cheerful" },
    };

    [Theory]
    [MemberData(nameof(Descriptions))]
    public void A_description_is_judged_and_understood(string description, DesignRule? broken, string values)
    {
        var report = DesignCheck.Run(description);
        if (broken is null)
            Assert.True(report.Outcome == CheckOutcome.Pass, string.Join("; ", report.Findings));
        else
            Assert.Contains(report.Findings, finding => finding.Rule == broken && finding.Outcome != CheckOutcome.Pass && finding.Improvement.Length > 5);
        foreach (var value in values.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            Assert.True(report.Readings.Any(reading => reading.Value == value[(value.LastIndexOf('>') + 1)..]), $"{value} is missing: {string.Join(", ", report.Readings)}");
    }

    [Fact]
    public void What_is_negated_does_not_count()
    {
        Assert.DoesNotContain(DesignCheck.Run("A calm young woman, not too fast").Readings, reading => reading.Dimension == DesignDimension.Pace);
        Assert.DoesNotContain(DesignCheck.Run("温柔的女声,不沙哑").Readings, reading => reading.Dimension == DesignDimension.Characteristics);
    }

    [Theory]
    [InlineData(500, CheckOutcome.Pass)]
    [InlineData(501, CheckOutcome.Fail)]
    public void Five_hundred_characters_are_allowed(int length, CheckOutcome outcome)
        => Assert.Equal(outcome, DesignCheck.Run("低沉的中年男性,语速缓慢。".PadRight(length)).Outcome);

    [Fact]
    public void A_description_of_five_hundred_signs_is_still_judged_by_its_words()
        => Assert.Equal(CheckOutcome.Fail, DesignCheck.Run(new string('1', 500)).Outcome);

    [Fact]
    public void The_same_description_is_always_the_same_voice_and_another_is_another()
    {
        const string one = "A calm young woman with a crisp voice", other = "A calm young woman with a crisp voice.";
        Assert.Equal(VoiceJson.Write(VoiceDesign.Create(one)), VoiceJson.Write(VoiceDesign.Create(one)));
        Assert.NotEqual(VoiceJson.Write(VoiceDesign.Create(one)), VoiceJson.Write(VoiceDesign.Create(other)));
    }

    [Fact]
    public void Words_move_the_parameters_the_way_they_say()
    {
        var plain = VoiceDesign.Create("A man, middle-aged");
        Assert.True(VoiceDesign.Create("A man, middle-aged, who speaks fast").Pace > plain.Pace * 1.05);
        Assert.True(VoiceDesign.Create("A man, middle-aged, who speaks slowly").Pace < plain.Pace * 0.95);
        Assert.True(VoiceDesign.Create("A man, middle-aged, magnetic").Tilt < plain.Tilt);
        Assert.True(VoiceDesign.Create("A man, middle-aged, crisp").Tilt > plain.Tilt);
        Assert.True(VoiceDesign.Create("A man, middle-aged, hoarse").Breath > plain.Breath);
        Assert.True(VoiceDesign.Create("A man, middle-aged, lively").PitchRange > plain.PitchRange);
        Assert.True(VoiceDesign.Create("A little girl, lively").FormantScale > plain.FormantScale);
        Assert.Equal(VoiceGender.Female, VoiceDesign.Create("年轻女性,声音清脆").Gender);
    }

    [Fact]
    public void A_refused_description_makes_no_voice_and_says_why()
    {
        var error = Assert.Throws<SpeechException>(() => VoiceDesign.Create("123456"));
        Assert.Equal(SpeechErrorCode.InvalidArgument, error.Code);
        Assert.Contains("no description", error.Message);
    }

    [Theory]
    [MemberData(nameof(Descriptions))]
    public void Every_accepted_description_makes_a_profile_that_can_be_kept(string description, DesignRule? broken, string values)
    {
        _ = (broken, values);
        if (DesignCheck.Run(description).Refusal is not null)
            return;
        var profile = VoiceDesign.Create(description, "kept");
        var read = VoiceJson.ReadProfile(VoiceJson.Write(profile));
        Assert.Equal(VoiceJson.Write(profile), VoiceJson.Write(read));
        Assert.InRange(profile.Pitch / profile.FormantScale, 0.66, 1.69);
        Assert.InRange(profile.Pace / profile.FormantScale, 0.47, 2.5);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("{\"id\":\"a\",\"pitch\":99}")]
    [InlineData("{\"id\":\"a\",\"bands\":[1,2]}")]
    [InlineData("{\"id\":\"a\",\"breath\":\"much\"}")]
    public void A_damaged_profile_is_refused(string json) => Assert.Throws<SpeechException>(() => VoiceJson.ReadProfile(json));
}
