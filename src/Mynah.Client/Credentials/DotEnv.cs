namespace Mynah.Client;

/// <summary>Lines of <c>KEY=VALUE</c>; empty ones, comments and others are skipped (dossier 06 §1.3).</summary>
internal static class DotEnv
{
    public static string? Find(IEnumerable<string> lines, string name)
    {
        foreach (var line in lines.Select(line => line.Trim()))
        {
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && line[0] != '#' && line[..equals].Trim() == name)
                return Unquote(line[(equals + 1)..].Trim());
        }
        return null;
    }

    private static string Unquote(string value) => value.Trim('"').Trim('\'');
}
