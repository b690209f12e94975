using Mynah.Engines;

namespace Mynah;

/// <summary>
/// Finds the voice that a name stands for: one of the catalogue, one of the engine's own, or a custom one. Safe for concurrent calls.
/// </summary>
/// <param name="engine">Speaks the voices.</param>
/// <param name="custom">Cloned and designed voices; null for none. They never take the place of a voice of the same name above.</param>
public sealed class VoiceDirectory(ISpeechEngine engine, IVoiceSource? custom = null)
{
    private const int NearestCount = 3;

    /// <summary>Finds a voice; null when there is none of that name. Names are case-sensitive.</summary>
    /// <param name="name">The voice.</param>
    /// <param name="owner">Whose custom voices are looked through; null for anybody's.</param>
    public VoiceProfile? Find(string name, string? owner = null) => VoiceRendition.Find(name) ?? engine.FindVoice(name) ?? FindCustom(name, owner);

    /// <summary>Finds a voice.</summary>
    /// <exception cref="SpeechException">There is none of that name; the message has the nearest ones.</exception>
    public VoiceProfile Get(string name, string? owner = null) => Find(name, owner) ?? throw new SpeechException(SpeechErrorCode.UnknownVoice, SpeechStage.Validate,
        $"There is no voice '{name}'. Nearest: {string.Join(", ", VoiceCatalogue.Nearest(name, NearestCount))}. `mynah voices` lists all of them.");

    private VoiceProfile? FindCustom(string name, string? owner) => owner is null ? custom?.Find(name) : custom?.Find(name, owner);
}
