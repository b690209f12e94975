using Mynah.Text;

namespace Mynah.Subtitles;

/// <summary>One line of subtitles.</summary>
/// <param name="Text">What is shown, on one line.</param>
/// <param name="Start">From when.</param>
/// <param name="End">Until when.</param>
public sealed record SubtitleCue(string Text, TimeSpan Start, TimeSpan End)
{
    // Two lines of 42 Latin characters are what subtitle guidelines allow at once; ideographs are twice as wide.
    private const int MaxWidth = 84;

    /// <summary>Cuts an utterance into cues that fit on a screen, at word borders.</summary>
    /// <param name="text">The utterance's text.</param>
    /// <param name="words">Its words in order; none gives no cue, since their times are unknown.</param>
    public static IEnumerable<SubtitleCue> From(string text, IReadOnlyList<SpokenWord> words)
    {
        for (var first = 0; first < words.Count;)
        {
            var last = first;
            while (last + 1 < words.Count && Fits(text, words[first], words[last + 1]))
                last++;
            // Punctuation behind a word belongs to its cue; what stands before the first word belongs to the first cue.
            var begin = first == 0 ? 0 : words[first].Index;
            var end = last + 1 < words.Count ? words[last + 1].Index : text.Length;
            yield return new SubtitleCue(OneLine(text[begin..end]), words[first].Start, words[last].End);
            first = last + 1;
        }
    }

    private static bool Fits(string text, SpokenWord first, SpokenWord last)
        => CharacterCount.Of(text.AsSpan(first.Index, last.Index + last.Length - first.Index)) <= MaxWidth;

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
