namespace Mynah.Text.Lexicons;

/// <summary>One line of a lexicon: how a word is said. Immutable.</summary>
/// <param name="Language">The language whose text it holds for; null means any.</param>
/// <param name="Word">As it is written.</param>
/// <param name="Reading">What stands after the arrow.</param>
/// <param name="Kind">How <paramref name="Reading"/> is written.</param>
/// <param name="IsExactCase">True when the case of letters counts.</param>
/// <param name="Line">Where it stands in the file, from 1.</param>
public sealed record LexiconEntry(string? Language, string Word, string Reading, LexiconReading Kind, bool IsExactCase, int Line);

/// <summary>How a reading in a lexicon is written.</summary>
public enum LexiconReading
{
    /// <summary>Other words of the same language, which are read as usual.</summary>
    Words,

    /// <summary>Numeric pinyin: <c>chong2 qing4</c>.</summary>
    Pinyin,

    /// <summary>Katakana or hiragana.</summary>
    Kana,

    /// <summary>The engine's phonemes, in <c>[[ ]]</c>.</summary>
    Phonemes,
}

/// <summary>One case of a lexicon: what a sentence must become.</summary>
/// <param name="Language">The language of its section; null outside one.</param>
/// <param name="Sentence">What is written.</param>
/// <param name="Expected">What must be said.</param>
/// <param name="Line">Where it stands in the file, from 1.</param>
public sealed record LexiconCase(string? Language, string Sentence, string Expected, int Line);
