namespace Mynah.Text;

/// <summary>Collects the runs of a segment. Readings of one language that follow each other become one run, so that they are one breath.</summary>
internal sealed class SpokenRuns
{
    private readonly List<SpokenRun> _runs = [];

    /// <summary>Adds a run.</summary>
    public void Add(SpokenRun run)
    {
        if (_runs.Count > 0 && _runs[^1] is { Form: SpokenForm.Reading } last && run.Form == SpokenForm.Reading && last.Language == run.Language)
            Extend(last, run, char.IsAsciiLetterOrDigit(run.Spoken.Text.FirstOrDefault()) ? " " : "");
        else
            _runs.Add(run);
    }

    /// <summary>Punctuation alone is no run of its own: it stays with the run it follows and gives that its intonation.</summary>
    public void AddMarks(SpokenRun marks)
    {
        if (_runs.Count > 0 && (_runs[^1].Language == marks.Language || _runs[^1].Form == SpokenForm.Text))
            Extend(_runs[^1], marks, "");
    }

    /// <summary>The runs so far.</summary>
    public List<SpokenRun> ToList() => _runs;

    private void Extend(SpokenRun last, SpokenRun run, string between)
    {
        var builder = new MappedTextBuilder();
        builder.Keep(last.Spoken, new TextSpan(0, last.Spoken.Text.Length));
        if (last.Spoken.Text.Length > 0 && !char.IsWhiteSpace(last.Spoken.Text[^1]))
            builder.Append(between, last.Spoken, new TextSpan(last.Spoken.Text.Length - 1, 1));
        builder.Keep(run.Spoken, new TextSpan(0, run.Spoken.Text.Length));
        _runs[^1] = last with { Normalized = last.Normalized + run.Normalized, Spoken = builder.Build() };
    }
}
