using Mynah.Ssml;

namespace Mynah;

/// <summary>Who speaks an utterance, and how.</summary>
/// <param name="Voice">The voice.</param>
/// <param name="Rate">As in <see cref="SpeechOptions"/>.</param>
/// <param name="Pitch">As in <see cref="SpeechOptions"/>.</param>
/// <param name="Volume">As in <see cref="SpeechOptions"/>.</param>
internal sealed record Delivery(RenderedVoice Voice, double Rate, double Pitch, int Volume)
{
    /// <summary>What becomes of the voice's sound; null for nothing.</summary>
    public SsmlEffect? Effect { get; init; }

    /// <summary>Music under it; null for none.</summary>
    public SoundReference? Music { get; init; }

    /// <summary>How loud the music is, 0 … 100.</summary>
    public int MusicVolume { get; init; }
}
