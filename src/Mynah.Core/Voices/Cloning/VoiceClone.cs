namespace Mynah.Voices;

/// <summary>A voice that was fitted to a sample, and how well. Immutable.</summary>
/// <param name="Profile">The voice; everything that is needed to speak with it.</param>
/// <param name="Sample">What the sample measures.</param>
/// <param name="Reached">What the clone measures.</param>
/// <param name="DefaultDistance">Timbre distance of the engine's default voice to the sample, to compare with <see cref="Distance"/>.</param>
public sealed record VoiceClone(VoiceProfile Profile, VoiceFeatures Sample, VoiceFeatures Reached, double DefaultDistance)
{
    /// <summary>Timbre distance of the clone to the sample (<see cref="VoiceFeatures.TimbreDistanceTo"/>).</summary>
    public double Distance => Reached.TimbreDistanceTo(Sample);
}
