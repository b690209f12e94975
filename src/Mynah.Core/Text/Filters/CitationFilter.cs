using System.Text.RegularExpressions;

namespace Mynah.Text;

/// <summary>
/// Takes away marks that point to sources: <c>[1]</c>, <c>[2, 5–7]</c>, <c>[^note]</c>, <c>【3†source】</c>, <c>(Smith et al., 2020)</c>.
/// Waits for the closing bracket, and only while what stands in it may still be such a mark.
/// </summary>
internal sealed partial class CitationFilter(Action<FilteredChar> next) : FilterStage(next)
{
    private const int LongestMark = 100;

    private readonly List<FilteredChar> _held = [];
    private bool _isAfterMark;
    private char _said = ' ';

    public override void Push(FilteredChar unit)
    {
        if (_held.Count == 0)
        {
            if (unit.Value is '[' or '【' or '(')
                _held.Add(unit);
            else
                Say(unit);
            return;
        }
        _held.Add(unit);
        if (unit.Value == ClosingOf(_held[0].Value))
            Close();
        else if (!MayGoOn(unit.Value))
        {
            // The unit may begin a mark of its own.
            _held.RemoveAt(_held.Count - 1);
            Release();
            Push(unit);
        }
    }

    public override void Flush() => Release();

    public override void Clear()
    {
        _held.Clear();
        _isAfterMark = false;
        _said = ' ';
    }

    private static char ClosingOf(char opening) => opening switch
    {
        '[' => ']',
        '【' => '】',
        _ => ')',
    };

    private bool MayGoOn(char c)
    {
        if (_held.Count > LongestMark || c is '\n' or '[' or '(' or '【')
            return false;
        var isFirst = _held.Count == 2;
        return _held[0].Value switch
        {
            '[' when _held[1].Value == '^' => c is not (' ' or '\t'),
            '[' => char.IsAsciiDigit(c) || (!isFirst && c is ',' or ';' or '-' or '–' or ' '),
            '(' => !isFirst || char.IsUpper(c),
            _ => true,
        };
    }

    private void Close()
    {
        var inside = string.Concat(_held.Skip(1).SkipLast(1).Select(unit => unit.Value));
        var isMark = _held[0].Value switch
        {
            '[' => inside.Length > 1 && inside[0] == '^' || Numbers().IsMatch(inside),
            '【' => inside.Contains('†', StringComparison.Ordinal) || Numbers().IsMatch(inside),
            _ => Authors().IsMatch(inside),
        };
        if (!isMark)
        {
            Release();
            return;
        }
        _held.Clear();
        _isAfterMark = true;
    }

    private void Release()
    {
        foreach (var unit in _held)
            Say(unit);
        _held.Clear();
    }

    // One space is enough where a mark stood between two.
    private void Say(FilteredChar unit)
    {
        var isSecondSpace = _isAfterMark && unit.Value == ' ' && _said == ' ';
        _isAfterMark = false;
        if (isSecondSpace)
            return;
        _said = unit.Value;
        Emit(unit);
    }

    // Up to three digits each: [2024] is a year.
    [GeneratedRegex(@"^\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*$", RegexOptions.CultureInvariant, 100)]
    private static partial Regex Numbers();

    // Without "et al." or "&" it could as well be a place and a year, which is to be said.
    [GeneratedRegex(@"\b(?:et al\b|& ).*\b(?:1[89]|20)\d\d[a-z]?\b", RegexOptions.CultureInvariant, 100)]
    private static partial Regex Authors();
}
