using System.Numerics;
using System.Runtime.InteropServices;

namespace Mynah.Audio;

/// <summary>
/// Converts between samples (−1 … 1) and signed 16-bit. Full scale is 32768, so 16-bit values survive a round trip bit for bit.
/// Stateless and thread-safe.
/// </summary>
public static class Pcm16
{
    private const float FullScale = 32768f;

    /// <summary>Rounds to the nearest step (ties to even), limits to −32768 … 32767, makes NaN and infinities 0. No dither.</summary>
    /// <param name="samples">Any values.</param>
    /// <param name="destination">At least as long as <paramref name="samples"/>.</param>
    public static void FromSamples(ReadOnlySpan<float> samples, Span<short> destination)
    {
        destination = destination[..samples.Length];
        var width = Vector<float>.Count;
        var i = 0;
        for (; i <= samples.Length - 2 * width; i += 2 * width)
        {
            var low = ToSteps(new Vector<float>(samples[i..]));
            var high = ToSteps(new Vector<float>(samples[(i + width)..]));
            Vector.Narrow(low, high).CopyTo(destination[i..]);
        }
        for (; i < samples.Length; i++)
            destination[i] = FromSample(samples[i]);
    }

    /// <summary>Writes little-endian 16-bit samples, converted as by <see cref="FromSamples"/>.</summary>
    /// <param name="samples">Any values.</param>
    /// <param name="destination">At least two bytes per sample.</param>
    public static void ToBytes(ReadOnlySpan<float> samples, Span<byte> destination)
    {
        var steps = MemoryMarshal.Cast<byte, short>(destination)[..samples.Length];
        FromSamples(samples, steps);
        if (!BitConverter.IsLittleEndian)
            System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(steps, steps);
    }

    /// <summary>Makes samples of 16-bit steps; exact.</summary>
    /// <param name="steps">Signed 16-bit samples in the machine's byte order.</param>
    /// <param name="destination">At least as long as <paramref name="steps"/>.</param>
    public static void ToSamples(ReadOnlySpan<short> steps, Span<float> destination)
    {
        destination = destination[..steps.Length];
        var width = Vector<short>.Count;
        var i = 0;
        for (; i <= steps.Length - width; i += width)
        {
            Vector.Widen(new Vector<short>(steps[i..]), out var low, out var high);
            (Vector.ConvertToSingle(low) * (1 / FullScale)).CopyTo(destination[i..]);
            (Vector.ConvertToSingle(high) * (1 / FullScale)).CopyTo(destination[(i + width / 2)..]);
        }
        for (; i < steps.Length; i++)
            destination[i] = steps[i] * (1 / FullScale);
    }

    /// <summary>Copies samples for a native codec: limited to −1 … 1, NaN and infinities become 0.</summary>
    internal static void CopyLimited(ReadOnlySpan<float> samples, Span<float> destination)
    {
        destination = destination[..samples.Length];
        var width = Vector<float>.Count;
        var i = 0;
        for (; i <= samples.Length - width; i += width)
            Vector.Min(Vector.Max(Finite(new Vector<float>(samples[i..])), -Vector<float>.One), Vector<float>.One).CopyTo(destination[i..]);
        for (; i < samples.Length; i++)
            destination[i] = float.IsFinite(samples[i]) ? Math.Clamp(samples[i], -1f, 1f) : 0f;
    }

    private static short FromSample(float sample) =>
        float.IsFinite(sample) ? (short)MathF.Round(Math.Clamp(sample * FullScale, short.MinValue, short.MaxValue)) : (short)0;

    private static Vector<int> ToSteps(Vector<float> samples)
    {
        var scaled = Finite(samples) * FullScale;
        var limited = Vector.Min(Vector.Max(scaled, new Vector<float>(short.MinValue)), new Vector<float>(short.MaxValue));
        return Vector.ConvertToInt32(Vector.Round(limited));
    }

    // NaN fails every comparison, infinities are greater than the largest number: one test finds both.
    private static Vector<float> Finite(Vector<float> samples) =>
        Vector.ConditionalSelect(
            Vector.LessThanOrEqual(Vector.Abs(samples), new Vector<float>(float.MaxValue)), samples, Vector<float>.Zero);
}
