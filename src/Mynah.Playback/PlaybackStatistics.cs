namespace Mynah.Playback;

/// <summary>How a playback went.</summary>
/// <param name="FirstSample">From the call of <see cref="SpeechPlayer.Play"/> until the device was given the first sample; null before.</param>
/// <param name="UnderRuns">How often the device ran dry within an utterance, because speech came too slowly.</param>
/// <param name="Gaps">How long it was silent then, in all.</param>
/// <param name="Lead">How much audio is waited for now; it grows with under-runs.</param>
/// <param name="DeviceUnderflows">How often the device waited for this program although speech was there: the machine was busy.</param>
public readonly record struct PlaybackStatistics(TimeSpan? FirstSample, int UnderRuns, TimeSpan Gaps, TimeSpan Lead, int DeviceUnderflows);
