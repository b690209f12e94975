using Mynah.Text.Chinese.Writing;

namespace Mynah.Text.Chinese;

/// <summary>Cantonese: the Chinese normaliser without the Mandarin 幺; the engine reads the characters itself. Safe for concurrent calls.</summary>
public sealed class CantoneseFrontEnd : ITextFrontEnd
{
    /// <inheritdoc/>
    public string Language => "yue";

    /// <inheritdoc/>
    public MappedText Normalize(MappedText written) => ChineseNormalizer.Cantonese.Normalize(written);

    /// <inheritdoc/>
    public MappedText Read(MappedText normalized, out SpokenForm form)
    {
        form = SpokenForm.Text;
        return normalized;
    }
}
