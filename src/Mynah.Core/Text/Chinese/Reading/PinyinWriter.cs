using System.Text;
using Mynah.Text.Chinese.Words;

namespace Mynah.Text.Chinese.Reading;

/// <summary>Writes a sentence as the engine's voice wants it: one group of syllables per word, spaces between, marks that make pauses.</summary>
internal static class PinyinWriter
{
    private static readonly string[] s_digits = ["ling2", "yi1", "er4", "san1", "si4", "wu3", "liu4", "qi1", "ba1", "jiu3"];

    /// <summary>Writes the reading of <paramref name="source"/>, tied to it word by word.</summary>
    public static MappedText Write(ChineseSentence sentence, MappedText source)
    {
        var builder = new MappedTextBuilder();
        var spaced = true;
        var next = 0;
        for (var i = 0; i < sentence.Text.Length;)
        {
            var isWord = next < sentence.Tokens.Count && sentence.Tokens[next].Start == i;
            var span = new TextSpan(i, isWord ? sentence.Tokens[next++].Length : 1);
            i = span.End;
            var made = isWord ? Word(sentence, span) : Sign(sentence.Text[span.Start]);
            if (made.Length == 0 || (made == " " && spaced))
                continue;
            if (!spaced && made is not (" " or "," or "." or "!" or "?"))
                builder.Append(" ", source, new TextSpan(span.Start, 0));
            builder.Append(made, source, span);
            spaced = made == " ";
        }
        return builder.Build();
    }

    private static string Word(ChineseSentence sentence, TextSpan span)
    {
        var word = new StringBuilder();
        for (var i = span.Start; i < span.End; i++)
        {
            var syllable = sentence.Syllables[i];
            var rolled = syllable == "er5" && word.Length > 0;
            word.Append(rolled ? "r" : syllable);
        }
        return word.ToString();
    }

    // Marks become those that the voice pauses at; letters stay; a digit that nobody normalised is named.
    private static string Sign(char sign) => sign switch
    {
        '，' or '、' or '；' or '：' or ',' or ';' or ':' or '—' or '…' => ",",
        '。' or '.' => ".",
        '！' or '!' => "!",
        '？' or '?' => "?",
        >= '0' and <= '9' => s_digits[sign - '0'],
        >= 'a' and <= 'z' => sign.ToString(),
        >= 'A' and <= 'Z' => char.ToLowerInvariant(sign).ToString(),
        _ => " ",
    };
}
