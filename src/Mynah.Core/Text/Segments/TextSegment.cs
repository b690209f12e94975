namespace Mynah.Text;

/// <summary>A stretch of the input that is spoken at once, exactly as it was written, with the white space that follows it.</summary>
/// <param name="Text">The text. Joined, all segments are the input.</param>
/// <param name="End">What it ends with.</param>
public readonly record struct TextSegment(string Text, SegmentEnd End)
{
    /// <summary>Stretches that are read otherwise than they are written, in order, without overlap; null for none.</summary>
    internal IReadOnlyList<TextMark>? Marks { get; init; }
}
