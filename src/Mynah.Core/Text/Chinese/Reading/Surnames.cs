using Mynah.Text.Chinese.Words;

namespace Mynah.Text.Chinese.Reading;

/// <summary>Surnames that are read otherwise than the same character elsewhere (<c>Data/surnames.txt</c>), where a person is named.</summary>
internal static class Surnames
{
    private static readonly Lazy<Tables> s_tables = new(Load);

    /// <summary>Sets the readings of surnames in names and before titles.</summary>
    public static void Apply(ChineseSentence sentence)
    {
        for (var i = 0; i < sentence.Tokens.Count; i++)
        {
            var token = sentence.Tokens[i];
            if (s_tables.Value.Readings.TryGetValue(sentence.Text[token.Start], out var reading) && token.Word >= 0
                && IsSurname(sentence, i))
            {
                sentence.Syllables[token.Start] = reading;
            }
        }
    }

    /// <summary>Reads a text that is known to be a person's name: its first character is a surname (<c>say-as</c> name).</summary>
    public static void ApplyToName(ChineseSentence sentence)
    {
        if (sentence.Text.Length > 0 && s_tables.Value.Readings.TryGetValue(sentence.Text[0], out var reading)
            && (sentence.Tokens.Count == 0 || sentence.Tokens[0].Word >= 0))
        {
            sentence.Syllables[0] = reading;
        }
    }

    private static bool IsSurname(ChineseSentence sentence, int index)
    {
        var token = sentence.Tokens[index];
        if (token.Length > 1)
            return token.Tag == WordTag.PersonName && token.Length <= 3 && !s_tables.Value.Ordinary.Contains(sentence.Text[token.Start..token.End]);
        var before = sentence.At(token.Start - 1);
        var called = before is '小' or '老' && index > 0 && sentence.Tokens[index - 1].Length == 1 && index + 1 < sentence.Tokens.Count
            && sentence.Tokens[index + 1].Tag is WordTag.Verb or WordTag.Adverb or WordTag.Preposition or WordTag.Conjunction or WordTag.Particle;
        if (called || before == '姓' || (before is '小' or '老' or '阿' && !ChineseSentence.IsChinese(sentence.At(token.End))))
            return true;
        var rest = sentence.Text.AsSpan(token.End, Math.Min(6, sentence.Text.Length - token.End));
        if (StartsWithTitle(rest) && CanPrecede(sentence, index))
            return true;
        return CanPrecede(sentence, index) && (HasGivenName(sentence, index) || IsIntroduced(sentence, index));
    }

    // 歌手曾轶可: after what a person is, an unusual given name will do, as long as nothing that can follow the character as a word does.
    private static bool IsIntroduced(ChineseSentence sentence, int index)
    {
        var start = sentence.Tokens[index].Start;
        if (index == 0 || index + 1 >= sentence.Tokens.Count || sentence.Tokens[index + 1].Start != start + 1 || !EndsWithRole(sentence.Text.AsSpan(0, start)))
            return false;
        var given = sentence.Tokens[index + 1];
        return given.Length <= 2 && given.Tag is WordTag.Noun or WordTag.PersonName or WordTag.Other or WordTag.Adjective or WordTag.PlaceName;
    }

    private static bool EndsWithRole(ReadOnlySpan<char> text)
    {
        foreach (var role in s_tables.Value.Roles)
        {
            if (text.EndsWith(role, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    private static bool CanPrecede(ChineseSentence sentence, int index)
    {
        if (index == 0 || sentence.Tokens[index - 1].End != sentence.Tokens[index].Start)
            return true;
        return sentence.Tokens[index - 1].Tag is WordTag.Noun or WordTag.Verb or WordTag.Preposition or WordTag.Conjunction or WordTag.VerbalNoun
            or WordTag.Particle or WordTag.Adjective or WordTag.Other or WordTag.Organisation or WordTag.PlaceName or WordTag.Mood
            && sentence.At(sentence.Tokens[index].Start - 1) is not ('已' or '未' or '也' or '您' or '我' or '你' or '他' or '她');
    }

    private static bool HasGivenName(ChineseSentence sentence, int index)
    {
        var start = sentence.Tokens[index].End;
        if (index + 1 >= sentence.Tokens.Count || sentence.Tokens[index + 1].Start != start)
            return false;
        var first = sentence.Tokens[index + 1];
        if (!IsGiven(sentence, first))
            return false;
        var end = first.End;
        var next = index + 2;
        if (first.Length == 1 && index + 2 < sentence.Tokens.Count && sentence.Tokens[index + 2] is { Length: 1 } second
            && second.Start == end && IsGiven(sentence, second))
        {
            end = second.End;
            next++;
        }
        return end - start <= 2 && EndsName(sentence, end, next);
    }

    private static bool IsGiven(ChineseSentence sentence, Token token)
    {
        if (token.Length > 2)
            return false;
        if (token.Length == 2 && token.Tag == WordTag.PersonName)
            return true;
        foreach (var character in sentence.Of(token))
        {
            if (!s_tables.Value.Given.Contains(character))
                return false;
        }
        return true;
    }

    // What follows a name is another word, or a title; 单一 and 任一种 are not names.
    private static bool EndsName(ChineseSentence sentence, int end, int next) => !ChineseSentence.IsChinese(sentence.At(end))
        || sentence.Tokens[next].Tag is not (WordTag.Measure or WordTag.Suffix) || StartsWithTitle(sentence.Text.AsSpan(end));

    private static bool StartsWithTitle(ReadOnlySpan<char> rest)
    {
        foreach (var title in s_tables.Value.Titles)
        {
            if (rest.StartsWith(title, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    private static Tables Load()
    {
        var tables = new Tables([], [], [], [], new HashSet<string>(StringComparer.Ordinal));
        foreach (var line in ChineseData.Lines("surnames.txt"))
        {
            var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (parts[0] == "title")
                tables.Titles.AddRange(parts[1..]);
            else if (parts[0] == "role")
                tables.Roles.AddRange(parts[1..]);
            else if (parts[0] == "given")
                tables.Given.UnionWith(parts[1]);
            else if (parts[0] == "ordinary")
                tables.Ordinary.UnionWith(parts[1..]);
            else
                tables.Readings[parts[0][0]] = parts[1];
        }
        return tables;
    }

    private sealed record Tables(Dictionary<char, string> Readings, List<string> Titles, List<string> Roles, HashSet<char> Given, HashSet<string> Ordinary);
}
