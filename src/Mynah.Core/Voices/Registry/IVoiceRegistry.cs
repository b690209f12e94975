namespace Mynah.Voices;

/// <summary>
/// Keeps custom voices. What a method has returned from is durable: it outlives the process, however that ends. Safe for concurrent
/// calls, also from several processes. A voice of another owner is treated exactly like one that does not exist.
/// </summary>
public interface IVoiceRegistry : IVoiceSource, IAsyncDisposable
{
    /// <summary>Adds a voice.</summary>
    /// <param name="voice">The voice; <see cref="StoredVoice.Revision"/> is ignored.</param>
    /// <param name="quota">Most voices of the owner in the voice's family, this one included.</param>
    /// <param name="cancellationToken">Ends the call; the voice was then added or not, but never half.</param>
    /// <returns>False when the quota is used up.</returns>
    /// <exception cref="SpeechException">The store cannot be reached or written, or the id is taken.</exception>
    Task<bool> AddAsync(StoredVoice voice, int quota, CancellationToken cancellationToken = default);

    /// <summary>Finds a voice of an owner by its exact id; null when there is none.</summary>
    Task<StoredVoice?> FindAsync(string owner, string id, CancellationToken cancellationToken = default);

    /// <summary>Lists voices, newest first.</summary>
    Task<VoicePage> ListAsync(VoiceQuery query, CancellationToken cancellationToken = default);

    /// <summary>Replaces a voice.</summary>
    /// <returns>False when it is gone or was changed since it was read (<see cref="StoredVoice.Revision"/>).</returns>
    Task<bool> UpdateAsync(StoredVoice voice, CancellationToken cancellationToken = default);

    /// <summary>Removes a voice; gives what was removed, null when there was none.</summary>
    Task<StoredVoice?> RemoveAsync(string owner, string id, CancellationToken cancellationToken = default);

    /// <summary>All voices of all owners that are being made; for a server that takes up what it was interrupted in.</summary>
    Task<IReadOnlyList<StoredVoice>> ListUnfinishedAsync(CancellationToken cancellationToken = default);

    /// <summary>True when a voice has this sample.</summary>
    Task<bool> HasSampleAsync(string sample, CancellationToken cancellationToken = default);
}
