using System.Text;
using Mynah.Text;

namespace Mynah.Playback;

/// <summary>
/// Finds the text that belongs to a position in the audio: by the words' times, or, where an utterance has none, by its share of
/// the utterance's length, cut between words. Positions must not go back. Thread-safe.
/// </summary>
internal sealed class HeardCursor
{
    // Speech is about this fast in counted characters per second; used only while an utterance without word times is incomplete.
    private const double UsualPace = 13;

    private readonly Lock _gate = new();
    private readonly StringBuilder _heard = new();
    private readonly Queue<Utterance> _utterances = new();
    private Utterance? _latest;

    public void Begin(string text, TimeSpan start)
    {
        lock (_gate)
        {
            _latest = new Utterance(text, start);
            _utterances.Enqueue(_latest);
        }
    }

    public void Add(IReadOnlyList<SpokenWord> words)
    {
        lock (_gate)
            _latest?.Words.AddRange(words);
    }

    public void End(TimeSpan end, bool isCut)
    {
        lock (_gate)
        {
            if (_latest is not null)
                (_latest.End, _latest.IsCut) = (end, isCut);
        }
    }

    /// <summary>The text heard at a position, from one of its characters on.</summary>
    public string At(TimeSpan position, int from = 0)
    {
        lock (_gate)
        {
            while (_utterances.TryPeek(out var utterance) && utterance.End is { } end && position >= end)
            {
                _heard.Append(utterance.IsCut ? utterance.Heard(end) : utterance.Text);
                _utterances.Dequeue();
            }
            var rest = _utterances.TryPeek(out var current) ? current.Heard(position) : "";
            return from <= _heard.Length
                ? _heard.ToString(from, _heard.Length - from) + rest
                : rest[Math.Min(rest.Length, from - _heard.Length)..];
        }
    }

    /// <summary>When the text changes next; null while that is not known.</summary>
    public TimeSpan? NextAfter(TimeSpan position)
    {
        lock (_gate)
        {
            foreach (var utterance in _utterances)
            {
                if (utterance.NextAfter(position) is { } next)
                    return next;
            }
            return null;
        }
    }

    private sealed class Utterance(string text, TimeSpan start)
    {
        public string Text => text;

        public List<SpokenWord> Words { get; } = [];

        public TimeSpan? End { get; set; }

        public bool IsCut { get; set; }

        public string Heard(TimeSpan position)
        {
            if (position <= start)
                return "";
            return text[..(Words.Count > 0 ? ByWords(position) : ByShare(position))];
        }

        public TimeSpan? NextAfter(TimeSpan position)
        {
            foreach (var word in Words)
            {
                if (word.End > position)
                    return word.End;
            }
            return End > position ? End : null;
        }

        private int ByWords(TimeSpan position)
        {
            var length = 0;
            foreach (var word in Words)
            {
                if (word.End > position)
                    break;
                length = word.Index + word.Length;
            }
            length = Math.Min(length, text.Length);
            while (length > 0 && length < text.Length && char.IsPunctuation(text[length]))
                length++;
            return length;
        }

        private int ByShare(TimeSpan position)
        {
            var duration = End - start ?? TimeSpan.FromSeconds(Math.Max(CharacterCount.Of(text), 1) / UsualPace);
            var share = duration > TimeSpan.Zero ? Math.Min(1, (position - start) / duration) : 1;
            var length = (int)(share * text.Length);
            while (length > 0 && length < text.Length && IsInsideWord(length))
                length--;
            return length;
        }

        private bool IsInsideWord(int at)
            => char.IsLowSurrogate(text[at]) || (IsJoined(text[at - 1]) && IsJoined(text[at]));

        // Ideographs and kana stand alone.
        private static bool IsJoined(char c) => char.IsLetterOrDigit(c) && c is not (>= '\u2E80' and <= '\u9FFF');
    }
}
