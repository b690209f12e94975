namespace Mynah.Text.Chinese.Writing;

/// <summary>Walks through a sentence once and lets the first rule that fits say what stands there. Safe for concurrent calls.</summary>
internal sealed class ChineseNormalizer
{
    // The order decides: what has a form of its own comes before plain numbers.
    private static readonly Func<WrittenText, int, Said>[] s_rules =
    [
        AddressRules.Say, TelephoneRules.Say, DateRules.Say, EnglishDates.Say, TimeRules.Say, IdentifierRules.Say, CurrencyRules.Say, QuantityRules.Say,
        LatinRules.Say, NumberRules.Say, SymbolRules.Say,
    ];

    private readonly bool _isMandarin;

    private ChineseNormalizer(bool isMandarin) => _isMandarin = isMandarin;

    public static ChineseNormalizer Mandarin { get; } = new(isMandarin: true);

    public static ChineseNormalizer Cantonese { get; } = new(isMandarin: false);

    /// <summary>Says in words what is not words.</summary>
    public MappedText Normalize(MappedText written)
    {
        written = GroupedDigits.Join(written);
        var text = new WrittenText(written.Text, _isMandarin);
        var builder = new MappedTextBuilder();
        var kept = 0;
        for (var i = 0; i < text.Text.Length;)
        {
            var said = IsPlain(text.Text[i]) ? Said.Nothing : Say(text, i);
            if (said.Length == 0)
            {
                i++;
                continue;
            }
            builder.Keep(written, new TextSpan(kept, i - kept));
            builder.Append(text.IsTraditional ? TraditionalWords.Write(said.Words) : said.Words, written, new TextSpan(i, said.Length));
            i += said.Length;
            kept = i;
        }
        builder.Keep(written, new TextSpan(kept, text.Text.Length - kept));
        return builder.Build();
    }

    // Chinese characters and their punctuation start no rule.
    private static bool IsPlain(char character) => character is (>= '\u3400' and <= '\u9FFF') or '，' or '。' or '！' or '？' or '、' or ' ';

    private static Said Say(WrittenText text, int at)
    {
        foreach (var rule in s_rules)
        {
            if (rule(text, at) is { Length: > 0 } said)
                return said;
        }
        return Said.Nothing;
    }
}
