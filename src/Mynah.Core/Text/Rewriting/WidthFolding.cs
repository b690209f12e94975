namespace Mynah.Text.Rewriting;

/// <summary>Full-width Latin, digits and signs to the usual ones, half-width katakana to full ones; the map is kept.</summary>
internal static class WidthFolding
{
    // U+FF61 … U+FF9F in order (Unicode block "Halfwidth and Fullwidth Forms").
    private const string HalfKana = "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";
    private const char VoicedMark = '\uFF9E';
    private const char SemiVoicedMark = '\uFF9F';

    public static MappedText Fold(MappedText written)
    {
        var text = written.Text;
        if (!text.AsSpan().ContainsAnyInRange('\uFF01', '\uFF9F') && !text.Contains('\u3000', StringComparison.Ordinal))
            return written;
        var builder = new MappedTextBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            var folded = Fold(text[at]);
            var mark = at + 1 < text.Length && folded != text[at] ? text[at + 1] : '\0';
            var length = 1;
            if (mark is VoicedMark or SemiVoicedMark && Compose(folded, mark) is { } composed)
                (folded, length) = (composed, 2);
            if (length == 1 && folded == text[at])
                builder.Keep(written, new TextSpan(at, 1));
            else
                builder.Append(folded.ToString(), written, new TextSpan(at, length));
            at += length - 1;
        }
        return builder.Build();
    }

    private static char Fold(char c) => c switch
    {
        '\u3000' => ' ',
        '\uFF0C' or '\uFF0E' or '\uFF01' or '\uFF1F' => c, // punctuation of the script stays
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        >= '\uFF61' and <= '\uFF9D' => HalfKana[c - '\uFF61'],
        _ => c,
    };

    private static char? Compose(char kana, char mark) => (kana, mark) switch
    {
        ('ウ', VoicedMark) => 'ヴ',
        (>= 'カ' and <= 'ト', VoicedMark) => (char)(kana + 1),
        (>= 'ハ' and <= 'ホ', VoicedMark) => (char)(kana + 1),
        (>= 'ハ' and <= 'ホ', SemiVoicedMark) => (char)(kana + 2),
        _ => null,
    };
}
