namespace Mynah.Text;

/// <summary>A text made from another one, which knows for each of its parts where it came from. Immutable.</summary>
public sealed class MappedText
{
    private readonly SourceAnchor[] _anchors; // ordered by Made.Start; empty for an unchanged text
    private readonly int _sourceStart;

    internal MappedText(string text, SourceAnchor[] anchors, int sourceStart)
    {
        Text = text;
        _anchors = anchors;
        _sourceStart = sourceStart;
    }

    /// <summary>The text as it stands now.</summary>
    public string Text { get; }

    /// <summary>A text that was not changed.</summary>
    /// <param name="text">The text.</param>
    /// <param name="sourceStart">Where it begins in the source.</param>
    public static MappedText Unchanged(string text, int sourceStart = 0) => new(text, [], sourceStart);

    /// <summary>Finds the source of a part of <see cref="Text"/>: from the first to the last piece that the part touches.</summary>
    public TextSpan ToSource(TextSpan made)
    {
        if (_anchors.Length == 0)
            return new TextSpan(_sourceStart + made.Start, made.Length);
        int start = int.MaxValue, end = -1;
        for (var i = FirstEndingAfter(made.Start); i < _anchors.Length && _anchors[i].Made.Start < made.End; i++)
        {
            var source = SourceOf(_anchors[i], made);
            start = Math.Min(start, source.Start);
            end = Math.Max(end, source.End);
        }
        return end < 0 ? new TextSpan(_sourceStart, 0) : new TextSpan(start, end - start);
    }

    /// <summary>A part of this text, still tied to the same source.</summary>
    public MappedText Slice(TextSpan part)
    {
        var builder = new MappedTextBuilder();
        builder.Keep(this, part);
        return builder.Build();
    }

    /// <summary>The pieces of a part of this text, for builders that copy it.</summary>
    internal IEnumerable<SourceAnchor> AnchorsIn(TextSpan part)
    {
        if (_anchors.Length == 0)
        {
            yield return new SourceAnchor(part, ToSource(part), IsCopy: true);
            yield break;
        }
        for (var i = FirstEndingAfter(part.Start); i < _anchors.Length && _anchors[i].Made.Start < part.End; i++)
        {
            var start = Math.Max(_anchors[i].Made.Start, part.Start);
            var made = new TextSpan(start, Math.Min(_anchors[i].Made.End, part.End) - start);
            yield return new SourceAnchor(made, SourceOf(_anchors[i], made), _anchors[i].IsCopy);
        }
    }

    private static TextSpan SourceOf(SourceAnchor anchor, TextSpan made)
    {
        if (!anchor.IsCopy)
            return anchor.Source;
        var start = Math.Max(made.Start, anchor.Made.Start);
        var end = Math.Min(made.End, anchor.Made.End);
        return new TextSpan(anchor.Source.Start + start - anchor.Made.Start, end - start);
    }

    private int FirstEndingAfter(int position)
    {
        int low = 0, high = _anchors.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_anchors[middle].Made.End <= position)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}

/// <summary>Ties a part of a made text to the part of the source it came from.</summary>
/// <param name="Made">A part of the made text.</param>
/// <param name="Source">The part of the source.</param>
/// <param name="IsCopy">True when the part is copied unit by unit, so that a part of it maps to the same part of the source.</param>
internal readonly record struct SourceAnchor(TextSpan Made, TextSpan Source, bool IsCopy);
