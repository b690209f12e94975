// SPDX-License-Identifier: GPL-3.0-or-later
namespace Mynah.Bench.Espeak;

/// <summary>What is spoken in the benchmarks: ordinary prose.</summary>
internal static class Sentences
{
    public static readonly string[] All =
    [
        "Hello, world.",
        "The weather is fine today, so we will go for a long walk by the river.",
        "Please call Stella and ask her to bring these things with her from the store.",
        "I have forty-two cats.",
    ];

    /// <summary>A text of at least so many characters, in paragraphs.</summary>
    public static string Text(int length)
    {
        var text = new System.Text.StringBuilder(length + 200);
        for (var i = 0; text.Length < length; i++)
            text.Append(All[i % All.Length]).Append(i % 12 == 11 ? "\n\n" : " ");
        return text.ToString();
    }
}
