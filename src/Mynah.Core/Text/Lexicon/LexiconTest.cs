namespace Mynah.Text.Lexicons;

/// <summary>Runs the cases written in a lexicon.</summary>
public static class LexiconTest
{
    /// <summary>Says each sentence and compares. Blanks do not count: how readings are grouped is not heard.</summary>
    /// <param name="lexicon">The lexicon; its cases are run.</param>
    /// <param name="prepare">
    /// Gives what is said for a sentence in a language (null: detect it) with the lexicon applied: the reading where the language
    /// has one, else the normalised words.
    /// </param>
    public static IReadOnlyList<LexiconTestResult> Run(Lexicon lexicon, Func<string, string?, string> prepare)
        => [.. lexicon.Cases.Select(c => new LexiconTestResult(c, prepare(c.Sentence, c.Language)))];

    /// <summary>Says each sentence as <paramref name="preparation"/> does, which should have the lexicon, and compares.</summary>
    public static IReadOnlyList<LexiconTestResult> Run(Lexicon lexicon, TextPreparation preparation)
        => Run(lexicon, (sentence, language) => Said(preparation.Prepare(new TextSegment(sentence, SegmentEnd.Sentence), language)));

    private static string Said(SpeechSegment segment)
        => string.Join(' ', segment.Runs.Select(run => (run.Form == SpokenForm.Text ? run.Normalized : run.Spoken.Text).Trim()));
}

/// <summary>What became of a case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Said">What is said.</param>
public sealed record LexiconTestResult(LexiconCase Case, string Said)
{
    /// <summary>True when that is what was expected.</summary>
    public bool IsRight => string.Equals(Plain(Said), Plain(Case.Expected), StringComparison.Ordinal);

    private static string Plain(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
