namespace Mynah.Ssml;

/// <summary>
/// Fetches what <c>soundEvent</c> and <c>bgm</c> name. Where addresses may point, and how large a sound may be, is for the
/// implementation to decide and to check. Safe for concurrent calls.
/// </summary>
public interface ISoundSource
{
    /// <summary>Loads a sound completely.</summary>
    /// <param name="address">As written in the document; not checked yet.</param>
    /// <param name="cancellationToken">Ends the loading.</param>
    /// <exception cref="SpeechException">The address is refused, or there is no usable sound; the message says why and what to do.</exception>
    ValueTask<Sound> LoadAsync(string address, CancellationToken cancellationToken);
}

/// <summary>A sound in memory. Immutable.</summary>
/// <param name="Samples">Mono, −1 … 1; not empty.</param>
/// <param name="SampleRate">In Hz, 1,000 to 768,000.</param>
public sealed record Sound(ReadOnlyMemory<float> Samples, int SampleRate);
