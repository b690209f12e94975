using System.Buffers;
using System.Numerics;

namespace Mynah.Audio;

/// <summary>
/// Loudness, 0 to 100. The amplitude is multiplied by volume / 50 (dossier 02 §3.1: linear, 0 is silence, 50 as made), so 25 is
/// −6 dB and 100 is +6 dB. Up to 50 the latency is zero and 50 is unchanged bit for bit. Above 50 a look-ahead limiter turns the
/// gain down smoothly before a peak arrives: the output never exceeds 0.98, and nothing is clipped; latency 4 ms,
/// and NaN and infinities become 0. No native library.
/// </summary>
public sealed class Volume : IAudioStage
{
    /// <summary>The volume that changes nothing.</summary>
    public const int Neutral = 50;

    private readonly float _gain;
    private readonly Limiter? _limiter;

    /// <summary>Makes a volume stage for audio of <paramref name="sampleRate"/> Hz; <paramref name="level"/> is 0 to 100.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is out of range.</exception>
    public Volume(int sampleRate, int level)
    {
        CheckLevel(level);
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleRate, 1000);
        _gain = level / (float)Neutral;
        _limiter = level > Neutral ? new Limiter(sampleRate, _gain) : null;
    }

    /// <inheritdoc />
    public void Process(ReadOnlySpan<float> input, IBufferWriter<float> output)
    {
        if (_limiter is not null)
            _limiter.Process(input, output);
        else if (_gain == 1)
            output.Write(input);
        else
            Scale(input, output);
    }

    /// <inheritdoc />
    public void Flush(IBufferWriter<float> output) => _limiter?.Flush(output);

    /// <inheritdoc />
    public void Dispose()
    {
        // Nothing is held; the interface asks for it.
    }

    internal static void CheckLevel(int level)
    {
        if (level is < 0 or > 100)
            throw new ArgumentOutOfRangeException(nameof(level), level, "Use a volume of 0 (silence) to 100; 50 leaves the voice as it is.");
    }

    private void Scale(ReadOnlySpan<float> input, IBufferWriter<float> output)
    {
        if (input.IsEmpty)
            return;
        var target = output.GetSpan(input.Length)[..input.Length];
        if (_gain == 0)
        {
            target.Clear(); // silence also where the input is not a number
        }
        else
        {
            var i = 0;
            for (; i <= input.Length - Vector<float>.Count; i += Vector<float>.Count)
                (new Vector<float>(input[i..]) * _gain).CopyTo(target[i..]);
            for (; i < input.Length; i++)
                target[i] = input[i] * _gain;
        }
        output.Advance(input.Length);
    }
}
