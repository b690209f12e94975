using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Mynah.Text.Normalization;

namespace Mynah.Text.English;

/// <summary>Words in capitals: said letter by letter, as a word, or only shouted.</summary>
internal static partial class EnglishLetters
{
    private static readonly Lazy<FrozenDictionary<string, string>> Acronyms =
        new(() => Table.Read("English/Data/acronyms.tsv", row => row[1]));

    private static readonly Lazy<FrozenSet<string>> KnownWords = new(() => Table.Words("English/Data/words.tsv"));

    private static readonly HashSet<string> SpelledInAddresses = new(StringComparer.Ordinal)
    {
        "www", "io", "uk", "de", "fr", "es", "it", "br", "ru", "eu", "ch", "cn", "jp", "ai", "tv", "us", "ca", "au", "ac", "pdf", "html", "htm", "xml",
        "csv", "tsv", "mp", "cs", "py", "js", "ts", "cpp", "rs", "sh", "css", "sql", "xlsx", "xls", "docx", "pptx", "svg", "png", "yml", "md", "db",
        "exe", "dll", "ftp", "api", "gz", "cfg", "apk", "C", "D",
    };

    /// <summary>Words in small letters that look like an acronym or have no vowel, and are said all the same.</summary>
    private static readonly HashSet<string> SmallWords = new(StringComparer.Ordinal)
    {
        "wan", "era", "ada", "ova", "apr", "ate", "mac", "led", "sos", "ide", "hm", "hmm", "mm", "mmm", "shh", "sh", "pst", "psst", "brr", "grr", "tsk", "pfft", "zzz",
        "nth", "mr", "mrs", "ms", "dr", "st", "nd", "rd", "th", "jr", "sr", "cwm", "ll", "ve", "x",
    };

    private static readonly SearchValues<char> RomanLetters = SearchValues.Create("ivxlcdm");

    private static readonly SearchValues<char> Vowels = SearchValues.Create("AEIOUYaeiouy");

    public static IEnumerable<Rule> Rules =>
    [
        new(RuleStart.Letter, Dotted, f => Spell(f["d"]) + (f.AtEnd && f.Text.AsSpan(f.End).IndexOfAny(".!?") < 0 && f.Value.Length > 2 ? "." : "")),
        new(RuleStart.Letter, Initial, f => f.Value[..1]),
        new(RuleStart.Letter, AndPair, f => $"{Spell(f["a"])} and {Spell(f["b"])}{f["s"]}"),
        new(RuleStart.Letter, PossessiveCapitals, f => IsSpelled(f["w"]) ? Spell(f["w"]) + "'s" : Acronyms.Value.GetValueOrDefault(f["w"]) is { Length: > 1 } said ? said + "'s" : null),
        new(RuleStart.Letter, PluralCapitals, f => f["w"].Length > 1 && IsSpelled(f["w"]) ? Spell(f["w"]) + "s"
            : Acronyms.Value.GetValueOrDefault(f["w"]) is { Length: > 1 } known ? known + "s" : null),
        new(RuleStart.Letter, Capitals, f => Say(f)),
        new(RuleStart.Letter, KnownWord, f => SaySmall(f.Value)),
    ];

    /// <summary>Letters with a space between: “FBI” → “F B I”.</summary>
    public static string Spell(string letters)
        => string.Join(' ', letters.Where(char.IsLetterOrDigit).Select(letter => char.IsAsciiDigit(letter)
            ? EnglishNumbers.Cardinal(letter.ToString()) : char.ToUpperInvariant(letter).ToString()));

    /// <summary>True for a small word that is neither a unit, an abbreviation nor a Roman numeral.</summary>
    public static bool IsPlain(ReadOnlySpan<char> word) => word.IndexOfAnyExcept(RomanLetters) >= 0
        && (word.Length > 5 || (word.Length > 1 && word is not ("in" or "vs") && KnownWords.Value.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word)));

    /// <summary>A run of letters inside a code: words stay words, all else is spelled.</summary>
    public static string InCode(string run)
        => Acronyms.Value.TryGetValue(run, out var said) && said != "*" ? said == "-" ? run : said
            : run.Length > 3 && !IsSpelled(run) || (run.Length > 1 && run.AsSpan(1).IndexOfAnyInRange('a', 'z') >= 0 && HasVowel(run)) ? run : Spell(run);

    /// <summary>A word of a web address or file name.</summary>
    public static string InAddress(string word)
    {
        if (word is "com" or "org" or "net" or "gov" or "edu" or "info" or "co" or "app" or "dev" || word.Length > 3 && !IsSpelled(word.ToUpperInvariant()))
            return word;
        var isKnown = Acronyms.Value.TryGetValue(word.ToUpperInvariant(), out var said) && said == "*" && !KnownWords.Value.Contains(word);
        return isKnown || SpelledInAddresses.Contains(word) || !HasVowel(word) || IsSpelled(word) ? Spell(word) : word;
    }

    /// <summary>True for a name with a capital inside, such as “YouTube”, which is no identifier of a program.</summary>
    public static bool IsName(string word) => Acronyms.Value.GetValueOrDefault(word) == "-";

    /// <summary>True when a word in capitals is said letter by letter.</summary>
    public static bool IsSpelled(string word)
    {
        if (word.Length < 2 || word.AsSpan().IndexOfAnyExceptInRange('A', 'Z') >= 0)
            return false;
        if (Acronyms.Value.TryGetValue(word, out var said))
            return said == "*";
        if (KnownWords.Value.Contains(word.ToLowerInvariant()))
            return false;
        return word.Length switch
        {
            <= 3 => true,
            4 => !IsPronounceable4(word),
            _ => !HasVowel(word) || HasHardCluster(word),
        };
    }

    private static string? Say(Found f)
    {
        var word = f.Value;
        if (KnownWords.Value.Contains(word.ToLowerInvariant()) && IsAmongCapitals(f))
            return null;
        if (word == "WHO" && f.WordBefore is "the" or "by" or "a")
            return Spell(word);
        if (Acronyms.Value.TryGetValue(word, out var said))
            return said == "*" ? Spell(word) : said == "-" ? null : said;
        if (!IsSpelled(word) || IsShouted(f))
            return null;
        return RomanNumeral.Value(word) > 0 && (word is "DIM" or "DID" or "MIX" or "MILD" or "CIVIL") ? null : Spell(word);
    }

    /// <summary>A word that is not all capitals: one in the table, an acronym in small letters (“sql”), or letters without a vowel (“npm”).</summary>
    private static string? SaySmall(string word)
    {
        if (word.AsSpan().IndexOfAnyInRange('a', 'z') < 0)
            return null;
        if (Acronyms.Value.TryGetValue(word, out var said))
            return said == "*" ? Spell(word) : said.Length > 1 ? said : null;
        if (Acronyms.Value.GetValueOrDefault(word.ToLowerInvariant()) is { Length: > 2 } chat)
            return chat; // Thx, Pls
        if (word.AsSpan().IndexOfAnyExceptInRange('a', 'z') >= 0 || SmallWords.Contains(word))
            return null;
        var isAcronym = word.Length is > 2 and < 6 && !KnownWords.Value.Contains(word)
            && Acronyms.Value.GetValueOrDefault(word.ToUpperInvariant()) == "*";
        return isAcronym || (word.Length < 6 && !HasVowel(word)) ? Spell(word) : null;
    }

    private static bool IsAmongCapitals(Found f)
    {
        var start = Math.Max(0, f.Start - 40);
        var around = f.Text.AsSpan(start, Math.Min(f.Text.Length, f.End + 40) - start);
        if (around.IndexOfAnyInRange('a', 'z') >= 0)
            return false;
        foreach (var word in around.Split(' '))
        {
            var other = around[word].Trim(".,!?:()\"").ToString();
            if (other.Length > 1 && other != f.Value && KnownWords.Value.Contains(other.ToLowerInvariant()) && Acronyms.Value.GetValueOrDefault(other) != "*")
                return true;
        }
        return false;
    }

    /// <summary>True when the words around are in capitals too, so that capitals say nothing about this one.</summary>
    private static bool IsShouted(Found f)
    {
        var start = Math.Max(0, f.Start - 40);
        var around = f.Text.AsSpan(start, Math.Min(f.Text.Length, f.End + 40) - start);
        if (around.IndexOfAnyInRange('a', 'z') >= 0 || f.Value.Length < 3 || !HasVowel(f.Value))
            return false;
        var words = 0;
        foreach (var word in around.Split(' '))
            words += around[word].Length > 2 && KnownWords.Value.Contains(around[word].Trim(".,!?").ToString().ToLowerInvariant()) ? 1 : 0;
        return words > 0;
    }

    private static bool HasVowel(string word) => word.AsSpan().IndexOfAny(Vowels) >= 0;

    private static bool IsPronounceable4(string word)
    {
        var shape = string.Concat(word.Select(letter => "AEIOU".Contains(letter, StringComparison.Ordinal) ? 'v' : 'c'));
        return shape is "cvcv" or "vcvc" or "cvvc" || ((shape is "cvcc" or "ccvc") && !HasHardCluster(word));
    }

    private static bool HasHardCluster(string word) => HardCluster.IsMatch(word);

    [GeneratedRegex(@"\G(?<![A-Za-z])(?<d>(?:[A-Z]\.){2,8}(?:[A-Z](?![A-Za-z]))?|[A-Z]\.[A-Z](?![A-Za-z.])|Ph\.D\.?|M\.Sc\.?|B\.Sc\.?)(?![A-Za-z])")]
    private static partial Regex Dotted { get; }

    [GeneratedRegex(@"\G(?<![A-Za-z0-9.'])[A-HJ-Z]\.(?= [A-Z][A-Za-z.])")]
    private static partial Regex Initial { get; }

    [GeneratedRegex(@"\G(?<a>[A-Z]{1,3})&(?<b>[A-Z]{1,2})(?<s>s)?(?![A-Za-z])")]
    private static partial Regex AndPair { get; }

    [GeneratedRegex(@"\G(?<w>[A-Z]{2,8})'s(?![A-Za-z])")]
    private static partial Regex PossessiveCapitals { get; }

    [GeneratedRegex(@"\G(?<w>[A-Z]{2,8})'?s(?![A-Za-z]|'[A-Za-z])")]
    private static partial Regex PluralCapitals { get; }

    [GeneratedRegex(@"\G[A-Z]{2,12}(?![A-Za-z0-9_])")]
    private static partial Regex Capitals { get; }

    [GeneratedRegex(@"\G[A-Za-z]{2,14}(?![A-Za-z0-9_])")]
    private static partial Regex KnownWord { get; }

    [GeneratedRegex("^(?![SCBDFGKPTW]?[LRH]|S[CKLMNPTW]|[TDS]W|QU|KN|GN|WH|SCH|SCR|STR|SPR|SPL|THR)[B-DF-HJ-NP-TV-XZ]{2}|[B-DF-HJ-NP-TV-XZ]{4}|[BDFGJKMPQVWXZ][BDFGJKMPQVWXZ]$|[^AEIOUYHLRNMWS]{3}$|[BDFGKPTVZ][NMRLW]$")]
    private static partial Regex HardCluster { get; }
}
