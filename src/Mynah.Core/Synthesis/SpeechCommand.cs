namespace Mynah;

/// <summary>What a caller can say to a synthesizer. The end of the command sequence means: speak what is left, then end.</summary>
public abstract record SpeechCommand;

/// <summary>Adds text. Pieces may be cut anywhere, also inside a word or a surrogate pair; an empty piece is ignored.</summary>
/// <param name="Text">The next piece of the text.</param>
public sealed record AppendText(string Text) : SpeechCommand;

/// <summary>Speaks everything that was appended so far as one utterance, without waiting for the end of a sentence.</summary>
public sealed record Commit : SpeechCommand;

/// <summary>Drops the text that no utterance has begun to speak yet.</summary>
public sealed record Clear : SpeechCommand;

/// <summary>Stops the utterance being spoken and drops those already committed; text not yet committed stays.</summary>
public sealed record Cancel : SpeechCommand;
