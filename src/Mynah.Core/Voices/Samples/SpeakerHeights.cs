namespace Mynah.Voices;

/// <summary>
/// Looks for two voices of different height: the medians of the voiced stretches fall into two groups that lie further apart than
/// each is wide. Two people of like height are not told apart.
/// </summary>
internal static class SpeakerHeights
{
    private const int LongestBreak = 5, ShortestStretch = 10; // frames of 10 ms
    private const double LeastShare = 0.15;

    /// <summary>How many times the higher group is the lower; 1 when there is one group.</summary>
    public static double Ratio(PitchTrack pitch)
    {
        var stretches = Stretches(pitch);
        stretches.Sort();
        double total = stretches.Sum(stretch => stretch.Frames), below = 0;
        var best = 1.0;
        for (var cut = 1; cut < stretches.Count; cut++)
        {
            below += stretches[cut - 1].Frames;
            if (below < total * LeastShare || total - below < total * LeastShare)
                continue;
            var gap = stretches[cut].Height - stretches[cut - 1].Height;
            // The groups' inner width must be small against the gap: one lively voice fills everything between its ends.
            var (low, high) = (Mean(stretches[..cut]), Mean(stretches[cut..]));
            if (gap > (high - low) * 0.45)
                best = Math.Max(best, Math.Pow(2, high - low));
        }
        return best;
    }

    private static double Mean(List<(double Height, int Frames)> stretches)
        => stretches.Sum(stretch => stretch.Height * stretch.Frames) / stretches.Sum(stretch => stretch.Frames);

    // Height in octaves.
    private static List<(double Height, int Frames)> Stretches(PitchTrack pitch)
    {
        var stretches = new List<(double, int)>();
        var current = new List<double>();
        var silent = 0;
        for (var frame = 0; frame <= pitch.Hertz.Length; frame++)
        {
            if (frame < pitch.Hertz.Length && pitch.Hertz[frame] > 0)
            {
                current.Add(Math.Log2(pitch.Hertz[frame]));
                silent = 0;
            }
            else if (++silent > LongestBreak || frame == pitch.Hertz.Length)
            {
                if (current.Count >= ShortestStretch)
                    stretches.Add((PitchTrack.Percentile([.. current.Order()], 0.5), current.Count));
                current.Clear();
            }
        }
        return stretches;
    }
}
