namespace Mynah.Text.Chinese.Tests;

/// <summary>The reviewed tables beside these tests: tab-separated, # begins a comment line.</summary>
internal static class ChineseTable
{
    public static IEnumerable<string[]> Read(string name)
    {
        using var reader = new StreamReader(typeof(ChineseTable).Assembly.GetManifestResourceStream("Chinese." + name)!);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return line.Split('\t');
        }
    }
}
