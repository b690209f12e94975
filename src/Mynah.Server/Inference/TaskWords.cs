using System.Text;
using Mynah.Protocol.Inference;

namespace Mynah.Server.Inference;

/// <summary>
/// Turns spoken words into those of the wire: indexes in code points, times in ms, and in Chinese every character and mark for
/// itself (dossier 02 §4.3). Pure.
/// </summary>
internal static class TaskWords
{
    /// <param name="sentence">The whole text of the sentence.</param>
    /// <param name="words">Its words in order.</param>
    /// <param name="isChinese">Cuts words into characters and gives the marks a time.</param>
    /// <param name="end">When the sentence's audio ends.</param>
    public static IReadOnlyList<TimedWord> Of(string sentence, IReadOnlyList<SpokenWord> words, bool isChinese, TimeSpan end)
    {
        var timed = new List<TimedWord>(words.Count);
        var (unit, point, last) = (0, 0, 0); // place in UTF-16 units and in code points; latest time in ms
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (word.Index < unit)
                continue;
            if (isChinese)
                Marks(word.Index, word.Start);
            Skip(word.Index);
            Pieces(word);
        }
        if (isChinese)
            Marks(sentence.Length, end);
        return timed;

        // Marks sound as the pause between their neighbours.
        void Marks(int to, TimeSpan until)
        {
            var begin = last;
            for (; unit < to; Step())
            {
                if (timed.Count > 0 && IsChineseMark(sentence[unit]))
                    Add(1, begin, Milliseconds(until));
            }
        }

        void Pieces(SpokenWord word)
        {
            var limit = Math.Min(word.Index + word.Length, sentence.Length);
            var total = Math.Max(1, PiecesIn(unit, limit));
            for (var piece = 0; unit < limit; piece++)
            {
                var length = isChinese ? PieceLength(unit, limit) : limit - unit;
                var count = isChinese ? total : 1;
                Add(length, Milliseconds(word.Start + ((word.End - word.Start) * piece / count)),
                    Milliseconds(word.Start + ((word.End - word.Start) * (piece + 1) / count)));
                Skip(unit + length);
            }
        }

        int PiecesIn(int from, int to)
        {
            var count = 0;
            for (; from < to; from += PieceLength(from, to))
                count++;
            return count;
        }

        // One ideograph, or everything up to the next one.
        int PieceLength(int from, int to)
        {
            var at = from;
            do
            {
                Rune.DecodeFromUtf16(sentence.AsSpan(at, to - at), out var rune, out var length);
                if (IsIdeograph(rune))
                    return at == from ? length : at - from;
                at += length;
            }
            while (at < to);
            return at - from;
        }

        void Add(int length, int begin, int until)
        {
            begin = Math.Max(begin, last);
            until = Math.Max(begin, until);
            var text = sentence.Substring(unit, length);
            timed.Add(new TimedWord
            {
                Text = text, BeginIndex = point, EndIndex = point + text.EnumerateRunes().Count(), BeginTime = begin, EndTime = until,
            });
            last = begin;
        }

        void Skip(int to)
        {
            while (unit < to)
                Step();
        }

        void Step()
        {
            Rune.DecodeFromUtf16(sentence.AsSpan(unit), out _, out var length);
            unit += length;
            point++;
        }
    }

    private static int Milliseconds(TimeSpan time) => (int)Math.Round(time.TotalMilliseconds);

    private static bool IsIdeograph(Rune rune) => rune.Value is (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFD);

    // The blocks of CJK marks and of full-width forms, without letters and digits, and the dashes and dots that Chinese shares.
    private static bool IsChineseMark(char c) => !char.IsLetterOrDigit(c) && !char.IsWhiteSpace(c) && c is (>= '\u3000' and <= '\u303F') or (>= '\uFF00' and <= '\uFFEF') or '…' or '—';
}
