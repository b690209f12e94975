using Mynah.Text;

namespace Mynah.Ssml;

/// <summary>
/// A checked SSML document: the subset of dossier 02 §8, one or several <c>speak</c> elements side by side. Parsing is pure: nothing
/// is fetched and no voice is looked up. Immutable; safe for concurrent calls.
/// </summary>
public sealed class SsmlDocument
{
    /// <summary>Longest document, in UTF-16 units: five times what a task may speak (200,000, dossier 02 §6), to leave room for tags.</summary>
    public const int MaxLength = 1024 * 1024;

    /// <summary>How deep elements may lie inside each other. The elements that mean something need three.</summary>
    public const int MaxDepth = 32;

    /// <summary>Longest silence that all the breaks of a document may ask for together.</summary>
    public static readonly TimeSpan MaxPause = TimeSpan.FromMinutes(10);

    internal SsmlDocument(IReadOnlyList<SsmlSpeech> speeches) => Speeches = speeches;

    /// <summary>What a reader would see: the text of all <c>speak</c> elements without tags, white space folded, entities resolved.</summary>
    public string Text => string.Concat(Speeches.Select(speech => speech.Text));

    /// <summary>Counted characters as the service counts them; tags are free (dossier 02 §6).</summary>
    public long Characters => Speeches.Sum(speech => CharacterCount.Of(speech.Text));

    internal IReadOnlyList<SsmlSpeech> Speeches { get; }

    /// <summary>
    /// True for text that is meant as SSML: its first characters, after white space, are those of <c>speak</c> or of an XML
    /// declaration. Official SDKs ask for SSML with plain text too (dossier 02 §3.1), which then must be spoken as it is.
    /// </summary>
    /// <param name="text">The text or its beginning.</param>
    public static bool IsSsml(ReadOnlySpan<char> text)
    {
        text = text.TrimStart("\uFEFF \t\r\n");
        return text.StartsWith("<speak", StringComparison.Ordinal) || text.StartsWith("<?xml", StringComparison.Ordinal)
            || text.StartsWith("<!", StringComparison.Ordinal);
    }

    /// <summary>Reads and checks a document.</summary>
    /// <param name="text">The document.</param>
    /// <param name="name">What errors call it, for example a file's name.</param>
    /// <param name="isStrict">Refuses elements that are not known. Otherwise their text is kept and their tag left out (dossier 02 §8).</param>
    /// <exception cref="SpeechException">
    /// It is malformed, or an element or value is not allowed. The message begins with <c>name:line:column:</c> (both from 1) and
    /// names the element, the attribute, the value and what is allowed.
    /// </exception>
    public static SsmlDocument Parse(string text, string name = "SSML", bool isStrict = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new SsmlDocument(new SsmlReader(text, name, isStrict).Read());
    }
}
