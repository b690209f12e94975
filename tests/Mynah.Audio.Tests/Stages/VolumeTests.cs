using Mynah.Audio;
using Mynah.Testing;

namespace Mynah.Audio.Tests.Stages;

public sealed class VolumeTests
{
    private const int Rate = 24000;

    [Fact]
    public void Fifty_is_unchanged_bit_for_bit()
    {
        float[] samples = [.. Tone.Noise(1000, seed: 1), 1.5f, -3f, float.Epsilon];
        using var volume = new Volume(Rate, 50);
        Assert.Equal(samples, StageRun.Whole(volume, samples));
    }

    [Fact]
    public void Zero_is_silence_whatever_comes_in()
    {
        using var volume = new Volume(Rate, 0);
        float[] result = StageRun.Whole(volume, [0.5f, float.NaN, float.PositiveInfinity, -1f]);
        Assert.Equal([0f, 0f, 0f, 0f], result);
    }

    [Theory]
    [InlineData(1, -33.98)]
    [InlineData(25, -6.02)]
    [InlineData(49, -0.175)]
    [InlineData(75, 3.52)]
    [InlineData(100, 6.02)]
    public void The_level_follows_the_linear_curve(int level, double decibels)
    {
        var tone = Tone.Sine(440, Rate, 0.5, amplitude: 0.3);
        using var volume = new Volume(Rate, level);
        var result = StageRun.Whole(volume, tone);
        Assert.Equal(tone.Length, result.Length);
        Assert.Equal(decibels, Tone.Decibels(Tone.Rms(result) / Tone.Rms(tone)), 0.05);
    }

    [Fact]
    public void What_stays_below_the_ceiling_is_only_multiplied_and_stays_in_time()
    {
        var noise = Tone.Noise(3000, seed: 2, amplitude: 0.48);
        using var volume = new Volume(Rate, 100);
        var result = StageRun.Whole(volume, noise);
        Assert.Equal(noise.Select(sample => sample * 2), result, (expected, actual) => Math.Abs(expected - actual) < 1e-6);
    }

    [Theory]
    [InlineData(120)]
    [InlineData(440)]
    [InlineData(3000)]
    public void A_loud_tone_is_turned_down_and_not_clipped(double frequency)
    {
        var tone = Tone.Sine(frequency, Rate, 1, amplitude: 0.95);
        using var volume = new Volume(Rate, 100);
        var result = StageRun.Whole(volume, tone);
        Assert.InRange(Tone.Peak(result), 0.9f, 0.98f);

        // Clipped at half its height, a sine has a third harmonic at −16 dB.
        var settled = result.AsSpan(Rate / 2, Rate / 4);
        var fundamental = Tone.Amplitude(settled, Rate, frequency);
        Assert.InRange(Tone.Decibels(Tone.Amplitude(settled, Rate, 3 * frequency) / fundamental), -500, -40);
        Assert.InRange(Tone.Decibels(fundamental / 0.98), -1, 0.1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Nothing_ever_passes_the_ceiling_or_sticks_to_it(int seed)
    {
        // Bursts of wild noise, single spikes, values far beyond full scale and nonsense.
        var random = new Random(seed);
        var signal = Tone.Noise(20000, seed, amplitude: 1);
        for (var i = 0; i < signal.Length; i++)
            signal[i] *= (i / 500 % 4) switch { 0 => 0.01f, 1 => 1f, 2 => 5f, _ => 0.3f };
        for (var i = 0; i < 30; i++)
            signal[random.Next(signal.Length)] = (i % 3) switch { 0 => 100f, 1 => float.NaN, _ => float.NegativeInfinity };
        using var volume = new Volume(Rate, 100);
        var result = StageRun.Whole(volume, signal);
        Assert.Equal(signal.Length, result.Length);
        Assert.All(result, sample => Assert.InRange(sample, -0.98f, 0.98f));
        var plateau = result.Zip(result.Skip(1)).Count(pair => Math.Abs(pair.First) > 0.9799f && pair.First == pair.Second);
        Assert.Equal(0, plateau);
    }

    [Fact]
    public void A_stream_shorter_than_the_look_ahead_comes_out_whole()
    {
        using var volume = new Volume(Rate, 100);
        Assert.Equal([0.2f, -0.4f, 0.6f], StageRun.Whole(volume, [0.1f, -0.2f, 0.3f]));
        Assert.Empty(StageRun.Whole(volume, []));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(101)]
    public void A_level_out_of_range_is_refused(int level) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Volume(Rate, level));
}
