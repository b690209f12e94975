namespace Mynah.Text.Japanese;

/// <summary>Reads kana without a dictionary: the object particle, and は and へ where they stand as particles beyond doubt.</summary>
internal static class KanaReader
{
    // Everyday words that end in the particle は.
    private static readonly string[] Greetings = ["こんにちは", "こんばんは", "では", "には", "とは", "または", "あるいは"];

    public static MappedText Read(MappedText normalized)
    {
        var text = normalized.Text;
        var builder = new MappedTextBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            var kana = text[at] switch
            {
                'を' or 'ヲ' => "オ",
                'は' when EndsPhrase(text, at) && (StandsAlone(text, at) || EndsGreeting(text, at) || EndsAtComma(text, at)) => "ワ",
                'へ' when EndsPhrase(text, at) => "エ",
                _ => null,
            };
            builder.Append(kana ?? Kana.ToKatakana(text[at]).ToString(), normalized, new TextSpan(at, 1));
        }
        return builder.Build();
    }

    private static bool EndsPhrase(string text, int at) => at > 0 && (at + 1 == text.Length || !Kana.IsKana(text[at + 1]));

    private static bool StandsAlone(string text, int at) => text[at - 1] == ' ';

    private static bool EndsAtComma(string text, int at) => at + 1 < text.Length && text[at + 1] is '、' or ' ' or ',';

    private static bool EndsGreeting(string text, int at)
        => Array.Exists(Greetings, greeting => text.AsSpan(0, at + 1).EndsWith(greeting, StringComparison.Ordinal));
}
