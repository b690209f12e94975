using System.Globalization;
using System.Text.RegularExpressions;
using Mynah.Text.Chinese.Numbers;

namespace Mynah.Text.Chinese.Writing;

/// <summary>Times of day, ranges of them, durations with colons, and what else has a colon: scores and ratios.</summary>
internal static partial class TimeRules
{
    private static readonly string[] s_games = ["战成", "打成", "打平", "平局", "比分", "战胜", "击败", "获胜", "领先", "取胜", "不敌", "大胜", "逆转", "总分", "险胜", "淘汰", "战平", "横扫", "完胜", "惜败", "打败", "落后", "赢", "输", "以", "比例", "配比", "比率", "赔率"];
    private static readonly string[] s_sports = ["比分", "击败", "战胜", "险胜", "大胜", "不敌", "半场", "点球", "主场", "客场", "扳平", "联赛", "小组赛", "首局", "次局", "决胜局", "首盘", "完胜", "横扫", "惜败", "大比分", "总决赛", "世界杯", "欧冠", "英超", "西甲", "中超", "NBA", "CBA", "首回合", "次回合", "绝杀"];
    private static readonly string[] s_clocks = ["点", "早", "晚", "午", "凌晨", "时间", "北京", "在", "于", "日", "号", "周", "期", "从", "到", "至", "前", "开"];
    private static readonly string[] s_screens = ["屏", "画面", "画幅", "比例", "宽屏", "显示", "视频", "照片", "的比", "长宽", "稀释", "混合", "配比", "调配", "兑", "模型", "手办"];
    private static readonly string[] s_durations = ["用时", "成绩", "时长", "耗时", "历时", "全长", "跑出", "打破", "完成时间为", "比赛时间为", "倒计时", "剩余", "还剩", "片长", "总长", "播放"];

    public static Said Say(WrittenText text, int at)
    {
        if (!char.IsAsciiDigit(text.At(at)) || (char.IsAsciiDigit(text.At(at - 1)) || (text.At(at - 1) is ':' or '.' && char.IsAsciiDigit(text.At(at - 2)))))
            return Said.Nothing;
        if (Lap().Match(text.Text, at) is { Success: true } lap && !text.HasBefore(at, 8, "比例", "赔率", "比"))
            return new Said(lap.Length, (lap.Groups["h"].Success ? ChineseNumbers.Counting(lap.Groups["h"].ValueSpan) + "小时" : "") + ChineseNumbers.Counting(lap.Groups["m"].ValueSpan.TrimStart('0')) + "分"
                + (lap.Groups["s"].Value[0] == '0' ? "零" : "") + ChineseNumbers.Cardinal(lap.Groups["s"].Value.TrimStart('0')) + "秒" + ChineseNumbers.Digits(lap.Groups["f"].ValueSpan));
        var clock = Clock().Match(text.Text, at);
        if (clock.Success && IsClock(text, at, clock))
            return SayClock(text, at, clock);
        var ratio = Ratio().Match(text.Text, at);
        return ratio.Success ? new Said(ratio.Length, SayRatio(ratio)) : Dashed(text, at);
    }

    private static bool IsClock(WrittenText text, int at, Match match)
    {
        if (Value(match, "h") > 24 || Value(match, "m") >= 60 || (match.Groups["s"].Success && Value(match, "s") >= 60))
            return false;
        return match.Groups["s"].Success || match.Groups["half"].Success || !(IsGame(text, at, at + match.Length) || text.Continues(at + match.Length, s_screens));
    }

    /// <summary>Whether two numbers are the score of a game, by the words around them and around the scores beside them.</summary>
    private static bool IsGame(WrittenText text, int at, int end)
    {
        var chain = ScoresBefore().Match(text.Text, at);
        var start = chain.Success ? chain.Index : at;
        if (ScoresAfter().Match(text.Text, end) is { Success: true } more)
            end += more.Length;
        if (text.HasBefore(start, 8, s_games) || WrittenText.ContainsAny(text.From(end, 6), s_games.AsSpan()[..^5]) || text.Continues(end, "比"))
            return true;
        return (chain.Success || !text.HasBefore(start, 3, s_clocks)) && WrittenText.ContainsAny(text.Text, s_sports) && !WrittenText.ContainsAny(text.From(end, 4), "开", "举行", "进行", "直播", "打响", "对阵", "迎战", "举办");
    }

    private static Said SayClock(WrittenText text, int at, Match match)
    {
        int hour = Value(match, "h"), minute = Value(match, "m"), second = match.Groups["s"].Success ? Value(match, "s") : -1;
        if (second >= 0 && text.HasBefore(at, 8, s_durations))
            return new Said(match.Length, (hour > 0 ? $"{ChineseNumbers.Counting($"{hour}")}小时" : "") + $"{ChineseNumbers.Counting($"{minute}")}分{ChineseNumbers.Cardinal($"{second}")}秒");
        if (second < 0 && text.HasBefore(at, 8, s_durations))
            return new Said(match.Length, (hour > 0 ? $"{ChineseNumbers.Counting($"{hour}")}分" : "") + $"{ChineseNumbers.Cardinal($"{minute}")}秒");
        var said = ChineseDates.Time(hour, minute, second, match.Groups["half"].Value);
        var range = RangeMark().Match(text.Text, at + match.Length);
        if (range.Success && Clock().Match(text.Text, at + match.Length + range.Length) is { Success: true } end && Value(end, "h") <= 24)
        {
            var until = SayClock(text, at + match.Length + range.Length, end);
            return new Said(match.Length + range.Length + until.Length, said + "到" + range.Groups["day"].Value + until.Words);
        }
        return new Said(match.Length, said);
    }

    private static string SayRatio(Match match) =>
        string.Join("比", match.Value.Split(':').Select(p => ChineseNumbers.Cardinal(p.Trim())));

    /// <summary>3-2 is a score where a game is told, and minutes and seconds have marks of their own.</summary>
    private static Said Dashed(WrittenText text, int at)
    {
        var score = Score().Match(text.Text, at);
        if (score.Success && IsGame(text, at, at + score.Length) && !QuantityRules.IsMeasured(text, at + score.Length))
            return new Said(score.Length, ChineseNumbers.Cardinal(score.Groups[1].ValueSpan) + "比" + ChineseNumbers.Cardinal(score.Groups[2].ValueSpan));
        var marked = Marked().Match(text.Text, at);
        if (marked.Success && text.HasBefore(at, 6, "身高", "高", "个子"))
            return new Said(marked.Length, ChineseNumbers.Counting(marked.Groups[1].ValueSpan) + "英尺" + ChineseNumbers.Cardinal(marked.Groups[2].Value.TrimStart('0')) + "英寸");
        return marked.Success
            ? new Said(marked.Length, ChineseNumbers.Counting(marked.Groups[1].ValueSpan) + "分" + ChineseNumbers.Cardinal(marked.Groups[2].Value.TrimStart('0')) + "秒" + ChineseNumbers.Digits(marked.Groups[3].ValueSpan))
            : Said.Nothing;
    }

    private static int Value(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\G(?<h>\d{1,2}):(?<m>\d{2})(?::(?<s>\d{2}))?(?![\d:]|\.\d)(?: ?(?<half>[AaPp][Mm])(?![A-Za-z]))?", RegexOptions.CultureInvariant)]
    private static partial Regex Clock();

    [GeneratedRegex(@"\G(?:(?<h>\d{1,2}):)?(?<m>[0-5]?[1-9]|[1-5]0):(?<s>[0-5]\d)\.(?<f>\d{1,3})(?![\d:.])", RegexOptions.CultureInvariant)]
    private static partial Regex Lap();

    [GeneratedRegex(@"\G(?:\d{1,9}(?:\.\d{1,4})?)(?: ?: ?\d{1,9}(?:\.\d{1,4})?){1,4}(?![\d:.])", RegexOptions.CultureInvariant)]
    private static partial Regex Ratio();

    [GeneratedRegex(@"(?:\d{1,3}[-–:]\d{1,3}(?:[(（]\d{1,2}[)）])?[、，,;；和及 ]{1,2}){1,8}\G", RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex ScoresBefore();

    [GeneratedRegex(@"\G(?:[(（]\d{1,2}[)）])?(?:[、，,;；和及 ]{1,2}\d{1,3}[-–:]\d{1,3}(?:[(（]\d{1,2}[)）])?){0,8}", RegexOptions.CultureInvariant)]
    private static partial Regex ScoresAfter();

    [GeneratedRegex(@"\G ?(?:--?|~|—{1,2}|–|至|到) ?(?<day>次日|第二天|翌日|当日|凌晨|早上|上午|中午|下午|晚上|晚)?(?=\d)", RegexOptions.CultureInvariant)]
    private static partial Regex RangeMark();

    [GeneratedRegex(@"\G(\d{1,3})[-–](\d{1,3})(?![-\d.])", RegexOptions.CultureInvariant)]
    private static partial Regex Score();

    [GeneratedRegex(@"\G(\d{1,3})['′](\d{1,2})[""″](\d{1,3}(?![\d.]))?", RegexOptions.CultureInvariant)]
    private static partial Regex Marked();
}
