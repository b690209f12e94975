namespace Mynah.Text;

/// <summary>
/// Letters with their accents as one character (the part of Unicode's canonical composition that our languages use, from
/// <c>Data/compositions.tsv</c>). The runtime's own normalisation needs ICU, which is switched off.
/// </summary>
internal static class Compositions
{
    private static readonly Dictionary<(char Letter, char Mark), string> Composed = Load();

    /// <summary>The one character for a letter and its mark, or null.</summary>
    public static string? Find(char letter, char mark)
        => mark is (>= '\u0300' and <= '\u036F') or '\u3099' or '\u309A' && Composed.TryGetValue((letter, mark), out var composed)
            ? composed : null;

    private static Dictionary<(char Letter, char Mark), string> Load()
    {
        var table = new Dictionary<(char, char), string>();
        foreach (var row in Table.Rows("Preparation/Data/compositions.tsv"))
        {
            var mark = (char)Convert.ToInt32(row[0], 16);
            for (var i = 0; i < row[1].Length; i++)
                table[(row[1][i], mark)] = row[2][i].ToString();
        }
        return table;
    }
}
