using System.Buffers;

namespace Mynah.Text.Normalization;

/// <summary>Brings typographic variants of one character to one form, so that rules need to know only that one.</summary>
internal static class WrittenForms
{
    private static readonly SearchValues<char> Variants = SearchValues.Create(
        [.. "\u00a0\u2007\u2009\u202f\u3000\u2019\u02bc\u2010\u2011\u2103\u2109\u2126\u212a\u03bc\u2044\u2215\u22c5",
         .. Enumerable.Range(0x2080, 10).Select(code => (char)code), .. Enumerable.Range(0xff01, 94).Select(code => (char)code)]);

    /// <summary>The text with every variant replaced.</summary>
    public static MappedText Fold(MappedText written)
    {
        var text = written.Text;
        if (text.AsSpan().IndexOfAny(Variants) < 0)
            return written;
        var builder = new MappedTextBuilder();
        for (var start = 0; start < text.Length;)
        {
            var next = text.AsSpan(start).IndexOfAny(Variants);
            var end = next < 0 ? text.Length : start + next;
            if (end > start)
                builder.Keep(written, new TextSpan(start, end - start));
            if (next >= 0)
                builder.Append(Folded(text[end]), written, new TextSpan(end, 1));
            start = end + 1;
        }
        return builder.Build();
    }

    private static string Folded(char variant) => variant switch
    {
        '\u2019' or '\u02bc' => "'",
        '\u2010' or '\u2011' => "-",
        '\u2103' => "°C",
        '\u2109' => "°F",
        '\u2126' => "Ω",
        '\u212a' => "K",
        '\u03bc' => "µ",
        '\u2044' or '\u2215' => "/",
        '\u22c5' => "·",
        >= '\u2080' and <= '\u2089' => ((char)(variant - 0x2080 + '0')).ToString(), // H₂O
        >= '\uff01' and <= '\uff5e' => ((char)(variant - 0xff01 + '!')).ToString(),
        _ => " ",
    };
}
