namespace Mynah.Voices;

/// <summary>What a description can say about a voice (the user guide's seven dimensions).</summary>
public enum DesignDimension
{
    /// <summary>Woman, man, neutral.</summary>
    Gender,

    /// <summary>Child, teenager, young, middle-aged, elderly; or years.</summary>
    Age,

    /// <summary>High, medium, low.</summary>
    Pitch,

    /// <summary>Fast, medium, slow.</summary>
    Pace,

    /// <summary>Cheerful, calm, gentle, serious …</summary>
    Emotion,

    /// <summary>Magnetic, crisp, hoarse, mellow …</summary>
    Characteristics,

    /// <summary>News, audiobooks, advertisements …</summary>
    Purpose,
}
