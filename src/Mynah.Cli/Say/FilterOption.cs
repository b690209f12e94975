using System.CommandLine;
using Mynah.Text;

namespace Mynah.Cli.Say;

/// <summary>The option that names the filters of the text.</summary>
internal static class FilterOption
{
    public static Option<string?> Create() => new("--filter")
    {
        Description = "Take out what is for the eye: markdown, emoji, urls, citations or all; with policies read, summarize or skip for code, tables and urls.",
        HelpName = "all|markdown,code=skip,…",
    };

    public static TextFilterOptions? Read(string? list) => list is null ? null : TextFilterOptions.Parse(list);
}
