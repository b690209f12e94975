namespace Mynah.Client.CosyVoice;

/// <summary>What became of one text.</summary>
/// <param name="Audio">The complete file or samples; empty when they went into a stream.</param>
/// <param name="Words">All words with their times; empty when the voice tells none.</param>
/// <param name="RequestId">The id of the last task, chosen by the client.</param>
/// <param name="ServiceRequestId">The service's own id of it; null when it told none.</param>
/// <param name="FirstPackageDelay">From the call to the first audio, connecting included.</param>
/// <param name="Usage">Counted characters and length.</param>
public sealed record CosyVoiceResult(
    ReadOnlyMemory<byte> Audio, IReadOnlyList<SpokenWord> Words, string? RequestId, string? ServiceRequestId, TimeSpan? FirstPackageDelay,
    SpeechUsage Usage);
