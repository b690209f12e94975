using Mynah.Engines;
using Mynah.Ssml;
using Mynah.Text;

namespace Mynah;

/// <summary>
/// Speaks with a local engine: text to segments, segments to samples, samples through the audio chain, bytes of the asked-for
/// format out. Safe for concurrent calls. The engine stays the caller's.
/// </summary>
/// <param name="engine">Makes the samples.</param>
/// <param name="preparation">Turns written sentences into what is said; null for the built-in languages.</param>
/// <param name="voices">Finds voices by name; null for the catalogue and the engine's own voices.</param>
/// <param name="timeProvider">The clock of the idle flush; null for the system's.</param>
/// <param name="sounds">Fetches the sounds that SSML names; null refuses them.</param>
public sealed class LocalSynthesizer(
    ISpeechEngine engine, TextPreparation? preparation = null, VoiceDirectory? voices = null, TimeProvider? timeProvider = null,
    ISoundSource? sounds = null)
    : ISpeechSynthesizer
{
    private readonly TextPreparation _preparation = preparation ?? TextPreparation.Default;
    private readonly VoiceDirectory _voices = voices ?? new VoiceDirectory(engine);

    /// <inheritdoc />
    public IAsyncEnumerable<SpeechEvent> SynthesizeAsync(
        IAsyncEnumerable<SpeechCommand> commands, SpeechOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(commands);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        if (options.Filter is { IsAny: true })
            return FilteredSpeech.Synthesize(this, commands, options, cancellationToken);
        var usual = new Delivery(new RenderedVoice(_voices.Get(options.Voice, options.Owner), engine.Info.SampleRate), options.Rate, options.Pitch, options.Volume);
        var audio = new ChunkedAudio(new DeliveryChain(usual, options.Format.SampleRate), options);
        var script = options.EnableSsml ? new SsmlScript(options, _voices, engine.Info.SampleRate) : null;
        var queue = new UtteranceQueue(options.Mode, timeProvider ?? TimeProvider.System, script);
        var prepares = options.Lexicon is { } lexicon ? _preparation.With(lexicon) : _preparation;
        var speaker = new SegmentSpeaker(engine, prepares, usual, options, audio, sounds);
        return new LocalStream(queue, speaker, audio).RunAsync(commands, cancellationToken);
    }
}
