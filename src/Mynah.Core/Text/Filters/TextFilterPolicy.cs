namespace Mynah.Text;

/// <summary>What becomes of something that is made for the eye.</summary>
public enum TextFilterPolicy
{
    /// <summary>It is named in a word or two: "Code block.", a table's head, an address's host.</summary>
    Summarize,

    /// <summary>It is read out.</summary>
    Read,

    /// <summary>It is left out.</summary>
    Skip,
}
