namespace Mynah;

/// <summary>
/// Where custom (cloned, designed) voices are kept: given to a <see cref="VoiceDirectory"/>, it makes them voices like any other for
/// streams and SSML. Safe for concurrent calls. Who may use a voice is checked before a stream is started, not here.
/// </summary>
public interface IVoiceSource
{
    /// <summary>Finds a voice by its exact id; null when there is none. Called once when a stream starts, so it must be quick (some ms).</summary>
    VoiceProfile? Find(string id);
}
