using System.Globalization;

namespace Mynah.Text.Normalization;

/// <summary>The rules of one language in their order of precedence, walked over a sentence once. Safe for concurrent calls.</summary>
/// <remarks>
/// The walk is linear: each rule looks at a bounded window, a matched stretch is not looked at again, and rules are tried only
/// at the start of a word, of a run of digits, and at symbols.
/// </remarks>
internal sealed class RuleSet
{
    private readonly Rule[] _letter, _digit, _symbol;

    /// <summary>Whether rules are also tried after an apostrophe inside a word: l'avv., dell'XI.</summary>
    public bool CutsAtApostrophe { get; init; }

    public RuleSet(params IEnumerable<Rule>[] chapters)
    {
        var rules = chapters.SelectMany(chapter => chapter).ToArray();
        _letter = [.. rules.Where(rule => rule.Start.HasFlag(RuleStart.Letter))];
        _digit = [.. rules.Where(rule => rule.Start.HasFlag(RuleStart.Digit))];
        _symbol = [.. rules.Where(rule => rule.Start.HasFlag(RuleStart.Symbol))];
    }

    /// <summary>True for a word in small letters at which no rule can begin; most words are such, and are passed over without a try.</summary>
    public Func<ReadOnlySpan<char>, bool>? IsPlain { get; init; }

    /// <summary>Rewrites every pattern that a rule takes and keeps all else.</summary>
    public MappedText Apply(MappedText written)
    {
        var source = WrittenForms.Fold(written);
        var text = source.Text;
        var writer = new SpokenWriter(source);
        var kept = 0;
        for (var i = 0; i < text.Length;)
        {
            if (IsPlain is not null && EndOfPlainWord(text, i) is > 0 and var after)
            {
                i = after;
                continue;
            }
            var said = Try(RulesAt(text[i]), text, i, out var end);
            if (said is null)
            {
                i = EndOfToken(text, i, CutsAtApostrophe);
                continue;
            }
            writer.Keep(kept, i);
            writer.Say(said, i, end);
            i = kept = end;
        }
        if (kept == 0)
            return source;
        writer.Keep(kept, text.Length);
        return writer.Build();
    }

    /// <summary>The end of a plain word between spaces or before a comma; 0 when there is none.</summary>
    private int EndOfPlainWord(string text, int start)
    {
        if (!char.IsAsciiLetterLower(text[start]) || (start > 0 && text[start - 1] != ' '))
            return 0;
        var length = text.AsSpan(start).IndexOfAnyExceptInRange('a', 'z');
        var end = length < 0 ? text.Length : start + length;
        return (end == text.Length || text[end] is ' ' or ',') && IsPlain!(text.AsSpan(start, end - start)) ? end : 0;
    }

    private static string? Try(Rule[] rules, string text, int start, out int end)
    {
        foreach (var rule in rules)
        {
            var match = rule.Pattern.Match(text, start);
            if (!match.Success || match.Length == 0)
                continue;
            end = start + match.Length;
            if (rule.Say(new Found(text, match)) is { } said)
                return said;
        }
        end = start;
        return null;
    }

    private Rule[] RulesAt(char first)
        => char.IsAsciiDigit(first) ? _digit : char.IsLetter(first) ? _letter : char.IsWhiteSpace(first) ? [] : _symbol;

    private static int EndOfToken(string text, int start, bool cutsAtApostrophe)
    {
        var end = start + 1;
        if (char.IsLetter(text[start]))
        {
            while (end < text.Length && (char.IsLetter(text[end])
                || CharUnicodeInfo.GetUnicodeCategory(text[end]) == UnicodeCategory.NonSpacingMark
                || (!cutsAtApostrophe && text[end] == '\'' && end + 1 < text.Length && char.IsLetter(text[end + 1]))))
                end++;
        }
        else if (char.IsAsciiDigit(text[start]))
        {
            while (end < text.Length && char.IsAsciiDigit(text[end]))
                end++;
        }
        return end;
    }
}
