namespace Mynah.Voices;

/// <summary>What is known about a sample beyond its sound. Immutable.</summary>
public sealed record CloneOptions
{
    /// <summary>The id that the profile gets; default <c>clone</c>. The registry may give another with <c>with { Id = … }</c>.</summary>
    public string Id { get; init; } = "clone";

    /// <summary>Language of the sample (<c>zh</c>, <c>en</c> …); null when not known, which makes the pace a little less exact.</summary>
    public string? Language { get; init; }

    /// <summary>
    /// What is said in the sample, where known: then the clone says the same while it is fitted, and pace and timbre come out closer.
    /// At most 2,000 characters are used.
    /// </summary>
    public string? Transcript { get; init; }
}
