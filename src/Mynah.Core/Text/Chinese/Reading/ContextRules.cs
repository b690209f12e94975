using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Mynah.Text.Chinese.Reading;

/// <summary>
/// Readings that depend on the neighbours (<c>Data/contexts.txt</c>). Each line: <c>character[!] syllable pattern</c>; the pattern is tried on
/// the twelve characters before and after, with _ for the character itself. The first line that fits wins. With ! it also applies inside words.
/// </summary>
internal static class ContextRules
{
    private const int Window = 12;
    private static readonly Lazy<Dictionary<char, Rule[]>> s_rules = new(Load);
    private static readonly ConcurrentDictionary<string, Regex> s_patterns = new(StringComparer.Ordinal);

    /// <summary>Changes the syllables of the characters for which a rule fits.</summary>
    public static void Apply(ChineseSentence sentence)
    {
        foreach (var token in sentence.Tokens)
        {
            for (var i = token.Start; i < token.End; i++)
            {
                if (s_rules.Value.TryGetValue(sentence.Text[i], out var rules))
                    Apply(sentence, i, token.Length > 1, rules);
            }
            if (token.Length == 1 && TraditionalCharacters.Reading(sentence.Written[token.Start]) is { } certain
                && sentence.Text[token.Start] != sentence.Written[token.Start])
            {
                sentence.Syllables[token.Start] = certain;
            }
        }
    }

    private static void Apply(ChineseSentence sentence, int index, bool inWord, Rule[] rules)
    {
        string? window = null;
        foreach (var rule in rules)
        {
            if (inWord && !rule.InWords)
                continue;
            window ??= WindowAround(sentence.Text, index);
            if (!s_patterns.GetOrAdd(rule.Pattern, Compile).IsMatch(window))
                continue;
            sentence.Syllables[index] = rule.Syllable;
            return;
        }
    }

    private static string WindowAround(string text, int index)
    {
        var start = Math.Max(0, index - Window);
        var end = Math.Min(text.Length, index + 1 + Window);
        return string.Concat(text.AsSpan(start, index - start), "_", text.AsSpan(index + 1, end - index - 1));
    }

    private static Regex Compile(string pattern) => new(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static Dictionary<char, Rule[]> Load()
    {
        var rules = new Dictionary<char, List<Rule>>();
        foreach (var line in ChineseData.Lines("contexts.txt"))
        {
            var parts = line.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
            if (!rules.TryGetValue(parts[0][0], out var list))
                rules.Add(parts[0][0], list = []);
            list.Add(new Rule(parts[1], parts[2], parts[0].EndsWith('!')));
        }
        return rules.ToDictionary(r => r.Key, r => r.Value.ToArray());
    }

    private sealed record Rule(string Syllable, string Pattern, bool InWords);
}
