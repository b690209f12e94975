using Microsoft.Extensions.AI;

namespace Mynah.Server.Chat;

/// <summary>What a parrot says.</summary>
internal static class ParrotWords
{
    // Longer questions are repeated in part: a parrot's memory is short.
    private const int MaxLength = 400;

    /// <summary>The answer to a conversation: the introduction once, the user's last words, and a variation that changes from turn to turn.</summary>
    public static string Answer(IReadOnlyList<ChatMessage> messages)
    {
        var words = Shorten(messages.LastOrDefault(message => message.Role == ChatRole.User)?.Text.Trim() ?? "");
        var turn = messages.Count(message => message.Role == ChatRole.User);
        var isChinese = words.Any(IsIdeograph);
        var bare = words.TrimEnd('.', '!', '?', '。', '！', '？', '…', ' ');
        if (bare.Length == 0)
            return "Squawk! You said nothing.";
        var varied = Vary(bare, turn, isChinese);
        var introduction = turn > 1 ? "" : isChinese ? "我是一只鹦鹉，不是语言模型，只会学舌。" : "I am a parrot, not a language model: I repeat what you say. ";
        return isChinese ? $"{introduction}你说：{bare}。{varied}" : $"{introduction}You said: {bare}. {varied}";
    }

    /// <summary>A token is a word with the blank after it, or an ideograph with the marks after it. Joined they are the text.</summary>
    public static IEnumerable<string> Tokens(string text)
    {
        var start = 0;
        for (var i = 1; i < text.Length; i++)
        {
            var isBorder = char.IsWhiteSpace(text[i - 1]) && !char.IsWhiteSpace(text[i]);
            if (!isBorder && !(IsIdeograph(text[i]) && !char.IsHighSurrogate(text[i - 1])))
                continue;
            yield return text[start..i];
            start = i;
        }
        if (start < text.Length)
            yield return text[start..];
    }

    private static string Vary(string words, int turn, bool isChinese)
    {
        var parts = isChinese ? words.Split('，', '、', ',') : words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return (turn % 3, isChinese) switch
        {
            (1, false) => $"{Capital(string.Join(' ', parts.Reverse()))}? Squawk!",
            (1, true) => $"{string.Join('，', parts.Reverse())}？嘎！",
            (2, false) => $"{parts[^1]}, {parts[^1]}, {parts[^1]}!",
            (2, true) => $"{parts[^1]}，{parts[^1]}！",
            (_, false) => $"Why \"{words}\"?",
            _ => $"为什么说“{words}”？",
        };
    }

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..].ToLowerInvariant();

    private static string Shorten(string words)
    {
        if (words.Length <= MaxLength)
            return words;
        var end = words.LastIndexOf(' ', MaxLength, MaxLength / 2);
        end = end > 0 ? end : MaxLength;
        return words[..(char.IsHighSurrogate(words[end - 1]) ? end - 1 : end)];
    }

    private static bool IsIdeograph(char c) => c is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF');
}
