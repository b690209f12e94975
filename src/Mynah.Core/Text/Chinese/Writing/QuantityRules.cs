using System.Text.RegularExpressions;
using Mynah.Text.Chinese.Numbers;

namespace Mynah.Text.Chinese.Writing;

/// <summary>Numbers with what they count: percentages, temperatures, units, units per unit, measure words; single or a range.</summary>
internal static partial class QuantityRules
{
    // Where degrees are no temperature.
    private static readonly string[] s_angles = ["角", "旋转", "转动", "倾斜", "偏", "近视", "经", "纬", "视力", "仰", "俯", "左眼", "右眼"];

    /// <summary>Whether a unit or a measure word stands at a place.</summary>
    public static bool IsMeasured(WrittenText text, int at) => Units.Measure(text, at) > 0 || Units.Find(text, text.At(at) == ' ' ? at + 1 : at).Length > 0;

    /// <summary>What is said of the unit at a place, and where it ends; nothing when there is none.</summary>
    public static (string Name, int End) UnitAfter(WrittenText text, int at)
    {
        var (unit, end) = UnitAt(text, at);
        return (unit.Name, end);
    }

    public static Said Say(WrittenText text, int at)
    {
        if (!CanBegin(text, at) || Number().Match(text.Text, at) is not { Success: true } first)
            return Said.Nothing;
        var (firstUnit, end) = UnitAt(text, at + first.Length);
        var range = End().Match(text.Text, end);
        if (range.Success && CanBeRange(text, at, first, range))
        {
            var (unit, rangeEnd) = UnitAt(text, range.Index + range.Length);
            if (unit.Sign.Length == 0 && firstUnit.Sign.Length > 0)
                return new Said(end - at, Say(text, at, first.Groups["n"].Value, firstUnit, end));
            var from = (firstUnit.Sign == unit.Sign && first.Value[0] != '-') || firstUnit.Sign.Length == 0 ? Bare(text, at, first.Groups["n"].Value, unit, rangeEnd) : Say(text, at, first.Groups["n"].Value, firstUnit, end);
            return new Said(rangeEnd - at, from + (range.Value.Contains('到', StringComparison.Ordinal) ? "到" : "至") + Say(text, range.Groups["n"].Index, range.Groups["n"].Value, unit, rangeEnd));
        }
        var isCode = char.IsAsciiLetter(text.At(at - 1)) && first.Length > 2;
        return firstUnit.Sign.Length == 0 && (isCode || Units.Measure(text, end) == 0)
            ? Said.Nothing
            : new Said(end - at, Say(text, at, first.Groups["n"].Value, firstUnit, end));
    }

    /// <summary>What a slash and a unit of time or number after an amount say: 500/月 is 五百每月.</summary>
    public static Said PerAfter(WrittenText text, int at)
    {
        if (text.At(at) != '/')
            return Said.Nothing;
        if (Units.Find(text, at + 1) is { Length: > 0 } unit && !char.IsAsciiDigit(text.At(at + 1 + unit.Length)))
            return new Said(1 + unit.Length, "每" + unit.Name);
        return ChineseUnit(text, at + 1) is > 0 and var length ? new Said(1 + length, "每" + text.From(at + 1, length).ToString()) : Said.Nothing;
    }

    private static bool CanBegin(WrittenText text, int at)
    {
        char first = text.At(at), before = text.At(at - 1);
        if (char.IsAsciiDigit(first))
            return !char.IsAsciiDigit(before) && !(before is '.' && char.IsAsciiDigit(text.At(at - 2))) && before is not ('¥' or '$');
        if (first == '+' && char.IsLetter(before) && Number().Match(text.Text, at) is { Success: true } added && text.At(at + added.Length) is not ('%' or '℃' or '‰'))
            return false;
        if (first == '-' && SymbolRules.RangeWord(text, at) is not null)
            return false;
        return first is '-' or '+' && char.IsAsciiDigit(text.At(at + 1)) && !char.IsAsciiLetterOrDigit(before) && before is not (')' or '%');
    }

    private static bool CanBeRange(WrittenText text, int at, Match first, Match range)
    {
        var next = text.At(range.Index + range.Length);
        var isSum = range.Value.Contains('-', StringComparison.Ordinal) && (next is '=' or '×' or '÷' or '*' or '+' || text.At(at - 1) is '×' or '÷' or '*' or '+' or '=' || (next == ' ' && text.At(range.Index + range.Length + 1) == '='));
        return !isSum && next is not ('-' or '/' or ':') && !char.IsAsciiLetter(text.At(at - 1)) && !first.Value.StartsWith('+');
    }

    /// <summary>The unit at a place, which a space may part from the number, and where it ends.</summary>
    private static (Unit Unit, int End) UnitAt(WrittenText text, int at)
    {
        var start = text.At(at) == ' ' ? at + 1 : at;
        if (text.At(start) is '万' or '亿' or '千' && Units.Find(text, start + 1).Length > 0)
        {
            var (large, largeEnd) = UnitAt(text, start + 1);
            return (new Unit(text.At(start) + large.Sign, text.At(start) + large.Name), largeEnd);
        }
        if (text.At(start) is '%' or '‰')
            return (new Unit(text.At(start).ToString(), ""), start + 1);
        var (length, name) = Units.Find(text, start);
        if (length == 0)
            return Per(text, at, start);
        var end = start + length;
        if (text.At(end) == '·' && Units.Find(text, end + 1) is { Length: > 0 } factor)
            return (new Unit(name + factor.Name, name + factor.Name), end + 1 + factor.Length);
        if (text.At(end) != '/')
            return (new Unit(name, name), end);
        if (Number().Match(text.Text, end + 1) is { Success: true } many && Units.Find(text, end + 1 + many.Length) is { Length: > 0 } measured)
            return (new Unit(name, name + "每" + ChineseNumbers.Cardinal(many.ValueSpan) + measured.Name), end + 1 + many.Length + measured.Length);
        var (second, per) = Units.Find(text, end + 1);
        if (second > 0)
            return (new Unit(name, name + "每" + per), end + 1 + second);
        return ChineseUnit(text, end + 1) is > 0 and var chinese
            ? (new Unit(name, name + "每" + text.From(end + 1, chinese).ToString()), end + 1 + chinese)
            : (new Unit(name, name), end);
    }

    // 10元/斤: Chinese units stay; only the slash is said.
    private static (Unit Unit, int End) Per(WrittenText text, int at, int start)
    {
        var length = Units.Measure(text, start);
        if (length == 0 || text.At(start + length) != '/')
            return (Unit.None, at);
        var unit = text.From(start, length).ToString();
        var slash = start + length;
        if (Number().Match(text.Text, slash + 1) is { Success: true } many && IsMeasured(text, slash + 1 + many.Length))
        {
            var (name, end) = UnitAfter(text, slash + 1 + many.Length); // 5.98元/500g, 10元/2小时
            return (new Unit(unit, unit + "每" + ChineseNumbers.Counting(many.ValueSpan) + name), end);
        }
        var (second, per) = Units.Find(text, slash + 1);
        if (second > 0)
            return (new Unit(unit, unit + "每" + per), slash + 1 + second);
        return ChineseUnit(text, start + length + 1) is > 0 and var chinese
            ? (new Unit(unit, unit + "每" + text.From(start + length + 1, chinese).ToString()), start + length + 1 + chinese)
            : (Unit.None, at);
    }

    private static int ChineseUnit(WrittenText text, int at) => text.At(at) is '月' or '日' ? 1 : Units.Measure(text, at);

    private static string Bare(WrittenText text, int at, string number, Unit unit, int end) => unit.Sign switch
    {
        "%" => ChineseNumbers.Percent(number),
        "‰" => ChineseNumbers.Percent(number, "千"),
        "摄氏度" when number[0] == '-' => "零下" + ChineseNumbers.Counting(number.AsSpan(1)),
        "" when number[0] == '-' && text.At(end) == '度' && text.At(end + 1) != '角' && !text.HasBefore(at, 12, s_angles) => "零下" + ChineseNumbers.Counting(number.AsSpan(1)),
        "" => Units.Measure(text, end) > 0 && !IsOrdered(text, at, end) && !char.IsAsciiLetter(text.At(at - 1)) ? ChineseNumbers.Counting(number) : ChineseNumbers.Cardinal(number),
        _ => ChineseNumbers.Counting(number),
    };

    // 第2天, 星期2, 初2, 周2晚上, 第1-2周: a place in an order, where 2 is 二.
    private static bool IsOrdered(WrittenText text, int at, int end) =>
        text.Follows(at, "第", "星期", "礼拜", "初") || (text.At(at - 1) == '周' && text.At(end) is '晚' or '点') || OrderedRange().IsMatch(text.Text, at);

    private static string Say(WrittenText text, int at, string number, Unit unit, int end) => unit.Sign switch
    {
        "%" or "‰" => Bare(text, at, number, unit, end),
        "度" when number[0] == '-' => "零下" + ChineseNumbers.Cardinal(number.AsSpan(1)) + "度",
        _ => Bare(text, at, number, unit, end) + unit.Name,
    };

    private readonly record struct Unit(string Sign, string Name)
    {
        public static readonly Unit None = new("", "");
    }

    [GeneratedRegex(@"\G(?<n>[-+]?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,16})(?:\.\d{1,20})?)(?![\d]|\.\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"\G ?(?:—{1,2}|[-~–至到]) ?(?<n>-?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,16})(?:\.\d{1,20})?)(?![\d]|\.\d)", RegexOptions.CultureInvariant)]
    private static partial Regex End();

    [GeneratedRegex(@"第\d{1,4} ?(?:—{1,2}|[-~–至到]) ?\G", RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex OrderedRange();
}
