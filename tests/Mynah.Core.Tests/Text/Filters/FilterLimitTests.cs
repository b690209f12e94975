using System.Diagnostics;
using System.Text;
using Mynah.Text;

namespace Mynah.Core.Tests.Text.Filters;

/// <summary>Alone, because they look at the memory of the whole process.</summary>
[CollectionDefinition(nameof(FilterLimitTests), DisableParallelization = true)]
[Collection(nameof(FilterLimitTests))]
public sealed class FilterLimitTests
{
    private const int Megabyte = 1 << 20;

    // Holding what was given would take 16 MB; looking at it again and again, hours.
    private const int MostHeld = Megabyte;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("*")]
    [InlineData("`")]
    [InlineData("[")]
    [InlineData("![")]
    [InlineData("[a](")]
    [InlineData("[a]([b] ")]
    [InlineData("<a ")]
    [InlineData("<a!")]
    [InlineData("|")]
    [InlineData("| ")]
    [InlineData("> ")]
    [InlineData("- ")]
    [InlineData("#")]
    [InlineData(" ")]
    [InlineData("1")]
    [InlineData("=")]
    [InlineData("https://")]
    [InlineData("https://a.")]
    [InlineData("(A&")]
    [InlineData("【")]
    [InlineData("&a")]
    [InlineData("\\")]
    [InlineData("\uD83D")]
    [InlineData("```\n")]
    public void A_megabyte_of_anything_takes_little_memory_and_time(string bit)
    {
        var text = new StringBuilder().Insert(0, bit, 64).ToString();
        var filter = new TextFilter(TextFilterOptions.All);
        var begin = Stopwatch.GetTimestamp();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var taken = 0; taken < Megabyte; taken += text.Length)
            filter.Append(text);
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        filter.Flush();

        Assert.InRange(held, long.MinValue, MostHeld);
        Assert.InRange(Stopwatch.GetElapsedTime(begin), TimeSpan.Zero, Patience);
    }

    [Fact]
    public void A_hundred_thousand_tokens_come_out_as_they_went_in()
    {
        var filter = new TextFilter(TextFilterOptions.All);
        var begin = Stopwatch.GetTimestamp();
        var length = 0;
        for (var i = 0; i < 100_000; i++)
            length += filter.Append(i % 20 == 0 ? "\n- **item** [x](y) " : "token ").Length;
        length += filter.Flush().Length;

        // 5,000 items of "\nitem x " (the first has no stop before it), 95,000 tokens, 4,999 stops.
        Assert.Equal(5_000 * 8 + 95_000 * 6 + 4_999, length);
        Assert.InRange(Stopwatch.GetElapsedTime(begin), TimeSpan.Zero, Patience);
    }
}
