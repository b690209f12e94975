namespace Mynah.Text;

/// <summary>What Mynah knows of one language: how written things are said, and how words are pronounced. Safe for concurrent calls.</summary>
public interface ITextFrontEnd
{
    /// <summary>The language code (<c>zh</c>, <c>en</c>, <c>ja</c> …).</summary>
    string Language { get; }

    /// <summary>Rewrites what is not words (numbers, dates, units, symbols, abbreviations) as a reader would say it.</summary>
    /// <param name="written">One sentence; may hold words of other languages, which stay as they are.</param>
    MappedText Normalize(MappedText written);

    /// <summary>Gives the pronunciation of normalised text, in this language's script only.</summary>
    /// <param name="normalized">A stretch of what <see cref="Normalize"/> gave.</param>
    /// <param name="form">What the result is written in; <see cref="SpokenForm.Text"/> when the engine reads the words itself.</param>
    MappedText Read(MappedText normalized, out SpokenForm form);
}
