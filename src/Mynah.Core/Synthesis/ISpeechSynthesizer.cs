namespace Mynah;

/// <summary>
/// Commands in, events out: the one contract of local engines, remote services and the decorators around them. Safe for
/// concurrent calls; each call is one independent stream.
/// </summary>
public interface ISpeechSynthesizer
{
    /// <summary>Speaks the text that arrives in <paramref name="commands"/>; the end of the commands finishes the stream.</summary>
    /// <param name="commands">Read as they come, also while audio is being produced. Read slower when too much text waits.</param>
    /// <param name="options">Checked before this method returns.</param>
    /// <param name="cancellationToken">Stops at once; no further event is produced.</param>
    /// <returns>
    /// Events in order: for each utterance one <see cref="UtteranceStarted"/>, its <see cref="AudioChunk"/>s and
    /// <see cref="WordsSpoken"/>, one <see cref="UtteranceEnded"/>. Utterances never overlap. The sequence ends when the commands
    /// have ended and the last audio is out.
    /// </returns>
    /// <exception cref="SpeechException">Options are refused (thrown by the call), or speaking failed (thrown by the enumeration).</exception>
    IAsyncEnumerable<SpeechEvent> SynthesizeAsync(
        IAsyncEnumerable<SpeechCommand> commands, SpeechOptions options, CancellationToken cancellationToken = default);
}
