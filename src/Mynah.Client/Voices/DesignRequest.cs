using Mynah.Audio;

namespace Mynah.Client.Voices;

/// <summary>A voice to be made from a description. Immutable.</summary>
public sealed record DesignRequest
{
    /// <summary>What the voice is like, in Chinese or English, at most 500 characters; see <see cref="VoiceClient.CheckDescription"/>.</summary>
    public required string Description { get; init; }

    /// <summary>What the preview says: at most 1024 characters for Qwen, 15 … 200 for CosyVoice.</summary>
    public required string PreviewText { get; init; }

    /// <summary>The model that will speak the voice; no other can.</summary>
    public required string TargetModel { get; init; }

    /// <summary>As in <see cref="CloneRequest.Name"/>.</summary>
    public string? Name { get; init; }

    /// <summary>Language code of the preview; null for the service's own choice (Chinese for Qwen).</summary>
    public string? Language { get; init; }

    /// <summary>The form of the preview: 8, 16, 24 or 48 kHz. Default: 24 kHz WAV.</summary>
    public AudioFormat Preview { get; init; } = AudioFormat.Default;

    /// <summary>As in <see cref="CloneRequest.Service"/>.</summary>
    public VoiceService? Service { get; init; }
}
