using System.Text;
using Mynah.Protocol.Inference;

namespace Mynah.Client.CosyVoice;

/// <summary>
/// Turns the words of sentences into words of the stream. The documents contradict each other about where words come and what their
/// times count from (dossier 02 §4.3), so every event may hold them, repeated ones are dropped, and times before the sentence's own
/// audio are taken to count from there.
/// </summary>
internal sealed class SentenceWords
{
    // The service rounds to milliseconds, and audio frames end a little off the sentence.
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(100);

    private TimeSpan _sentenceStart; // within the task
    private int _sentence;
    private int _next;               // words of this sentence that begin before this place were given already
    private int _at;                 // where the sentence begins in the utterance

    /// <summary>True when words of the present sentence were taken.</summary>
    public bool HasTaken => _next > 0;

    public void BeginTask() => (_sentence, _next, _at) = (-1, 0, 0);

    public void BeginUtterance() => _at = 0;

    /// <param name="start">When its audio begins, from the start of the task's.</param>
    public void BeginSentence(TimeSpan start)
    {
        _sentenceStart = start;
        _next = 0;
    }

    /// <summary>The next sentence of the utterance begins behind this one.</summary>
    public void EndSentence(string sentence) => _at += sentence.Length;

    /// <summary>Takes the words of an event.</summary>
    /// <param name="sentence">The sentence's index in the task.</param>
    /// <param name="words">Its words.</param>
    /// <param name="text">The text of the utterance.</param>
    /// <param name="sentenceText">The text of the sentence; part of <paramref name="text"/>.</param>
    /// <param name="taskStart">When the task's audio begins in the stream.</param>
    public IReadOnlyList<SpokenWord> Take(int sentence, IReadOnlyList<TimedWord> words, string text, string sentenceText, TimeSpan taskStart)
    {
        if (sentence < _sentence)
            return []; // repeated at the end of the task
        _sentence = sentence;
        var spoken = new List<SpokenWord>(words.Count);
        var isRelative = Milliseconds(words[0].BeginTime) < _sentenceStart - Slack;
        var start = isRelative ? taskStart + _sentenceStart : taskStart;
        var place = sentenceText.Length > 0 && text.IndexOf(sentenceText, Math.Min(_at, text.Length), StringComparison.Ordinal) is >= 0 and var found ? found : _at;
        foreach (var word in words)
        {
            if (word.Text is not { Length: > 0 } said || (word.BeginIndex ?? _next) < _next)
                continue;
            _next = word.EndIndex ?? _next + 1;
            var index = place + Units(sentenceText, word.BeginIndex ?? 0);
            var begin = start + Milliseconds(word.BeginTime);
            var end = start + Milliseconds(word.EndTime ?? word.BeginTime);
            spoken.Add(new SpokenWord(said, index, said.Length, begin, end > begin ? end : begin));
        }
        return spoken;
    }

    // Indexes on the wire count code points, as Python does; ours count UTF-16 units.
    private static int Units(string text, int codePoints)
    {
        var units = 0;
        while (codePoints-- > 0 && units < text.Length)
            units += Rune.TryGetRuneAt(text, units, out var rune) ? rune.Utf16SequenceLength : 1;
        return units + Math.Max(0, codePoints + 1);
    }

    private static TimeSpan Milliseconds(int? time) => TimeSpan.FromMilliseconds(time ?? 0);
}
