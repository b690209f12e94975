namespace Mynah.Voices;

/// <summary>What a check says of one rule, or of everything.</summary>
public enum CheckOutcome
{
    /// <summary>As it should be.</summary>
    Pass,

    /// <summary>Accepted, but the voice would be better otherwise.</summary>
    Warn,

    /// <summary>Refused.</summary>
    Fail,
}
