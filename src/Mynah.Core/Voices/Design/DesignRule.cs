namespace Mynah.Voices;

/// <summary>The rules of a voice description, in the order in which they are reported.</summary>
public enum DesignRule
{
    /// <summary>Not empty, at most 500 characters.</summary>
    Length,

    /// <summary>Words, not numbers or signs.</summary>
    Description,

    /// <summary>Chinese or English.</summary>
    Language,

    /// <summary>No imitation of a person.</summary>
    Imitation,

    /// <summary>Says how the voice sounds, not that it is nice.</summary>
    Vague,

    /// <summary>More than one dimension.</summary>
    Dimensions,

    /// <summary>Nothing is said twice.</summary>
    Redundancy,

    /// <summary>Nothing is said that contradicts something else.</summary>
    Contradiction,
}
