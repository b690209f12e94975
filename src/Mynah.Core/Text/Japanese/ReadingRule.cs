namespace Mynah.Text.Japanese;

/// <summary>A reading, and the neighbours with which it holds (the condition column of Data/readings.tsv and Data/phrases.tsv).</summary>
internal sealed class ReadingRule
{
    private readonly string[] _before = [];
    private readonly string[] _after = [];
    private readonly string[] _notAfter = [];
    private readonly string[] _near = [];

    public ReadingRule(string conditions, string kana)
    {
        Kana = kana;
        foreach (var condition in conditions.Split(' '))
        {
            var equals = condition.IndexOf('=', StringComparison.Ordinal);
            var values = condition[(equals + 1)..].Split('|');
            switch (equals < 0 ? "" : condition[..equals])
            {
                case "prev":
                    _before = values;
                    break;
                case "next":
                    _after = values;
                    break;
                case "next!":
                    _notAfter = values;
                    break;
                case "near":
                    _near = values;
                    break;
            }
        }
    }

    public string Kana { get; }

    public bool Fits(string text, TextSpan word)
    {
        var before = text.AsSpan(0, word.Start);
        var after = text.AsSpan(word.End);
        return (_before.Length == 0 || EndsWithAny(before, _before)) && (_after.Length == 0 || StartsWithAny(after, _after))
            && !StartsWithAny(after, _notAfter) && (_near.Length == 0 || Array.Exists(_near, part => text.Contains(part, StringComparison.Ordinal)));
    }

    private static bool EndsWithAny(ReadOnlySpan<char> text, string[] parts)
    {
        foreach (var part in parts)
        {
            if (text.EndsWith(part, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    private static bool StartsWithAny(ReadOnlySpan<char> text, string[] parts)
    {
        foreach (var part in parts)
        {
            if (text.StartsWith(part, StringComparison.Ordinal))
                return true;
        }
        return false;
    }
}
