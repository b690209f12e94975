namespace Mynah;

/// <summary>How alike names are: the number of letters to insert, drop or change, with case and marks such as _ and - left out.</summary>
internal static class NameDistance
{
    private const int LongestName = 64; // of no use beyond; keeps the work small

    public static IReadOnlyList<string> Nearest(string name, IEnumerable<string> names, int count)
    {
        var wanted = Plain(name.Length > LongestName ? name[..LongestName] : name);
        return [.. names.OrderBy(candidate => Edits(wanted, Plain(candidate))).ThenBy(candidate => candidate, StringComparer.Ordinal).Take(count)];
    }

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    // Wagner and Fischer, 1974, one row at a time.
    private static int Edits(string from, string to)
    {
        var row = new int[to.Length + 1];
        for (var j = 0; j <= to.Length; j++)
            row[j] = j;
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var change = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.Length];
    }
}
