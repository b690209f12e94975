namespace Mynah.Text;

/// <summary>A grapheme border where the pending text could be cut, with what must be known to go on from there.</summary>
/// <param name="At">The border; 0 means none.</param>
/// <param name="Weight">How much text lies before it, in Latin letters.</param>
/// <param name="LineStart">Where its line begins; may lie before the pending text.</param>
/// <param name="InQuotes">True between two straight quotation marks.</param>
internal readonly record struct CutPlace(int At, int Weight, int LineStart, bool InQuotes);

/// <summary>
/// Remembers the best places to cut a sentence that turns out to be long. Weights count Latin letters; a wide character counts
/// two. The limits are choices of ours: a long sentence of a novel stays whole, and a cut leaves two speakable parts.
/// </summary>
internal sealed class CutPlaces
{
    private const int SoftLimit = 250;
    private const int HardLimit = 500;
    private const int LeastPart = 80;
    private const int LeastFirstClause = 20;
    private const int LeastFirstWideClause = 12;
    private const int LeastFirstEnumeration = 24;
    private const int LeastAfterFirstClause = 12;

    private CutPlace _early, _clause, _comma, _space, _wordBorder, _border, _symbol;

    /// <summary>True for the first spoken segment of a stream, which is cut at its first clause.</summary>
    public bool IsFirst { get; set; } = true;

    public void Clear() => _early = _clause = _comma = _space = _wordBorder = _border = _symbol = default;

    /// <summary>A place after a clause mark.</summary>
    public void AddClause(CutPlace place, bool isComma, bool isWide, bool isEnumeration)
    {
        if (place.Weight >= LeastPart)
            (isComma ? ref _comma : ref _clause) = place;
        var least = isEnumeration ? LeastFirstEnumeration : isWide ? LeastFirstWideClause : LeastFirstClause;
        // A mark soon after the last one is a list: it is not torn apart, so the later mark wins.
        if (IsFirst && place.Weight >= least)
            _early = place;
    }

    /// <summary>A place before a word that follows white space.</summary>
    public void AddSpace(CutPlace place) => Keep(ref _space, place);

    /// <summary>A place between two letters of a script without spaces.</summary>
    public void AddBorder(CutPlace place, bool isLikelyWordBorder)
    {
        Keep(ref _border, place);
        if (isLikelyWordBorder)
            Keep(ref _wordBorder, place);
    }

    /// <summary>A place after a symbol inside a word without spaces, such as a slash in a URL.</summary>
    public void AddSymbol(CutPlace place) => Keep(ref _symbol, place);

    /// <summary>Says where to cut, if the text up to <paramref name="here"/> is too long or begins with a finished clause.</summary>
    public bool TryChoose(CutPlace here, bool isInStop, out CutPlace place)
    {
        place = default;
        if (IsFirst && _early.At > 0 && here.Weight - _early.Weight >= LeastAfterFirstClause)
            place = _early;
        else if (here.Weight > HardLimit)
            place = _symbol.At > 0 && !isInStop ? _symbol : here;
        else if (here.Weight > SoftLimit && !isInStop)
            place = BestOfSentence();
        return place.At > 0;
    }

    private CutPlace BestOfSentence()
    {
        if (_clause.At > 0 && _clause.Weight >= _comma.Weight - LeastPart)
            return _clause;
        if (_comma.At > 0)
            return _comma;
        // A space early in an unspaced run is a worse place than a word border near its end.
        if (_space.At > 0 && _space.Weight >= _border.Weight - LeastPart)
            return _space;
        return _wordBorder.At > 0 && _wordBorder.Weight >= _border.Weight - LeastPart ? _wordBorder : _border.At > 0 ? _border : _space;
    }

    private static void Keep(ref CutPlace best, CutPlace place)
    {
        if (place.Weight >= LeastPart)
            best = place;
    }
}
