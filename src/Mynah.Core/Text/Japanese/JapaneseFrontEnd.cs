using Mynah.Text.Japanese.Mecab;

namespace Mynah.Text.Japanese;

/// <summary>
/// Japanese: numbers, dates, units and signs in words, and readings in katakana as they are said (particles は → ワ, long vowels
/// as ー), with a blank between phrases. Kanji need MeCab and its IPA dictionary, which are loaded on first use (about 2 ms);
/// without them kana is still read. Safe for concurrent calls.
/// </summary>
public sealed class JapaneseFrontEnd : ITextFrontEnd
{
    private readonly Lazy<MecabDictionary?> _dictionary;

    /// <summary>A front end that finds the dictionary where Debian's package puts it.</summary>
    public JapaneseFrontEnd() : this(MecabDictionary.DefaultDirectory)
    {
    }

    /// <summary>A front end with a dictionary of one's own.</summary>
    /// <param name="dictionaryDirectory">A compiled MeCab dictionary in UTF-8 with the IPA feature layout.</param>
    public JapaneseFrontEnd(string dictionaryDirectory)
        => _dictionary = new Lazy<MecabDictionary?>(() => MecabDictionary.TryLoad(dictionaryDirectory));

    /// <inheritdoc />
    public string Language => "ja";

    /// <summary>True when kanji can be read. The first call loads the dictionary.</summary>
    public bool IsAvailable => _dictionary.Value is not null;

    /// <inheritdoc />
    public MappedText Normalize(MappedText written) => JapaneseNormalizer.Normalize(written);

    /// <inheritdoc />
    /// <exception cref="SpeechException"><see cref="SpeechErrorCode.MissingDependency"/>: the text has kanji and MeCab or its dictionary is missing.</exception>
    public MappedText Read(MappedText normalized, out SpokenForm form)
    {
        form = SpokenForm.Reading;
        if (_dictionary.Value is { } dictionary)
            return new JapaneseReader(normalized, dictionary.Analyze(normalized.Text, Phrases.In(normalized.Text))).Read();
        if (normalized.Text.AsSpan().ContainsAnyInRange('\u3400', '\u9FFF') || normalized.Text.Contains('々', StringComparison.Ordinal))
        {
            throw new SpeechException(SpeechErrorCode.MissingDependency, SpeechStage.Synthesize,
                "Japanese with kanji needs MeCab and its dictionary; install the packages libmecab2 and mecab-ipadic-utf8. Text in kana can be spoken without them.");
        }
        return KanaReader.Read(normalized);
    }
}
