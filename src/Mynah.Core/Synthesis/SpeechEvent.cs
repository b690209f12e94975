namespace Mynah;

/// <summary>What a synthesizer says back. Times count from the start of the stream's audio.</summary>
public abstract record SpeechEvent
{
    private protected SpeechEvent(string utteranceId) => UtteranceId = utteranceId;

    /// <summary>The utterance this event belongs to; unique within the stream.</summary>
    public string UtteranceId { get; private protected set; }
}

/// <summary>An utterance begins.</summary>
/// <param name="UtteranceId">Its id.</param>
/// <param name="Text">The text it speaks, exactly as it was appended.</param>
public sealed record UtteranceStarted(string UtteranceId, string Text) : SpeechEvent(UtteranceId)
{
    /// <summary>The languages its beginning is spoken in, in order; empty where that is not known (remote services).</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];
}

/// <summary>Words became audible. May come before or after the chunks that hold their sound, always within the utterance.</summary>
/// <param name="UtteranceId">The utterance.</param>
/// <param name="Words">Words in order of time.</param>
public sealed record WordsSpoken(string UtteranceId, IReadOnlyList<SpokenWord> Words) : SpeechEvent(UtteranceId);

/// <summary>An utterance is over; nothing more comes for it.</summary>
/// <param name="UtteranceId">The utterance.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Usage">What it cost; see <see cref="SpeechUsage"/>.</param>
public sealed record UtteranceEnded(string UtteranceId, UtteranceStatus Status, SpeechUsage Usage) : SpeechEvent(UtteranceId);

/// <summary>How an utterance ended. Failures are exceptions, not a status.</summary>
public enum UtteranceStatus
{
    /// <summary>All of its text was spoken.</summary>
    Completed,

    /// <summary>It was cut short by <see cref="Cancel"/>.</summary>
    Cancelled,
}

/// <summary>One spoken word.</summary>
/// <param name="Text">As the user wrote it.</param>
/// <param name="Index">Where it begins in the utterance's text, in UTF-16 units.</param>
/// <param name="Length">How many UTF-16 units it spans.</param>
/// <param name="Start">When it begins, from the start of the stream's audio.</param>
/// <param name="End">When it ends; never before <paramref name="Start"/>.</param>
public sealed record SpokenWord(string Text, int Index, int Length, TimeSpan Start, TimeSpan End);

/// <summary>What an utterance cost.</summary>
/// <param name="Characters">Counted characters as the service counts them: an ideograph 2, everything else 1 (dossier 01 §3.2).</param>
/// <param name="Duration">Length of the audio.</param>
public readonly record struct SpeechUsage(long Characters, TimeSpan Duration);
