using System.Buffers;
using System.Text.RegularExpressions;

namespace Mynah.Text.Normalization;

/// <summary>The rules that German, French, Spanish, Italian, Portuguese and Russian share, said by a <see cref="Grammar"/>.</summary>
internal sealed partial class GrammarRules(Grammar grammar)
{
    /// <summary>A number with its separators: 1.234,56, 1 234,56 or 1'234; two commas, as in 1,000,000, can only separate thousands.</summary>
    public const string Number = @"(?:(?:[0-9]{1,3}(?:,[0-9]{3}){2,11}|[0-9]{1,3}(?:\.[0-9]{3}){1,11}|[0-9]{1,3}(?: [0-9]{3}){1,11}|[0-9]{1,3}(?:'[0-9]{3}){1,11}|[0-9]{1,36})(?![0-9])(?:,[0-9]{1,20}(?![0-9])|\.[0-9]{1,20}(?![0-9]))?)";

    private const string Dash = "(?: ?[–—~] ?|-| - )";

    public RuleSet Build() => new(Addresses(), grammar.Own, Dates(), Money(), Measures(), Abbreviations(), Numbers(), Letters(), Signs()) { CutsAtApostrophe = grammar.Elides };

    private IEnumerable<Rule> Addresses() => new AddressReader(new AddressWords(
        W("dot"), W("at"), W("slash"), W("dash"), W("underscore"), W("colon"), W("hash"), W("plus"), W("backslash"),
        word => word == "www" ? W("www") : word, digits => grammar.Cardinal(digits))).Rules;

    private IEnumerable<Rule> Dates()
    {
        var months = string.Join('|', grammar.Months.Concat(grammar.MonthForms.Select(form => form[..form.IndexOf('=')]))
            .OrderByDescending(name => name.Length).Select(Regex.Escape));
        var link = W("date link").Length > 0 ? "(?: " + W("date link") + ")?" : "";
        var dayMonth = new Regex(@"\G(?<![0-9.,])(?<d>[0-9]{1,2})(?:\.|er|º|°|ª)?(?:" + Dash + @"(?<e>[0-9]{1,2})\.?)?" + link + @" ?(?<m>" + months
            + @")(?!\p{L})\.?(?:" + link + " (?<y>[12][0-9]{3})(?![0-9]))?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        return
        [
            new(RuleStart.Digit, IsoDate, f => Date(f, f["d"], f["m"], f["y"])),
            new(RuleStart.Digit, NumericDate, f => Date(f, f["d"], f["m"], f["y"])),
            new(RuleStart.Digit, PaddedDate, f => Date(f, f["d"], f["m"], "")),
            new(RuleStart.Digit, dayMonth, f =>
            {
                var month = MonthNumber(f["m"]);
                if (!f.Has("e"))
                    return Date(f, f["d"], month.ToString(), f["y"]);
                return Date(f, f["e"], month.ToString(), f["y"]) is { } last
                    ? $"{grammar.Date(int.Parse(f["d"]), 0, 0, f)} {W("to")} {last}" : null;
            }),
            new(RuleStart.Digit, Lap, f => grammar.Units.TryGetValue(f["u"].ToLowerInvariant(), out var minute) && grammar.Units.TryGetValue(f["u"][0] == 'м' ? "с" : "s", out var second)
                ? $"{grammar.Count(f["m"], minute)} {W("and")} {grammar.Count(f["s"].TrimStart('0') is { Length: > 0 } s ? s : "0", second)}" : null),
            new(RuleStart.Digit, Clock, f => int.Parse(f["h"]) <= 24
                ? grammar.Time(int.Parse(f["h"]), int.Parse(f["m"]), f.Has("s") ? int.Parse(f["s"]) : -1, f) : null),
            new(RuleStart.Digit, YearRange, f => $"{grammar.Year(int.Parse(f["a"]))} {W("to")} {grammar.Year(int.Parse(f["b"]))}"),
            new(RuleStart.Any, Telephone, f => (f.Value[0] == '+' ? W("plus") + " " : "")
                + string.Join(", ", Group.Matches(f.Value).Select(group => grammar.TelephoneGroup(group.Value)))),
            new(RuleStart.Digit, Version, f => string.Join($" {W("point")} ", f.Value.Split('.').Select(part => grammar.Cardinal(part)))),
        ];
    }

    private IEnumerable<Rule> Money()
    {
        var scales = Scales();
        var codes = string.Join('|', grammar.Currencies.Keys.OrderByDescending(key => key.Length).Select(Regex.Escape));
        const string Per = @"(?: ?/ ?(?<p>[\p{L}µ]{1,12}[²³]?)(?![\p{L}\p{N}/])\.?)?";
        const string Cents = "(?:,(?:--?|–|—)(?![0-9]))?"; // 12,– €
        var before = new Regex($@"\G(?<![\p{{L}}\p{{N}}])(?<c>{codes})(?<g>[-−])? ?(?:(?<r>{Number}){Dash})?(?<n>{Number}){Cents}(?: ?(?<s>{scales})(?!\p{{L}}))?(?![0-9]){Per}");
        var after = new Regex($@"\G(?:(?<r>{Number}){Dash})?(?<n>{Number}){Cents}(?: ?(?<s>{scales})(?!\p{{L}}))? ?(?<c>{codes})(?![\p{{L}}\p{{N}}]){Per}");
        return [new(RuleStart.Symbol | RuleStart.Letter, before, SayMoney), new(RuleStart.Digit, after, SayMoney)];
    }

    private string SayMoney(Found f)
    {
        var (major, minor) = grammar.Currencies[f["c"]];
        var (whole, fraction) = Grammar.Parse(f["n"]);
        var sign = (f.Has("g") ? W("minus") + " " : "") + (f.Has("r") ? $"{grammar.Number(f["r"])} {W("to")} " : "");
        var per = !f.Has("p") ? "" : " " + grammar.Per(f["p"], grammar.Units.TryGetValue(f["p"], out var unit) ? unit.Per : f["p"]);
        return sign + Amount() + per;

        string Amount()
        {
            if (f.Has("s"))
                return SayScale(f["n"], f["s"]) + grammar.Of(major.Many) + major.Many;
            if (fraction.Length != 2 || minor is null)
                return grammar.Count(f["n"], major);
            if (fraction == "00")
                return grammar.Count(whole, major);
            return whole.Trim('0').Length == 0 ? grammar.Count(fraction, minor)
                : grammar.Amount(grammar.Count(whole, major), grammar.Cardinal(fraction, minor.Gender), minor, fraction);
        }
    }

    private IEnumerable<Rule> Measures()
    {
        var scales = Scales();
        var scaled = new Regex($@"\G(?<n>{Number}) ?(?<s>{scales})(?!\p{{L}})\.?(?: (?<u>%|°[CF]?|[\p{{L}}µ²³/]{{1,12}})(?![\p{{L}}\p{{N}}]))?", RegexOptions.CultureInvariant);
        return
        [
            new(RuleStart.Digit, MixedNumber, f => SayMixed(f)),
            new(RuleStart.Digit, FractionOf, f => SayPart(f)),
            new(RuleStart.Symbol, FractionOf, f => SayPart(f)),
            new(RuleStart.Digit, scaled, f => f.Has("u") && grammar.Units.TryGetValue(f["u"], out var unit)
                ? SayScale(f["n"], f["s"]) + (f["s"] == "mil" ? " " : grammar.Of(unit.Many)) + unit.Many
                : SayScale(f["n"], f["s"], f.Has("u") ? f["u"] : f.WordAfter) + (f.Has("u") ? " " + f["u"] : "")),
            new(RuleStart.Digit, WithUnit, f => UnitOf(f["u"]) is { } unit ? grammar.Count(f["n"], unit) + PerPart(f["u"]) : null),
        ];
    }

    private Noun? UnitOf(string written)
    {
        if (grammar.Units.TryGetValue(written, out var whole))
            return whole;
        var slash = written.IndexOf('/');
        return slash > 0 && grammar.Units.ContainsKey(written[(slash + 1)..]) ? grammar.Units.GetValueOrDefault(written[..slash]) : null;
    }

    private string PerPart(string written)
    {
        var slash = written.IndexOf('/');
        return slash < 0 || grammar.Units.ContainsKey(written) ? "" : " " + grammar.Per(written[(slash + 1)..], grammar.Units[written[(slash + 1)..]].Per);
    }

    private string SayScale(string number, string scale, string following = "")
    {
        var noun = grammar.Units[scale];
        return scale == "mil" && following.Length > 1 ? grammar.Count(number, noun with { Gender = grammar.GenderOf(following, number) }) : grammar.Count(number, noun);
    }

    private string SayMixed(Found f)
    {
        var unit = f.Has("u") ? grammar.Units.GetValueOrDefault(f["u"]) : null;
        var next = f.WordAfter;
        var gender = unit?.Gender ?? (next.Length > 1 ? grammar.GenderOf(next, f["n"]) : Gender.None);
        return grammar.Mixed(f["n"], Plain(f["f"]), gender) + (unit is not null ? " " + unit.Few : f.Has("u") ? " " + f["u"] : "");
    }

    /// <summary>“1/2 kg”, “¾ Liter”: a part of one unit, or half of what the next word names.</summary>
    private string? SayPart(Found f)
    {
        var part = Plain(f["f"]);
        if (f.Has("u") && grammar.Units.TryGetValue(f["u"], out var unit))
            return grammar.PartOf(part, unit.One, unit.Gender);
        return !f.Has("u") || part != "1/2" || f["u"].Length < 3 || !char.IsLetter(f["u"][0]) ? null
            : grammar.PartOf(part, f["u"], grammar.GenderOf(f["u"], "1"));
    }

    private static string Plain(string fraction) => fraction switch { "½" => "1/2", "¼" => "1/4", "¾" => "3/4", "⅓" => "1/3", "⅔" => "2/3", _ => fraction };

    private string Scales() => string.Join('|', W("scales").Split(' ').OrderByDescending(scale => scale.Length).Select(Regex.Escape));

    /// <summary>What must follow an abbreviation, the most particular first.</summary>
    private static readonly string[] Conditions = ["number", "name", ""];

    private IEnumerable<Rule> Abbreviations()
    {
        var rows = Table.Rows(grammar.PathOf("abbreviations.tsv"))
            .SelectMany(row => row[0].Split(' ').Select(key => (Key: key, Said: row[1], Before: row.Length > 2 ? row[2] : ""))).ToArray();
        // At the start of a sentence: “Max. 5 kg”. Only what ends with a dot, because units and short words keep their case.
        var known = rows.Select(row => row.Key).ToHashSet(StringComparer.Ordinal);
        rows = [.. rows, .. rows.Where(row => row.Key.EndsWith('.') && char.IsLower(row.Key[0]) && row.Key.Length > 2)
            .Select(row => row with { Key = Capital(row.Key), Said = Capital(row.Said) }).Where(row => !known.Contains(row.Key))];
        var notAfter = grammar.Elides ? @"(?<![\p{L}\p{N}]|(?<!\.)-)" : @"(?<![\p{L}\p{N}']|(?<!\.)-)";
        return [.. Conditions.Where(before => Array.Exists(rows, row => row.Before == before)).Select(before => Rule(rows, before))];

        static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

        Rule Rule(IEnumerable<(string Key, string Said, string Before)> rows, string before)
        {
            var said = rows.Where(row => row.Before == before).DistinctBy(row => row.Key, StringComparer.Ordinal).ToDictionary(row => row.Key, row => row.Said, StringComparer.Ordinal);
            var keys = string.Join('|', said.Keys.OrderByDescending(key => key.Length).Select(key => Regex.Escape(key).Replace("_", " ?", StringComparison.Ordinal)));
            var pattern = new Regex(@"\G" + notAfter + "(?:" + keys + @")(?!\p{L})" + (before switch { "number" => "(?= ?[0-9IVX])", "name" => @"(?= ?\p{Lu}\p{Ll})", _ => "" }), RegexOptions.CultureInvariant);
            var tight = said.DistinctBy(Tight, StringComparer.Ordinal).ToDictionary(Tight, entry => entry.Value, StringComparer.Ordinal);

            static string Tight(KeyValuePair<string, string> entry) => entry.Key.Replace("_", "", StringComparison.Ordinal);

            return new Rule(RuleStart.Letter | RuleStart.Symbol, pattern, f => tight.TryGetValue(f.Value.Replace(" ", "", StringComparison.Ordinal), out var words)
                ? words + (f.Value.EndsWith('.') && f.AtEnd && f.Text.AsSpan(f.End).IndexOfAny(".!?") < 0 ? "." : "") : null);
        }
    }

    private IEnumerable<Rule> Numbers() =>
    [
        new(RuleStart.Digit, Fraction, f => SayFraction(f["n"], f["d"])),
        new(RuleStart.Digit, Score, f => $"{grammar.Cardinal(f["a"])} {W("score")} {grammar.Cardinal(f["b"])}"),
        new(RuleStart.Digit, FourDigits, f => grammar.Year(int.Parse(f.Value))),
        new(RuleStart.Digit, LeadingZero, f => grammar.Digits(f.Value)),
        new(RuleStart.Digit, Bare, f =>
        {
            var (whole, fraction) = Grammar.Parse(f.Value);
            var next = f.WordAfter;
            var isResult = f.Start > 1 && f.Before is '-' or '–' && char.IsAsciiDigit(f.Text[f.Start - 2]) && whole == "1"; // 2-1
            var isName = f.Start > 1 && f.Before == ' ' && char.IsUpper(f.Text[f.Start - 2]); // the flight IB 456
            var gender = !isResult && !isName && fraction.Length == 0 && next.Length > 1 && char.IsLetter(next[0]) && f.After == ' ' ? grammar.GenderOf(next, whole) : Gender.None;
            if (fraction.Length > 0 && !f.Value.Contains(',', StringComparison.Ordinal))
                return $"{grammar.Cardinal(whole)} {W("point")} {grammar.Digits(fraction)}"; // a dot that is not ours: Python 3.11
            return grammar.Number(f.Value, gender) + (grammar.IsRoundMillion(f.Value) && next.Length > 3 && char.IsLower(next[0]) && f.After == ' ' ? grammar.Of(next).TrimEnd(' ') : "");
        }),
        new(RuleStart.Digit, AnyDigits, f => grammar.Digits(f.Value)),
        new(RuleStart.Symbol, Half, f => W(f.Value)),
    ];

    private IEnumerable<Rule> Signs() =>
    [
        new(RuleStart.Symbol, Emoticon, _ => ""),
        new(RuleStart.Symbol, DayRange, _ => W("to")),
        new(RuleStart.Symbol, Repeated, f => f.Value[0] is '.' or '…' ? "…" : f.Value[..1]),
        new(RuleStart.Symbol, Minus, f => W(f.Value[0] == '+' ? "plus" : "minus")),
        new(RuleStart.Symbol, Range, _ => W("to")),
        new(RuleStart.Symbol, PerHundred, _ => grammar.Words.GetValueOrDefault("per hundred", W("per"))),
        new(RuleStart.Symbol, Subtraction, _ => W("minus")),
        new(RuleStart.Symbol, LongDash, _ => ","),
        new(RuleStart.Letter, ByLetter, _ => W("×")),
        new(RuleStart.Symbol, DividedBy, _ => W("÷")),
        new(RuleStart.Symbol, Any, f => f.Value == "-" ? null : grammar.Words.GetValueOrDefault(f.Value)),
    ];

    private IEnumerable<Rule> Letters() => [new(RuleStart.Letter, Capitals, f => IsSpelled(f) ? grammar.Spell(f.Value) : null)];

    /// <summary>Two capitals, or more without a vowel, are said letter by letter, unless the words around are in capitals too.</summary>
    private static bool IsSpelled(Found f)
    {
        if (f.Value.Length > 2 && f.Value.AsSpan().IndexOfAny(Vowels) >= 0 || f.Value is "OK" || RomanNumeral.Value(f.Value) > 0)
            return false;
        var start = Math.Max(0, f.Start - 30);
        return !f.Text.AsSpan(start, f.Start - start).ContainsAnyInRange('A', 'я') && !f.Text.AsSpan(f.End, Math.Min(f.Text.Length, f.End + 30) - f.End).ContainsAnyInRange('A', 'я')
            || f.Text.AsSpan(start, Math.Min(f.Text.Length, f.End + 30) - start).ContainsAnyInRange('a', 'z')
            || f.Text.AsSpan(start, Math.Min(f.Text.Length, f.End + 30) - start).ContainsAnyInRange('а', 'я');
    }

    private static readonly SearchValues<char> Vowels = SearchValues.Create("AEIOUYÄÖÜÁÉÍÓÚÂÊÔÃÕÀÈАЕЁИОУЫЭЮЯ");

    private string? SayFraction(string numerator, string denominator)
        => grammar.Words.TryGetValue(numerator + "/" + denominator, out var known) ? known
            : int.Parse(denominator) == 0 ? null
            : int.Parse(denominator) is > 2 and <= 10 or 12 or 16 or 20 or 100 && int.Parse(numerator) < int.Parse(denominator) && numerator[0] != '0'
                ? grammar.Fraction(int.Parse(numerator), int.Parse(denominator))
            : $"{grammar.Cardinal(numerator)} {W("over")} {grammar.Cardinal(denominator)}";

    private string? Date(Found f, string d, string m, string y)
    {
        var (day, month) = (int.Parse(d), int.Parse(m));
        var year = y.Length == 0 ? 0 : y.Length == 2 ? int.Parse(y) + (int.Parse(y) < 50 ? 2000 : 1900) : int.Parse(y);
        return day is < 1 or > 31 || month is < 1 or > 12 ? null : grammar.Date(day, month, year, f);
    }

    private int MonthNumber(string written)
    {
        var full = Array.FindIndex(grammar.Months, month => month.Equals(written, StringComparison.OrdinalIgnoreCase));
        if (full >= 0)
            return full + 1;
        var form = Array.Find(grammar.MonthForms, form => form.StartsWith(written + "=", StringComparison.OrdinalIgnoreCase));
        return form is null ? 0 : int.Parse(form.AsSpan(form.IndexOf('=') + 1));
    }

    private string W(string name) => grammar.Words[name];
}
