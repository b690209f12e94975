using System.Collections.Frozen;

namespace Mynah.Ssml;

/// <summary>The symbols of the CMU Pronouncing Dictionary (39, ARPAbet) in espeak-ng's notation of American English.</summary>
internal static class CmuPhonemes
{
    // Vowels: stressed and unstressed form.
    private static readonly FrozenDictionary<string, (string Stressed, string Unstressed)> s_vowels = new Dictionary<string, (string, string)>(StringComparer.Ordinal)
    {
        ["AA"] = ("A:", "A:"), ["AE"] = ("a", "a"), ["AH"] = ("V", "@"), ["AO"] = ("O:", "O:"), ["AW"] = ("aU", "aU"), ["AY"] = ("aI", "aI"),
        ["EH"] = ("E", "E"), ["ER"] = ("3:", "3"), ["EY"] = ("eI", "eI"), ["IH"] = ("I", "I"), ["IY"] = ("i:", "i"), ["OW"] = ("oU", "oU"),
        ["OY"] = ("OI", "OI"), ["UH"] = ("U", "U"), ["UW"] = ("u:", "u:"),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> s_consonants = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["B"] = "b", ["CH"] = "tS", ["D"] = "d", ["DH"] = "D", ["F"] = "f", ["G"] = "g", ["HH"] = "h", ["JH"] = "dZ", ["K"] = "k", ["L"] = "l",
        ["M"] = "m", ["N"] = "n", ["NG"] = "N", ["P"] = "p", ["R"] = "r", ["S"] = "s", ["SH"] = "S", ["T"] = "t", ["TH"] = "T", ["V"] = "v",
        ["W"] = "w", ["Y"] = "j", ["Z"] = "z", ["ZH"] = "Z",
    }.ToFrozenDictionary();

    /// <summary>All symbols, for messages.</summary>
    public static string Names { get; } = string.Join(' ', s_vowels.Keys.Concat(s_consonants.Keys).Order(StringComparer.Ordinal));

    /// <summary>The engine's phoneme with its stress; null for what is no symbol. A vowel without a digit is unstressed.</summary>
    public static string? Read(string symbol)
    {
        symbol = symbol.ToUpperInvariant();
        if (s_consonants.TryGetValue(symbol, out var consonant))
            return consonant;
        var stress = symbol[^1] is >= '0' and <= '2' ? symbol[^1] : '0';
        if (!s_vowels.TryGetValue(symbol.TrimEnd('0', '1', '2'), out var vowel))
            return null;
        return stress switch { '1' => "'" + vowel.Stressed, '2' => "," + vowel.Stressed, _ => vowel.Unstressed };
    }
}
