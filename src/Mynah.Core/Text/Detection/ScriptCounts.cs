using System.Runtime.CompilerServices;
using System.Text;

namespace Mynah.Text;

/// <summary>How many letters of each script a text has.</summary>
internal readonly ref struct ScriptCounts
{
    private readonly Letters _letters;

    public ScriptCounts(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
            _letters[(int)Scripts.Of(rune)]++;
    }

    public int this[Script script] => _letters[(int)script];

    /// <summary>The script with the most letters among those that one language each is known for; Common when there is none.</summary>
    public Script MostOther()
    {
        var best = Script.Common;
        for (var script = Script.Cyrillic; script < Script.Other; script++)
        {
            if (_letters[(int)script] > (best == Script.Common ? 0 : _letters[(int)best]))
                best = script;
        }
        return best;
    }

    [InlineArray(Scripts.Count)]
    private struct Letters
    {
        private int _first;
    }
}
