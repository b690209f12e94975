using Mynah.Engines;
using Mynah.Text;

namespace Mynah;

/// <summary>Turns an engine's word marks into words with begin and end in stream time. For one stream and one thread.</summary>
internal sealed class WordTimes
{
    // Below this level (−46 dB) nothing is heard as part of a word; espeak's consonants stay above it.
    private const float AudibleLevel = 0.005f;

    private readonly List<WordMark> _marks = [];
    private string _text = "";
    private int _nextIndex;
    private int _index;
    private TimeSpan _segmentBegin;
    private double _rate;
    private int _sampleRate;
    private long _samples;
    private long _audibleEnd;

    /// <summary>True when the utterance had any sound so far.</summary>
    public bool IsAudible { get; private set; }

    /// <summary>Starts an utterance whose audio begins at <paramref name="begin"/>.</summary>
    public void Begin(TimeSpan begin, double rate, int sampleRate)
    {
        (_segmentBegin, _rate, _sampleRate) = (begin, rate, sampleRate);
        (_index, _nextIndex, _samples, _text) = (0, 0, 0, "");
        IsAudible = false;
        _marks.Clear();
    }

    /// <summary>Something that has no words and a length of its own was heard, between two segments.</summary>
    public void Skip(TimeSpan duration)
    {
        _segmentBegin += Scaled(_samples) + duration;
        _samples = 0;
    }

    /// <summary>Starts the next segment of the utterance.</summary>
    public void BeginSegment(string text)
    {
        _segmentBegin += Scaled(_samples);
        _index = _nextIndex;
        _nextIndex += text.Length;
        (_text, _samples, _audibleEnd) = (text, 0, 0);
        _marks.Clear();
    }

    /// <summary>Takes a frame's words and looks where its sound ends.</summary>
    public void Add(SpeechFrame frame)
    {
        foreach (var mark in frame.Words.Span)
        {
            // Several spoken words of one written word ("42") are one word to the user.
            if (mark.Source.Length > 0 && (_marks.Count == 0 || mark.Source.Start >= _marks[^1].Source.End))
                _marks.Add(mark);
        }
        var samples = frame.Samples.Span;
        var last = samples.LastIndexOfAnyExceptInRange(-AudibleLevel, AudibleLevel);
        if (last >= 0)
        {
            _audibleEnd = _samples + last + 1;
            IsAudible = true;
        }
        _samples += samples.Length;
    }

    /// <summary>Ends the segment and gives its words.</summary>
    public List<SpokenWord> EndSegment()
    {
        var words = new List<SpokenWord>(_marks.Count);
        for (var i = 0; i < _marks.Count; i++)
        {
            var isLast = i + 1 == _marks.Count;
            var start = Scaled(_marks[i].Start);
            var end = isLast ? Scaled(_audibleEnd) : Scaled(_marks[i + 1].Start);
            AddWords(words, _marks[i].Source, isLast ? _text.Length : _marks[i + 1].Source.Start, start, end < start ? start : end);
        }
        return words;
    }

    // An engine may say two written words as one ("for a") and mark only the first: they share the time by their length.
    private void AddWords(List<SpokenWord> words, TextSpan marked, int next, TimeSpan start, TimeSpan end)
    {
        var total = marked.Length + UnmarkedWords(marked.End, next).Sum(word => word.Length);
        var before = 0;
        foreach (var word in UnmarkedWords(marked.End, next).Prepend(marked))
        {
            words.Add(new SpokenWord(
                _text.Substring(word.Start, word.Length), _index + word.Start, word.Length,
                _segmentBegin + start + (end - start) * before / total,
                _segmentBegin + start + (end - start) * (before + word.Length) / total));
            before += word.Length;
        }
    }

    private IEnumerable<TextSpan> UnmarkedWords(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            var begin = i;
            while (i < to && (char.IsLetterOrDigit(_text[i]) || (i > begin && _text[i] is '\'' or '’')))
                i++;
            if (i > begin)
                yield return new TextSpan(begin, i - begin);
        }
    }

    private TimeSpan Scaled(TimeSpan time) => TimeSpan.FromTicks((long)(time.Ticks / _rate));

    private TimeSpan Scaled(long samples) => TimeSpan.FromTicks((long)(samples / _rate / _sampleRate * TimeSpan.TicksPerSecond));
}
