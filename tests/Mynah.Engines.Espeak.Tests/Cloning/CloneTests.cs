using System.Buffers.Binary;
using Mynah.Audio;
using Mynah.Ssml;
using Mynah.Testing;
using Mynah.Voices;

namespace Mynah.Engines.Espeak.Tests.Cloning;

/// <summary>Clones of speakers that are not ours, heard as users hear them: through the whole chain, saying what the speaker said.</summary>
public sealed class CloneTests(EngineFixture fixture)
{
    private const int SampleRate = 24000;

    /// <summary>Voices of flite, and others made of them: asetrate moves voice, vocal tract and pace together, atempo the pace alone.</summary>
    public static TheoryData<string, string?> Speakers => new()
    {
        { "slt", null },
        { "rms", null },
        { "awb", null },
        { "kal16", null },
        { "slt", "asetrate=18880,atempo=0.8475" },
        { "slt", "atempo=0.85" },
        { "rms", "asetrate=14400,atempo=1.1111" },
        { "awb", "atempo=1.2" },
    };

    [Theory]
    [MemberData(nameof(Speakers))]
    public async Task A_clone_has_the_height_the_pace_and_nearly_the_timbre_of_the_sample(string voice, string? filter)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var report = await SampleCheck.RunAsync(await Flite.SpeakAsync(voice, filter), SampleRules.Qwen, cancellationToken);
        var clone = await VoiceCloning.CreateAsync(report, fixture.Engine, new CloneOptions { Id = "clone", Language = "en" }, cancellationToken);
        var (cloned, usual) = (await SpeakAsync(clone.Profile), await SpeakAsync(VoiceRendition.Find("Cherry")!));
        var (heard, other) = (VoiceFeatures.Measure(cloned)!, VoiceFeatures.Measure(usual)!);
        var sample = report.Audio!;
        var f0 = Pitch.Median(cloned.Samples.Span, SampleRate) / Pitch.Median(sample.Samples.Span, SampleRate);
        var pace = SpeakingTime(sample) / SpeakingTime(cloned);
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"F0 {f0:0.000}, pace {pace:0.000}, timbre {heard.TimbreDistanceTo(report.Features!):0.0}, default voice {other.TimbreDistanceTo(report.Features!):0.0}");
        Assert.InRange(f0, 0.95, 1.05);
        Assert.InRange(heard.MedianPitch / report.Features!.MedianPitch, 0.95, 1.05);
        // 0.87 to 1.13 was measured; the engine speaks no sentence twice alike.
        Assert.InRange(pace, 0.8, 1.2);
        Assert.InRange(heard.SyllablesPerSecond / report.Features.SyllablesPerSecond, 0.8, 1.2);
        Assert.True(heard.TimbreDistanceTo(report.Features) < 0.7 * other.TimbreDistanceTo(report.Features));
        Assert.True(clone.Distance < 0.7 * clone.DefaultDistance); // and it says so itself
        Assert.True(Tone.Peak(cloned.Samples.ToArray()) < 0.99);
    }

    [Fact]
    public async Task A_transcript_makes_the_pace_that_of_the_sample_and_a_wrong_one_is_refused()
    {
        var report = await SampleCheck.RunAsync(await Flite.SpeakAsync("kal16"), SampleRules.CosyVoice, TestContext.Current.CancellationToken);
        var clone = await VoiceCloning.CreateAsync(report, fixture.Engine, new CloneOptions { Language = "en", Transcript = Flite.Text }, TestContext.Current.CancellationToken);
        Assert.InRange(SpeakingTime(report.Audio!) / SpeakingTime(await SpeakAsync(clone.Profile)), 0.94, 1.06);
        var error = await Assert.ThrowsAsync<SpeechException>(() => VoiceCloning.CreateAsync(
            report, fixture.Engine, new CloneOptions { Language = "en", Transcript = "Only these words." }, TestContext.Current.CancellationToken));
        Assert.Contains("transcript", error.Message);
    }

    [Fact]
    public async Task A_clone_that_was_kept_is_the_same_voice_again()
    {
        var report = await SampleCheck.RunAsync(await Flite.SpeakAsync("rms"), SampleRules.CosyVoice, TestContext.Current.CancellationToken);
        var clone = await VoiceCloning.CreateAsync(report, fixture.Engine, cancellationToken: TestContext.Current.CancellationToken);
        var kept = VoiceJson.ReadProfile(VoiceJson.Write(clone.Profile));
        var (one, other) = (VoiceFeatures.Measure(await SpeakAsync(clone.Profile))!, VoiceFeatures.Measure(await SpeakAsync(kept))!);
        Assert.InRange(one.MedianPitch / other.MedianPitch, 0.97, 1.03);
        Assert.True(one.TimbreDistanceTo(other) < 4, $"{one.TimbreDistanceTo(other)}");
    }

    [Fact]
    public async Task A_refused_sample_makes_no_clone()
    {
        var report = await SampleCheck.RunAsync(new byte[100], SampleRules.Qwen, TestContext.Current.CancellationToken);
        var error = await Assert.ThrowsAsync<SpeechException>(() => VoiceCloning.CreateAsync(report, fixture.Engine, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(SpeechErrorCode.InvalidArgument, error.Code);
    }

    /// <summary>Designed voices are heard as they are described.</summary>
    [Fact]
    public async Task Designed_voices_sound_as_described()
    {
        async Task<VoiceFeatures> HearAsync(string description) => VoiceFeatures.Measure(await SpeakAsync(VoiceDesign.Create(description)))!;
        var man = await HearAsync("A middle-aged man with a low, magnetic voice who speaks slowly");
        var woman = await HearAsync("A young woman with a crisp, lively voice who speaks fast");
        var child = await HearAsync("A cheerful little girl, high-pitched");
        var hoarse = VoiceDesign.Create("A middle-aged man with a low, hoarse voice who speaks slowly");
        var (rough, smooth) = (VoiceFeatures.Measure(await SpeakAsync(hoarse))!, VoiceFeatures.Measure(await SpeakAsync(hoarse with { Breath = 0 }))!);
        Assert.InRange(man.MedianPitch, 65, 110);
        Assert.InRange(woman.MedianPitch, 165, 240);
        Assert.InRange(child.MedianPitch, 250, 350);
        Assert.True(woman.SyllablesPerSecond > man.SyllablesPerSecond * 1.2);
        Assert.True(child.VocalTractLength < man.VocalTractLength);
        Assert.True(rough.HarmonicsToNoise < smooth.HarmonicsToNoise - 0.7);
    }

    private async Task<Sound> SpeakAsync(VoiceProfile profile)
    {
        var synthesizer = new LocalSynthesizer(fixture.Engine, voices: new VoiceDirectory(fixture.Engine, new OneVoice(profile with { Id = "custom" })));
        var options = new SpeechOptions { Voice = "custom", Language = "en", Format = new AudioFormat(AudioEncoding.Pcm, SampleRate) };
        var samples = new List<float>();
        await foreach (var speechEvent in synthesizer.SynthesizeAsync(Flite.Text, options, TestContext.Current.CancellationToken))
        {
            if (speechEvent is not AudioChunk chunk)
                continue;
            for (var i = 0; i < chunk.Data.Length; i += 2)
                samples.Add(BinaryPrimitives.ReadInt16LittleEndian(chunk.Data.Span[i..]) / 32768f);
        }
        return new Sound(samples.ToArray(), SampleRate);
    }

    // Seconds of sound, pauses of 0.2 s and more left out: the same words, so the ratio of two is that of the paces.
    private static double SpeakingTime(Sound sound)
    {
        const int step = SampleRate / 100, longestGap = 20;
        var samples = sound.Samples.Span;
        var peak = Tone.Peak(sound.Samples.ToArray());
        int last = -1, time = 0;
        for (var frame = 0; (frame + 1) * step <= samples.Length; frame++)
        {
            if (Tone.Rms(samples.Slice(frame * step, step)) < 0.01 * peak)
                continue;
            time += last >= 0 && frame - last <= longestGap ? frame - last : 1;
            last = frame;
        }
        return time / 100.0;
    }

    private sealed class OneVoice(VoiceProfile profile) : IVoiceSource
    {
        public VoiceProfile? Find(string id) => id == profile.Id ? profile : null;
    }
}
