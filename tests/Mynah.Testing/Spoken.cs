using Mynah.Engines;
using Mynah.Text;

namespace Mynah.Testing;

/// <summary>All that an engine gave for one segment.</summary>
public sealed record Spoken(float[] Samples, WordMark[] Words, int Frames, int SampleRate)
{
    /// <summary>Length of the audio.</summary>
    public TimeSpan Duration => TimeSpan.FromSeconds((double)Samples.Length / SampleRate);

    /// <summary>Speaks a segment and keeps copies of everything.</summary>
    public static async Task<Spoken> CollectAsync(
        ISpeechEngine engine, SpeechSegment segment, VoiceProfile voice, CancellationToken cancellationToken = default)
    {
        var samples = new List<float>();
        var words = new List<WordMark>();
        var frames = 0;
        await foreach (var frame in engine.SpeakAsync(segment, voice, cancellationToken))
        {
            frames++;
            samples.AddRange(frame.Samples.Span);
            words.AddRange(frame.Words.Span);
        }
        return new Spoken([.. samples], [.. words], frames, engine.Info.SampleRate);
    }

    /// <summary>Milliseconds of the longest stretch below the level, outside the leading and trailing ones.</summary>
    public double LongestGap(float level = 0.001f)
    {
        int longest = 0, current = 0;
        var hasSound = false;
        foreach (var sample in Samples)
        {
            if (Math.Abs(sample) < level)
            {
                current++;
                continue;
            }
            if (hasSound)
                longest = Math.Max(longest, current);
            hasSound = true;
            current = 0;
        }
        return longest * 1000.0 / SampleRate;
    }
}

/// <summary>Segments for tests.</summary>
public static class Segments
{
    /// <summary>One run of ordinary text.</summary>
    public static SpeechSegment Text(string language, string text, SegmentEnd end = SegmentEnd.Sentence)
        => Of(text, language, end, (language, text, SpokenForm.Text));

    /// <summary>Runs that follow each other in <paramref name="text"/>.</summary>
    public static SpeechSegment Of(
        string text, string language, SegmentEnd end, params (string Language, string Spoken, SpokenForm Form)[] runs)
    {
        var start = 0;
        var spoken = new List<SpokenRun>();
        foreach (var (code, words, form) in runs)
        {
            spoken.Add(new SpokenRun(code, words, MappedText.Unchanged(words, start), form));
            start += words.Length;
        }
        return new SpeechSegment(text, language, spoken, end);
    }
}
