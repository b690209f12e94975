using Mynah.Audio;

namespace Mynah.Voices;

/// <summary>
/// Finds tones that are held as instruments hold them: a peak of the spectrum above 300 Hz that stays within 3 Hz for 0.3 s. The
/// harmonics of speech glide; even a monotonous voice moves its higher ones by more.
/// </summary>
internal static class HeldTones
{
    private const int Size = 1024, Step = 2; // 64 ms at 16 kHz, every 20 ms
    private const double BinHz = (double)SpeechFrames.Rate / Size, LowestHz = 300, HighestHz = 4000, Stay = 3;
    private const int ShortestFrames = 15; // 0.3 s in steps of 20 ms
    private const double Prominence = 20, Depth = 1e-4; // above the neighbours; below the strongest

    private static readonly FourierTransform Transform = new(Size);

    private sealed class Track
    {
        public required double Hertz { get; init; }

        public required int First { get; init; }

        public int Last { get; set; }
    }

    /// <summary>First and last frame (excluded) of each stretch with such tones, in frames of 10 ms, in order, not overlapping.</summary>
    public static List<(int First, int End)> Find(SpeechFrames frames)
    {
        var alive = new List<Track>();
        var held = new List<(int First, int End)>();
        var peaks = new List<double>();
        for (var frame = 0; frame < frames.Count; frame += Step)
        {
            peaks.Clear();
            if (frames.IsActive[frame] && frame * SpeechFrames.Hop + Size <= frames.Samples.Length)
                Peaks(frames.Samples.AsSpan(frame * SpeechFrames.Hop, Size), peaks);
            foreach (var peak in peaks)
            {
                if (alive.Find(track => track.Last < frame && Math.Abs(track.Hertz - peak) <= Stay) is { } track)
                    track.Last = frame;
                else
                    alive.Add(new Track { Hertz = peak, First = frame, Last = frame });
            }
            foreach (var track in alive.Where(track => track.Last < frame && (track.Last - track.First) / Step >= ShortestFrames))
                held.Add((track.First, track.Last + Step));
            alive.RemoveAll(track => track.Last < frame);
        }
        held.AddRange(alive.Where(track => (track.Last - track.First) / Step >= ShortestFrames).Select(track => (track.First, Math.Min(frames.Count, track.Last + Step))));
        return Joined(held);
    }

    private static List<(int First, int End)> Joined(List<(int First, int End)> spans)
    {
        var joined = new List<(int First, int End)>();
        foreach (var span in spans.Order())
        {
            if (joined.Count > 0 && span.First <= joined[^1].End)
                joined[^1] = (joined[^1].First, Math.Max(joined[^1].End, span.End));
            else
                joined.Add(span);
        }
        return joined;
    }

    private static void Peaks(ReadOnlySpan<float> samples, List<double> peaks)
    {
        Span<float> real = stackalloc float[Size], imaginary = stackalloc float[Size];
        imaginary.Clear();
        for (var i = 0; i < Size; i++)
            real[i] = samples[i] * (float)(0.5 - 0.5 * Math.Cos(2 * Math.PI * (i + 0.5) / Size));
        Transform.Forward(real, imaginary);
        Span<double> level = stackalloc double[Size / 2];
        var strongest = 0.0;
        for (var bin = 0; bin < level.Length; bin++)
            strongest = Math.Max(strongest, level[bin] = real[bin] * real[bin] + imaginary[bin] * imaginary[bin]);
        for (var bin = (int)(LowestHz / BinHz); bin < HighestHz / BinHz; bin++)
        {
            if (level[bin] < level[bin - 1] || level[bin] <= level[bin + 1] || level[bin] < strongest * Depth
                || level[bin] < Prominence * Math.Min(level[bin - 4], level[bin + 4]))
                continue;
            double before = Math.Log(level[bin - 1] + 1e-20), here = Math.Log(level[bin] + 1e-20), after = Math.Log(level[bin + 1] + 1e-20);
            var bend = before - 2 * here + after;
            peaks.Add((bin + (bend < 0 ? 0.5 * (before - after) / bend : 0)) * BinHz);
        }
    }
}
