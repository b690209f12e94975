using Mynah.Audio;
using Mynah.Testing;

namespace Mynah.Audio.Tests.Formats;

public sealed class Pcm16Tests
{
    [Fact]
    public void Every_16_bit_value_survives_the_round_trip()
    {
        short[] all = [.. Enumerable.Range(short.MinValue, 65536).Select(value => (short)value)];
        var samples = new float[all.Length];
        Pcm16.ToSamples(all, samples);
        var back = new short[all.Length];
        Pcm16.FromSamples(samples, back);
        Assert.Equal(all, back);
    }

    [Fact]
    public void Values_are_rounded_limited_and_never_wrapped()
    {
        // Repeated so that both the vector path and the rest see every value.
        float[] values = [0.6f / 32768, -0.6f / 32768, 0.4f / 32768, 1f, 1.5f, 1e30f, -1f, -7f, float.NaN, float.PositiveInfinity, float.NegativeInfinity];
        short[] expected = [1, -1, 0, 32767, 32767, 32767, -32768, -32768, 0, 0, 0];
        float[] many = [.. Enumerable.Repeat(values, 7).SelectMany(v => v)];
        var steps = new short[many.Length];
        Pcm16.FromSamples(many, steps);
        Assert.Equal(Enumerable.Repeat(expected, 7).SelectMany(v => v), steps);
    }

    [Fact]
    public void Bytes_are_little_endian()
    {
        var bytes = new byte[4];
        Pcm16.ToBytes([0x0102 / 32768f, -1 / 32768f], bytes);
        Assert.Equal([0x02, 0x01, 0xFF, 0xFF], bytes);
    }
}
