using Mynah.Ssml;
using Mynah.Text;

namespace Mynah;

/// <summary>What is spoken as one: a sentence or clause in automatic mode, all that was committed in manual mode, a <c>speak</c> element of SSML.</summary>
/// <param name="Text">As appended; of SSML without its tags.</param>
/// <param name="Parts">What is spoken and heard, in order; read once, as it is spoken.</param>
internal sealed record Utterance(string Text, IEnumerable<UtterancePart> Parts)
{
    /// <summary>Who speaks, and how; null for what the stream's options say.</summary>
    public Delivery? Delivery { get; init; }
}

/// <summary>A part of an utterance.</summary>
internal abstract record UtterancePart;

/// <summary>A sentence or clause. Joined, those of an utterance are its text.</summary>
internal sealed record SpokenPart(TextSegment Segment) : UtterancePart;

/// <summary>Silence, as long as it was asked for, whatever the rate.</summary>
internal sealed record PausePart(TimeSpan Duration) : UtterancePart;

/// <summary>A sound, as it is, whatever the rate.</summary>
internal sealed record SoundPart(SoundReference Sound) : UtterancePart;
