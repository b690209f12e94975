namespace Mynah.Text.Chinese.Words;

/// <summary>A word of a sentence.</summary>
/// <param name="Start">Where it begins in the sentence.</param>
/// <param name="Length">In characters.</param>
/// <param name="Tag">Its part of speech.</param>
/// <param name="Word">As in <see cref="WordMatch"/>; <see cref="Unknown"/> for a character that no list has.</param>
internal readonly record struct Token(int Start, int Length, WordTag Tag, int Word)
{
    /// <summary>Stands for no word of any list.</summary>
    public const int Unknown = int.MaxValue;

    /// <summary>Where the next word begins.</summary>
    public int End => Start + Length;
}
