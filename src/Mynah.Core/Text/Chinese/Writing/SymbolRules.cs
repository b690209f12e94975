using Mynah.Text.Chinese.Numbers;

namespace Mynah.Text.Chinese.Writing;

/// <summary>Signs between and around words and numbers, and what one calls a sign.</summary>
internal static class SymbolRules
{
    private static readonly Dictionary<char, string> s_always = new()
    {
        ['×'] = "乘", ['÷'] = "除以", ['≈'] = "约等于", ['≠'] = "不等于", ['≤'] = "小于等于", ['≥'] = "大于等于", ['±'] = "正负", ['√'] = "根号",
        ['∞'] = "无穷大", ['π'] = "派", ['→'] = "到", ['№'] = "第", ['°'] = "度", ['℃'] = "摄氏度", ['℉'] = "华氏度", ['‰'] = "千分号",
        ['½'] = "二分之一", ['¼'] = "四分之一", ['¾'] = "四分之三", ['⅓'] = "三分之一", ['⅔'] = "三分之二", ['²'] = "的平方", ['³'] = "的立方",
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
        return Between(text, at, sign) is { } between ? new Said(1, between) : Said.Nothing;
    }

    private static string? Between(WrittenText text, int at, char sign)
    {
        char before = Beside(text, at, -1), after = Beside(text, at, 1);
        bool both = IsOperand(before) && IsOperand(after), touching = char.IsAsciiLetterOrDigit(text.At(at - 1));
        return sign switch
        {
            '+' when touching || both || text.At(at - 1) is '+' or '万' or '亿' => "加",
            '=' when IsOperand(before) || IsOperand(after) => "等于",
            '<' when both || char.IsAsciiDigit(after) => "小于",
            '>' when both || char.IsAsciiDigit(after) => "大于",
            '*' or 'x' or 'X' when char.IsAsciiDigit(before) && char.IsAsciiDigit(after) => "乘",
            '*' => "",
            '-' => Hyphen(text, at, before, after),
            '/' when char.IsAsciiLetter(before) && char.IsAsciiLetter(after) => " ",
            '/' => ChineseIsBeside(before, after) ? "、" : "斜杠",
            '&' => char.IsAsciiLetter(before) && char.IsAsciiLetter(after) ? " and " : "和",
            '@' => "艾特",
            '#' when char.IsAsciiLetter(text.At(at - 1)) => " sharp",
            '#' when char.IsAsciiDigit(after) => "井",
            '#' => "",
            '~' when char.IsAsciiDigit(after) => "约",
            '%' => "百分号",
            '_' when touching => "下划线",
            '^' when both => "的",
            _ => null,
        };
    }

    // Minus in a sum, nothing between a Latin word and its number, and a bar between other numbers.
    private static string? Hyphen(WrittenText text, int at, char before, char after)
    {
        if (char.IsAsciiDigit(after) && char.IsAsciiLetter(text.At(at - 1)))
            return "";
        if (!char.IsAsciiDigit(after) || !(char.IsAsciiDigit(before) || before is ')' or '²' or '³'))
            return null;
        var isSum = text.At(at - 1) == ' ' || WrittenText.ContainsAny(text.From(at, 24), "=", "等于") || WrittenText.ContainsAny(text.Before(at, 24), "=", "+", "×", "÷");
        return isSum ? "减" : "杠";
    }

    private static char Beside(WrittenText text, int at, int step) => text.At(at + step) == ' ' ? text.At(at + 2 * step) : text.At(at + step);

    private static bool IsOperand(char character) => char.IsAsciiLetterOrDigit(character) || character is ')' or '(' or '²' or '³' or '%' or 'π' or '√';

    private static bool ChineseIsBeside(char before, char after) => before >= '\u3400' && after >= '\u3400';
}
