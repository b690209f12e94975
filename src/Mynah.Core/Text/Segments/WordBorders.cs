using System.Text;

namespace Mynah.Text;

/// <summary>Where a long run of a script without spaces may be cut. A guess without a dictionary, used for overlong text only.</summary>
internal static class WordBorders
{
    /// <summary>Chinese particles that end a phrase, and Japanese ones.</summary>
    private const string EndingParticles = "的了着呢吧吗嘛啊呀啦地得はがをにでともへや嘅咗㗎喇";

    /// <summary>True when both sides may stand apart: not inside a number or a Latin word.</summary>
    public static bool IsBetween(Rune before, Rune next)
        => before.Value != 0 && (Punctuation.IsUnspaced(before) || Punctuation.IsUnspaced(next))
            && Punctuation.KindOf(before) != MarkKind.Opener;

    /// <summary>True where a word probably ends: after a particle, where kana gives way to kanji, or where the script changes.</summary>
    public static bool IsLikely(Rune before, Rune next)
    {
        var (left, right) = (Scripts.Of(before), Scripts.Of(next));
        if (left != right)
            return right == Script.Han || left is not (Script.Han or Script.Common);
        return before.IsBmp && EndingParticles.Contains((char)before.Value, StringComparison.Ordinal)
            && !(next.IsBmp && EndingParticles.Contains((char)next.Value, StringComparison.Ordinal));
    }
}
