using System.Text.RegularExpressions;

namespace Mynah.Voices;

/// <summary>The rules that need the meaning of a description: imitation, vagueness, one dimension, redundancy, contradiction.</summary>
internal static partial class DesignRules
{
    // So many words with the same meaning are padding.
    private const int ManyAlike = 4;

    public static IEnumerable<DesignFinding> Apply(string description, string language, IReadOnlyList<DesignReading> readings)
    {
        var isChinese = language == "zh";
        var imitation = (isChinese ? ChineseImitation() : EnglishImitation()).Match(description);
        if (imitation.Success)
        {
            yield return new DesignFinding(DesignRule.Imitation, CheckOutcome.Fail, $"It asks to imitate a person: \"{imitation.Value.Trim()}\".", isChinese
                ? "不要提及具体人物,请描述声音本身的特点,例如:“三十岁左右的男性,音色低沉有磁性,语速缓慢”。"
                : "Leave the person out and say what the voice is like: \"a man of about thirty, low and husky, who speaks slowly\".");
        }
        var dimensions = readings.Select(reading => reading.Dimension).Distinct().ToList();
        if (dimensions.Count == 0)
        {
            var vague = (isChinese ? ChineseVague() : EnglishVague()).Match(description);
            yield return new DesignFinding(DesignRule.Vague, CheckOutcome.Warn,
                vague.Success ? $"\"{vague.Value}\" does not say how the voice sounds." : "Nothing in it says how the voice sounds.", isChinese
                ? "请具体说明性别、年龄、音调、语速和情绪,例如:“年轻女性,声音清脆,语速较快,语气活泼”。"
                : "Say gender, age, pitch, pace and emotion: \"a young woman, crisp and lively, speaking fast\".");
        }
        else if (dimensions.Count == 1)
        {
            yield return new DesignFinding(DesignRule.Dimensions, CheckOutcome.Warn, $"It says only one thing: {Name(dimensions[0], false)} ({readings[0].Words}).",
                isChinese ? $"请再补充:{string.Join("、", Missing(dimensions).Select(dimension => Name(dimension, true)))}。" : $"Add some of: {string.Join(", ", Missing(dimensions).Select(dimension => Name(dimension, false)))}.");
        }
        if (Redundant(description, isChinese, readings) is { } words)
        {
            yield return new DesignFinding(DesignRule.Redundancy, CheckOutcome.Warn, $"It says the same again: \"{words}\".",
                isChinese ? "重复不会加强效果,请只说一次,并补充其他维度。" : "Saying it again changes nothing. Say it once, and add another dimension.");
        }
        if (Contradiction(readings) is var (one, other))
        {
            yield return new DesignFinding(DesignRule.Contradiction, CheckOutcome.Warn, $"\"{one.Words}\" and \"{other.Words}\" contradict each other.",
                isChinese ? "请只保留其中一个。" : "Keep one of them.");
        }
    }

    private static string? Redundant(string description, bool isChinese, IReadOnlyList<DesignReading> readings)
    {
        var repeated = (isChinese ? ChineseRepetition() : EnglishRepetition()).Match(description);
        if (repeated.Success)
            return repeated.Value.Trim();
        var same = readings.GroupBy(reading => (reading.Dimension, reading.Value)).FirstOrDefault(group
            => group.Count() >= ManyAlike || (group.Key.Dimension is not (DesignDimension.Gender or DesignDimension.Age)
                && group.GroupBy(reading => reading.Words, StringComparer.OrdinalIgnoreCase).Any(word => word.Count() > 1)));
        return same is null ? null : string.Join(", ", same.Select(reading => reading.Words));
    }

    private static (DesignReading One, DesignReading Other)? Contradiction(IReadOnlyList<DesignReading> readings)
    {
        foreach (var one in readings)
        {
            foreach (var other in readings)
            {
                if (one.Dimension == other.Dimension && Opposed(one.Dimension, one.Value, other.Value) && one.Words != other.Words)
                    return (one, other);
            }
        }
        return null;
    }

    private static bool Opposed(DesignDimension dimension, string one, string other) => (dimension, one, other) switch
    {
        (DesignDimension.Gender, "female", "male") => true,
        (DesignDimension.Pitch, "high", "low") => true,
        (DesignDimension.Pace, "fast", "slow") => true,
        (DesignDimension.Age, "child" or "teenager" or "young", "elderly") => true,
        (DesignDimension.Age, "child", "middle-aged") => true,
        _ => false,
    };

    private static IEnumerable<DesignDimension> Missing(List<DesignDimension> present)
        => Enum.GetValues<DesignDimension>().Where(dimension => !present.Contains(dimension));

    private static string Name(DesignDimension dimension, bool isChinese) => (dimension, isChinese) switch
    {
        (DesignDimension.Gender, true) => "性别",
        (DesignDimension.Age, true) => "年龄",
        (DesignDimension.Pitch, true) => "音调",
        (DesignDimension.Pace, true) => "语速",
        (DesignDimension.Emotion, true) => "情绪",
        (DesignDimension.Characteristics, true) => "音色特点",
        (DesignDimension.Purpose, true) => "用途",
        _ => dimension.ToString().ToLowerInvariant(),
    };

    // "like a radio host" names a kind of voice and is fine; names, stars and "my mother" are persons.
    [GeneratedRegex("模仿|仿照|克隆|明星|歌星|影星|名人|总统|主席|(?:像|跟|和|如同)[^,。,.;;]{1,12}(?:一模一样|本人|(?<!主播|老师|播音员|解说员|孩子|姐姐|哥哥|奶奶|爷爷|妈妈|朋友|少女|少年|大叔|风|水|泉|铃|阳光)(?:的声音|的嗓音|一样的声音|一样的嗓音))", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseImitation();

    [GeneratedRegex(@"(?i:\b(?:imitat\w+|impersonat\w+|mimic\w*|celebrit\w+|famous (?:actor|actress|singer|person)|movie star|pop star|clone of|lookalike|soundalike))|(?i:\b(?:like|similar to|same as|as if|voice of|resembl\w+))\s(?:[A-Z][a-z]+|(?i:my|our|your|president|the president)\b)(?:\s[A-Z][a-z]+)?|\b[A-Z][a-z]+\s[A-Z][a-z]+'s\s(?i:voice)", RegexOptions.CultureInvariant)]
    private static partial Regex EnglishImitation();

    [GeneratedRegex("好听|动听|悦耳|优美|美妙|不错|很好|舒服|普通|正常", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseVague();

    [GeneratedRegex(@"(?i:\b(?:nice|good|great|beautiful|pleasant|lovely|normal|regular|ordinary|best|perfect|amazing|wonderful|attractive)(?:[- ]sounding)?\b)", RegexOptions.CultureInvariant)]
    private static partial Regex EnglishVague();

    [GeneratedRegex("(非常|特别|十分|超级|极其|真的|很|超|太|好)[、,,]?\\1+|([\\u4E00-\\u9FFF]{2,4})[、,,]?\\2", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseRepetition();

    [GeneratedRegex(@"(?i)\b([a-z]+)(?:[,\s]+\1\b)+", RegexOptions.CultureInvariant)]
    private static partial Regex EnglishRepetition();
}
