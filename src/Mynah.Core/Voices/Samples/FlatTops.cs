using Mynah.Ssml;

namespace Mynah.Voices;

/// <summary>Finds clipping: three or more equal samples in a row at the top of the sound, which no voice makes.</summary>
internal static class FlatTops
{
    private const float NearTop = 0.98f; // of the highest sample
    private const float LeastTop = 0.2f; // below it the top is noise, not a limit
    private const int Shortest = 3;
    private const double Joined = 0.05; // seconds

    public static (double Share, List<SampleSpan> Spans) Find(Sound sound)
    {
        var samples = sound.Samples.Span;
        var top = 0f;
        foreach (var sample in samples)
            top = Math.Max(top, Math.Abs(sample));
        var spans = new List<SampleSpan>();
        var clipped = 0;
        for (var i = 0; top >= LeastTop && i < samples.Length;)
        {
            var end = i + 1;
            if (Math.Abs(samples[i]) >= top * NearTop)
            {
                while (end < samples.Length && samples[end] == samples[i])
                    end++;
                if (end - i >= Shortest)
                {
                    clipped += end - i;
                    Add(spans, TimeSpan.FromSeconds((double)i / sound.SampleRate), TimeSpan.FromSeconds((double)end / sound.SampleRate));
                }
            }
            i = end;
        }
        return (samples.Length == 0 ? 0 : (double)clipped / samples.Length, spans);
    }

    private static void Add(List<SampleSpan> spans, TimeSpan start, TimeSpan end)
    {
        if (spans.Count > 0 && (start - spans[^1].End).TotalSeconds < Joined)
            spans[^1] = spans[^1] with { End = end };
        else
            spans.Add(new SampleSpan(SampleSpanKind.Clipping, start, end));
    }
}
