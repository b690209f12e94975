using Mynah.Text.Rewriting;

namespace Mynah.Text;

/// <summary>How a full stop after an abbreviation is read.</summary>
internal enum AbbreviationKind
{
    /// <summary>Not an abbreviation.</summary>
    None,

    /// <summary>Something always follows: <c>Dr.</c>, <c>e.g.</c>.</summary>
    Never,

    /// <summary>An abbreviation before a number, otherwise a word or the end: <c>No. 5</c>.</summary>
    BeforeNumber,

    /// <summary>Ends the sentence when a capital follows: <c>etc.</c>.</summary>
    EndsBeforeCapital,

    /// <summary>Ends the sentence when a word follows that usually begins one: <c>Inc. The</c>.</summary>
    EndsBeforeStarter,
}

/// <summary>The words that tell what a full stop means, from <c>Data/full-stops.tsv</c>. All languages in one table, because
/// the language of a sentence is found only after the sentence.</summary>
internal static class Abbreviations
{
    private static readonly Dictionary<string, AbbreviationKind> s_kinds = new(StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> s_starters = new(StringComparer.Ordinal);
    private static readonly HashSet<string> s_months = new(StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> s_beforeOrdinals = new(StringComparer.OrdinalIgnoreCase);

    static Abbreviations()
    {
        foreach (var row in Table.Rows("Segments/Data/full-stops.tsv"))
        {
            foreach (var word in row[2].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                Add(row[1], word);
        }
    }

    /// <summary>Looks up a word without its last full stop; spaces inside (<c>z. B</c>) do not matter.</summary>
    public static AbbreviationKind Find(ReadOnlySpan<char> word)
    {
        Span<char> compact = stackalloc char[word.Length];
        var length = 0;
        foreach (var c in word)
        {
            if (c is not (' ' or '\u00A0' or '\u202F'))
                compact[length++] = c;
        }
        return s_kinds.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(compact[..length], out var kind) ? kind : AbbreviationKind.None;
    }

    /// <summary>True for a capitalised word that usually begins a sentence.</summary>
    public static bool IsStarter(ReadOnlySpan<char> word) => s_starters.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>True for the name of a month in a language that writes the day with a full stop.</summary>
    public static bool IsMonth(ReadOnlySpan<char> word) => s_months.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>True for a word after which a number with a full stop is an ordinal: <c>am 3. Tag</c>.</summary>
    public static bool IsBeforeOrdinal(ReadOnlySpan<char> word) => s_beforeOrdinals.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    private static void Add(string kind, string word)
    {
        switch (kind)
        {
            case "starter":
                s_starters.Add(word);
                break;
            case "month":
                s_months.Add(word);
                break;
            case "before-ordinal":
                s_beforeOrdinals.Add(word);
                break;
            default:
                s_kinds[word] = kind switch
                {
                    "never" => AbbreviationKind.Never,
                    "before-number" => AbbreviationKind.BeforeNumber,
                    "before-capital" => AbbreviationKind.EndsBeforeCapital,
                    "before-starter" => AbbreviationKind.EndsBeforeStarter,
                    _ => throw new InvalidDataException($"full-stops.tsv: unknown kind '{kind}'."),
                };
                break;
        }
    }
}
