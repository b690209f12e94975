namespace Mynah;

/// <summary>
/// Where custom (cloned, designed) voices are kept: given to a <see cref="VoiceDirectory"/>, it makes them voices like any other for
/// streams and SSML. Safe for concurrent calls.
/// </summary>
public interface IVoiceSource
{
    /// <summary>Finds a voice by its exact id; null when there is none. Called once when a stream starts, so it must be quick (some ms).</summary>
    VoiceProfile? Find(string id);

    /// <summary>Finds a voice that an owner may use; null when there is none. Without an override all voices are everybody's.</summary>
    VoiceProfile? Find(string id, string owner) => Find(id);
}
