namespace Mynah.Audio;

/// <summary>The discrete Fourier transform of one size, a power of two (J. Cooley and J. Tukey, 1965). Immutable; safe for concurrent calls.</summary>
public sealed class FourierTransform
{
    private readonly int _size;
    private readonly float[] _cosines;
    private readonly float[] _sines;

    /// <summary>Prepares the factors.</summary>
    /// <param name="size">How many points; a power of two.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is no power of two.</exception>
    public FourierTransform(int size)
    {
        if (!int.IsPow2(size))
            throw new ArgumentOutOfRangeException(nameof(size), size, "Use a power of two.");
        _size = size;
        _cosines = new float[size / 2];
        _sines = new float[size / 2];
        for (var i = 0; i < size / 2; i++)
        {
            var (sine, cosine) = Math.SinCos(-2 * Math.PI * i / size);
            (_sines[i], _cosines[i]) = ((float)sine, (float)cosine);
        }
    }

    /// <summary>Transforms in place, without scaling. Both spans hold as many numbers as the transform has points.</summary>
    public void Forward(Span<float> real, Span<float> imaginary)
    {
        Reorder(real, imaginary);
        for (var length = 2; length <= _size; length *= 2)
        {
            var step = _size / length;
            for (var start = 0; start < _size; start += length)
            {
                for (var k = 0; k < length / 2; k++)
                {
                    int at = start + k, other = at + length / 2;
                    var (cosine, sine) = (_cosines[k * step], _sines[k * step]);
                    var r = real[other] * cosine - imaginary[other] * sine;
                    var m = real[other] * sine + imaginary[other] * cosine;
                    (real[other], imaginary[other]) = (real[at] - r, imaginary[at] - m);
                    (real[at], imaginary[at]) = (real[at] + r, imaginary[at] + m);
                }
            }
        }
    }

    private void Reorder(Span<float> real, Span<float> imaginary)
    {
        for (int i = 1, j = 0; i < _size; i++)
        {
            var bit = _size >> 1;
            for (; (j & bit) != 0; bit >>= 1)
                j ^= bit;
            j ^= bit;
            if (i < j)
                (real[i], real[j], imaginary[i], imaginary[j]) = (real[j], real[i], imaginary[j], imaginary[i]);
        }
    }
}
