using System.Globalization;
using System.Text.RegularExpressions;
using Mynah.Text.Chinese.Numbers;

namespace Mynah.Text.Chinese.Writing;

/// <summary>Times of day, ranges of them, durations with colons, and what else has a colon: scores and ratios.</summary>
internal static partial class TimeRules
{
    private static readonly string[] s_games = ["比分", "战胜", "击败", "获胜", "领先", "取胜", "不敌", "大胜", "逆转", "总分", "险胜", "淘汰", "战平", "横扫", "完胜", "惜败", "打败", "落后", "赢", "输", "以", "比例", "配比", "比率", "赔率"];
    private static readonly string[] s_durations = ["用时", "成绩", "时长", "耗时", "历时", "全长", "跑出", "打破", "时间为"];

    public static Said Say(WrittenText text, int at)
    {
        if (!char.IsAsciiDigit(text.At(at)) || (char.IsAsciiDigit(text.At(at - 1)) || (text.At(at - 1) is ':' or '.' && char.IsAsciiDigit(text.At(at - 2)))))
            return Said.Nothing;
        var clock = Clock().Match(text.Text, at);
        if (clock.Success && IsClock(text, at, clock))
            return SayClock(text, at, clock);
        var ratio = Ratio().Match(text.Text, at);
        return ratio.Success ? new Said(ratio.Length, SayRatio(ratio)) : Dashed(text, at);
    }

    private static bool IsClock(WrittenText text, int at, Match match) =>
        Value(match, "h") <= 24 && Value(match, "m") < 60 && (!match.Groups["s"].Success || Value(match, "s") < 60)
        && (match.Groups["s"].Success || !(text.HasBefore(at, 8, s_games) || IsWon(text, at + match.Length)));

    private static bool IsWon(WrittenText text, int end) => WrittenText.ContainsAny(text.From(end, 5), s_games.AsSpan()[..^5]) || text.Continues(end, "比");

    private static Said SayClock(WrittenText text, int at, Match match)
    {
        int hour = Value(match, "h"), minute = Value(match, "m"), second = match.Groups["s"].Success ? Value(match, "s") : -1;
        if (second >= 0 && text.HasBefore(at, 8, s_durations))
            return new Said(match.Length, $"{ChineseNumbers.Counting($"{hour}")}小时{ChineseNumbers.Cardinal($"{minute}")}分{ChineseNumbers.Cardinal($"{second}")}秒");
        if (second < 0 && text.HasBefore(at, 8, s_durations))
            return new Said(match.Length, $"{ChineseNumbers.Counting($"{hour}")}分{ChineseNumbers.Cardinal($"{minute}")}秒");
        var said = ChineseDates.Time(hour, minute, second, match.Groups["half"].Value);
        var range = RangeMark().Match(text.Text, at + match.Length);
        if (range.Success && Clock().Match(text.Text, at + match.Length + range.Length) is { Success: true } end && Value(end, "h") <= 24)
        {
            var until = SayClock(text, at + match.Length + range.Length, end);
            return new Said(match.Length + range.Length + until.Length, said + "到" + until.Words);
        }
        return new Said(match.Length, said);
    }

    private static string SayRatio(Match match) =>
        string.Join("比", match.Value.Split(':').Select(p => ChineseNumbers.Cardinal(p.Trim())));

    /// <summary>3-2 is a score where a game is told, and minutes and seconds have marks of their own.</summary>
    private static Said Dashed(WrittenText text, int at)
    {
        var score = Score().Match(text.Text, at);
        if (score.Success && (text.HasBefore(at, 8, s_games) || IsWon(text, at + score.Length)) && !QuantityRules.IsMeasured(text, at + score.Length))
            return new Said(score.Length, ChineseNumbers.Cardinal(score.Groups[1].ValueSpan) + "比" + ChineseNumbers.Cardinal(score.Groups[2].ValueSpan));
        var marked = Marked().Match(text.Text, at);
        if (marked.Success && text.HasBefore(at, 6, "身高", "高", "个子"))
            return new Said(marked.Length, ChineseNumbers.Counting(marked.Groups[1].ValueSpan) + "英尺" + ChineseNumbers.Cardinal(marked.Groups[2].Value.TrimStart('0')) + "英寸");
        return marked.Success
            ? new Said(marked.Length, ChineseNumbers.Counting(marked.Groups[1].ValueSpan) + "分" + ChineseNumbers.Cardinal(marked.Groups[2].Value.TrimStart('0')) + "秒")
            : Said.Nothing;
    }

    private static int Value(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\G(?<h>\d{1,2}):(?<m>\d{2})(?::(?<s>\d{2}))?(?![\d:]|\.\d)(?: ?(?<half>[AaPp][Mm])(?![A-Za-z]))?", RegexOptions.CultureInvariant)]
    private static partial Regex Clock();

    [GeneratedRegex(@"\G(?:\d{1,9}(?:\.\d{1,4})?)(?: ?: ?\d{1,9}(?:\.\d{1,4})?){1,4}(?![\d:.])", RegexOptions.CultureInvariant)]
    private static partial Regex Ratio();

    [GeneratedRegex(@"\G ?(?:--?|~|—|–|至|到) ?(?=\d)", RegexOptions.CultureInvariant)]
    private static partial Regex RangeMark();

    [GeneratedRegex(@"\G(\d{1,3})[-–](\d{1,3})(?![-\d.])", RegexOptions.CultureInvariant)]
    private static partial Regex Score();

    [GeneratedRegex(@"\G(\d{1,3})['′](\d{1,2})[""″]", RegexOptions.CultureInvariant)]
    private static partial Regex Marked();
}
