namespace Mynah.Text.Lexicons;

/// <summary>
/// A user's own pronunciations, read from a small text file (docs/concepts/lexicon.md). It is applied to what the user wrote,
/// before anything else is done to the text. Immutable; safe for concurrent calls.
/// </summary>
public sealed class Lexicon
{
    /// <summary>Largest file that is read, in bytes.</summary>
    public const int MaxFileSize = 4 * 1024 * 1024;

    /// <summary>A lexicon without entries.</summary>
    public static readonly Lexicon Empty = new("", [], []);

    // By the first letter in upper case; in each list the longest word first.
    private readonly Dictionary<char, LexiconEntry[]> _byFirst;

    internal Lexicon(string name, IReadOnlyList<LexiconEntry> entries, IReadOnlyList<LexiconCase> cases)
    {
        (Name, Entries, Cases) = (name, entries, cases);
        _byFirst = entries.GroupBy(entry => char.ToUpperInvariant(entry.Word[0]))
            .ToDictionary(group => group.Key, group => group.OrderByDescending(entry => entry.Word.Length).ThenByDescending(entry => entry.Language is not null)
                .ThenByDescending(entry => entry.IsExactCase).ToArray());
    }

    /// <summary>What errors call it: the path it was read from.</summary>
    public string Name { get; }

    /// <summary>All entries, in the file's order.</summary>
    public IReadOnlyList<LexiconEntry> Entries { get; }

    /// <summary>The cases written in the file.</summary>
    public IReadOnlyList<LexiconCase> Cases { get; }

    /// <summary>Reads a file in UTF-8.</summary>
    /// <exception cref="SpeechException">The file cannot be read, is too large, or breaks a rule; the message says where.</exception>
    public static Lexicon Load(string path)
    {
        try
        {
            if (new FileInfo(path).Length > MaxFileSize)
                throw SpeechException.Invalid($"{path} is larger than {MaxFileSize / 1024 / 1024} MB; split the lexicon.");
            return Parse(File.ReadAllText(path), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SpeechException(SpeechErrorCode.InputOutput, SpeechStage.Validate, $"The lexicon {path} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Reads a lexicon from its text.</summary>
    /// <param name="text">What stands in the file.</param>
    /// <param name="name">What errors call it.</param>
    /// <exception cref="SpeechException">A line breaks a rule; the message says where and which.</exception>
    public static Lexicon Parse(string text, string name = "lexicon") => new LexiconParser(name).Parse(text);

    /// <summary>Makes a lexicon from entries.</summary>
    /// <exception cref="SpeechException">A word or a reading is empty, or a reading that should be pinyin is not.</exception>
    public static Lexicon Create(IReadOnlyList<LexiconEntry> entries, string name = "lexicon")
    {
        foreach (var entry in entries)
        {
            if (string.IsNullOrWhiteSpace(entry.Word) || string.IsNullOrWhiteSpace(entry.Reading))
                throw SpeechException.Invalid($"{name}: an entry needs a word and a reading, '{entry.Word}' → '{entry.Reading}' has only one of them.");
            if (entry.Kind == LexiconReading.Pinyin && LexiconParser.WrongSyllable(entry.Reading) is { } wrong)
                throw SpeechException.Invalid($"{name}: '{wrong}' is no pinyin syllable; use letters and a tone 1-5, such as chong2, lv4.");
        }
        return new Lexicon(name, entries, []);
    }

    /// <summary>This lexicon with the entries of another, which take the place of its own for the same word.</summary>
    public Lexicon With(Lexicon other)
    {
        if (Entries.Count == 0)
            return other;
        var replaced = other.Entries.Select(entry => entry.Word).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new Lexicon(Name, [.. other.Entries, .. Entries.Where(entry => !replaced.Contains(entry.Word))], Cases);
    }

    /// <summary>
    /// Finds the words of this lexicon in a text: the longest first, whole words only where words are written with blanks, in
    /// order and without overlap.
    /// </summary>
    /// <param name="text">What the user wrote.</param>
    /// <param name="language">The language of the text; null finds only what holds for every language.</param>
    public IReadOnlyList<LexiconMatch> FindIn(string text, string? language)
    {
        var matches = new List<LexiconMatch>();
        for (var at = 0; at < text.Length;)
        {
            if (EntryAt(text, at, language) is not { } entry)
            {
                at++;
                continue;
            }
            matches.Add(new LexiconMatch(new TextSpan(at, entry.Word.Length), entry));
            at += entry.Word.Length;
        }
        return matches;
    }

    /// <summary>
    /// Puts the readings in place of the words. What becomes plain words is ordinary text from then on; pinyin, kana and phonemes
    /// are put in as they are, so a caller that treats them apart uses <see cref="FindIn"/>.
    /// </summary>
    public MappedText Apply(MappedText text, string? language)
    {
        var matches = FindIn(text.Text, language);
        if (matches.Count == 0)
            return text;
        var builder = new MappedTextBuilder();
        var kept = 0;
        foreach (var (span, entry) in matches)
        {
            if (span.Start > kept)
                builder.Keep(text, new TextSpan(kept, span.Start - kept));
            builder.Append(entry.Kind == LexiconReading.Phonemes ? $"[[{entry.Reading}]]" : entry.Reading, text, span);
            kept = span.End;
        }
        if (kept < text.Text.Length)
            builder.Keep(text, new TextSpan(kept, text.Text.Length - kept));
        return builder.Build();
    }

    private LexiconEntry? EntryAt(string text, int at, string? language)
    {
        if (!_byFirst.TryGetValue(char.ToUpperInvariant(text[at]), out var entries))
            return null;
        foreach (var entry in entries)
        {
            var end = at + entry.Word.Length;
            if (end <= text.Length && Holds(entry.Language, language)
                && string.Compare(text, at, entry.Word, 0, entry.Word.Length, entry.IsExactCase ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase) == 0
                && IsBorder(text, at) && IsBorder(text, end))
                return entry;
        }
        return null;
    }

    // An entry for zh holds for zh and zh-cn.
    private static bool Holds(string? entry, string? language)
        => entry is null || (language is not null && language.StartsWith(entry, StringComparison.OrdinalIgnoreCase)
            && (language.Length == entry.Length || language[entry.Length] == '-'));

    // Between two letters of a script that parts words by blanks there is no border; Chinese characters, kana and hangul (whose
    // particles are attached) have one everywhere.
    private static bool IsBorder(string text, int at)
        => at == 0 || at == text.Length || !IsWordLetter(text[at - 1]) || !IsWordLetter(text[at]);

    private static bool IsWordLetter(char c) => c < '\u1100' && char.IsLetterOrDigit(c);
}

/// <summary>A word of a lexicon in a text.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Entry">What the lexicon says about it.</param>
public readonly record struct LexiconMatch(TextSpan Span, LexiconEntry Entry);
