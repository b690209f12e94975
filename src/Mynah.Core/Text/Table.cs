using System.Collections.Frozen;

namespace Mynah.Text;

/// <summary>
/// Reads the language tables that are embedded in this library, so that speakers of a language can review them: UTF-8, one entry
/// per line, columns separated by a tab, <c>#</c> begins a comment line.
/// </summary>
internal static class Table
{
    /// <summary>Opens an embedded file.</summary>
    /// <param name="name">Its path below <c>Text/</c>, such as <c>English/Data/units.tsv</c>.</param>
    public static Stream Open(string name) => typeof(Table).Assembly.GetManifestResourceStream("Text/" + name)
        ?? throw new InvalidOperationException($"The table {name} is not embedded.");

    /// <summary>The rows of a table.</summary>
    public static IEnumerable<string[]> Rows(string name)
    {
        using var reader = new StreamReader(Open(name));
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return line.Split('\t');
        }
    }

    /// <summary>The first two columns as a dictionary.</summary>
    public static FrozenDictionary<string, string> Pairs(string name)
        => Rows(name).ToFrozenDictionary(row => row[0], row => row[1], StringComparer.Ordinal);

    /// <summary>A table of which the first column, holding one or more written forms separated by spaces, is the key.</summary>
    public static FrozenDictionary<string, T> Read<T>(string name, Func<string[], T> entry)
        => Rows(name)
            .SelectMany(row => row[0].Split(' ').Select(key => KeyValuePair.Create(key.Replace('_', ' '), entry(row))))
            .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>A table that is a set of words.</summary>
    public static FrozenSet<string> Words(string name)
        => Rows(name).SelectMany(row => row[0].Split(' ')).ToFrozenSet(StringComparer.Ordinal);
}
