using Mynah.Audio;
using Mynah.Ssml;

namespace Mynah.Voices;

/// <summary>
/// A sound cut into frames of 25 ms every 10 ms at 16 kHz, with the level and power spectrum of each, and which of them are speech.
/// The base of all measures.
/// </summary>
internal sealed class SpeechFrames
{
    public const int Rate = 16000, Hop = 160, Window = 400, Size = 512, Bins = Size / 2 + 1;
    public const double SecondsPerFrame = (double)Hop / Rate;
    public const double Silence = -100; // dB, where nothing is left

    // Sounds this far below the loudest are no speech, whatever the background (dB).
    private const double Reach = 32;

    // Below this nobody is heard, even alone (dB below full scale).
    private const double LeastLevel = -55;

    private static readonly FourierTransform Transform = new(Size);
    private static readonly float[] Hann = [.. Enumerable.Range(0, Window).Select(i => (float)(0.5 - 0.5 * Math.Cos(2 * Math.PI * (i + 0.5) / Window)))];

    public SpeechFrames(Sound sound)
    {
        Samples = Resampled(sound, Rate);
        Count = Math.Max(0, (Samples.Length - Window) / Hop + 1);
        Levels = new double[Count];
        Powers = new float[Count][];
        for (var frame = 0; frame < Count; frame++)
            Measure(frame);
        var sorted = Levels.Order().ToArray();
        Top = Count == 0 ? Silence : sorted[Count * 95 / 100];
        Floor = Count == 0 ? Silence : sorted[Count * 5 / 100];
        // A sound without pauses (a tone, noise) is active all over; whether it is speech is for others to say.
        Threshold = Math.Max(LeastLevel, Top - Floor < 6 ? Floor - 3 : Math.Max(Top - Reach, Floor + 0.3 * (Top - Floor)));
        IsActive = [.. Levels.Select(level => level >= Threshold)];
    }

    /// <summary>The whole sound at 16 kHz.</summary>
    public float[] Samples { get; }

    public int Count { get; }

    /// <summary>Level of each frame in dB below full scale.</summary>
    public double[] Levels { get; }

    /// <summary>Power spectrum of each frame, 31.25 Hz per bin.</summary>
    public float[][] Powers { get; }

    public bool[] IsActive { get; }

    /// <summary>The loud frames' level (95th percentile), the quiet ones' (fifth), and the border between sound and pause, in dB.</summary>
    public double Top { get; }

    public double Floor { get; }

    public double Threshold { get; }

    public static float[] Resampled(Sound sound, int rate)
    {
        if (sound.SampleRate == rate)
            return sound.Samples.ToArray();
        var output = new ReusableBuffer<float>((int)((long)sound.Samples.Length * rate / sound.SampleRate) + 1024);
        using var resampler = new Resampler(sound.SampleRate, rate);
        resampler.Process(sound.Samples.Span, output);
        resampler.Flush(output);
        return output.WrittenSpan.ToArray();
    }

    private void Measure(int frame)
    {
        Span<float> real = stackalloc float[Size], imaginary = stackalloc float[Size];
        real.Clear();
        imaginary.Clear();
        double energy = 0;
        for (var i = 0; i < Window; i++)
        {
            var sample = Samples[frame * Hop + i];
            energy += sample * sample;
            real[i] = sample * Hann[i];
        }
        Levels[frame] = energy <= 0 ? Silence : Math.Max(Silence, 10 * Math.Log10(energy / Window));
        Transform.Forward(real, imaginary);
        var power = new float[Bins];
        for (var bin = 0; bin < Bins; bin++)
            power[bin] = real[bin] * real[bin] + imaginary[bin] * imaginary[bin];
        Powers[frame] = power;
    }
}
