namespace Mynah.Text;

/// <summary>
/// Tells marks of emphasis from stars, underscores and tildes that mean themselves, by what stands on both sides (after CommonMark
/// §6.2, but without waiting for a partner, and so that marks next to Chinese punctuation close as their writers mean).
/// </summary>
internal sealed class Emphasis
{
    /// <summary>A longer run is no emphasis but decoration, and is never said.</summary>
    public const int Longest = 4;

    private int _stars;
    private int _underscores;
    private int _tildes;

    public void Clear() => _stars = _underscores = _tildes = 0;

    /// <summary>Whether a run of marks is taken away.</summary>
    /// <param name="mark">Star, underscore or tilde.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="before">What stands before the run.</param>
    /// <param name="after">What follows it.</param>
    public bool IsMark(char mark, int count, char before, char after)
    {
        if (count >= Longest)
            return true;
        return mark switch
        {
            '*' => Take(ref _stars, count, !char.IsWhiteSpace(before), !char.IsWhiteSpace(after) && (count > 1 || !IsWordPart(before))),
            '_' => Take(ref _underscores, count, !char.IsWhiteSpace(before) && !IsWordPart(after), !char.IsWhiteSpace(after) && !IsWordPart(before)),
            _ => count == 2 && Take(ref _tildes, count, !char.IsWhiteSpace(before), !char.IsWhiteSpace(after)),
        };
    }

    private static bool Take(ref int open, int count, bool mayClose, bool mayOpen)
    {
        if (open > 0 && mayClose)
        {
            open = Math.Max(0, open - (count == 3 ? 2 : 1));
            return true;
        }
        if (!mayOpen)
            return false;
        open += count == 3 ? 2 : 1;
        return true;
    }

    // Scripts without blanks have no words' inside.
    private static bool IsWordPart(char c) => char.IsLetterOrDigit(c) && !SentenceLine.IsWide(c);
}
