using System.Text.RegularExpressions;

namespace Mynah.Text.Lexicons;

/// <summary>Reads the lexicon format line by line; every error names the file, the line, the column and the rule.</summary>
internal sealed partial class LexiconParser(string name)
{
    private readonly List<LexiconEntry> _entries = [];
    private readonly List<LexiconCase> _cases = [];
    private readonly Dictionary<(string?, string), int> _lines = [];
    private string? _language;
    private int _line;

    public Lexicon Parse(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            _line++;
            ParseLine(line.TrimEnd('\r', ' ', '\t'));
        }
        return new Lexicon(name, _entries, _cases);
    }

    private void ParseLine(string line)
    {
        var comment = Comment().Match(line);
        var content = comment.Success ? line[..comment.Index].TrimEnd() : line;
        var indent = content.Length - content.TrimStart().Length;
        if (indent == content.Length)
            return;
        if (content[indent] == '[' && !content.AsSpan(indent).StartsWith("[["))
            _language = Section(content, indent);
        else if (content.IndexOf("=>", StringComparison.Ordinal) is var test and >= 0)
            AddCase(content, test);
        else if (Arrow(content) is (var arrow, var width))
            AddEntry(content, indent, arrow, width);
        else
            throw Error(indent, "expected [language], word → reading, or sentence => expected");
    }

    private string? Section(string line, int start)
    {
        var section = SectionHead().Match(line, start);
        if (!section.Success)
            throw Error(start, "a section is a language code in brackets, such as [zh], or [*] for every language");
        return section.Groups[1].Value is "*" ? null : section.Groups[1].Value.ToLowerInvariant();
    }

    private void AddCase(string line, int arrow)
    {
        var (sentence, expected) = (line[..arrow].Trim(), line[(arrow + 2)..].Trim());
        if (sentence.Length == 0)
            throw Error(0, "a case needs a sentence before =>");
        if (expected.Length == 0)
            throw Error(arrow + 2, "a case needs what is to be said after =>");
        _cases.Add(new LexiconCase(_language, sentence, expected, _line));
    }

    private void AddEntry(string line, int indent, int arrow, int width)
    {
        var (word, reading) = (line[..arrow].Trim(), line[(arrow + width)..].Trim());
        var exact = word.Length > 1 && word[0] == '=';
        if (exact)
            word = word[1..].TrimStart();
        if (word.Length == 0)
            throw Error(indent, "a word must stand before the arrow");
        var at = arrow + width + (line.Length - arrow - width - line[(arrow + width)..].TrimStart().Length);
        if (reading.Length == 0)
            throw Error(arrow + width, "a reading must stand after the arrow");
        if (!_lines.TryAdd((_language, word), _line))
            throw Error(indent, $"\"{word}\" already has a reading in line {_lines[(_language, word)]} of this section");
        _entries.Add(new LexiconEntry(_language, word, Content(reading, at, out var kind), kind, exact, _line));
    }

    private string Content(string reading, int at, out LexiconReading kind)
    {
        kind = LexiconReading.Words;
        if (reading.StartsWith("[[", StringComparison.Ordinal))
        {
            if (!reading.EndsWith("]]", StringComparison.Ordinal) || reading.Length < 5 || reading.AsSpan(2, reading.Length - 4).IndexOfAny('[', ']') >= 0)
                throw Error(at, "phonemes are written [[…]] with nothing after them and no brackets inside");
            kind = LexiconReading.Phonemes;
            return reading[2..^2].Trim();
        }
        if (_language is "zh" && char.IsAsciiLetterLower(reading[0]) && reading.AsSpan().ContainsAnyInRange('0', '9'))
        {
            if (WrongSyllable(reading) is { } wrong)
                throw Error(at + reading.IndexOf(wrong, StringComparison.Ordinal), $"\"{wrong}\" is no pinyin syllable: letters and a tone 1-5, such as chong2, lv4");
            kind = LexiconReading.Pinyin;
        }
        else if (_language is "ja" && reading.All(c => Japanese.Kana.IsKana(c) || c == ' '))
        {
            kind = LexiconReading.Kana;
        }
        return reading;
    }

    /// <summary>The first part of a reading that is no numeric pinyin; null when all are.</summary>
    public static string? WrongSyllable(string reading)
        => reading.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(syllable => !Syllable().IsMatch(syllable));

    private static (int At, int Width)? Arrow(string line)
    {
        var sign = line.IndexOf('→', StringComparison.Ordinal);
        if (sign >= 0)
            return (sign, 1);
        sign = line.IndexOf("->", StringComparison.Ordinal);
        return sign >= 0 ? (sign, 2) : null;
    }

    private SpeechException Error(int column, string rule) => SpeechException.Invalid($"{name}, line {_line}, column {column + 1}: {rule}.");

    [GeneratedRegex(@"(?:^|\s)#")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\G\[\s*(\*|[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\s*\]$")]
    private static partial Regex SectionHead();

    [GeneratedRegex("^[a-zü]{1,6}[1-5]$")]
    private static partial Regex Syllable();
}
