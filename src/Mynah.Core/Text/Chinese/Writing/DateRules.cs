using System.Globalization;
using System.Text.RegularExpressions;
using Mynah.Text.Chinese.Numbers;
using Mynah.Text.Chinese.Reading;

namespace Mynah.Text.Chinese.Writing;

/// <summary>Dates: years digit by digit, with separators, ranges, and days that are named by their numbers (3·15).</summary>
internal static partial class DateRules
{
    private static readonly string[] s_spans = ["前", "多", "来", "后", "以来", "历史", "的历史", "间", "之后", "之前", "的时间", "时间", "的友谊", "的经验", "的发展", "的婚姻", "的努力", "的传统", "的工作"];
    private static readonly string[] s_amounts = ["近", "约", "超过", "长达", "达", "有", "过了", "了", "已有", "共", "大约", "将近", "每", "差不多", "至少", "满"];
    private static readonly string[] s_eras = ["民国", "康熙", "乾隆", "雍正", "嘉庆", "道光", "咸丰", "同治", "光绪", "宣统", "顺治", "崇祯", "万历", "洪武", "永乐", "嘉靖", "贞观", "开元", "天宝", "昭和", "平成", "令和", "大正", "明治", "建安", "元和", "绍兴", "庆历"];
    private static readonly string[] s_events = ["假期", "放假", "大促", "返场", "小长假", "黄金周", "购物节", "国庆", "劳动节", "开启", "上线", "发售", "当天", "晚上", "上午", "下午", "早上", "中午", "凌晨", "开始", "开幕", "截止", "见", "发布", "公测", "更新", "开学", "开工", "出发", "到货", "之前", "起售", "首映", "上映", "返回", "返程", "出发", "抵达", "到达", "交付"];
    private static readonly string[] s_yearNames = ["届", "级", "款", "财年", "赛季", "学年", "奥运", "世界杯", "春节", "春晚", "年", "秋季", "春季", "版", "欧洲杯", "高考", "年度"];

    public static Said Say(WrittenText text, int at)
    {
        if (!char.IsAsciiDigit(text.At(at)) || char.IsAsciiDigit(text.At(at - 1)) || (text.At(at - 1) is '.' or '-' or '/' && char.IsAsciiLetterOrDigit(text.At(at - 2))))
            return Said.Nothing;
        foreach (var rule in (ReadOnlySpan<Func<WrittenText, int, Said>>)[Full, Slashed, Years, Year, MonthAndDay, Anniversary])
        {
            if (rule(text, at) is { Length: > 0 } said)
                return said;
        }
        return Said.Nothing;
    }

    private static Said Full(WrittenText text, int at)
    {
        var match = FullDate().Match(text.Text, at);
        if (!match.Success)
            match = IdentifierRules.IsNamed(text, at) ? match : Stamp().Match(text.Text, at);
        if (!match.Success)
            match = DayLast().Match(text.Text, at);
        if (!match.Success || !IsDay(match.Groups["m"].Value, match.Groups["d"].Value))
            return YearAndMonth(text, at);
        var said = ChineseDates.Date(match.Groups["y"].Value, match.Groups["m"].Value, match.Groups["d"].Value);
        var length = match.Length;
        var then = Range().Match(text.Text, at + length);
        if (then.Success && Full(text, at + length + then.Length) is { Length: > 0 } end)
            return new Said(length + then.Length + end.Length, said + To(then) + end.Words);
        if (then.Success && DayOfYear().Match(text.Text, at + length + then.Length) is { Success: true } last && IsDay(last.Groups["m"] is { Success: true } month ? month.Value : "1", last.Groups["d"].Value))
            return new Said(length + then.Length + last.Length, said + To(then) + ChineseDates.Date("", last.Groups["m"].Value, last.Groups["d"].Value));
        if (text.At(at + length) == 'T' && char.IsAsciiDigit(text.At(at + length + 1)))
            length++;
        return new Said(length, said);
    }

    // 到 stays as it is written.
    private static string To(Match range) => range.Value.Contains('到', StringComparison.Ordinal) ? "到" : "至";

    private static Said YearAndMonth(WrittenText text, int at)
    {
        var match = Month().Match(text.Text, at);
        return match.Success ? new Said(match.Length, ChineseDates.Date(match.Groups["y"].Value, match.Groups["m"].Value, "")) : Said.Nothing;
    }

    // 1/2日, 12/25（周三）, 截止12/25: month and day; elsewhere a fraction.
    private static Said Slashed(WrittenText text, int at)
    {
        var match = DayOfYear().Match(text.Text, at);
        if (!match.Success || !match.Groups["m"].Success || !IsDay(match.Groups["m"].Value, match.Groups["d"].Value) || match.Value.Contains('-', StringComparison.Ordinal) || (match.Value.Contains('.', StringComparison.Ordinal) && !IsDottedDay(text, at, at + match.Length)) || text.At(at - 1) == '/')
            return Said.Nothing;
        var end = at + match.Length;
        var until = Range().Match(text.Text, end) is { Success: true } dash && DayOfYear().Match(text.Text, end + dash.Length) is { Success: true } last && last.Groups["m"].Success ? (dash.Length + last.Length, "至" + ChineseDates.Date("", last.Groups["m"].Value, last.Groups["d"].Value)) : (0, "");
        var isMarked = text.At(end) is '日' or '号';
        var isDay = isMarked || text.Continues(end, "（周", "(周", "（星期", " 周", "周") || text.HasBefore(at, 5, "截止", "日期", "生日", "时间", "定于", "截至") || text.Follows(at, "于", "定在", "改到", "改在", "约在", "自") || text.Continues(end, s_events) || SlashedBefore().IsMatch(text.Before(at, 24));
        return isDay ? new Said(match.Length + until.Item1 + (isMarked ? 1 : 0), ChineseDates.Date("", match.Groups["m"].Value, match.Groups["d"].Value) + until.Item2) : Said.Nothing;
    }

    // 活动时间：11.1-11.11, 10.1放假; elsewhere a point is a decimal point.
    private static bool IsDottedDay(WrittenText text, int at, int end) =>
        text.Follows(at, "时间：", "日期：", "时间:", "日期:", "时间", "日期", "截止", "截至", "生日") || text.Continues(end, "假期", "放假", "大促", "返场", "小长假", "黄金周", "购物节", "国庆", "劳动节");

    private static Said Years(WrittenText text, int at)
    {
        var match = YearRange().Match(text.Text, at);
        if (!match.Success)
            return Said.Nothing;
        var end = at + match.Length;
        var isRound = match.Groups["a"].Value[^1] == '0' && match.Groups["b"].Value[^1] == '0';
        var inBrackets = text.Follows(at, "(", "（", "(前", "（前", "(公元前", "（公元前", "(公元", "（公元", "(约", "（约");
        var isYears = match.Groups["a"].Length == 3 || match.Groups["era"].Success || match.Groups["b"].Length == 3
            ? match.Groups["b"].Length >= 3 && ((inBrackets && text.At(end) is ')' or '）' or '年' or '，' or ',') || (text.At(end) == '年' && (!isRound || match.Groups["era"].Success)))
            : text.Continues(end, s_yearNames) || (text.Follows(at, "从", "自", "在") && match.Groups["b"].Length == 4 && match.Groups["a"].Value[..2] is "19" or "20") || (inBrackets && text.At(end) is ')' or '）' && match.Groups["b"].Length == 4);
        return isYears
            ? new Said(match.Length, ChineseNumbers.Digits(match.Groups["a"].ValueSpan) + match.Groups["n"].Value + (match.Value.Contains('到', StringComparison.Ordinal) ? "到" : "至") + match.Groups["era"].Value + ChineseNumbers.Digits(match.Groups["b"].ValueSpan))
            : Said.Nothing;
    }

    private static Said Year(WrittenText text, int at)
    {
        var match = YearOnly().Match(text.Text, at);
        if (!match.Success)
            return Said.Nothing;
        var digits = match.Groups["y"].Value;
        var end = at + match.Length;
        if (text.Follows(at, "公元前", "公元", "（前", "(前", "—前", "-前", "至前") && text.At(end) == '年')
            return new Said(match.Length, ChineseNumbers.Digits(digits));
        if (digits.Length == 3 && text.At(at - 1) is '(' or '（' && text.At(end) == '年' && text.At(end + 1) is ')' or '）' or '，')
            return new Said(match.Length, ChineseNumbers.Digits(digits));
        if (digits.Length == 4 && digits[3] == '0' && digits[0] is '1' or '2' && text.At(end) == 's' && !char.IsAsciiLetterOrDigit(text.At(end + 1)))
            return new Said(match.Length + 1, ChineseNumbers.Digits(digits) + "年代");
        if (digits.Length == 4 && text.At(at - 1) is '(' or '（' && text.At(end) is ')' or '）' && digits[..2] is "19" or "20")
            return new Said(match.Length, ChineseNumbers.Digits(digits));
        if (digits.Length == 2 && (text.At(at - 1) is '\'' or '’' or '‘' || (digits[0] >= '5' && text.Continues(end, "世界杯", "奥运", "欧洲杯", "版"))))
            return new Said(match.Length, ChineseNumbers.Digits(digits));
        if (digits.Length == 2 && text.Follows(at, s_eras))
            return Said.Nothing;
        if (digits.Length == 2 && text.At(end) == '年' && !text.Follows(at, s_amounts) && (MonthAfter().IsMatch(text.Text, end) || text.Continues(end + 1, "底", "初", "末", "春", "夏", "秋", "冬", "上半年", "下半年", "全年", "年底", "度", "国庆", "五一", "中秋", "元旦", "双")))
            return new Said(match.Length, ChineseNumbers.Digits(digits));
        if (digits.Length == 2 && digits[0] >= '7' && text.Continues(end, "级的", "级学", "级校友", "级新生", "级同学", "级本科", "级毕业", "级研究生", "级计算"))
            return new Said(match.Length, ChineseNumbers.Digits(digits));
        if (digits.Length == 2 && digits[1] is '0' or '5' && text.At(end) == '后' && (digits[0] is '0' or > '4'))
            return new Said(match.Length, ChineseNumbers.Digits(digits));
        var isYear = digits.Length == 4
            ? IsYear(text, at, digits, end)
            : digits.Length == 2 && text.At(end) is '年' or '届' or '级' && (digits[0] == '0' || (digits[0] >= '5' && text.At(end) == '年' && !text.Continues(end + 1, s_spans) && text.At(end + 1) != '代' && !IsDuration(text, at, end + 1) && !text.Follows(at, s_amounts)));
        return isYear ? new Said(match.Length, ChineseNumbers.Digits(digits)) : Said.Nothing;
    }

    // 在位70年。 counts; 生于86年。 names.
    private static bool IsDuration(WrittenText text, int at, int end) =>
        (!ChineseSentence.IsChinese(text.At(end)) && ChineseSentence.IsChinese(text.At(at - 1)) && !text.Follows(at, "在", "从", "自", "于", "是", "到", "至", "生", "和", "属", "我", "他", "她"))
        || text.Follows(at, "在位", "历时", "从业", "工龄", "寿命", "持续", "徒刑", "产权", "执政", "活到", "整整", "建国", "建校", "建党", "诞辰", "奋斗", "坚守", "等待", "坚持", "沉睡", "尘封", "期限", "租期", "保修", "质保", "使用")
        || text.Continues(end, "如一日", "之久", "寿命", "产权", "不变", "不遇", "沧桑", "风雨", "左右", "以上", "以下", "以内", "了");

    private static bool IsYear(WrittenText text, int at, string digits, int end)
    {
        if (!text.Continues(end, s_yearNames))
            return (digits[..2] is "19" or "20" && IsOfEvent(text, at, end)) || (digits[..2] is "19" or "20" && end - at < text.Text.Length && IsMark(text.At(end)) && (IsMark(text.At(at - 1)) || text.Follows(at, "在", "从", "到", "截至", "再见", "你好", "迎接", "告别", "今年", "明年", "去年", "前年", "后年", "至", "拥抱", "跨越", "展望", "回顾", "回首", "相约", "走进", "奔向", "进入", "年份", "冲刺", "备战", "决胜"))) || text.Follows(at, "公元", "公元前", "西元", "年份", "建于", "生于", "卒于", "始建于") && digits[0] is '1' or '2';
        if (text.At(end) != '年')
            return digits[0] is '1' or '2' && digits[1] is '9' or '8' or '0' or '1' && !(text.At(end) is '级' or '版' && digits[0] == '1' && digits[1] == '0');
        if (digits[0] is not ('1' or '2') && !text.Follows(at, "公元", "公元前"))
            return false;
        var isRound = digits.EndsWith("00", StringComparison.Ordinal);
        return !(isRound && (text.Follows(at, s_amounts) || text.Continues(end + 1, s_spans))) && digits != "1000";
    }

    // 2022卡塔尔世界杯: the year of an event that is named right after it.
    private static bool IsOfEvent(WrittenText text, int at, int end) =>
        !ChineseSentence.IsChinese(text.At(at - 1)) && ChineseSentence.IsChinese(text.At(end)) && Units.Measure(text, end) == 0
        && WrittenText.ContainsAny(text.From(end, 10), "世界杯", "奥运", "亚运", "春晚", "峰会", "大会", "博览会", "论坛", "车展", "欧洲杯", "马拉松", "联赛", "锦标赛", "公开赛", "电影节", "音乐节");

    private static bool IsMark(char character) => character is '\n' or '，' or '。' or '！' or '？' or '、' or '“' or '”' or ';' or ',' or '!' or '《' or '》';

    private static Said MonthAndDay(WrittenText text, int at)
    {
        var match = DayRange().Match(text.Text, at);
        return match.Success
            ? new Said(match.Length, ChineseNumbers.Cardinal(match.Groups["m"].Value.TrimStart('0')) + "月" + ChineseNumbers.Cardinal(match.Groups["d"].Value.TrimStart('0'))
                + match.Groups["n"].Value + "至" + ChineseNumbers.Cardinal(match.Groups["e"].Value.TrimStart('0')))
            : Said.Nothing;
    }

    private static Said Anniversary(WrittenText text, int at)
    {
        var match = DottedDay().Match(text.Text, at);
        return match.Success ? new Said(match.Length, ChineseNumbers.Digits(match.ValueSpan)) : Said.Nothing;
    }

    private static bool IsDay(string month, string day) =>
        int.Parse(month, CultureInfo.InvariantCulture) is >= 1 and <= 12 && int.Parse(day, CultureInfo.InvariantCulture) is >= 1 and <= 31;

    [GeneratedRegex(@"\G(?<y>[12]\d{3})(?<s>[-/.])(?<m>\d{1,2})\k<s>(?<d>\d{1,2})(?![\d.%])", RegexOptions.CultureInvariant)]
    private static partial Regex FullDate();

    [GeneratedRegex(@"\G(?<y>(?:19|20)\d{2})(?<m>0[1-9]|1[0-2])(?<d>0[1-9]|[12]\d|3[01])(?![\dA-Za-z%万亿元个]|\.\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Stamp();

    [GeneratedRegex(@"\G(?:(?<m>0?[1-9]|1[0-2])/(?<d>\d{1,2})|(?<d>1[3-9]|[23]\d)/(?<m>0?[1-9]|1[0-2]))/(?<y>[12]\d{3})(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex DayLast();

    [GeneratedRegex(@"\G(?<y>(?:19|20)\d{2})(?:-(?<m>0[1-9])|/(?<m>0?[1-9]|1[0-2]))(?![-/\d.%])", RegexOptions.CultureInvariant)]
    private static partial Regex Month();

    [GeneratedRegex(@"\G ?(?:--?|~|—|–|至|到) ?(?=\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Range();

    [GeneratedRegex(@"\G(?<a>[12]\d{3}|[1-9]\d{2})(?<n>年?) ?(?:[-~–]|—{1,2}|至|到) ?(?<era>公元前|公元|前)?(?<b>[12]\d{3}|\d{2,3})(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex YearRange();

    [GeneratedRegex(@"\G(?<y>\d{2,4})(?!\d|\.\d)(?: (?=年))?", RegexOptions.CultureInvariant)]
    private static partial Regex YearOnly();

    [GeneratedRegex(@"\G(?:(?<m>1[0-2]|0?[1-9])[/.-])?(?<d>[0-3]?\d)(?![\d%/.:]|-(?!\d{1,2}[./]\d))", RegexOptions.CultureInvariant)]
    private static partial Regex DayOfYear();

    [GeneratedRegex(@"\G年 ?(?:1[0-2]|0?[1-9])月(?!份?内|薪)", RegexOptions.CultureInvariant)]
    private static partial Regex MonthAfter();

    [GeneratedRegex(@"\G(?<m>\d{1,2})月(?<d>\d{1,2})(?<n>[日号]?)[-~—–至到](?<e>\d{1,2})(?=[日号])", RegexOptions.CultureInvariant)]
    private static partial Regex DayRange();

    // 2024/5/1出发，5/7返回
    [GeneratedRegex(@"\d{4}/\d{1,2}/\d{1,2}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex SlashedBefore();

    [GeneratedRegex(@"\G\d{1,2}(?:[·•]\d{1,2}(?![\d.])|\.\d{1,2}(?=晚会|消费者|事件|讲话|大促))", RegexOptions.CultureInvariant)]
    private static partial Regex DottedDay();
}
