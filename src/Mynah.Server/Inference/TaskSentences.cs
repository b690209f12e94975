using Mynah.Protocol.Inference;

namespace Mynah.Server.Inference;

/// <summary>Follows the utterances of one stream and says what the wire says about them (dossier 02 §4.2). For one reader.</summary>
/// <param name="withWords">Gives the words of a sentence at its end.</param>
internal sealed class TaskSentences(bool withWords)
{
    private readonly List<SpokenWord> _words = [];
    private UtteranceStarted? _current;
    private TimeSpan _position;

    /// <summary>The sentence being spoken or spoken last; −1 before the first.</summary>
    public int Index { get; private set; } = -1;

    /// <summary>Counted characters of the sentences that are complete.</summary>
    public long Characters { get; private set; }

    /// <summary>The sentence that ended last, with its words; one without index before that.</summary>
    public SentenceInfo Last { get; private set; } = new() { Words = [] };

    public EventOutput Begin(UtteranceStarted started)
    {
        _current = started;
        _words.Clear();
        Index++;
        return new EventOutput { Type = EventOutput.SentenceBegin, Sentence = new SentenceInfo { Index = Index, Words = [] }, OriginalText = started.Text };
    }

    public void Add(WordsSpoken spoken)
    {
        if (withWords)
            _words.AddRange(spoken.Words);
    }

    public EventOutput End(UtteranceEnded ended)
    {
        var begin = _position;
        _position += ended.Usage.Duration;
        Characters += ended.Usage.Characters;
        var isChinese = _current!.Languages.Any(language => language.Split('-')[0] is "zh" or "yue");
        Last = new SentenceInfo
        {
            Index = Index,
            BeginTime = withWords ? (int)Math.Round(begin.TotalMilliseconds) : null,
            EndTime = withWords ? (int)Math.Round(_position.TotalMilliseconds) : null,
            Words = withWords ? TaskWords.Of(_current.Text, _words, isChinese, _position) : [],
        };
        return new EventOutput { Type = EventOutput.SentenceEnd, Sentence = Last, OriginalText = _current.Text };
    }
}
