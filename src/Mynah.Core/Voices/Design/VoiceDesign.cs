namespace Mynah.Voices;

/// <summary>Makes a voice from a description: the same description always gives the same voice. Stateless; safe for concurrent calls.</summary>
public static class VoiceDesign
{
    /// <summary>Makes a voice.</summary>
    /// <param name="description">Chinese or English.</param>
    /// <param name="id">The id that the profile gets.</param>
    /// <exception cref="SpeechException">The description is refused (<see cref="DesignReport.Refusal"/>).</exception>
    public static VoiceProfile Create(string description, string id = "design") => throw new NotImplementedException();
}
