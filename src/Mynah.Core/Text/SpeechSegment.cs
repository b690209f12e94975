namespace Mynah.Text;

/// <summary>A sentence or clause, ready for an engine: what the user wrote and what is to be said.</summary>
/// <param name="Text">The text exactly as the user wrote it.</param>
/// <param name="Language">Its main language.</param>
/// <param name="Runs">What is said, in order; one run for each stretch in one language. Empty when there is nothing to say.</param>
/// <param name="End">What follows, which decides the pause.</param>
public sealed record SpeechSegment(string Text, string Language, IReadOnlyList<SpokenRun> Runs, SegmentEnd End);

/// <summary>What a segment ends with.</summary>
public enum SegmentEnd
{
    /// <summary>The sentence goes on: a comma, or a cut in an endless run. A short pause.</summary>
    Clause,

    /// <summary>A sentence is complete.</summary>
    Sentence,

    /// <summary>A paragraph is complete. A longer pause.</summary>
    Paragraph,

    /// <summary>Something that was asked for follows at once: a pause of a given length, or a sound. No pause.</summary>
    Open,
}

/// <summary>A stretch that is said in one language.</summary>
/// <param name="Language">Language code (<c>zh</c>, <c>en</c>, <c>yue</c> …).</param>
/// <param name="Normalized">What a reader would say, in ordinary writing: numbers, dates and symbols in words.</param>
/// <param name="Spoken">What the engine is given, tied to <see cref="SpeechSegment.Text"/>.</param>
/// <param name="Form">How <paramref name="Spoken"/> is written.</param>
public sealed record SpokenRun(string Language, string Normalized, MappedText Spoken, SpokenForm Form);

/// <summary>How the spoken text of a run is written.</summary>
public enum SpokenForm
{
    /// <summary>Ordinary text of the language.</summary>
    Text,

    /// <summary>A reading in the language's phonetic script: numeric pinyin for Chinese, kana for Japanese, re-spelt hangul for Korean.</summary>
    Reading,

    /// <summary>The engine's own phoneme notation.</summary>
    Phonemes,
}
