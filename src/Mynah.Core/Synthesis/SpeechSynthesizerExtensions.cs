using System.Runtime.CompilerServices;

namespace Mynah;

/// <summary>Convenience over <see cref="ISpeechSynthesizer"/>: the same one path, with simpler things at its ends.</summary>
public static class SpeechSynthesizerExtensions
{
    /// <summary>Speaks a text.</summary>
    /// <exception cref="SpeechException">The text is empty or only white space, or as <see cref="ISpeechSynthesizer.SynthesizeAsync"/>.</exception>
    public static IAsyncEnumerable<SpeechEvent> SynthesizeAsync(
        this ISpeechSynthesizer synthesizer, string text, SpeechOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(synthesizer);
        if (string.IsNullOrWhiteSpace(text))
            throw SpeechException.Invalid("The text is empty. Give it at least one word.");
        return synthesizer.SynthesizeAsync(Once(text), options ?? new SpeechOptions(), cancellationToken);
    }

    /// <summary>Speaks text that arrives in pieces, for example the tokens of a language model.</summary>
    public static IAsyncEnumerable<SpeechEvent> SynthesizeAsync(
        this ISpeechSynthesizer synthesizer, IAsyncEnumerable<string> text, SpeechOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(synthesizer);
        ArgumentNullException.ThrowIfNull(text);
        return synthesizer.SynthesizeAsync(Pieces(text, cancellationToken), options ?? new SpeechOptions(), cancellationToken);
    }

    /// <summary>Speaks into a file, which appears under its name only when it is complete.</summary>
    /// <returns>What was spoken, all utterances together.</returns>
    /// <exception cref="SpeechException">As <see cref="ISpeechSynthesizer.SynthesizeAsync"/>, or the file cannot be written.</exception>
    public static async Task<SpeechUsage> SynthesizeToFileAsync(
        this ISpeechSynthesizer synthesizer, string text, string path, SpeechOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        options ??= new SpeechOptions();
        var events = synthesizer.SynthesizeAsync(text, options, cancellationToken);
        var file = new OutputFile(path);
        await using var _ = file.ConfigureAwait(false);
        var usage = default(SpeechUsage);
        await foreach (var speechEvent in events.ConfigureAwait(false))
        {
            if (speechEvent is AudioChunk chunk)
            {
                await file.WriteAsync(chunk.Data, cancellationToken).ConfigureAwait(false);
                chunk.Dispose();
            }
            else if (speechEvent is UtteranceEnded ended)
                usage = new SpeechUsage(usage.Characters + ended.Usage.Characters, usage.Duration + ended.Usage.Duration);
        }
        await file.CompleteAsync(options.Format, cancellationToken).ConfigureAwait(false);
        return usage;
    }

    private static async IAsyncEnumerable<SpeechCommand> Once(string text)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        yield return new AppendText(text);
    }

    private static async IAsyncEnumerable<SpeechCommand> Pieces(
        IAsyncEnumerable<string> text, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var piece in text.WithCancellation(cancellationToken).ConfigureAwait(false))
            yield return new AppendText(piece);
    }
}
