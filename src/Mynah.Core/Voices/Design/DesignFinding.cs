namespace Mynah.Voices;

/// <summary>Something to better in a description. Immutable.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Outcome">Warn or fail.</param>
/// <param name="Problem">What is wrong, with the words in question.</param>
/// <param name="Improvement">What to write instead, in the description's language where that is Chinese or English.</param>
public sealed record DesignFinding(DesignRule Rule, CheckOutcome Outcome, string Problem, string Improvement);

/// <summary>A word or phrase of a description that was understood. Immutable.</summary>
/// <param name="Dimension">What it is about.</param>
/// <param name="Value">What it was understood as: <c>female</c>, <c>middle-aged</c>, <c>low</c>.</param>
/// <param name="Words">The words of the description.</param>
public sealed record DesignReading(DesignDimension Dimension, string Value, string Words);
