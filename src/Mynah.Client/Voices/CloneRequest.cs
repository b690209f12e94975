using Mynah.Protocol.Customization;

namespace Mynah.Client.Voices;

/// <summary>A voice to be made from a sample. Immutable.</summary>
public sealed record CloneRequest
{
    /// <summary>The recording; see <see cref="VoiceClient.CheckSampleAsync"/> for what it must be.</summary>
    public required VoiceSample Sample { get; init; }

    /// <summary>The model that will speak the voice; no other can.</summary>
    public required string TargetModel { get; init; }

    /// <summary>
    /// Becomes part of the id: digits, letters and underscores, at most 16 for Qwen and 10 for CosyVoice. Null lets the client make one
    /// that no other voice has, by which it also finds the voice again when an answer was lost.
    /// </summary>
    public string? Name { get; init; }

    /// <summary>Qwen: what is said in the sample; a wrong one is refused.</summary>
    public string? Transcript { get; init; }

    /// <summary>Language code of the sample.</summary>
    public string? Language { get; init; }

    /// <summary>CosyVoice: how much of the sample is used, 3 … 30 s; null for the service's 10 s.</summary>
    public TimeSpan? MaxSampleLength { get; init; }

    /// <summary>CosyVoice: clean the sample of noise first.</summary>
    public bool IsCleaned { get; init; }

    /// <summary>Who allowed it; kept by Mynah servers, ignored by the cloud.</summary>
    public VoiceConsent? Consent { get; init; }

    /// <summary>Null for the one that the catalogue names for <see cref="TargetModel"/>; needed for models that the catalogue does not know.</summary>
    public VoiceService? Service { get; init; }
}
