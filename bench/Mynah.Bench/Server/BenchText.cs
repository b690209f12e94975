namespace Mynah.Bench.Server;

/// <summary>What is spoken: ordinary prose.</summary>
internal static class BenchText
{
    public static readonly string[] Sentences =
    [
        "The train to the coast leaves at seven, and we should be there before noon.",
        "She put the letters back into the drawer and closed it without a word.",
        "Most of the houses in the village were built of stone more than two hundred years ago.",
        "I had hoped for rain, but the sky stayed clear for the rest of the week.",
        "There is bread on the table and soup on the stove, so please help yourself.",
        "Nobody knew how the old clock worked, yet it never lost a minute.",
    ];

    /// <summary>About half a minute of speech.</summary>
    public static readonly string Paragraph = string.Join(' ', Sentences);
}
