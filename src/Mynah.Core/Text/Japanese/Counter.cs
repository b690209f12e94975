using System.Collections.Frozen;
using Mynah.Text.Rewriting;

namespace Mynah.Text.Japanese;

/// <summary>A counter word and how it and the number before it change each other's sound (Data/counters.tsv).</summary>
internal sealed class Counter
{
    private static readonly Lazy<FrozenDictionary<string, Counter>> All = new(() => Table.Rows("Japanese/Data/counters.tsv")
        .ToFrozenDictionary(row => row[0], row => new Counter(row), StringComparer.Ordinal));

    // What may follow a counter inside one word of the dictionary: 時半, 年間, 人目, 日後.
    private static readonly FrozenDictionary<string, string> Tails = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["半"] = "ハン", ["間"] = "カン", ["目"] = "メ", ["後"] = "ゴ", ["前"] = "マエ", ["台"] = "ダイ", ["分"] = "ブン", ["毎"] = "ゴト",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private const string HRow = "ハヒフヘホ", BRow = "バビブベボ", PRow = "パピプペポ", KRow = "カキクケコ", GRow = "ガギグゲゴ";

    private readonly string _reading;
    private readonly string _class;
    private readonly Dictionary<string, string> _exceptions = new(StringComparer.Ordinal);

    private Counter(string[] row)
    {
        (_reading, _class) = (row[1], row[2]);
        foreach (var exception in row.Length > 3 ? row[3].Split(' ', StringSplitOptions.RemoveEmptyEntries) : [])
            _exceptions[exception[..exception.IndexOf('=')]] = exception[(exception.IndexOf('=') + 1)..];
    }

    /// <summary>Finds a counter, also one with a tail such as 時半 or 年間.</summary>
    public static (Counter Counter, string Tail)? Find(string surface)
    {
        if (All.Value.TryGetValue(surface, out var counter))
            return (counter, string.Empty);
        return surface.Length > 1 && Tails.TryGetValue(surface[^1..], out var tail) && All.Value.TryGetValue(surface[..^1], out counter)
            ? (counter, tail)
            : null;
    }

    /// <summary>The longest counter that a text begins with, or 0 letters.</summary>
    public static int LongestAt(string text, int at)
    {
        for (var length = Math.Min(6, text.Length - at); length > 0; length--)
        {
            if (All.Value.ContainsKey(text.Substring(at, length)))
                return length;
        }
        return 0;
    }

    /// <summary>The reading of a number and this counter.</summary>
    public string Read(NumberSound number)
    {
        if (number.Exact is { } exact && _exceptions.TryGetValue("e" + exact, out var whole))
            return whole;
        if (number.Weight >= 10_000 && number.Last == "マン" && _exceptions.TryGetValue("m", out var tenThousand))
            return number.Head + tenThousand;
        if (number.Weight == NumberSound.HowMany && _exceptions.TryGetValue("n", out var question))
            return question;
        var (head, last) = (number.Head, number.Last);
        if (_exceptions.TryGetValue("d" + LastDigit(number), out var digit))
        {
            var hardens = digit.EndsWith("+p", StringComparison.Ordinal);
            return head + (hardens ? digit[..^2] + Shift(HRow, PRow) : digit + _reading);
        }
        if (Doubles(number.Weight))
            return head + last[..^1] + "ッ" + (_class[0] == 'h' ? Shift(HRow, PRow) : _reading);
        return head + last + (number.Weight is 3 or 1000 or NumberSound.HowMany ? Voiced(number.Weight) : _reading);
    }

    private static string LastDigit(NumberSound number) => number.Weight is >= 0 and <= 9 ? number.Weight.ToString() : "-";

    private bool Doubles(int weight) => _class switch
    {
        "k" or "k3" or "hb" or "hp" => weight is 1 or 6 or 8 or 10 or 100,
        "kk" => weight is 6 or 10 or 100,
        "s" or "s3" or "t" => weight is 1 or 8 or 10,
        "t10" => weight is 10,
        _ => false,
    };

    private string Voiced(int weight) => _class switch
    {
        "hb" => Shift(HRow, BRow),
        "hp" => Shift(HRow, PRow),
        "k3" when weight is not 1000 => Shift(KRow, GRow),
        "s3" => "ゾ" + _reading[1..],
        _ => _reading,
    };

    private string Shift(string from, string to) => to[from.IndexOf(_reading[0], StringComparison.Ordinal)] + _reading[1..];
}
