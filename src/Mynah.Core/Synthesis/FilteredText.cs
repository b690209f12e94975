using System.Runtime.InteropServices;
using Mynah.Text;

namespace Mynah;

/// <summary>
/// A text on its way through the filter, and the way back: what was written for each utterance that is spoken of it, and for each
/// word. Written by the one that reads commands, read by the one that gives out events.
/// </summary>
internal sealed class FilteredText(TextFilterOptions options, string? language)
{
    // Twice what a stream holds back: only a code block longer than this, which nobody hears, is not told in full.
    private const int MostSource = 2 * UtteranceQueue.MaxPending;

    private readonly Lock _gate = new();
    private readonly TextFilter _filter = new(options, language);
    private readonly List<FilteredChar> _made = [];
    private readonly List<char> _source = [];
    private long _sourceStart; // position of the first of them
    private long _told;        // up to here, utterances have told of it
    private int _begun;        // so many of the made units belong to utterances
    private FilteredChar[]? _utterance;
    private long _utteranceStart;
    private string _utteranceText = "";
    private bool _hasText;
    private bool _hasMade;

    /// <summary>True when there was text, and nothing was left of it.</summary>
    public bool HasLostAll => _hasText && !_hasMade;

    /// <summary>Filters the next piece.</summary>
    public string Append(string text)
    {
        lock (_gate)
        {
            _hasText |= !string.IsNullOrWhiteSpace(text);
            _source.AddRange(text.AsSpan());
            if (_source.Count > 2 * MostSource)
                ForgetSource(_source.Count - MostSource);
            _filter.Push(text);
            return Take();
        }
    }

    /// <summary>Filters what was held back.</summary>
    public string Flush()
    {
        lock (_gate)
        {
            _filter.Complete();
            return Take();
        }
    }

    /// <summary>Forgets what was held back.</summary>
    public void Clear()
    {
        lock (_gate)
            _filter.Clear();
    }

    /// <summary>An utterance begins: gives what was written for it, with the marks before its first and its last character.</summary>
    public string Begin(string spoken)
    {
        lock (_gate)
        {
            var made = CollectionsMarshal.AsSpan(_made)[_begun..];
            var at = Find(made, spoken);
            if (at < 0)
            {
                // A service that tells of another text than it was given.
                _utterance = null;
                return spoken;
            }
            if (at > 0)
                _told = made[at - 1].End;
            _utterance = made.Slice(at, spoken.Length).ToArray();
            _utteranceStart = Math.Max(_told, _sourceStart);
            _told = Math.Max(_utteranceStart, _utterance.Length == 0 ? 0 : _utterance[^1].End);
            _utteranceText = new string(CollectionsMarshal.AsSpan(_source)[(int)(_utteranceStart - _sourceStart)..(int)(_told - _sourceStart)]);
            Forget(at + spoken.Length);
            return _utteranceText;
        }
    }

    /// <summary>The written words for spoken words of the utterance that began last.</summary>
    public IReadOnlyList<SpokenWord> Restore(IReadOnlyList<SpokenWord> words)
    {
        if (_utterance is not { } utterance)
            return words;
        var restored = new List<SpokenWord>(words.Count);
        foreach (var word in words)
        {
            if (word.Length == 0 || word.Index < 0 || word.Index + word.Length > utterance.Length)
                continue;
            var start = (int)Math.Max(0, utterance[word.Index].Start - _utteranceStart);
            var end = (int)(utterance[word.Index + word.Length - 1].End - _utteranceStart);
            // Several words that stand for one thing ("example", "com") are one word to the user.
            if (restored.Count > 0 && restored[^1] is var last && last.Index == start && last.Length == end - start)
                restored[^1] = last with { End = word.End };
            else if (end > start)
                restored.Add(new SpokenWord(_utteranceText[start..end], start, end - start, word.Start, word.End));
        }
        return restored;
    }

    private string Take()
    {
        var made = _filter.Made;
        var text = string.Create(made.Count, made, static (chars, made) =>
        {
            for (var i = 0; i < chars.Length; i++)
                chars[i] = made[i].Value;
        });
        _made.AddRange(made);
        if (_made.Count > 2 * MostSource)
            Forget(_made.Count - _begun - MostSource); // blank lines without end: nothing in them will be an utterance
        made.Clear();
        _hasMade |= !string.IsNullOrWhiteSpace(text);
        return text;
    }

    // Utterances leave out what cannot be said, so the next one need not begin at once.
    private static int Find(ReadOnlySpan<FilteredChar> made, string spoken)
    {
        for (var at = 0; at <= made.Length - spoken.Length; at++)
        {
            var length = 0;
            while (length < spoken.Length && made[at + length].Value == spoken[length])
                length++;
            if (length == spoken.Length)
                return at;
        }
        return -1;
    }

    // Moving what is left costs time, so it is done when at least as much is forgotten.
    private void Forget(int count)
    {
        _begun += count;
        if (_begun < _made.Count - _begun)
            return;
        _made.RemoveRange(0, _begun);
        _begun = 0;
        ForgetSource((int)(_told - _sourceStart));
    }

    private void ForgetSource(int count)
    {
        _source.RemoveRange(0, count);
        _sourceStart += count;
    }
}
