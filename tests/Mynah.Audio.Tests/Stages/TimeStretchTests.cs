using Mynah.Audio;
using Mynah.Testing;

namespace Mynah.Audio.Tests.Stages;

public sealed class TimeStretchTests
{
    [Theory]
    [InlineData(0.25)]
    [InlineData(0.5)]
    [InlineData(0.8)]
    [InlineData(0.97)]
    [InlineData(1.03)]
    [InlineData(1.3)]
    [InlineData(1.7)]
    [InlineData(2.0)]
    [InlineData(4.0)]
    public void The_length_is_exact_and_the_audio_reaches_to_its_end(double rate)
    {
        var voice = Tone.Voice(22050, 4.9);
        using var stretch = new TimeStretch(22050, rate);
        var result = StageRun.InPieces(stretch, voice, [441]);
        Assert.Equal((int)Math.Round(voice.Length / rate, MidpointRounding.AwayFromZero), result.Length);
        Assert.All(result, sample => Assert.InRange(sample, -1f, 1f));

        // The drift of libsonic is corrected as it goes: hardly anything is filled up with silence at the end.
        var silent = result.Length - 1 - Array.FindLastIndex(result, sample => sample != 0);
        Assert.InRange(silent / 22050.0, 0, 0.02);
    }

    [Theory]
    [InlineData(8000, 0.5, 110)] // whole samples are coarse here: an octave higher it would be off by 1.1 Hz
    [InlineData(16000, 1.5, 220)]
    [InlineData(22050, 0.5, 220)]
    [InlineData(22050, 2.0, 220)]
    [InlineData(48000, 2.0, 440)]
    public void A_tone_keeps_its_frequency_and_level(int sampleRate, double rate, double frequency)
    {
        using var stretch = new TimeStretch(sampleRate, rate);
        var result = StageRun.Whole(stretch, Tone.Sine(frequency, sampleRate, 3));
        var middle = result.AsSpan(result.Length / 4, result.Length / 2);
        Assert.InRange(Tone.Frequency(middle, sampleRate, frequency), frequency - 1, frequency + 1);
        Assert.InRange(Tone.Decibels(Tone.Rms(middle) / (0.5 / Math.Sqrt(2))), -0.3, 0.3);
    }

    [Fact]
    public void Events_stay_at_their_place_in_a_long_stream()
    {
        // One burst a second. Left to itself libsonic is late by 0.6 % at this rate: the last would be a quarter of a second off.
        const int Rate = 22050;
        const double Factor = 0.25;
        var signal = Tone.Sine(220, Rate, 10);
        for (var i = 0; i < signal.Length; i++)
            signal[i] *= i % Rate < Rate / 10 ? 1 : 0.02f;
        using var stretch = new TimeStretch(Rate, Factor);
        var result = StageRun.Whole(stretch, signal);
        for (var second = 1; second < 10; second++)
        {
            var expected = (int)(second * Rate / Factor);
            var before = Tone.Rms(result.AsSpan(expected - Rate / 10, Rate / 20));
            var after = Tone.Rms(result.AsSpan(expected + Rate / 20, Rate / 20));
            Assert.True(after > 3 * before, $"no burst begins at second {second}: {before:0.000} then {after:0.000}");
        }
    }

    [Fact]
    public void A_stage_that_was_flushed_starts_afresh()
    {
        var voice = Tone.Voice(22050, 0.7);
        using var stretch = new TimeStretch(22050, 1.4);
        var first = StageRun.Whole(stretch, voice);
        Assert.Equal(first, StageRun.Whole(stretch, voice));
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(4.1)]
    [InlineData(double.NaN)]
    public void A_rate_out_of_range_is_refused(double rate) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TimeStretch(22050, rate));
}
