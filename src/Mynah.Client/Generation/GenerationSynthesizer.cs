namespace Mynah.Client.Generation;

/// <summary>
/// The HTTP dialect behind the one contract. A request takes its whole text at once, so each utterance is one request, or several
/// when it is longer than the model's limit.
/// </summary>
internal sealed class GenerationSynthesizer(QwenTtsClient client, string defaultModel) : ISpeechSynthesizer
{
    // The documented limit of the current models, for models the catalogue does not know (dossier 03 §2.1).
    private const int DefaultLimit = 600;

    public IAsyncEnumerable<SpeechEvent> SynthesizeAsync(
        IAsyncEnumerable<SpeechCommand> commands, SpeechOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(commands);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        if (options.Filter is { IsAny: true })
            return FilteredSpeech.Synthesize(this, commands, options, cancellationToken);
        options = options with { Model = options.Model ?? defaultModel };
        var limit = ModelCatalogue.Find(options.Model)?.CharacterLimit ?? DefaultLimit;
        return new GenerationStream(client, options, limit, new GenerationQueue(options.Mode, limit)).RunAsync(commands, cancellationToken);
    }
}
