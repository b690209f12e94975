using Mynah.Audio;
using Mynah.Testing;

namespace Mynah.Audio.Tests.Stages;

public sealed class PitchShiftTests
{
    [Theory]
    [InlineData(0.5)]
    [InlineData(0.7)]
    [InlineData(1.1)]
    [InlineData(1.5)]
    [InlineData(2.0)]
    public void The_pitch_follows_the_factor_and_the_duration_and_level_stay(double factor)
    {
        var tone = Tone.Sine(220, 22050, 3);
        using var shift = new PitchShift(22050, factor);
        var result = StageRun.Whole(shift, tone);
        Assert.InRange(result.Length, tone.Length - 1, tone.Length + 1);
        var middle = result.AsSpan(22050, 22050);
        Assert.InRange(Tone.Frequency(middle, 22050, 220 * factor), 220 * factor - 1, 220 * factor + 1);
        Assert.InRange(Tone.Decibels(Tone.Rms(middle) / (0.5 / Math.Sqrt(2))), -0.3, 0.3);
    }

    [Fact]
    public void Nothing_folds_back_below_when_the_pitch_goes_up()
    {
        // 7 kHz an octave up is above 11.025 kHz: it must vanish, not come back at 8.05 kHz.
        using var shift = new PitchShift(22050, 2);
        var result = StageRun.Whole(shift, Tone.Sine(7000, 22050, 1));
        Assert.InRange(Tone.Decibels(Tone.Rms(result.AsSpan(4000, 14000)) / 0.35), -500, -60);
    }

    [Fact]
    public void Factor_1_passes_bit_for_bit()
    {
        var noise = Tone.Noise(3000, seed: 3);
        using var shift = new PitchShift(22050, 1);
        Assert.Equal(noise, StageRun.InPieces(shift, noise, [100]));
    }

    [Theory]
    [InlineData(0.49)]
    [InlineData(2.01)]
    [InlineData(double.NaN)]
    public void A_factor_out_of_range_is_refused(double factor) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PitchShift(22050, factor));
}
