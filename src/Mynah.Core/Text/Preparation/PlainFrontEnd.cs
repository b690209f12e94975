namespace Mynah.Text;

/// <summary>Leaves everything as it is written, for languages that have no front end: the engine reads what it can.</summary>
internal sealed class PlainFrontEnd(string language) : ITextFrontEnd
{
    public string Language { get; } = language;

    public MappedText Normalize(MappedText written) => written;

    public MappedText Read(MappedText normalized, out SpokenForm form)
    {
        form = SpokenForm.Text;
        return normalized;
    }
}
