namespace Mynah.Voices;

/// <summary>Reads a description of a voice and says what would make it better. Stateless; safe for concurrent calls.</summary>
public static class DesignCheck
{
    /// <summary>Most characters (user guide; the Qwen service itself takes 2,048).</summary>
    public const int MaxCharacters = 500;

    /// <summary>Checks a description. Bad content is no exception.</summary>
    public static DesignReport Run(string description) => throw new NotImplementedException();
}
