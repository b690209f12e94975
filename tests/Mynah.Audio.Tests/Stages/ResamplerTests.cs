using Mynah.Audio;
using Mynah.Testing;

namespace Mynah.Audio.Tests.Stages;

public sealed class ResamplerTests
{
    public static TheoryData<int, int> Pairs()
    {
        var pairs = new TheoryData<int, int>();
        foreach (var input in AudioFormat.SampleRates)
        {
            foreach (var output in AudioFormat.SampleRates.Where(rate => rate != input))
                pairs.Add(input, output);
        }
        pairs.Add(16000, 11025);
        pairs.Add(11025, 48000);
        pairs.Add(24255, 24000);
        pairs.Add(22051, 44101);
        pairs.Add(44100, 12000);
        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_tone_in_the_passband_keeps_frequency_and_level_and_nothing_else_comes_within_90_dB(int input, int output)
    {
        var lower = Math.Min(input, output);
        foreach (var part in (double[])[0.0127, 0.11, 0.27, 0.39, 0.4])
        {
            var frequency = part * lower;
            using var resampler = new Resampler(input, output);
            var result = StageRun.Whole(resampler, Tone.Sine(frequency, input, 0.25));
            var middle = result.AsSpan(result.Length / 8, result.Length * 3 / 4);
            Assert.InRange(Tone.SignalToNoise(middle, output, frequency), 90, double.MaxValue);
            Assert.InRange(Tone.Decibels(Tone.Rms(middle) / (0.5 / Math.Sqrt(2))), -0.05, 0.05);
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_tone_above_the_new_Nyquist_frequency_disappears(int input, int output)
    {
        if (output >= input)
            return; // nothing lies above; images are in the signal-to-noise test
        foreach (var part in (double[])[0.001, 0.1, 0.5, 0.95])
        {
            var frequency = output / 2.0 + part * (input - output) / 2.0;
            using var resampler = new Resampler(input, output);
            var result = StageRun.Whole(resampler, Tone.Sine(frequency, input, 0.25));
            var middle = result.AsSpan(result.Length / 8, result.Length * 3 / 4);
            Assert.InRange(Tone.Decibels(Tone.Rms(middle) / (0.5 / Math.Sqrt(2))), -500, -85);
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Latency_is_at_most_5_ms_and_the_length_is_exact(int input, int output)
    {
        using var resampler = new Resampler(input, output);
        Assert.InRange(resampler.Latency.TotalMilliseconds, 0.01, 5);
        foreach (var length in (int[])[0, 1, 2, 3, 100, 1023, 4801])
        {
            var result = StageRun.Whole(resampler, new float[length]);
            Assert.Equal((long)Math.Round((double)length * output / input, MidpointRounding.AwayFromZero), result.Length);
        }

        // What it promises as latency is what a stream sees: after that much input, output has begun.
        var written = new ReusableBuffer<float>();
        resampler.Process(new float[(int)Math.Round(resampler.Latency.TotalSeconds * input) + 1], written);
        Assert.NotEqual(0, written.WrittenCount);
    }

    [Theory]
    [InlineData(22050, 48000)]
    [InlineData(48000, 8000)]
    public void The_output_is_aligned_in_time(int input, int output)
    {
        // A raised cosine around 0.1 s must peak at 0.1 s.
        var pulse = new float[input / 5];
        for (var i = 0; i < pulse.Length; i++)
        {
            var distance = Math.Abs((double)i / input - 0.1) / 0.002;
            pulse[i] = distance < 1 ? (float)(0.5 + 0.5 * Math.Cos(Math.PI * distance)) : 0;
        }
        using var resampler = new Resampler(input, output);
        var result = StageRun.Whole(resampler, pulse);
        Assert.Equal(output / 10, Array.IndexOf(result, result.Max()));
    }

    [Fact]
    public void Equal_rates_pass_bit_for_bit()
    {
        var noise = Tone.Noise(5000, seed: 1);
        using var resampler = new Resampler(24000, 24000);
        Assert.Equal(noise, StageRun.InPieces(resampler, noise, [7, 100]));
        Assert.Equal(TimeSpan.Zero, resampler.Latency);
    }

    [Fact]
    public void A_constant_stays_that_constant()
    {
        using var resampler = new Resampler(22050, 24000);
        var result = StageRun.Whole(resampler, Enumerable.Repeat(0.25f, 4000).ToArray());
        Assert.All(result[200..^200], sample => Assert.Equal(0.25f, sample, 5));
    }

    [Theory]
    [InlineData(0, 8000)]
    [InlineData(8000, -1)]
    [InlineData(8000, 1_000_000)]
    public void Impossible_rates_are_refused(int input, int output) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Resampler(input, output));
}
