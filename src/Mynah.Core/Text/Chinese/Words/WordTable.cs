using System.Runtime.InteropServices;
using System.Text;

namespace Mynah.Text.Chinese.Words;

/// <summary>
/// The word list: about 349,000 words with their frequency, part of speech and readings, and what every character can be read as.
/// One block of 3.7 MB in memory, searched as it lies in the file. Immutable; safe for concurrent calls.
/// </summary>
/// <remarks>
/// Layout of <c>words.bin</c> (little-endian; eng/chinese/convert.py writes it): the mark <c>MYZH1</c> in 8 bytes, then nine pairs
/// (start, bytes), one per section. The words are sorted; those that begin with one character stand together.
/// </remarks>
internal sealed class WordTable
{
    private const char First = '\u3400', Last = '\u9FFF';
    private static readonly Lazy<WordTable> s_shared = new(Load);

    private readonly byte[] _data;
    private readonly string[] _syllables;

    private WordTable(byte[] data)
    {
        _data = data;
        _syllables = Encoding.UTF8.GetString(Section(Part.Syllables)).Split('\n');
    }

    private enum Part { Syllables, ReadingStarts, Readings, Simplified, FirstWords, Heads, Weights, Tags, Pool }

    /// <summary>The one table of the process; read when it is first needed.</summary>
    public static WordTable Shared => s_shared.Value;

    private ReadOnlySpan<uint> Heads => Units<uint>(Part.Heads);

    private ReadOnlySpan<ushort> Pool => Units<ushort>(Part.Pool);

    /// <summary>Whether the table covers a character, so that it can be read as Chinese.</summary>
    public static bool Covers(char character) => character is >= First and <= Last;

    /// <summary>The simplified form of a traditional character, or the character itself.</summary>
    public char Simplify(char character)
    {
        if (!Covers(character))
            return character;
        var simplified = Units<ushort>(Part.Simplified)[character - First];
        return simplified == 0 ? character : (char)simplified;
    }

    /// <summary>One reading of a character; <paramref name="index"/> 0 is the usual one. Null when it has none.</summary>
    public string? Reading(char character, int index = 0)
    {
        if (!Covers(character))
            return null;
        var starts = Units<ushort>(Part.ReadingStarts);
        var start = starts[character - First];
        var count = starts[character - First + 1] - start;
        return count == 0 ? null : _syllables[Units<ushort>(Part.Readings)[start + Math.Min(index, count - 1)]];
    }

    /// <summary>The number of readings that the table knows for a character.</summary>
    public int ReadingCount(char character)
    {
        var starts = Units<ushort>(Part.ReadingStarts);
        return Covers(character) ? starts[character - First + 1] - starts[character - First] : 0;
    }

    /// <summary>Finds every word that begins where <paramref name="text"/> begins, shortest first.</summary>
    public void FindPrefixes(ReadOnlySpan<char> text, List<WordMatch> found)
    {
        if (text.IsEmpty || !Covers(text[0]))
            return;
        var firsts = Units<uint>(Part.FirstWords);
        int low = (int)firsts[text[0] - First], high = (int)firsts[text[0] - First + 1];
        for (var length = 1; low < high; length++)
        {
            if (LengthOf(low) == length)
                found.Add(new WordMatch(length, Section(Part.Weights)[low], (WordTag)Section(Part.Tags)[low], low));
            if (length >= text.Length)
                return;
            var next = text[length];
            low = LowerBound(low, high, length, next);
            high = LowerBound(low, high, length, next + 1);
        }
    }

    /// <summary>The reading of one character of a word.</summary>
    public string? Reading(int word, int position, char character)
    {
        var head = Heads[word];
        if ((head >> 28) == 0)
            return Reading(character);
        var rest = (int)(head >> 24 & 15);
        var packed = Pool[(int)(head & 0xFFFFFF) + rest + position / 4];
        return Reading(character, packed >> 4 * (position % 4) & 15);
    }

    private int LengthOf(int word) => (int)(Heads[word] >> 24 & 15) + 1;

    private int LowerBound(int low, int high, int position, int character)
    {
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (CharacterAt(middle, position) < character)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private int CharacterAt(int word, int position)
    {
        var head = Heads[word];
        return position > (head >> 24 & 15) ? -1 : Pool[(int)(head & 0xFFFFFF) + position - 1];
    }

    private ReadOnlySpan<byte> Section(Part part)
    {
        var entry = MemoryMarshal.Cast<byte, int>(_data.AsSpan(8 + 8 * (int)part, 8));
        return _data.AsSpan(entry[0], entry[1]);
    }

    private ReadOnlySpan<T> Units<T>(Part part)
        where T : struct => MemoryMarshal.Cast<byte, T>(Section(part));

    private static WordTable Load()
    {
        using var stream = ChineseData.Open("words.bin");
        var data = GC.AllocateUninitializedArray<byte>((int)stream.Length);
        stream.ReadExactly(data);
        return new WordTable(data);
    }
}

/// <summary>A word found in the list.</summary>
/// <param name="Length">In characters.</param>
/// <param name="Weight">How rare it is: −ln of its share of all words, in twelfths.</param>
/// <param name="Tag">Its part of speech.</param>
/// <param name="Word">Its place in the table, or −1 − its place among our own words.</param>
internal readonly record struct WordMatch(int Length, int Weight, WordTag Tag, int Word);
