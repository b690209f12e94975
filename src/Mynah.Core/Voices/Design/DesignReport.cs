using System.Text.Json.Serialization;

namespace Mynah.Voices;

/// <summary>What <see cref="DesignCheck"/> found. Immutable.</summary>
public sealed record DesignReport
{
    /// <summary><c>zh</c> or <c>en</c>; null when neither.</summary>
    public string? Language { get; init; }

    /// <summary>What was understood, in the order of the dimensions.</summary>
    public required IReadOnlyList<DesignReading> Readings { get; init; }

    /// <summary>What could be better; empty for a good description.</summary>
    public required IReadOnlyList<DesignFinding> Findings { get; init; }

    /// <summary>The worst finding: pass is a good description, warn is accepted, fail is refused.</summary>
    public CheckOutcome Outcome => Findings.Count == 0 ? CheckOutcome.Pass : Findings.Max(finding => finding.Outcome);

    /// <summary>The first finding that failed; null when the description is accepted.</summary>
    [JsonIgnore]
    public DesignFinding? Refusal => Findings.FirstOrDefault(finding => finding.Outcome == CheckOutcome.Fail);

    /// <summary>Returns when the description is accepted.</summary>
    /// <exception cref="SpeechException">It is not; the message has the problem and what to write instead.</exception>
    public void ThrowIfRefused()
    {
        if (Refusal is { } refusal)
            throw SpeechException.Invalid($"The description is refused ({refusal.Rule}): {refusal.Problem} {refusal.Improvement}");
    }
}
