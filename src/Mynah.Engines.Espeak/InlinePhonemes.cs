using Mynah.Text;

namespace Mynah.Engines.Espeak;

/// <summary>
/// Puts phonemes between the words around them: espeak-ng takes <c>[[…]]</c> inside a text, and one text has one intonation, where
/// a run of its own would sound like a sentence of its own.
/// </summary>
internal static class InlinePhonemes
{
    /// <summary>Joins runs of phonemes with their neighbours that the same voice file speaks.</summary>
    internal static List<(SpokenRun Run, string File)> Join(IReadOnlyList<(SpokenRun Run, string File)> runs)
    {
        var joined = new List<(SpokenRun Run, string File)>(runs.Count);
        foreach (var (run, file) in runs)
        {
            if (joined.Count > 0 && joined[^1] is var last && last.File == file
                && (run.Form == SpokenForm.Phonemes || last.Run.Form == SpokenForm.Phonemes))
                joined[^1] = (Joined(last.Run, run), file);
            else
                joined.Add((run.Form == SpokenForm.Phonemes ? run with { Spoken = Marked(run) } : run, file));
        }
        return joined;
    }

    private static SpokenRun Joined(SpokenRun first, SpokenRun second)
    {
        var builder = new MappedTextBuilder();
        foreach (var text in (MappedText[])[Marked(first), Marked(second)])
        {
            if (builder.Length > 0 && first.Language == "zh") // pinyin is written with blanks between words
                builder.Append(" ", text, new TextSpan(0, 1));
            builder.Keep(text, new TextSpan(0, text.Text.Length));
        }
        return first with { Normalized = first.Normalized + second.Normalized, Spoken = builder.Build(), Form = SpokenForm.Phonemes };
    }

    // Phonemes in their brackets; ordinary text without such brackets, which would be taken for phonemes.
    private static MappedText Marked(SpokenRun run)
    {
        var (spoken, text) = (run.Spoken, run.Spoken.Text);
        var isMarked = text.Contains("[[", StringComparison.Ordinal);
        var builder = new MappedTextBuilder();
        if (run.Form == SpokenForm.Phonemes)
        {
            if (isMarked)
                return spoken;
            builder.Append($"[[{text}]]", spoken, new TextSpan(0, text.Length));
            return builder.Build();
        }
        if (!isMarked)
            return spoken;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '[')
                builder.Append(" ", spoken, new TextSpan(i, 1));
            else
                builder.Keep(spoken, new TextSpan(i, 1));
        }
        return builder.Build();
    }
}
