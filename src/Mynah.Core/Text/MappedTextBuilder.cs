using System.Text;

namespace Mynah.Text;

/// <summary>Builds a <see cref="MappedText"/> from left to right. For one thread.</summary>
public sealed class MappedTextBuilder
{
    private readonly StringBuilder _text = new();
    private readonly List<SourceAnchor> _anchors = [];

    /// <summary>How many UTF-16 units have been written.</summary>
    public int Length => _text.Length;

    /// <summary>Writes something that stands for a part of the source.</summary>
    /// <param name="made">What to write; nothing when empty.</param>
    /// <param name="source">The part of the source it stands for.</param>
    public void Append(string made, TextSpan source)
    {
        if (made.Length == 0)
            return;
        _anchors.Add(new SourceAnchor(new TextSpan(_text.Length, made.Length), source, IsCopy: false));
        _text.Append(made);
    }

    /// <summary>Writes something that stands for a part of <paramref name="from"/>, tied to that part's source.</summary>
    public void Append(string made, MappedText from, TextSpan part) => Append(made, from.ToSource(part));

    /// <summary>Copies a part of <paramref name="from"/> as it is, unit by unit.</summary>
    public void Keep(MappedText from, TextSpan part)
    {
        var shift = _text.Length - part.Start;
        foreach (var anchor in from.AnchorsIn(part))
            Add(anchor with { Made = new TextSpan(anchor.Made.Start + shift, anchor.Made.Length) });
        _text.Append(from.Text, part.Start, part.Length);
    }

    /// <summary>The text built so far.</summary>
    public MappedText Build() => new(_text.ToString(), [.. _anchors], 0);

    private void Add(SourceAnchor anchor)
    {
        if (_anchors.Count > 0 && anchor.IsCopy && _anchors[^1] is { IsCopy: true } last
            && last.Made.End == anchor.Made.Start && last.Source.End == anchor.Source.Start)
        {
            _anchors[^1] = new SourceAnchor(
                new TextSpan(last.Made.Start, last.Made.Length + anchor.Made.Length),
                new TextSpan(last.Source.Start, last.Source.Length + anchor.Source.Length), IsCopy: true);
            return;
        }
        _anchors.Add(anchor);
    }
}
