using System.Text;

namespace Mynah.Text;

/// <summary>What is known about the end of a sentence at some place.</summary>
internal enum Verdict
{
    GoesOn,
    Boundary,
    Wait,
}

/// <summary>A run of stops with the quotation marks and brackets that close after it: <c>?!”</c>.</summary>
internal struct StopMarks(int start, Rune before)
{
    private readonly int _start = start;
    private readonly Rune _before = before;
    private int _dots;
    private bool _isStrong, _isWide, _hasEllipsis, _isClosed;

    /// <summary>True for <c>…</c> and <c>...</c> without a stronger mark.</summary>
    public readonly bool IsEllipsis => (_hasEllipsis || _dots > 1) && !_isStrong && !_isWide;

    /// <summary>True when a mark belongs to the run.</summary>
    public readonly bool Takes(MarkKind kind, bool inQuotes) => kind switch
    {
        MarkKind.Dot or MarkKind.Strong or MarkKind.Wide or MarkKind.Ellipsis => !_isClosed || kind != MarkKind.Dot,
        MarkKind.Closer => true,
        // After 。 a straight quote may also open the next sentence.
        MarkKind.Quote => !_isWide || inQuotes,
        _ => false,
    };

    public void Add(MarkKind kind)
    {
        _dots += kind == MarkKind.Dot ? 1 : 0;
        _isStrong |= kind == MarkKind.Strong;
        _isWide |= kind == MarkKind.Wide;
        _hasEllipsis |= kind == MarkKind.Ellipsis;
        _isClosed |= kind is MarkKind.Closer or MarkKind.Quote;
    }

    /// <summary>True when a full stop shortens a word that cannot end a sentence.</summary>
    public readonly bool IsAbbreviation(ReadOnlySpan<char> text)
        => _dots == 1 && !_isClosed && !_isStrong && FullStop.IsNeverTheEnd(text, _start);

    /// <summary>Decides with the next character that is not white space.</summary>
    public readonly Verdict Judge(ReadOnlySpan<char> text, int at, Rune next, bool isSpaced, bool hasUpper, bool isFinal)
    {
        if (_isWide)
            return _isClosed && IsQuotingParticle(next) ? Verdict.GoesOn : Verdict.Boundary;
        if (_isStrong)
            return EndsAfterStrong(next, isSpaced) ? Verdict.Boundary : Verdict.GoesOn;
        if (IsEllipsis)
            return isSpaced && BeginsSentence(next) ? Verdict.Boundary : Verdict.GoesOn;
        if (!isSpaced)
            return EndsWithoutSpace(text, next) ? Verdict.Boundary : Verdict.GoesOn;
        return FullStop.Judge(text, new FullStop.Place(_start, at, next, _isClosed, hasUpper, isFinal));
    }

    private readonly bool EndsAfterStrong(Rune next, bool isSpaced)
    {
        if (isSpaced)
            return !_isClosed || !Rune.IsLower(next); // “What?” he said
        return Punctuation.IsWide(next) || next.Value is 0xBF or 0xA1;
    }

    private readonly bool EndsWithoutSpace(ReadOnlySpan<char> text, Rune next)
        => Punctuation.IsWide(next) && Rune.IsLetter(next) && (Rune.IsLetter(_before) || _isClosed) && !FullStop.IsInAddress(text, _start);

    private static bool BeginsSentence(Rune next)
        => Rune.IsUpper(next) || Punctuation.KindOf(next) is MarkKind.Opener or MarkKind.Quote;

    private static bool IsQuotingParticle(Rune next) => next.Value is 0x3068 or 0x3063; // と って
}
