using System.Buffers.Binary;
using System.Diagnostics;
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
        { "slt", "asetrate=16000*1.18,atempo=1/1.18" },
        { "slt", "atempo=0.85" },
        { "rms", "asetrate=16000*0.9,atempo=1/0.9" },
        { "awb", "atempo=1.2" },
    };

    [Theory]
    [MemberData(nameof(Speakers))]
    public async Task A_clone_has_the_height_the_pace_and_nearly_the_timbre_of_the_sample(string voice, string? filter)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var report = await SampleCheck.RunAsync(await Flite.SpeakAsync(voice, filter?.Replace("1/1.18", "0.8475").Replace("1/0.9", "1.1111").Replace("16000*1.18", "18880").Replace("16000*0.9", "14400")), SampleRules.Qwen, cancellationToken);
        foreach (var f in report.Findings) TestContext.Current.TestOutputHelper!.WriteLine($"{f}");
        var watch = Stopwatch.StartNew();
        var clone = await VoiceCloning.CreateAsync(report, fixture.Engine, new CloneOptions { Id = "clone", Language = "en" }, cancellationToken);
        var took = watch.Elapsed;
        var (cloned, usual) = (await SpeakAsync(clone.Profile), await SpeakAsync(VoiceRendition.Find("Cherry")!));
        var (heard, other) = (VoiceFeatures.Measure(cloned)!, VoiceFeatures.Measure(usual)!);
        var sample = report.Audio!;
        var f0 = Pitch.Median(cloned.Samples.Span, SampleRate) / Pitch.Median(sample.Samples.Span, SampleRate);
        var pace = SpeakingTime(sample) / SpeakingTime(cloned);
        TestContext.Current.TestOutputHelper!.WriteLine($"took {took} f0 {f0:0.000} own {heard.MedianPitch / report.Features!.MedianPitch:0.000} pace {pace:0.000} syll {heard.SyllablesPerSecond:0.00}/{report.Features.SyllablesPerSecond:0.00} dist {heard.TimbreDistanceTo(report.Features):0.0} default {other.TimbreDistanceTo(report.Features):0.0} fit {clone.Distance:0.0} time {SpeakingTime(sample):0.0}");
        TestContext.Current.TestOutputHelper!.WriteLine(VoiceJson.Write(clone));
        Assert.InRange(f0, 0.95, 1.05);
        Assert.InRange(heard.MedianPitch / report.Features!.MedianPitch, 0.95, 1.05);
        Assert.InRange(pace, 0.85, 1.15);
        Assert.InRange(heard.SyllablesPerSecond / report.Features.SyllablesPerSecond, 0.85, 1.15);
        Assert.True(heard.TimbreDistanceTo(report.Features) < 0.7 * other.TimbreDistanceTo(report.Features));
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
