using Mynah.Text.Chinese.Reading;

namespace Mynah.Text.Chinese.Writing;

/// <summary>A sentence as the rules see it: simplified characters, half-width signs, at the same places as in the original.</summary>
internal sealed class WrittenText
{
    public WrittenText(string text, bool isMandarin)
    {
        IsMandarin = isMandarin;
        var simplified = TraditionalCharacters.Simplify(text);
        IsTraditional = !simplified.Equals(text, StringComparison.Ordinal);
        Text = string.Create(text.Length, simplified, (made, simple) =>
        {
            for (var i = 0; i < simple.Length; i++)
                made[i] = Fold(simple[i]);
        });
    }

    /// <summary>The text that rules match.</summary>
    public string Text { get; }

    /// <summary>Whether the text is written in traditional characters, and what is said must be too.</summary>
    public bool IsTraditional { get; }

    /// <summary>False for Cantonese, which has no 幺.</summary>
    public bool IsMandarin { get; }

    /// <summary>The character at a place, or a line end outside the text.</summary>
    public char At(int index) => index >= 0 && index < Text.Length ? Text[index] : '\n';

    /// <summary>Up to <paramref name="count"/> characters before a place.</summary>
    public ReadOnlySpan<char> Before(int index, int count) => Text.AsSpan(Math.Max(0, index - count), Math.Min(index, count));

    /// <summary>Up to <paramref name="count"/> characters from a place on.</summary>
    public ReadOnlySpan<char> From(int index, int count) => Text.AsSpan(index, Math.Min(count, Text.Length - index));

    /// <summary>Whether one of the words stands within <paramref name="count"/> characters before a place.</summary>
    public bool HasBefore(int index, int count, params ReadOnlySpan<string> words) => ContainsAny(Before(index, count), words);

    /// <summary>Whether one of the words begins at a place.</summary>
    public bool Continues(int index, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (Text.AsSpan(index).StartsWith(word, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    /// <summary>Whether one of the words ends before a place.</summary>
    public bool Follows(int index, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (Text.AsSpan(0, index).EndsWith(word, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    /// <summary>The letters and digits that end before a place.</summary>
    public ReadOnlySpan<char> TokenBefore(int index)
    {
        var start = index;
        while (index - start < 24 && (char.IsAsciiLetterOrDigit(At(start - 1)) || (At(start - 1) == '.' && char.IsAsciiDigit(At(start)) && char.IsAsciiDigit(At(start - 2)))))
            start--;
        return Text.AsSpan(start, index - start);
    }

    /// <summary>Whether a place lies in a sum or an equation.</summary>
    public bool IsSum(int index) => ContainsAny(From(index, 24), "=", "等于", "≥", "≤", "≠") || ContainsAny(Before(index, 24), "=", "+", "×", "÷", "等于");

    /// <summary>Whether one of the words stands in a stretch.</summary>
    public static bool ContainsAny(ReadOnlySpan<char> stretch, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (stretch.Contains(word, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    // Full-width digits, letters and the signs that occur in numbers; commas and stops of the sentence stay.
    private static char Fold(char character) => character switch
    {
        '，' or '！' or '？' or '；' or '（' or '）' => character,
        '−' or '－' or '‐' or '‑' => '-',
        '～' or '〜' or '∼' => '~',
        '￥' => '¥',
        >= '！' and <= '～' => (char)(character - 0xFEE0),
        '\u00A0' or '\u202F' or '\u3000' => ' ',
        _ => character,
    };
}

/// <summary>What a rule made of the text at a place.</summary>
/// <param name="Length">How many characters it stands for; 0 when the rule does not fit.</param>
/// <param name="Words">What is said.</param>
internal readonly record struct Said(int Length, string Words)
{
    /// <summary>The rule does not fit.</summary>
    public static Said Nothing => default;
}
