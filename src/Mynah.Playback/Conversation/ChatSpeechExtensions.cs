using Microsoft.Extensions.AI;
using Mynah.Audio;
using Mynah.Text;

namespace Mynah.Playback;

/// <summary>Lets language models speak.</summary>
public static class ChatSpeechExtensions
{
    /// <summary>How an answer is spoken when nothing else is said: 24 kHz PCM, with everything that is only for the eye taken out.</summary>
    public static SpeechOptions DefaultOptions { get; } = new()
    {
        Format = new AudioFormat(AudioEncoding.Pcm, AudioFormat.Default.SampleRate), Filter = TextFilterOptions.All,
    };

    /// <summary>
    /// Asks a language model and speaks its answer while it is being written. When that is over, the answer is added to the messages: all
    /// of it, or after an interruption what was heard of it. Until then the list must not be touched.
    /// </summary>
    /// <param name="chat">The language model.</param>
    /// <param name="messages">The conversation so far, the question last. The answer is added to it.</param>
    /// <param name="synthesizer">Speaks.</param>
    /// <param name="player">The loudspeaker; null for none: then the speech is taken as fast as it is made, and counts as heard when it was.</param>
    /// <param name="chatOptions">For the language model.</param>
    /// <param name="speechOptions">How to speak; null for <see cref="DefaultOptions"/>.</param>
    /// <param name="cancellationToken">Interrupts; what was heard is in the messages then, too.</param>
    /// <exception cref="SpeechException">An option cannot be used, the list cannot be written to, or the player is playing.</exception>
    public static SpokenAnswer SpeakAsync(
        this IChatClient chat, IList<ChatMessage> messages, ISpeechSynthesizer synthesizer, SpeechPlayer? player,
        ChatOptions? chatOptions = null, SpeechOptions? speechOptions = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chat);
        ArgumentNullException.ThrowIfNull(messages);
        if (messages.IsReadOnly)
            throw SpeechException.Invalid("The list of messages cannot be written to, and the answer is added to it. Give a List<ChatMessage>.");
        var history = new AnswerHistory(messages);
        // A copy of the list: the model may read it while the answer is already being added.
        return Begin(history.AskAsync(chat, [.. messages], chatOptions, cancellationToken), history, synthesizer, player, speechOptions, cancellationToken);
    }

    /// <summary>Speaks text that arrives in pieces, for example the tokens of a language model, while the rest is being written.</summary>
    /// <param name="pieces">The text; pieces may be empty and cut anywhere.</param>
    /// <param name="synthesizer">Speaks.</param>
    /// <param name="player">The loudspeaker; null for none.</param>
    /// <param name="speechOptions">How to speak; null for <see cref="DefaultOptions"/>.</param>
    /// <param name="cancellationToken">Interrupts.</param>
    /// <exception cref="SpeechException">An option cannot be used, or the player is playing.</exception>
    public static SpokenAnswer SpeakAsync(
        this IAsyncEnumerable<string> pieces, ISpeechSynthesizer synthesizer, SpeechPlayer? player,
        SpeechOptions? speechOptions = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        return Begin(pieces, null, synthesizer, player, speechOptions, cancellationToken);
    }

    private static SpokenAnswer Begin(
        IAsyncEnumerable<string> pieces, AnswerHistory? history, ISpeechSynthesizer synthesizer, SpeechPlayer? player,
        SpeechOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(synthesizer);
        options ??= DefaultOptions;
        var source = new AnswerSource(pieces);
        var events = synthesizer.SynthesizeAsync(source.ReadAsync(cancellationToken), options, cancellationToken);
        return new SpokenAnswer(
            source, history, player is null ? new UnplayedSpeech(events, cancellationToken) : player.Play(events, options.Format, cancellationToken));
    }
}
