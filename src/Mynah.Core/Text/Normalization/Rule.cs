using System.Buffers;
using System.Text.RegularExpressions;

namespace Mynah.Text.Normalization;

/// <summary>What the first character of a pattern may be; a rule is only tried where it can begin.</summary>
[Flags]
internal enum RuleStart
{
    Letter = 1,
    Digit = 2,
    Symbol = 4,
    Any = Letter | Digit | Symbol,
}

/// <summary>One written pattern and what a reader says for it.</summary>
/// <param name="Start">Where the rule is tried.</param>
/// <param name="Pattern">Begins with <c>\G</c> and has only bounded repetitions, so that a try costs a bounded time.</param>
/// <param name="Say">The words for all of the match; empty to stay silent, null when the pattern is not meant after all.</param>
internal sealed record Rule(RuleStart Start, Regex Pattern, Func<Found, string?> Say);

/// <summary>A match and the sentence around it.</summary>
internal readonly struct Found(string text, Match match)
{
    private static readonly SearchValues<char> Closing = SearchValues.Create(" .!?…\"')”»\r\n\t");

    public string Text { get; } = text;

    public int Start => match.Index;

    public int End => match.Index + match.Length;

    /// <summary>What a named group holds; empty when it took no part.</summary>
    public string this[string group] => match.Groups[group].Value;

    public bool Has(string group) => match.Groups[group].Success;

    public string Value => match.Value;

    /// <summary>The character before the match; a space at the start of the sentence.</summary>
    public char Before => Start > 0 ? Text[Start - 1] : ' ';

    /// <summary>The character after the match; a space at the end of the sentence.</summary>
    public char After => End < Text.Length ? Text[End] : ' ';

    public bool AtEnd => Text.AsSpan(End).IndexOfAnyExcept(Closing) < 0;

    /// <summary>The word just before the match in lower case; empty when something other than spaces lies between.</summary>
    public string WordBefore
    {
        get
        {
            var end = Start;
            while (end > 0 && Start - end < 3 && (Text[end - 1] is ' ' or '.' or '(' or '"'))
                end--;
            var start = end;
            while (start > 0 && end - start < 24 && char.IsLetter(Text[start - 1]))
                start--;
            return Text[start..end].ToLowerInvariant();
        }
    }

    /// <summary>The word after the match, as written; empty when something other than one space lies between.</summary>
    public string WordAfter
    {
        get
        {
            var start = End;
            if (start < Text.Length && (Text[start] is ' ' or '-'))
                start++;
            var end = start;
            while (end < Text.Length && end - start < 24 && char.IsLetter(Text[end]))
                end++;
            return Text[start..end];
        }
    }
}
