using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Mynah.Text.Normalization;
using static Mynah.Text.English.EnglishPatterns;

namespace Mynah.Text.English;

/// <summary>Amounts of money.</summary>
public static partial class EnglishMoney
{
    private static readonly Lazy<FrozenDictionary<string, string[]>> Currencies =
        new(() => Table.Read("English/Data/currencies.tsv", row => row));

    internal static IEnumerable<Rule> Rules =>
    [
        new(RuleStart.Symbol, InBrackets, f => Currency(f["n"], f["c"], f.Has("s") ? ScaleName(f["s"]) : "") is { } loss ? "minus " + loss : null),
        new(RuleStart.Symbol | RuleStart.Letter, Before, f => Say(f)),
        new(RuleStart.Symbol, Bills, f => EnglishNumbers.Plural(EnglishNumbers.Cardinal(f["n"]))),
        new(RuleStart.Digit, After, f => Say(f)),
        new(RuleStart.Symbol, PerCurrency, f => "per " + Currencies.Value[f["c"]][1]),
    ];

    /// <summary>An amount: ("12.50", "$") → “twelve dollars and fifty cents”; null when the currency is not known.</summary>
    /// <param name="number">Digits with an optional decimal part; commas allowed.</param>
    /// <param name="currency">A symbol or an ISO 4217 code.</param>
    /// <param name="scale">A quantity word such as “million”, or empty.</param>
    /// <param name="singular">True before a noun: “a five dollar bill”.</param>
    public static string? Currency(string number, string currency, string scale = "", bool singular = false)
    {
        if (number.Length > 3 && number[^3] == ',')
            number = number[..^3] + "." + number[^2..]; // €1,50
        if (!Currencies.Value.TryGetValue(currency, out var names))
            return null;
        var point = number.IndexOf('.');
        var hasMinor = point >= 0 && number.Length - point == 3 && scale.Length == 0 && names.Length > 3;
        var isOne = scale.Length == 0 && (number == "1" || (hasMinor && number[..point] == "1"));
        var unit = isOne || singular ? names[1] : names[2];
        if (!hasMinor)
            return $"{EnglishNumbers.Number(number)}{(scale.Length > 0 ? " " + scale : "")} {unit}";
        var minor = number[(point + 1)..];
        var minorWords = $"{EnglishNumbers.Cardinal(minor)} {(minor == "01" ? names[3] : names[4])}";
        var major = $"{EnglishNumbers.Cardinal(number[..point])} {unit}";
        return minor == "00" ? major : number[..point].Trim('0').Length == 0 ? minorWords : $"{major} and {minorWords}";
    }

    /// <summary>Things that are named by an amount: the $64,000 question.</summary>
    private static readonly HashSet<string> Priced = new(StringComparer.Ordinal)
    {
        "question", "prize", "grant", "fine", "bonus", "deal", "loan", "bill", "note", "coin", "check", "cheque", "fee", "fund", "investment", "donation", "reward",
        "project", "budget", "contract", "house", "home", "mansion", "car", "bond", "ticket", "gift", "bet", "jackpot", "bailout", "package", "plan", "settlement", "lawsuit",
        "industry", "company", "business", "valuation", "market", "debt", "deposit", "limit", "cap", "discount", "coupon", "voucher", "refund", "merger", "takeover",
    };

    private static string? Say(Found f)
    {
        var scale = f.Has("s") ? ScaleName(f["s"]) : "";
        var singular = (f.WordBefore is "a" or "an" && !f["n"].Contains('.', StringComparison.Ordinal) || scale.Length > 0 && f.WordBefore is "a" or "an") && EnglishMeasures.IsNoun(f)
            || (f.WordBefore is "the" or "this" or "that" or "his" or "her" or "its" or "their" or "our" or "my" or "your" or "another" or "every" or "each" && Priced.Contains(f.WordAfter))
            || (f.After == '-' && f.WordAfter.Length > 0);
        if (Currency(f["n"], f.Has("code") ? f["code"] : f["c"], scale, singular) is not { } last)
            return null;
        var sign = f.Has("g") ? "minus " : "";
        return sign + (f.Has("r") ? $"{EnglishNumbers.Number(f["r"])}{(f.Has("k") ? " " + ScaleName(f["k"]) : "")} to {last}" : last);
    }

    [GeneratedRegex(@"\G(?:(?<code>USD|CAD|AUD|NZD|HKD|SGD) ?(?=\$))?(?<c>(?:US|CAD?|C|AUD?|A|NZ|HK|SG?|NT|MX|R)?\$|[€£¥₩₽₹₺₴₿฿₫₪₱₦¢]|Rs|[A-Z]{3}(?= ?[0-9]))(?<rs>(?<=Rs)\.)?(?<g>[-−])? ?(?:(?<r>" + Number + ")(?<k>[kKMBT](?=[-–—]))?" + Dash + ")?(?<n>[0-9]{1,4},[0-9]{2}(?![0-9,])|" + Number + @"|\.[0-9]{1,2})(?<s>" + Scale + ")?(?: (?<code>USD|CAD|AUD|NZD|HKD|SGD))?(?![0-9A-Za-z])")]
    private static partial Regex Before { get; }

    /// <summary>How accounts write a loss: $(1.5)m, ($250).</summary>
    [GeneratedRegex(@"\G(?:(?<c>[$€£¥])\((?<n>" + Number + @")\)(?<s>" + Scale + @")?|\((?<c>[$€£¥])(?<n>" + Number + @")(?<s>" + Scale + @")?\)(?<=\b(?:loss|deficit|shortfall|losses|decline|EBITDA|income|profit|earnings)\b[^()]{0,20}\([^()]{1,30}\)))(?![0-9A-Za-z])")]
    private static partial Regex InBrackets { get; }

    [GeneratedRegex(@"\G\$(?<n>[0-9]{1,4})s(?![A-Za-z0-9])")]
    private static partial Regex Bills { get; }

    [GeneratedRegex(@"\G/(?<c>[$€£¥])(?<=[0-9]/.)(?![0-9])")]
    private static partial Regex PerCurrency { get; }

    [GeneratedRegex(@"\G(?<n>[0-9]{1,4},[0-9]{2}(?![0-9,])(?= ?€)|" + Number + ")(?<s>" + Scale + ")? ?(?<c>[€£¥₩₽₹₺₴₿฿₫₪₱₦¢$]|zł|(?-i:[A-Z]{3}))(?![0-9A-Za-z])")]
    private static partial Regex After { get; }
}
