using System.Text;

namespace Mynah.Text;

/// <summary>The writing system of a letter.</summary>
internal enum Script
{
    /// <summary>Digits, punctuation, symbols, marks: written with every script.</summary>
    Common,
    Latin,
    Han,
    Kana,
    Hangul,
    Cyrillic,
    Greek,
    Armenian,
    Hebrew,
    Arabic,
    Devanagari,
    Bengali,
    Gurmukhi,
    Gujarati,
    Tamil,
    Telugu,
    Kannada,
    Malayalam,
    Sinhala,
    Thai,
    Lao,
    Tibetan,
    Burmese,
    Georgian,
    Ethiopic,
    Khmer,
    Other,
}

/// <summary>Finds the script of a character by its block, which is exact enough for letters in running text.</summary>
internal static class Scripts
{
    /// <summary>How many values <see cref="Script"/> has.</summary>
    public const int Count = (int)Script.Other + 1;

    private static readonly (int Last, Script Script)[] Blocks =
    [
        (0x0370, Script.Common), (0x03FF, Script.Greek), (0x052F, Script.Cyrillic), (0x058F, Script.Armenian), (0x05FF, Script.Hebrew),
        (0x06FF, Script.Arabic), (0x074F, Script.Other), (0x077F, Script.Arabic), (0x08A0, Script.Other), (0x08FF, Script.Arabic),
        (0x097F, Script.Devanagari), (0x09FF, Script.Bengali), (0x0A7F, Script.Gurmukhi), (0x0AFF, Script.Gujarati), (0x0B7F, Script.Other),
        (0x0BFF, Script.Tamil), (0x0C7F, Script.Telugu), (0x0CFF, Script.Kannada), (0x0D7F, Script.Malayalam), (0x0DFF, Script.Sinhala),
        (0x0E7F, Script.Thai), (0x0EFF, Script.Lao), (0x0FFF, Script.Tibetan), (0x109F, Script.Burmese), (0x10FF, Script.Georgian),
        (0x11FF, Script.Hangul), (0x139F, Script.Ethiopic), (0x177F, Script.Other), (0x17FF, Script.Khmer), (0x1C7F, Script.Other),
        (0x1C8F, Script.Cyrillic), (0x1CBF, Script.Georgian), (0x1CFF, Script.Other), (0x1DFF, Script.Latin), (0x1EFF, Script.Latin),
        (0x1FFF, Script.Greek), (0x2E7F, Script.Common), (0x2FDF, Script.Han), (0x303F, Script.Common), (0x30FF, Script.Kana),
        (0x312F, Script.Han), (0x318F, Script.Hangul), (0x31EF, Script.Han), (0x31FF, Script.Kana), (0x33FF, Script.Common),
        (0x9FFF, Script.Han), (0xA95F, Script.Other), (0xA97F, Script.Hangul), (0xABFF, Script.Other), (0xD7FF, Script.Hangul),
        (0xF8FF, Script.Common), (0xFAFF, Script.Han), (0xFB06, Script.Latin), (0xFB1C, Script.Armenian), (0xFB4F, Script.Hebrew),
        (0xFDFF, Script.Arabic), (0xFE6F, Script.Common), (0xFEFF, Script.Arabic), (0xFF20, Script.Common), (0xFF5A, Script.Latin),
        (0xFF65, Script.Common), (0xFF9F, Script.Kana), (0xFFDC, Script.Hangul), (0xFFFF, Script.Common), (0x1AFEF, Script.Other),
        (0x1B16F, Script.Kana), (0x1CFFF, Script.Other), (0x1FFFF, Script.Common), (0x3FFFF, Script.Han), (0x10FFFF, Script.Common),
    ];

    /// <summary>The script of a letter; <see cref="Script.Common"/> for everything that is not a letter.</summary>
    public static Script Of(Rune rune)
    {
        var value = rune.Value;
        if (value < 0x250)
            return Rune.IsLetter(rune) ? Script.Latin : Script.Common;
        if (value is >= 0x4E00 and <= 0x9FFF or 0x3005 or 0x3007)
            return Script.Han;
        if (!Rune.IsLetter(rune))
            return Script.Common;
        return value is (<= 0x2AF) or (>= 0x2C60 and <= 0x2C7F) or (>= 0xA720 and <= 0xA7FF) or 0x212A or 0x212B ? Script.Latin : BlockOf(value);
    }

    private static Script BlockOf(int value)
    {
        int low = 0, high = Blocks.Length - 1;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Blocks[middle].Last < value)
                low = middle + 1;
            else
                high = middle;
        }
        return Blocks[low].Script;
    }
}
