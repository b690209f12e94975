namespace Mynah.Playback;

/// <summary>What the listener has heard.</summary>
/// <param name="Text">
/// The text, as it was written, up to the end of the last word that was heard to its end, with the marks that follow it.
/// </param>
/// <param name="Position">How much audio was heard.</param>
/// <param name="IsComplete">True when everything that was to be said was heard.</param>
public sealed record HeardText(string Text, TimeSpan Position, bool IsComplete);
