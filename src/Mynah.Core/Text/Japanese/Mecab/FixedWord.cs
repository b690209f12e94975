using System.Text;

namespace Mynah.Text.Japanese.Mecab;

/// <summary>A place in a text that is one word, whatever the dictionary says.</summary>
internal readonly record struct FixedWord(TextSpan Span, WordFeatures Features);

/// <summary>What the dictionary says of a word, kept where native code may point to it as long as this object lives.</summary>
internal sealed unsafe class WordFeatures
{
    private readonly byte[] _text;

    /// <param name="wordClass">The first two features, for example <c>名詞,一般</c>.</param>
    /// <param name="written">As written.</param>
    /// <param name="kana">Katakana as said.</param>
    public WordFeatures(string wordClass, string written, string kana)
    {
        var text = $"{wordClass},*,*,*,*,{written},{kana},{kana}\0";
        _text = GC.AllocateArray<byte>(Encoding.UTF8.GetByteCount(text), pinned: true);
        Encoding.UTF8.GetBytes(text, _text);
        fixed (byte* start = _text)
            Pointer = start;
    }

    /// <summary>Zero-terminated UTF-8.</summary>
    public byte* Pointer { get; }
}
