namespace Mynah.Text.Japanese;

/// <summary>Kana characters (Unicode blocks Hiragana and Katakana).</summary>
internal static class Kana
{
    public static bool IsKana(char c) => c is >= 'ぁ' and <= 'ゖ' or >= 'ァ' and <= 'ヺ' or 'ー' or 'ゝ' or 'ヽ';

    public static bool IsKana(string text) => text.All(IsKana);

    public static char ToKatakana(char c) => c is >= 'ぁ' and <= 'ゖ' or 'ゝ' or 'ゞ' ? (char)(c + 0x60) : c;

    public static string ToKatakana(string text) => string.Create(text.Length, text, static (made, source) =>
    {
        for (var i = 0; i < made.Length; i++)
            made[i] = ToKatakana(source[i]);
    });
}
