namespace Mynah.Text;

/// <summary>A stretch of a text that is to be read in a way that its writing does not tell.</summary>
/// <param name="Span">Where it stands in the text.</param>
/// <param name="Kind">How <paramref name="Value"/> says it.</param>
/// <param name="Value">The alias, the pinyin, the engine's phonemes; empty for the kinds that need none.</param>
internal sealed record TextMark(TextSpan Span, TextMarkKind Kind, string Value = "");

/// <summary>How a marked stretch is read.</summary>
internal enum TextMarkKind
{
    /// <summary>Other words, read as usual.</summary>
    Alias,

    /// <summary>Numeric pinyin, syllables parted by blanks.</summary>
    Pinyin,

    /// <summary>English, in the engine's phonemes.</summary>
    EnglishPhonemes,

    /// <summary>One word, whatever the word list says.</summary>
    Word,

    // The values of say-as (dossier 02 §8).
    Cardinal,
    Digits,
    Telephone,
    Name,
    Address,
    Id,
    Characters,
    Punctuation,
    Date,
    Time,
    Currency,
    Measure,
}
