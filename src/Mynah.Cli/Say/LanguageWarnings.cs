namespace Mynah.Cli.Say;

/// <summary>Warns once for each language that is spoken as it is written, because Mynah has no rules for it.</summary>
internal sealed class LanguageWarnings(IReadOnlyList<string> known, string voice)
{
    private readonly HashSet<string> _told = new(known, StringComparer.OrdinalIgnoreCase);
    private IReadOnlyList<string> _current = [];

    public void Tell(SpeechEvent speechEvent)
    {
        // An engine's own voice (espeak:sv) was chosen for its language.
        if (speechEvent is UtteranceStarted started && known.Count > 0 && !voice.Contains(':', StringComparison.Ordinal))
            _current = started.Languages;
        else if (speechEvent is UtteranceEnded)
            Tell();
    }

    private void Tell()
    {
        foreach (var language in _current.Where(_told.Add))
            Console.Error.WriteLine($"mynah: warning: Mynah has no rules for the language '{language}'; the engine's nearest voice says it as it is written.");
    }
}
