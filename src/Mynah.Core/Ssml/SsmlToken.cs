namespace Mynah.Ssml;

/// <summary>A piece of markup, with where it begins in the document.</summary>
internal abstract record SsmlToken(int At);

/// <summary>Character data with its references resolved.</summary>
internal sealed record SsmlCharacters(int At, string Text) : SsmlToken(At);

/// <summary>A start tag, or an empty element.</summary>
internal sealed record SsmlStart(int At, string Name, IReadOnlyList<SsmlAttribute> Attributes, bool IsEmpty) : SsmlToken(At)
{
    public SsmlAttribute? Find(string name) => Attributes.FirstOrDefault(attribute => attribute.Name == name);
}

/// <summary>An end tag.</summary>
internal sealed record SsmlEnd(int At, string Name) : SsmlToken(At);

/// <summary>An attribute, with where its name begins.</summary>
internal sealed record SsmlAttribute(int At, string Name, string Value);

/// <summary>The document and what errors call it.</summary>
internal sealed class SsmlSource(string text, string name)
{
    private const int LongestQuote = 40;

    public string Text => text;

    /// <summary>A refusal that names the place.</summary>
    public SpeechException Error(int at, string what) => SpeechException.Invalid(Place(at) + what);

    /// <summary>An error met while something in the document was carried out, with its place.</summary>
    public SpeechException Error(int at, SpeechException cause) => new(cause.Code, cause.Stage, Place(at) + cause.Message, cause);

    private string Place(int at)
    {
        var before = text.AsSpan(0, Math.Min(at, text.Length));
        var line = before.Count('\n') + 1;
        var column = before.Length - before.LastIndexOf('\n');
        return $"{name}:{line}:{column}: ";
    }

    /// <summary>A value for a message: short, on one line.</summary>
    public static string Quote(string value)
    {
        var plain = string.Concat(value.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c));
        return plain.Length <= LongestQuote ? $"\"{plain}\"" : $"\"{plain[..LongestQuote]}…\"";
    }
}
