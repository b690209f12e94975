namespace Mynah.Voices;

/// <summary>What was found about one rule of a sample. Immutable.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Outcome">Whether it is kept.</param>
/// <param name="Measured">The measured figure with its unit, for people: <c>8,000 Hz</c>.</param>
/// <param name="Required">What is asked for: <c>at least 16,000 Hz</c>.</param>
/// <param name="Advice">What to do about it, a sentence; empty when it passes.</param>
public sealed record SampleFinding(SampleRule Rule, CheckOutcome Outcome, string Measured, string Required, string Advice);
