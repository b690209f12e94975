using Mynah.Audio;
using Mynah.Testing;

namespace Mynah.Audio.Tests.Stages;

public sealed class AudioChainTests
{
    [Theory]
    [InlineData(22050, 24000, 1, 1, 50)]
    [InlineData(22050, 22050, 2, 1, 50)]
    [InlineData(22050, 24000, 0.5, 1, 100)]
    [InlineData(22050, 48000, 1, 1.3, 80)]
    [InlineData(22050, 8000, 1.25, 0.8, 20)]
    [InlineData(22050, 16000, 2, 2, 50)]
    [InlineData(22050, 16000, 2, 0.5, 50)]
    [InlineData(24000, 44100, 0.5, 2, 100)]
    public void Length_and_pitch_are_what_was_asked_for(int input, int output, double rate, double pitch, int volume)
    {
        var tone = Tone.Sine(200, input, 3);
        using var chain = new AudioChain(input, output, rate, pitch, volume);
        var result = StageRun.InPieces(chain, tone, [input / 50]);
        Assert.Equal(3 / rate, (double)result.Length / output, 0.001);
        var middle = result.AsSpan(result.Length / 4, result.Length / 2);
        Assert.InRange(Tone.Frequency(middle, output, 200 * pitch), 200 * pitch - 1, 200 * pitch + 1);
        Assert.Equal(Math.Min(0.5 * volume / 50, 0.98) / Math.Sqrt(2), Tone.Rms(middle), 0.02);
    }

    [Fact]
    public void Nothing_to_do_is_nothing_done()
    {
        var noise = Tone.Noise(5000, seed: 5);
        using var chain = new AudioChain(22050, 22050);
        Assert.True(chain.IsPassThrough);
        Assert.Equal(noise, StageRun.InPieces(chain, noise, [333]));
    }

    [Fact]
    public void One_chain_speaks_one_stream_after_another_alike()
    {
        var voice = Tone.Voice(22050, 0.6);
        using var chain = new AudioChain(22050, 16000, rate: 1.3, pitch: 0.9, volume: 90);
        var first = StageRun.Whole(chain, voice);
        Assert.Equal(first, StageRun.Whole(chain, voice));
        Assert.Empty(StageRun.Whole(chain, []));
    }

    [Theory]
    [InlineData(0.4, 1, 50)]
    [InlineData(2.1, 1, 50)]
    [InlineData(double.NaN, 1, 50)]
    [InlineData(1, 0.4, 50)]
    [InlineData(1, double.PositiveInfinity, 50)]
    [InlineData(1, 1, 101)]
    public void Values_out_of_range_are_refused(double rate, double pitch, int volume) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new AudioChain(22050, 24000, rate, pitch, volume));
}
