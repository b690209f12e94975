using Mynah.Text.Chinese.Words;

namespace Mynah.Text.Chinese.Reading;

/// <summary>A sentence on its way to a reading: simplified characters, words, and one syllable for each Chinese character. For one thread.</summary>
internal sealed class ChineseSentence
{
    /// <summary>Cuts a sentence into words and gives every character the reading it has in its word.</summary>
    public ChineseSentence(string text)
    {
        Written = text;
        Text = TraditionalCharacters.Simplify(text);
        Syllables = new string?[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            var start = i;
            while (i < text.Length && IsChinese(Text[i]))
                i++;
            if (i > start)
                Segmenter.Cut(Text, start, i, Tokens);
        }
        foreach (var token in Tokens)
            ReadWord(token);
    }

    /// <summary>As the user wrote it.</summary>
    public string Written { get; }

    /// <summary>In simplified characters; the same length.</summary>
    public string Text { get; }

    /// <summary>The Chinese words, in order; what is not Chinese lies between them.</summary>
    public List<Token> Tokens { get; } = [];

    /// <summary>For each character its syllable; null where it is not Chinese or nobody knows.</summary>
    public string?[] Syllables { get; }

    /// <summary>Whether a character can be read as Chinese.</summary>
    public static bool IsChinese(char character) => WordTable.Covers(character) || character == '〇';

    /// <summary>The text of a word.</summary>
    public ReadOnlySpan<char> Of(Token token) => Text.AsSpan(token.Start, token.Length);

    /// <summary>The character at a place, or a line end outside the sentence.</summary>
    public char At(int index) => index >= 0 && index < Text.Length ? Text[index] : '\n';

    private void ReadWord(Token token)
    {
        for (var i = 0; i < token.Length; i++)
        {
            var character = Text[token.Start + i];
            Syllables[token.Start + i] = token switch
            {
                { Word: < 0 } => OwnWords.Shared.Readings(-1 - token.Word)[i],
                { Length: 1 } => ReadAlone(character),
                _ => WordTable.Shared.Reading(token.Word, i, character),
            };
        }
    }

    private static string? ReadAlone(char character) => character == '〇'
        ? "ling2"
        : OwnWords.Shared.Reading(character) ?? WordTable.Shared.Reading(character);
}
