using Mynah.Engines;

namespace Mynah.Voices;

/// <summary>
/// Fits the parameters of an engine's voice to a sample: speaks with candidates, measures them like the sample, corrects, a few times.
/// Parametric: height, movement, pace, vocal tract, timbre and breath come from the sample; who speaks does not (docs/concepts/voice-cloning.md).
/// Safe for concurrent calls.
/// </summary>
public static class VoiceCloning
{
    /// <summary>Makes a voice. Takes about a second of one core, less than the sample lasts.</summary>
    /// <param name="sample">An accepted sample.</param>
    /// <param name="engine">Will speak the voice; stays the caller's.</param>
    /// <param name="options">What is known about the sample; null for nothing.</param>
    /// <param name="cancellationToken">Ends the fitting.</param>
    /// <exception cref="SpeechException">The sample was refused, or the engine failed.</exception>
    public static Task<VoiceClone> CreateAsync(
        SampleReport sample, ISpeechEngine engine, CloneOptions? options = null, CancellationToken cancellationToken = default)
        => throw new NotImplementedException();
}
