using Mynah.Audio;
using Mynah.Testing;

namespace Mynah.Audio.Tests.Stages;

public sealed class EffectTests
{
    private const int Rate = 24000;

    [Theory]
    [InlineData(500, 0)]
    [InlineData(1000, -3)]
    [InlineData(2000, -24)]
    [InlineData(4000, -48)]
    public void A_low_pass_falls_by_24_dB_per_octave_above_its_frequency(double frequency, double expected)
        => Assert.Equal(expected, GainAt(BiquadCascade.LowPass(Rate, 1000), frequency), 1.0);

    [Theory]
    [InlineData(2000, 0)]
    [InlineData(1000, -3)]
    [InlineData(500, -24)]
    public void A_high_pass_falls_by_24_dB_per_octave_below_its_frequency(double frequency, double expected)
        => Assert.Equal(expected, GainAt(BiquadCascade.HighPass(Rate, 1000), frequency), 1.0);

    [Theory]
    [InlineData(800, 12, 800, 12)]
    [InlineData(800, -20, 800, -20)]
    [InlineData(800, 12, 6400, 0)]
    [InlineData(800, 12, 100, 0)]
    [InlineData(12000, 20, 1000, 0)] // at the edge of the sample rate: changes nothing
    public void An_equalizer_changes_its_band_and_leaves_those_far_away(double band, double gain, double frequency, double expected)
        => Assert.Equal(expected, GainAt(BiquadCascade.Equalizer(Rate, [(band, gain)]), frequency), 0.5);

    [Fact]
    public void A_filter_at_half_the_sample_rate_is_allowed_and_above_it_is_not()
    {
        Assert.True(Tone.Rms(StageRun.Whole(BiquadCascade.LowPass(Rate, Rate / 2), Tone.Sine(440, Rate, 0.2))) > 0.3);
        Assert.Throws<ArgumentOutOfRangeException>(() => BiquadCascade.LowPass(Rate, Rate / 2 + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => BiquadCascade.HighPass(Rate, 0));
    }

    [Fact]
    public void Filters_keep_the_length_and_recover_from_what_is_no_number()
    {
        using var filter = BiquadCascade.LowPass(Rate, 1000);
        var signal = Tone.Sine(440, Rate, 0.5);
        Assert.Equal(signal.Length, StageRun.Whole(filter, signal).Length);
        StageRun.InPieces(filter, [float.NaN, float.PositiveInfinity], [1]);
        Assert.All(StageRun.Whole(filter, signal), sample => Assert.True(float.IsFinite(sample)));
    }

    [Fact]
    public void An_echo_repeats_a_click_weaker_each_time_until_it_is_not_heard()
    {
        var click = new float[100];
        click[0] = 1;
        var heard = StageRun.Whole(new Echo(Rate), click);
        var step = (int)(Echo.Delay.TotalSeconds * Rate);
        for (var repetition = 0; repetition < 5; repetition++)
            Assert.Equal(Math.Pow(Echo.Feedback, repetition), heard[repetition * step], 0.001);
        Assert.True(Tone.Peak(heard.AsSpan(heard.Length - step)) <= 0.00101f, "the tail ends at -60 dB");
        Assert.InRange(heard.Length, step, 3 * Rate);
    }

    [Theory]
    [InlineData(90)]
    [InlineData(140)]
    [InlineData(230)]
    public void A_robot_has_one_pitch_whatever_the_voice_and_keeps_length_and_level(double fundamental)
    {
        var voice = Tone.Voice(Rate, 1.5, fundamental, 0.5);
        var robot = StageRun.Whole(new Robot(Rate), voice);
        Assert.Equal(voice.Length, robot.Length);
        Assert.Equal(Robot.Pitch, Pitch.Median(robot, Rate), 1.5);
        Assert.InRange(Tone.Decibels(Tone.Rms(robot) / Tone.Rms(voice)), -4, 4);
    }

    [Fact]
    public void A_robot_speaks_when_the_voice_speaks()
    {
        var voice = new float[Rate];
        Tone.Sine(200, Rate, 0.2).CopyTo(voice, Rate / 2);
        var robot = StageRun.Whole(new Robot(Rate), voice);
        var first = robot.AsSpan().IndexOfAnyExceptInRange(-0.02f, 0.02f);
        Assert.InRange(first, Rate / 2 - Rate / 40, Rate / 2 + Rate / 40);
    }

    [Fact]
    public void Music_lies_under_the_sound_loops_and_begins_again_after_a_flush()
    {
        var music = Tone.Sine(1000, 16000, 0.5, 0.5); // 500 whole periods: the loop has no seam
        using var stage = new BackgroundMusic(Rate, music, 16000, 50);
        var heard = StageRun.Whole(stage, Tone.Sine(300, Rate, 2, 0.4));
        Assert.Equal(2 * Rate, heard.Length);
        Assert.Equal(0.4, Tone.Amplitude(heard, Rate, 300), 0.005);
        Assert.Equal(0.5 * BackgroundMusic.LoudestGain / 2, Tone.Amplitude(heard.AsSpan(Rate), Rate, 1000), 0.005);
        Assert.Equal(heard, StageRun.Whole(stage, Tone.Sine(300, Rate, 2, 0.4)));
    }

    [Fact]
    public void Music_at_volume_0_is_silence()
        => Assert.Equal(0, Tone.Peak(StageRun.Whole(new BackgroundMusic(Rate, Tone.Sine(1000, 16000, 0.1), 16000, 0), new float[Rate])), 6);

    [Fact]
    public void A_chain_never_passes_full_scale_whatever_the_effect_adds()
    {
        var loud = Tone.Voice(Rate, 1, amplitude: 1);
        foreach (var effect in new IAudioStage[] { new Echo(Rate), new Robot(Rate), BiquadCascade.Equalizer(Rate, [(100, 20), (200, 20), (400, 20)]) })
        {
            using var chain = new EffectChain(Rate, effect, new BackgroundMusic(Rate, Tone.Noise(8000, 1, 1), 16000, 100));
            var heard = StageRun.Whole(chain, loud);
            Assert.InRange(Tone.Peak(heard), 0.2f, 0.98f);
        }
    }

    private static double GainAt(IAudioStage stage, double frequency)
    {
        using (stage)
        {
            var heard = StageRun.Whole(stage, Tone.Sine(frequency, Rate, 1, 0.1));
            return Tone.Decibels(Tone.Amplitude(heard.AsSpan(Rate / 4), Rate, frequency) / 0.1);
        }
    }
}
