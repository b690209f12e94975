namespace Mynah.Text.Korean;

/// <summary>
/// Korean: numbers in the right one of the two systems, dates, units, signs and spelled letters in words, and hangul spelt as
/// it is said in the standard pronunciation. Needs nothing installed. Safe for concurrent calls.
/// </summary>
public sealed class KoreanFrontEnd : ITextFrontEnd
{
    /// <inheritdoc />
    public string Language => "ko";

    /// <inheritdoc />
    public MappedText Normalize(MappedText written) => KoreanNormalizer.Normalize(written);

    /// <inheritdoc />
    public MappedText Read(MappedText normalized, out SpokenForm form)
    {
        form = SpokenForm.Reading;
        return KoreanReader.Read(normalized);
    }
}
