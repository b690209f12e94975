namespace Mynah.Voices;

/// <summary>Where somebody speaks: active frames, with short gaps closed (stops of consonants) and short noises left out.</summary>
internal static class SpeechSpans
{
    private const int LongestGap = 20, ShortestSpeech = 6; // frames of 10 ms

    /// <summary>First and last frame (excluded) of each stretch, in order.</summary>
    public static List<(int First, int End)> Find(SpeechFrames frames)
    {
        var spans = new List<(int First, int End)>();
        for (var frame = 0; frame < frames.Count; frame++)
        {
            if (!frames.IsActive[frame])
                continue;
            if (spans.Count > 0 && frame - spans[^1].End <= LongestGap)
                spans[^1] = (spans[^1].First, frame + 1);
            else
                spans.Add((frame, frame + 1));
        }
        spans.RemoveAll(span => span.End - span.First < ShortestSpeech);
        return spans;
    }

    public static double Seconds(IEnumerable<(int First, int End)> spans) => spans.Sum(span => span.End - span.First) * SpeechFrames.SecondsPerFrame;
}
