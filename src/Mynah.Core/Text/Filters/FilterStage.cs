namespace Mynah.Text;

/// <summary>
/// One filter in the row. It is given one unit after another, so how the input was cut cannot matter, and it holds back only what
/// the next units may still change. For one stream and one thread.
/// </summary>
internal abstract class FilterStage(Action<FilteredChar> next)
{
    /// <summary>Takes the next unit.</summary>
    public abstract void Push(FilteredChar unit);

    /// <summary>Gives out what is held back, as it would be at the end of the text. Open blocks stay open.</summary>
    public abstract void Flush();

    /// <summary>Forgets everything, as at the beginning of a text.</summary>
    public abstract void Clear();

    /// <summary>Gives a unit to the next filter.</summary>
    protected void Emit(FilteredChar unit) => next(unit);

    /// <summary>Gives units to the next filter.</summary>
    protected void EmitAll(List<FilteredChar> units)
    {
        foreach (var unit in units)
            next(unit);
        units.Clear();
    }
}
