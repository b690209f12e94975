using System.Text.RegularExpressions;

namespace Mynah.Voices;

/// <summary>Finds the words of the table in a description: the longest first, English ones whole, none that is negated.</summary>
internal static partial class DescriptionReader
{
    private const int FarthestNegation = 8; // characters between "not" and what it negates: "not too fast"

    // By years: up to 12 a child, up to 17 a teenager, up to 34 young, up to 54 middle-aged.
    private static readonly (int Oldest, string Value)[] Ages = [(12, "child"), (17, "teenager"), (34, "young"), (54, "middle-aged"), (int.MaxValue, "elderly")];

    public static IReadOnlyList<DesignReading> Read(string description)
    {
        var text = description.ToLowerInvariant().Replace('’', '\'');
        var isTaken = new bool[text.Length];
        var found = new List<(int At, DesignReading Reading)>();
        foreach (Match match in Years().Matches(text))
        {
            if (int.TryParse(match.Groups[1].ValueSpan, out var years))
                found.Add((match.Index, new DesignReading(DesignDimension.Age, Ages.First(age => years <= age.Oldest).Value, match.Value)));
            Array.Fill(isTaken, true, match.Index, match.Length);
        }
        foreach (var word in DesignWords.All)
        {
            for (var at = text.IndexOf(word.Word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word.Word, at + word.Word.Length, StringComparison.Ordinal))
            {
                var end = at + word.Word.Length;
                if (isTaken.AsSpan(at, word.Word.Length).Contains(true) || (!word.IsChinese && !IsWhole(text, at, end)))
                    continue;
                Array.Fill(isTaken, true, at, word.Word.Length);
                if (!IsNegated(text, at, word.IsChinese))
                    found.AddRange(word.Meanings.Select(meaning => (at, new DesignReading(meaning.Dimension, meaning.Value, description.Length == text.Length ? description[at..end] : word.Word))));
            }
        }
        return [.. found.OrderBy(reading => reading.Reading.Dimension).ThenBy(reading => reading.At).Select(reading => reading.Reading)];
    }

    private static bool IsWhole(string text, int start, int end)
        => (start == 0 || !char.IsAsciiLetter(text[start - 1])) && (end == text.Length || !char.IsAsciiLetter(text[end]));

    private static bool IsNegated(string text, int at, bool isChinese)
    {
        var before = text[Math.Max(0, at - FarthestNegation)..at];
        return isChinese ? ChineseNegation().IsMatch(before) : EnglishNegation().IsMatch(before);
    }

    [GeneratedRegex(@"(?<![0-9])([0-9]{1,3})(?:\s*多?岁|[\s-]*years?[\s-]old|[\s-]*year[\s-]olds?|-?\s?yo\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Years();

    [GeneratedRegex("(?:不|不要|不太|别|没有|无|不能|不那么)[太过很]?$", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseNegation();

    [GeneratedRegex(@"\b(?:not|no|never|without|isn't)\s(?:too\s|very\s|so\s)?$", RegexOptions.CultureInvariant)]
    private static partial Regex EnglishNegation();
}
