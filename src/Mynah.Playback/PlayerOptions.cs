namespace Mynah.Playback;

/// <summary>How to play. Immutable.</summary>
public sealed record PlayerOptions
{
    // A sound server keeps less than this; what it had not played is taken back at a pause.
    internal static readonly TimeSpan History = TimeSpan.FromSeconds(1);

    /// <summary>A part of the device's name (see <see cref="OutputDevice"/>); null for the system's default device.</summary>
    public string? Device { get; init; }

    /// <summary>
    /// How much audio must be there before the device begins. More is safer on a slow network, less is quicker. Default: 60 ms. An
    /// utterance that is shorter begins when it is complete.
    /// </summary>
    public TimeSpan Lead { get; init; } = TimeSpan.FromMilliseconds(60);

    /// <summary>After the device ran dry within an utterance the lead doubles, up to this. Default: one second.</summary>
    public TimeSpan LongestLead { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How much audio waits at most; then the synthesizer waits. Default: 30 s, longer than any sentence, so that the times of its
    /// words are known when they are heard.
    /// </summary>
    public TimeSpan Capacity { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The clock; null for the system's.</summary>
    public TimeProvider? TimeProvider { get; init; }

    internal void Validate()
    {
        if (Lead < TimeSpan.Zero || Lead > LongestLead)
            throw SpeechException.Invalid($"The lead {Lead} is out of range. Use zero to the longest lead, {LongestLead}.");
        if (Capacity < LongestLead + History + History || Capacity > TimeSpan.FromMinutes(10))
            throw SpeechException.Invalid($"The capacity {Capacity} is out of range. Use {LongestLead + History + History} (two seconds more than the longest lead) to ten minutes.");
    }
}
