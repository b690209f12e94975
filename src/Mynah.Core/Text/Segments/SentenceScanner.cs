using System.Text;

namespace Mynah.Text;

/// <summary>
/// Walks over the pending text cluster by cluster and finds where the next segment ends. It never looks at how the text
/// arrived: when a decision needs text that is not there yet, it stops and goes on from the same place later.
/// </summary>
internal sealed class SentenceScanner(PendingText pending)
{
    /// <summary>A line this long that ends in mid-sentence was wrapped by the writer's editor; a shorter one is a line of its own.</summary>
    private const int WrappedLine = 50;

    private readonly CutPlaces _cuts = new();
    private Phase _phase;
    private int _at, _weight, _lineStart;
    private bool _hasContent, _hasUpper, _hasKana, _inQuotes;
    private StopMarks _stop;
    private ClauseMark _clause;
    private bool _afterWhite;
    private Rune _last; // the last that is not white space

    private enum Phase
    {
        Text,
        Stop,
        StopSpace,
        BlankLines,
        LineEnd,
    }

    /// <summary>The next text begins a new stream.</summary>
    public void Restart()
    {
        Begin(default);
        _hasUpper = false;
        _cuts.IsFirst = true;
    }

    /// <summary>Finds the end of the next segment, in UTF-16 units from the start of the pending text.</summary>
    public bool TryFind(bool isFinal, out int length, out SegmentEnd end)
    {
        (length, end) = (0, SegmentEnd.Sentence);
        while (_at < pending.Length)
        {
            if (!TryPeek(isFinal, out var rune))
                return false;
            var kind = Punctuation.KindOf(rune);
            switch (Judge(rune, kind, isFinal, ref end))
            {
                case Verdict.Wait:
                    return false;
                case Verdict.Boundary:
                    return Found(Here, ref length);
            }
            if (_cuts.TryChoose(Here, _phase is Phase.Stop or Phase.StopSpace, out var place))
            {
                end = SegmentEnd.Clause;
                return Found(place, ref length);
            }
            var cluster = pending.ClusterLength(_at, isFinal);
            if (cluster == 0)
                return false;
            if (Consume(rune, kind, cluster))
                return Found(Here, ref length);
        }
        if (!isFinal || _at == 0)
            return false;
        end = _phase == Phase.BlankLines ? SegmentEnd.Paragraph : SegmentEnd.Sentence;
        return Found(Here, ref length);
    }

    private CutPlace Here => new(_at, _weight, _lineStart, _inQuotes);

    private bool Found(CutPlace place, ref int length)
    {
        length = place.At;
        _cuts.IsFirst &= !_hasContent;
        var hadUpper = _hasUpper;
        var isCut = place.At != _at;
        Begin(place);
        _hasUpper = isCut && hadUpper; // a sentence that goes on keeps its writer's habits
        return true;
    }

    private void Begin(CutPlace place)
    {
        _phase = Phase.Text;
        _at = _weight = 0;
        _lineStart = Math.Max(place.LineStart - place.At, -WrappedLine);
        _inQuotes = place.InQuotes;
        _hasContent = _hasKana = _afterWhite = false;
        _clause = default;
        _last = default;
        _cuts.Clear();
    }

    private bool TryPeek(bool isFinal, out Rune rune)
    {
        var text = pending.Text[_at..];
        if (text.Length == 1 && !isFinal && char.IsHighSurrogate(text[0]))
        {
            rune = default;
            return false;
        }
        Rune.DecodeFromUtf16(text, out rune, out _); // a lone surrogate gives U+FFFD, which is as good as any symbol
        return true;
    }

    /// <summary>Decides what could not be decided before the next character was known.</summary>
    private Verdict Judge(Rune next, MarkKind kind, bool isFinal, ref SegmentEnd end)
    {
        var isWhite = kind is MarkKind.White or MarkKind.LineBreak;
        switch (_phase)
        {
            case Phase.BlankLines when !isWhite:
                end = SegmentEnd.Paragraph;
                return Verdict.Boundary;
            case Phase.LineEnd:
                _phase = Phase.Text;
                if (!Punctuation.IsCased(next))
                    return Verdict.Boundary;
                break;
            case Phase.StopSpace when IsSpacedCloser(next, kind):
                break;
            case Phase.Stop when !isWhite && !_stop.Takes(kind, _inQuotes):
            case Phase.StopSpace when !isWhite:
                var verdict = _stop.Judge(pending.Text, _at, next, _phase == Phase.StopSpace, _hasUpper, isFinal);
                if (verdict == Verdict.GoesOn)
                    EndStop();
                if (verdict != Verdict.GoesOn)
                    return verdict;
                break;
        }
        if (_phase == Phase.Text && !isWhite)
            NotePlaces(next, kind);
        return Verdict.GoesOn;
    }

    /// <summary>True for a closing bracket, or a French quotation mark that closes what one opened: <c>« Oui. »</c>.</summary>
    private bool IsSpacedCloser(Rune next, MarkKind kind)
    {
        if (next.Value != 0xBB)
            return kind == MarkKind.Closer && next.Value != 0x2019;
        var text = pending.Text[.._at];
        return text.LastIndexOf('«') > text.LastIndexOf('»');
    }

    private void EndStop()
    {
        _afterWhite = _phase == Phase.StopSpace;
        _phase = Phase.Text;
        if (_stop.IsEllipsis)
            _clause = new ClauseMark(MarkKind.Clause, _last) { IsSpaced = _afterWhite };
    }

    private void NotePlaces(Rune next, MarkKind kind)
    {
        if (_clause.Kind != MarkKind.None && kind is not (MarkKind.Closer or MarkKind.Comma or MarkKind.Clause or MarkKind.Ellipsis))
        {
            if (_clause.Separates(next))
                _cuts.AddClause(Here, _clause.IsComma, _clause.IsWide, _clause.IsEnumeration && !_hasKana);
            _clause = default;
        }
        if (_at == 0 || Punctuation.CannotBegin(next))
            return;
        if (_afterWhite)
            _cuts.AddSpace(Here);
        else if (WordBorders.IsBetween(_last, next))
            _cuts.AddBorder(Here, WordBorders.IsLikely(_last, next));
        else if (_last.Value is '/' or '-' or '_' or '&' or '?' or '=' or '.' or ',' or '+' or '#')
            _cuts.AddSymbol(Here);
    }

    /// <summary>Steps over a cluster. True when the segment ends right after it.</summary>
    private bool Consume(Rune rune, MarkKind kind, int cluster)
    {
        var start = _at;
        _at += cluster;
        _weight += (Punctuation.IsWide(rune) ? 2 : 1) + ((cluster - 1) / 4); // marks weigh too: memory is bounded by weight
        if (kind == MarkKind.LineBreak)
            return ConsumeLineBreak(start);
        if (kind == MarkKind.White)
        {
            if (_phase == Phase.Stop)
                _phase = Phase.StopSpace;
            _afterWhite = true;
            _clause = _clause with { IsSpaced = true };
            return false;
        }
        if (_phase == Phase.StopSpace)
            _phase = Phase.Stop; // only what closes after a space comes here
        if (_phase == Phase.Stop || kind is MarkKind.Dot or MarkKind.Strong or MarkKind.Wide or MarkKind.Ellipsis)
            ConsumeStop(kind, start);
        else if (kind is MarkKind.Comma or MarkKind.Clause && !_clause.IsSpacedMark)
            _clause = ClauseMark.After(rune, kind, _last, _afterWhite);
        if (rune.Value == '"')
            _inQuotes = !_inQuotes;
        _hasContent = true;
        _hasUpper |= Rune.IsUpper(rune);
        _hasKana |= Punctuation.IsKana(rune);
        _afterWhite = false;
        _last = rune;
        return false;
    }

    private void ConsumeStop(MarkKind kind, int start)
    {
        if (_phase != Phase.Stop)
        {
            _phase = Phase.Stop;
            _stop = new StopMarks(start, _last);
        }
        _stop.Add(kind);
    }

    private bool ConsumeLineBreak(int start)
    {
        var isWrapped = _hasContent && start - _lineStart >= WrappedLine && EndsInMidSentence();
        _lineStart = _at;
        _afterWhite = true;
        _clause = _clause with { IsSpaced = true };
        if (!isWrapped)
            _inQuotes = false;
        if (!_hasContent)
            _phase = Phase.BlankLines;
        else if (isWrapped)
            _phase = Phase.LineEnd;
        return _hasContent && !isWrapped;
    }

    private bool EndsInMidSentence()
        => _phase is Phase.Text ? Punctuation.IsCased(_last) || Punctuation.KindOf(_last) is MarkKind.Comma
            : _stop.IsAbbreviation(pending.Text);
}
