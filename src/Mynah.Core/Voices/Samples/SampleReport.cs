using System.Text.Json.Serialization;
using Mynah.Ssml;

namespace Mynah.Voices;

/// <summary>What <see cref="SampleCheck"/> found. Immutable.</summary>
public sealed record SampleReport
{
    /// <summary>Whose rules it was checked against: <c>qwen</c> or <c>cosyvoice</c>.</summary>
    public required string Service { get; init; }

    /// <summary>What the file is by its content: <c>wav</c>, <c>mp3</c>, <c>m4a</c>; null for anything else.</summary>
    public string? Container { get; init; }

    /// <summary>The file's sample rate in Hz; null when not known.</summary>
    public int? SampleRate { get; init; }

    /// <summary>The file's channels; null when not known.</summary>
    public int? Channels { get; init; }

    /// <summary>The sample's length; null when not known. Of a sample that is too long, as far as it was read.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>One finding for each rule that could be checked. A rule that makes the next ones pointless is the last.</summary>
    public required IReadOnlyList<SampleFinding> Findings { get; init; }

    /// <summary>Speech and pauses in order, then faults; empty when it could not be decoded.</summary>
    public IReadOnlyList<SampleSpan> Spans { get; init; } = [];

    /// <summary>What the voice measures; null when there is no speech.</summary>
    public VoiceFeatures? Features { get; init; }

    /// <summary>The decoded first channel at the file's rate; null when it could not be decoded. Not part of the JSON.</summary>
    [JsonIgnore]
    public Sound? Audio { get; init; }

    /// <summary>The worst of all findings: fail means refused.</summary>
    public CheckOutcome Outcome => Findings.Count == 0 ? CheckOutcome.Pass : Findings.Max(finding => finding.Outcome);

    /// <summary>The first finding that failed; null when the sample is accepted.</summary>
    [JsonIgnore]
    public SampleFinding? Refusal => Findings.FirstOrDefault(finding => finding.Outcome == CheckOutcome.Fail);

    /// <summary>Returns when the sample is accepted.</summary>
    /// <exception cref="SpeechException">It is not; the message has the first rule that failed, the figure and what to do.</exception>
    public void ThrowIfRefused()
    {
        if (Refusal is { } refusal)
            throw SpeechException.Invalid($"The sample is refused ({refusal.Rule}): {refusal.Measured}; asked for is {refusal.Required}. {refusal.Advice}");
    }
}
