namespace Mynah.Text.Chinese;

/// <summary>The tables under <c>Data</c>, which are resources of this assembly.</summary>
internal static class ChineseData
{
    /// <summary>Opens a table.</summary>
    public static Stream Open(string name) => Table.Open("Chinese/Data/" + name);

    /// <summary>The lines of a text table without comments (from # on) and blank lines.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var reader = new StreamReader(Open(name));
        while (reader.ReadLine() is { } line)
        {
            var comment = line.IndexOf('#', StringComparison.Ordinal);
            var content = (comment < 0 ? line : line[..comment]).Trim();
            if (content.Length > 0)
                yield return content;
        }
    }
}
