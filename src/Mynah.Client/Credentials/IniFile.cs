namespace Mynah.Client;

/// <summary>
/// The credentials file: sections whose names mind case, members whose names do not, <c>=</c> or <c>:</c> between, comments on
/// their own lines only (dossier 06 §1.3).
/// </summary>
internal static class IniFile
{
    public static string? Find(IEnumerable<string> lines, string section, string member)
    {
        var isInside = false;
        string? found = null;
        foreach (var line in lines.Select(line => line.Trim()))
        {
            if (line.Length == 0 || line[0] is '#' or ';')
                continue;
            if (line[0] == '[' && line[^1] == ']')
            {
                isInside = line[1..^1] == section;
                continue;
            }
            var separator = line.AsSpan().IndexOfAny('=', ':');
            if (isInside && separator > 0 && line[..separator].Trim().Equals(member, StringComparison.OrdinalIgnoreCase))
                found ??= line[(separator + 1)..].Trim();
        }
        return found;
    }
}
