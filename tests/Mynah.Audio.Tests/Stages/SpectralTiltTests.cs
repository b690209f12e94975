using Mynah.Audio;
using Mynah.Testing;

namespace Mynah.Audio.Tests.Stages;

public sealed class SpectralTiltTests
{
    private const int SampleRate = 22050;

    [Theory]
    [InlineData(-3)]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(3)]
    public void The_spectrum_around_one_kilohertz_slopes_by_the_tilt(double tilt)
    {
        // A shelf of first order is less steep than its ends are apart: between 500 Hz and 2 kHz it does 40 to 110 % of the tilt.
        var perOctave = (Gain(tilt, 2000) - Gain(tilt, 500)) / 2;
        Assert.InRange(perOctave / tilt, 0.4, 1.1);
    }

    [Theory]
    [InlineData(-3)]
    [InlineData(3)]
    public void The_ends_of_the_band_are_as_far_apart_as_the_tilt_says(double tilt)
    {
        // Four octaves of tilt between the lowest and the highest, which are reached within a third.
        Assert.InRange((Gain(tilt, 8000) - Gain(tilt, 60)) / (4 * tilt), 0.7, 1.05);
        Assert.Equal(Math.Sign(tilt), Math.Sign(Gain(tilt, 4000) - Gain(tilt, 2000)));
    }

    [Theory]
    [InlineData(-3)]
    [InlineData(-0.5)]
    [InlineData(3)]
    public void No_tilt_makes_the_lows_louder(double tilt) => Assert.True(Gain(tilt, 100) < 0.1);

    [Fact]
    public void No_tilt_changes_nothing_but_rounding()
    {
        var signal = Tone.Noise(2000, seed: 1);
        using var stage = new SpectralTilt(SampleRate, 0);
        var tilted = StageRun.Whole(stage, signal);
        Assert.Equal(signal.Length, tilted.Length);
        Assert.All(signal.Zip(tilted), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
    }

    [Theory]
    [InlineData(-6.1)]
    [InlineData(6.1)]
    [InlineData(double.NaN)]
    public void A_tilt_out_of_range_is_refused(double tilt)
        => Assert.Throws<ArgumentOutOfRangeException>(() => new SpectralTilt(SampleRate, tilt));

    [Fact]
    public void A_sample_that_is_no_number_does_not_stay()
    {
        using var stage = new SpectralTilt(SampleRate, 2);
        StageRun.Whole(stage, [float.NaN, 1]);
        Assert.All(StageRun.Whole(stage, Tone.Sine(440, SampleRate, 0.1)), sample => Assert.True(float.IsFinite(sample)));
    }

    private static double Gain(double tilt, double frequency)
    {
        using var stage = new SpectralTilt(SampleRate, tilt);
        var tone = Tone.Sine(frequency, SampleRate, 0.5, amplitude: 0.1);
        var tilted = StageRun.Whole(stage, tone);
        const int settled = 4000;
        return Tone.Decibels(Tone.Rms(tilted.AsSpan(settled)) / Tone.Rms(tone.AsSpan(settled)));
    }
}
