using Mynah.Text;

namespace Mynah.Protocol;

/// <summary>The length rule of instructions: at most 1600 tokens (dossier 01 §2.1).</summary>
public static class Instructions
{
    /// <summary>Most tokens.</summary>
    public const int MaxTokens = 1600;

    /// <summary>Estimates tokens: one for each ideograph, one for each four other characters; the service's tokenizer is not public.</summary>
    public static long EstimateTokens(string text)
    {
        long runes = text.EnumerateRunes().Count();
        var ideographs = CharacterCount.Of(text) - runes;
        return ideographs + ((runes - ideographs + 3) / 4);
    }

    /// <summary>Says what is wrong with instructions; null when nothing is.</summary>
    public static string? Problem(string? text)
        => text is not null && text.Length > MaxTokens && EstimateTokens(text) > MaxTokens
            ? $"instructions are longer than {MaxTokens} tokens; shorten them"
            : null;
}
