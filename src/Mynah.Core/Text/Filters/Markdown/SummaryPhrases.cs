using System.Collections.Frozen;
using System.Text;

namespace Mynah.Text;

/// <summary>What is said instead of something, in the language of the text around it.</summary>
internal sealed class SummaryPhrases(string? language)
{
    private const int Enough = 200; // characters that tell a language
    private static readonly FrozenDictionary<string, string[]> Phrases = Table.Rows("Filters/Data/summaries.tsv")
        .ToFrozenDictionary(row => row[0], row => row, StringComparer.OrdinalIgnoreCase);

    private readonly StringBuilder _recent = new();

    /// <summary>Remembers what is said, to know its language.</summary>
    public void Hear(char c)
    {
        if (language is not null)
            return;
        if (_recent.Length >= Enough * 2)
            _recent.Remove(0, Enough);
        _recent.Append(c);
    }

    public string CodeBlock => Row[1];

    /// <summary>Stands before the head of a table.</summary>
    public string TableHead => Row[2];

    private string[] Row
    {
        get
        {
            var found = language ?? (_recent.Length == 0 ? "en" : LanguageDetector.Detect(_recent.ToString()));
            return Phrases.TryGetValue(found, out var row) || Phrases.TryGetValue(found.Split('-')[0], out row) ? row : Phrases["en"];
        }
    }
}
