using System.Text.RegularExpressions;
using Mynah.Text.Chinese.Numbers;
using Mynah.Text.Chinese.Reading;

namespace Mynah.Text.Chinese.Writing;

/// <summary>Signs between and around words and numbers, and what one calls a sign.</summary>
internal static partial class SymbolRules
{
    private static readonly Dictionary<char, string> s_always = new()
    {
        ['×'] = "乘", ['÷'] = "除以", ['≈'] = "约等于", ['≠'] = "不等于", ['≤'] = "小于等于", ['≥'] = "大于等于", ['±'] = "正负", ['√'] = "根号",
        ['∞'] = "无穷大", ['π'] = "派", ['→'] = "到", ['№'] = "第", ['°'] = "度", ['℃'] = "摄氏度", ['℉'] = "华氏度", ['‰'] = "千分号",
        ['½'] = "二分之一", ['¼'] = "四分之一", ['¾'] = "四分之三", ['⅓'] = "三分之一", ['⅔'] = "三分之二", ['△'] = "三角形", ['∠'] = "角", ['⊥'] = "垂直于", ['∥'] = "平行于", ['∩'] = "交", ['∪'] = "并", ['∈'] = "属于", ['∉'] = "不属于", ['⊂'] = "包含于", ['⊆'] = "包含于",
        ['∝'] = "正比于", ['≡'] = "恒等于", ['≌'] = "全等于", ['∽'] = "相似于", ['∅'] = "空集", ['∀'] = "任意", ['∃'] = "存在", ['⊙'] = "圆", ['↑'] = "上升", ['↓'] = "下降", ['ⁿ'] = "的n次方",
        ['′'] = "分", ['″'] = "秒", ['¥'] = "元", ['€'] = "欧元", ['£'] = "英镑", ['α'] = "阿尔法", ['β'] = "贝塔", ['γ'] = "伽马", ['δ'] = "德尔塔", ['Δ'] = "德尔塔", ['ε'] = "艾普西隆",
        ['θ'] = "西塔", ['λ'] = "拉姆达", ['μ'] = "缪", ['σ'] = "西格马", ['Σ'] = "西格马", ['φ'] = "斐", ['ω'] = "欧米伽", ['Ω'] = "欧米伽",
        ['™'] = "", ['®'] = "", ['©'] = "", ['〇'] = "零", ['∵'] = "因为", ['∴'] = "所以", ['∑'] = "求和", ['℡'] = "电话",
    };

    /// <summary>What a sign is called when it is spelled out; null for letters, digits and signs without a name.</summary>
    public static string? Name(char sign) => sign switch
    {
        '.' => "点", '/' => "斜杠", '\\' => "反斜杠", ':' => "冒号", '-' => "杠", '_' => "下划线", '@' => "艾特", '#' => "井号", '%' => "百分号", '&' => "和",
        '?' => "问号", '!' => "叹号", '=' => "等号", '+' => "加", '*' => "星", '~' => "波浪号", ',' => "逗号", ';' => "分号", '(' => "左括号", ')' => "右括号",
        _ => null,
    };

    public static Said Say(WrittenText text, int at)
    {
        var sign = text.At(at);
        if (s_always.TryGetValue(sign, out var words))
            return new Said(1, words);
        if (sign is >= '①' and <= '⑳')
            return new Said(1, ChineseNumbers.Cardinal($"{sign - '①' + 1}"));
        if (Ion().Match(text.Text, at) is { Success: true } ion && char.IsAsciiLetter(text.At(at - 1)))
            return new Said(ion.Length, (ion.Length > 1 ? ChineseNumbers.Cardinal(Plain(ion.ValueSpan[..1])) : "") + (ion.Value[^1] == '⁺' ? "正" : "负"));
        if (Superscript().Match(text.Text, at) is { Success: true } power)
            return new Said(power.Length, Power(power.ValueSpan));
        if (Subscript().Match(text.Text, at) is { Success: true } index)
            return new Said(index.Length, ChineseNumbers.Cardinal(Plain(index.ValueSpan)));
        if (Dash().Match(text.Text, at) is { Success: true } dash && (char.IsAsciiDigit(text.At(at + dash.Length)) || IsDayName(text, at + dash.Length)) && RangeWord(text, at) is { } word)
            return new Said(dash.Length, word);
        return Between(text, at, sign) is { } between ? new Said(1, between) : Said.Nothing;
    }

    /// <summary>What a power says after its base: ² is 的平方, ⁻³ is 的负三次方.</summary>
    public static string Power(ReadOnlySpan<char> superscript) => superscript switch
    {
        "²" => "的平方",
        "³" => "的立方",
        _ => "的" + ChineseNumbers.Cardinal(Plain(superscript)) + "次方",
    };

    // ⁻¹² and ₁₂ in plain digits.
    private static string Plain(ReadOnlySpan<char> raised)
    {
        var plain = "";
        foreach (var character in raised)
            plain += character is '⁻' ? '-' : (char)('0' + char.GetNumericValue(character));
        return plain;
    }

    private static bool IsDayName(WrittenText text, int at) => text.Continues(at, "周", "星期", "礼拜", "前", "公元", "今", "明", "上午", "下午", "晚", "次日", "同年", "翌年");

    // 1939年—1945年, 周一-周五, 8时~10时: a dash after a time is a range.
    public static string? RangeWord(WrittenText text, int at) => !char.IsAsciiDigit(text.At(at - 2)) && text.At(at - 2) is not ('周' or '期' or '拜') ? null : text.At(at - 1) switch
    {
        '年' or '月' or '日' or '号' or '岁' or '层' or '楼' or '页' or '期' or '季' or '代' or '元' or '级' or '名' or '章' or '节' or '届' or '天' or '周' or '万' or '亿' or '千' or '百' => "至",
        '点' or '时' or '分' or '半' => "到",
        _ => text.At(at - 2) is '周' or '期' or '拜' ? "至" : null,
    };

    private static string? Between(WrittenText text, int at, char sign)
    {
        char before = Beside(text, at, -1), after = Beside(text, at, 1);
        bool both = IsOperand(before) && IsOperand(after), touching = char.IsAsciiLetterOrDigit(text.At(at - 1));
        return sign switch
        {
            '+' when ChineseSentence.IsChinese(text.At(at + 1)) && text.At(at - 1) is '0' or '万' or '亿' or '千' or '百' && !HasLetter(text.TokenBefore(at)) => "多",
            '+' when touching || both || (char.IsLetter(text.At(at - 1)) && char.IsLetterOrDigit(after)) || text.At(at - 1) is '+' or '万' or '亿' => "加",
            '=' when before is not ('=' or '\n') && after is not ('=' or '\n' or '>') => "等于",
            '<' when both || char.IsAsciiDigit(after) => "小于",
            '>' when both || char.IsAsciiDigit(after) => "大于",
            '*' or 'x' or 'X' when char.IsAsciiDigit(before) && char.IsAsciiDigit(after) => "乘",
            '*' when text.At(at + 1) is '键' or '号' => "星",
            '*' => "",
            '-' => Hyphen(text, at, before, after),
            '.' => Dot(text, at),
            '!' when touching && text.At(at + 1) is '=' or '+' or '-' or '×' => "的阶乘",
            '/' when text.At(at - 1) is 'f' or 'F' && char.IsAsciiDigit(text.At(at + 1)) && text.TokenBefore(at).Length == 1 => "",
            '/' when char.IsAsciiLetter(before) && char.IsAsciiLetter(after) => " ",
            '/' => ChineseIsBeside(before, after) ? "、" : "斜杠",
            '&' => char.IsAsciiLetter(before) && char.IsAsciiLetter(after) ? " and " : "和",
            '@' => "艾特",
            '#' when char.IsAsciiLetter(text.At(at - 1)) => " sharp",
            '#' when char.IsAsciiDigit(after) || text.At(at + 1) is '键' or '号' => "井",
            '#' => "",
            '~' when char.IsAsciiDigit(after) => "约",
            '%' => "百分号",
            '_' when touching => "下划线",
            '^' when both => "的",
            _ => null,
        };
    }

    // The point of a file name or a product (Node.js, 报告.pdf); not that of an abbreviation (Mr.Wang, U.S.).
    private static string? Dot(WrittenText text, int at)
    {
        if (!char.IsAsciiLetter(text.At(at + 1)) || text.TokenBefore(at).Length == 1)
            return null;
        var isName = char.IsAsciiLetterLower(text.At(at + 1)) || char.IsAsciiLetterUpper(text.At(at + 2));
        return isName && text.At(at - 1) is not ('.' or ' ' or ',') && (text.At(at - 1) != '\n' || char.IsAsciiLetterUpper(text.At(at + 2))) ? "点" : null;
    }

    // Minus in a sum, nothing between a Latin word and its number, and a bar between other numbers.
    private static string? Hyphen(WrittenText text, int at, char before, char after)
    {
        var token = text.TokenBefore(at);
        var isVariable = token.Length > 0 && char.IsAsciiLetterLower(token[^1]) && (token.Length == 1 || char.IsAsciiDigit(token[^2]));
        if ((isVariable || before is ')' or '²' or '³' || (char.IsAsciiDigit(before) && token.Length > 0)) && char.IsAsciiLetterOrDigit(after) && !char.IsAsciiLetterUpper(after) && text.IsSum(at))
            return "减";
        if (char.IsAsciiDigit(after) && HasLetter(token) && text.At(at + 1) != ' ')
            return token.Length > 3 && !token[^3..].ContainsAnyExceptInRange('0', '9') ? "杠" : "";
        if (!char.IsAsciiDigit(after) || !(char.IsAsciiDigit(before) || before is ')' or '²' or '³'))
            return null;
        return text.At(at - 1) == ' ' || text.IsSum(at) ? "减" : "杠";
    }

    private static bool HasLetter(ReadOnlySpan<char> token) => token.ContainsAnyInRange('A', 'Z') || token.ContainsAnyInRange('a', 'z');

    private static char Beside(WrittenText text, int at, int step) => text.At(at + step) == ' ' ? text.At(at + 2 * step) : text.At(at + step);

    private static bool IsOperand(char character) => char.IsAsciiLetterOrDigit(character) || character is ')' or '(' or '²' or '³' or '%' or 'π' or '√' or '°' or '℃' or 'α' or 'β' or 'θ' or 'λ';

    private static bool ChineseIsBeside(char before, char after) => before >= '\u3400' && after >= '\u3400';

    [GeneratedRegex(@"\G[¹²³⁴-⁹]?[⁺⁻](?![⁰¹²³⁴-⁹])", RegexOptions.CultureInvariant)]
    private static partial Regex Ion();

    [GeneratedRegex(@"\G⁻?[⁰¹²³⁴-⁹]{1,6}", RegexOptions.CultureInvariant)]
    private static partial Regex Superscript();

    [GeneratedRegex(@"\G[₀-₉]{1,6}", RegexOptions.CultureInvariant)]
    private static partial Regex Subscript();

    [GeneratedRegex(@"\G ?(?:—{1,2}|-{1,2}|[~–]) ?", RegexOptions.CultureInvariant)]
    private static partial Regex Dash();
}
