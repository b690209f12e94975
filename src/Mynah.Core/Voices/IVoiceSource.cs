namespace Mynah;

/// <summary>
/// Where custom (cloned, designed) voices are kept: given to a <see cref="VoiceDirectory"/>, it makes them voices like any other for
/// streams and SSML. Safe for concurrent calls.
/// </summary>
public interface IVoiceSource
{
    /// <summary>Finds a voice by its exact id; null when there is none. Called once when a stream starts, so it must be quick (some ms).</summary>
    /// <param name="id">The voice.</param>
    /// <param name="owner">Who wants to use it: a voice of somebody else is not found. Null finds anybody's.</param>
    VoiceProfile? Find(string id, string? owner = null);
}
