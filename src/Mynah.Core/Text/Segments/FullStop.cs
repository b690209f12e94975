using System.Text;

namespace Mynah.Text;

/// <summary>Decides whether a full stop ends a sentence or only shortens a word, numbers a line or makes an ordinal.</summary>
internal static class FullStop
{
    private const int LongestWord = 24;

    /// <summary>A full stop and what is known around it.</summary>
    /// <param name="Stop">Where it stands.</param>
    /// <param name="Next">Where the next character that is not white space stands.</param>
    /// <param name="Rune">That character.</param>
    /// <param name="IsClosed">True when a quotation mark or bracket closes after the stop.</param>
    /// <param name="HasUpper">True when the writer of this sentence uses capitals.</param>
    /// <param name="IsFinal">True when no more text comes.</param>
    public readonly record struct Place(int Stop, int Next, Rune Rune, bool IsClosed, bool HasUpper, bool IsFinal);

    public static bool IsNeverTheEnd(ReadOnlySpan<char> text, int stop)
        => Abbreviations.Find(WordBefore(text, stop)) == AbbreviationKind.Never;

    /// <summary>True when the word before a stop is part of an address: it holds a dot, an at sign or a slash.</summary>
    public static bool IsInAddress(ReadOnlySpan<char> text, int stop)
    {
        var begin = stop;
        while (begin > 0 && stop - begin < 64 && text[begin - 1] is > ' ' and < '\u0250')
            begin--;
        return text[begin..stop].IndexOfAny(".@/") >= 0;
    }

    public static Verdict Judge(ReadOnlySpan<char> text, Place place)
    {
        var kind = Punctuation.KindOf(place.Rune);
        if (kind is MarkKind.Comma or MarkKind.Clause or MarkKind.Closer or MarkKind.Dot && place.Rune.Value is not ('-' or 0x2013 or 0x2014))
            return Verdict.GoesOn;
        var word = WordBefore(text, place.Stop);
        if (place.IsClosed || word.IsEmpty)
            return Rune.IsLower(place.Rune) ? Verdict.GoesOn : Verdict.Boundary;
        switch (Abbreviations.Find(word))
        {
            case AbbreviationKind.Never:
                return Verdict.GoesOn;
            case AbbreviationKind.BeforeNumber when Rune.IsDigit(place.Rune):
                return Verdict.GoesOn;
            case AbbreviationKind.EndsBeforeCapital:
                return BeginsSentence(place.Rune) ? Verdict.Boundary : Verdict.GoesOn;
            case AbbreviationKind.EndsBeforeStarter:
                return JudgeByNextWord(text, place, Abbreviations.IsStarter);
        }
        if (IsListMarker(text, place.Stop, word))
            return Verdict.GoesOn;
        if (IsLetterChain(word) && !IsAfterSymbol(text, place.Stop - word.Length))
            return JudgeLetters(text, place, word);
        if (word.Length <= 3 && !word.ContainsAnyExceptInRange('0', '9'))
            return JudgeNumber(text, place, word);
        if (!Rune.IsLower(place.Rune))
            return Verdict.Boundary;
        return place.HasUpper || word.Length < 2 ? Verdict.GoesOn : Verdict.Boundary; // someone who never writes capitals
    }

    private static Verdict JudgeLetters(ReadOnlySpan<char> text, Place place, ReadOnlySpan<char> word)
    {
        if (word.Length > 1) // U.S. Army, but: in the U.S. He
            return JudgeByNextWord(text, place, Abbreviations.IsStarter);
        if (Rune.IsDigit(place.Rune))
            return char.IsUpper(word[0]) ? Verdict.Boundary : Verdict.GoesOn; // p. 5
        return Rune.IsLetter(place.Rune) ? Verdict.GoesOn : Verdict.Boundary; // J. Smith
    }

    /// <summary>True for the C of 20 °C, which is no initial.</summary>
    private static bool IsAfterSymbol(ReadOnlySpan<char> text, int at)
        => at > 0 && !char.IsWhiteSpace(text[at - 1]) && !char.IsPunctuation(text[at - 1]);

    /// <summary>German and others write ordinals with a full stop: "am 3. Oktober", "der 2. Teil".</summary>
    private static Verdict JudgeNumber(ReadOnlySpan<char> text, Place place, ReadOnlySpan<char> word)
    {
        if (Rune.IsLower(place.Rune))
            return Verdict.GoesOn;
        if (!Rune.IsUpper(place.Rune))
            return Verdict.Boundary;
        var before = place.Stop - word.Length;
        if (before > 0 && text[before - 1] == ' ' && Abbreviations.IsBeforeOrdinal(WordBefore(text, before - 1)))
            return Verdict.GoesOn;
        var verdict = JudgeByNextWord(text, place, Abbreviations.IsMonth);
        return verdict switch { Verdict.Boundary => Verdict.GoesOn, Verdict.GoesOn => Verdict.Boundary, _ => verdict };
    }

    private static Verdict JudgeByNextWord(ReadOnlySpan<char> text, Place place, Func<ReadOnlySpan<char>, bool> isInTable)
    {
        if (!Rune.IsUpper(place.Rune))
            return BeginsSentence(place.Rune) ? Verdict.Boundary : Verdict.GoesOn;
        var rest = text[place.Next..];
        var length = 0;
        while (length < rest.Length && length < LongestWord && char.IsLetter(rest[length]))
            length++;
        if (length == rest.Length && !place.IsFinal)
            return Verdict.Wait;
        return isInTable(rest[..length]) ? Verdict.Boundary : Verdict.GoesOn;
    }

    private static bool BeginsSentence(Rune next)
        => Rune.IsUpper(next) || Punctuation.IsWide(next) || Punctuation.KindOf(next) is MarkKind.Quote or MarkKind.Opener && next.Value != '(';

    /// <summary>True for "1." or "a." or "IV." as the first thing of a segment, after bullets.</summary>
    private static bool IsListMarker(ReadOnlySpan<char> text, int stop, ReadOnlySpan<char> word)
    {
        var isMarker = word.Length <= 3 && !word.ContainsAnyExceptInRange('0', '9') || word.Length <= 4 && !word.ContainsAnyExcept("IVX")
            || word.Length == 1;
        return isMarker && text[..(stop - word.Length)].Trim(" \t\r\n-*#>+([\u00A0\u3000").IsEmpty;
    }

    /// <summary>The letters, digits and inner dots before a stop, with single letters joined: of "z. B." it is "z. B".</summary>
    private static ReadOnlySpan<char> WordBefore(ReadOnlySpan<char> text, int stop)
    {
        var begin = WordStart(text, stop, stop);
        while (begin >= 3 && IsSingleLetter(text[begin..stop]) && text[begin - 1] is ' ' or '\u00A0' or '\u202F' && text[begin - 2] == '.')
        {
            var previous = WordStart(text, begin - 2, stop);
            if (begin - 2 - previous != 1 || !char.IsLetter(text[previous]))
                break;
            begin = previous;
            if (stop - begin > LongestWord)
                break;
        }
        return text[begin..stop];
    }

    private static int WordStart(ReadOnlySpan<char> text, int end, int stop)
    {
        var begin = end;
        while (begin > 0 && stop - begin < LongestWord && (char.IsLetterOrDigit(text[begin - 1]) || text[begin - 1] is '.' or '-'))
            begin--;
        return begin;
    }

    private static bool IsSingleLetter(ReadOnlySpan<char> word)
        => word.Length >= 1 && char.IsLetter(word[0]) && (word.Length == 1 || word[1] == '.');

    /// <summary>True for cased single letters between dots: <c>U.S</c>, <c>J. R. R</c>, <c>A</c>.</summary>
    private static bool IsLetterChain(ReadOnlySpan<char> word)
    {
        var letters = 0;
        foreach (var c in word)
        {
            if (c is '.' or ' ' or '\u00A0' or '\u202F')
                letters = 0;
            else if (++letters > 1 || !(char.IsUpper(c) || char.IsLower(c)))
                return false;
        }
        return letters == 1;
    }
}
