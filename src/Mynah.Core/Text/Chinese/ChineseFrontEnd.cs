using Mynah.Text.Chinese.Reading;
using Mynah.Text.Chinese.Writing;

namespace Mynah.Text.Chinese;

/// <summary>Mandarin: numbers, dates and signs in words, and numeric pinyin with the readings that the context asks for.</summary>
/// <remarks>Its tables (about 4 MB) are read when they are first used and shared by the process. Safe for concurrent calls.</remarks>
public sealed class ChineseFrontEnd : ITextFrontEnd
{
    /// <inheritdoc/>
    public string Language => "zh";

    /// <inheritdoc/>
    public MappedText Normalize(MappedText written) => ChineseNormalizer.Mandarin.Normalize(written);

    /// <inheritdoc/>
    public MappedText Read(MappedText normalized, out SpokenForm form)
    {
        form = SpokenForm.Reading;
        return Read(normalized, isName: false);
    }

    /// <summary>Reads a person's name: the first character as a surname (<c>say-as</c> name).</summary>
    public static MappedText ReadName(MappedText name) => Read(name, isName: true);

    private static MappedText Read(MappedText text, bool isName) => PinyinWriter.Write(Analyze(text.Text, isName), text);

    /// <summary>Finds the words of a sentence and the syllable of every character, as they are spoken.</summary>
    internal static ChineseSentence Analyze(string text, bool isName = false)
    {
        var sentence = new ChineseSentence(text);
        Particles.Apply(sentence);
        ContextRules.Apply(sentence);
        Surnames.Apply(sentence);
        if (isName)
            Surnames.ApplyToName(sentence);
        Sandhi.Apply(sentence);
        return sentence;
    }
}
