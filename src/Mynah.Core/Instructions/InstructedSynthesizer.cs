namespace Mynah;

/// <summary>Lets an engine that does not understand instructions act on what it can of them.</summary>
/// <param name="inner">Speaks without instructions.</param>
/// <param name="onIgnored">Told each part that nothing could be done about, for the log; called on the caller's thread.</param>
public sealed class InstructedSynthesizer(ISpeechSynthesizer inner, Action<string>? onIgnored = null) : ISpeechSynthesizer
{
    /// <inheritdoc />
    public IAsyncEnumerable<SpeechEvent> SynthesizeAsync(
        IAsyncEnumerable<SpeechCommand> commands, SpeechOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Instructions is not { Length: > 0 } instructions)
            return inner.SynthesizeAsync(commands, options, cancellationToken);
        var reading = InstructionReader.Read(instructions);
        foreach (var part in reading.Ignored)
            onIgnored?.Invoke(part);
        return inner.SynthesizeAsync(commands, reading.ApplyTo(options), cancellationToken);
    }
}
