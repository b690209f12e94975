namespace Mynah.Text;

/// <summary>One UTF-16 unit on its way through the filters, tied to what it was made from.</summary>
/// <param name="Value">The unit.</param>
/// <param name="Start">Where its source begins, in units from the beginning of the input.</param>
/// <param name="Length">How much of the source it stands for.</param>
internal readonly record struct FilteredChar(char Value, long Start, int Length)
{
    /// <summary>The first unit of the input after its source.</summary>
    public long End => Start + Length;

    /// <summary>Another unit for the same source.</summary>
    public FilteredChar As(char value) => this with { Value = value };
}
