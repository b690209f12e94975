namespace Mynah.Text.Japanese.Mecab;

/// <summary>A word as the IPA dictionary describes it.</summary>
/// <param name="Surface">As written.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Class">Part of speech (feature 0), for example 名詞.</param>
/// <param name="Subclass">Its refinement (feature 1), for example 数.</param>
/// <param name="Subclass2">A second refinement (feature 2), for example 助数詞.</param>
/// <param name="Base">Dictionary form (feature 6).</param>
/// <param name="Pronunciation">Katakana as it is said (feature 8); null for words the dictionary does not hold.</param>
internal readonly record struct MecabWord(
    string Surface, TextSpan Span, string Class, string Subclass, string Subclass2, string Base, string? Pronunciation)
{
    public bool IsNumber => Class == "名詞" && Subclass == "数";

    public static MecabWord Parse(string surface, TextSpan span, string feature)
    {
        var fields = feature.Split(',');
        string Field(int index) => index < fields.Length ? fields[index] : "*";
        var pronunciation = Field(8);
        return new MecabWord(surface, span, Field(0), Field(1), Field(2), Field(6), pronunciation is "*" or "" ? null : pronunciation);
    }
}
