namespace Mynah.Text;

/// <summary>Which filters make a text fit for the ear, and how. Immutable; by default nothing is filtered.</summary>
public sealed record TextFilterOptions
{
    private static readonly string[] Names = ["markdown", "emoji", "urls", "citations", "all", "code=POLICY", "tables=POLICY", "urls=POLICY"];

    /// <summary>Everything filtered, with the default policies: right for the answers of a language model.</summary>
    public static TextFilterOptions All { get; } = new() { Markdown = true, Emoji = true, Urls = true, Citations = true };

    /// <summary>Take away the marks of Markdown and HTML; code and tables by their policies.</summary>
    public bool Markdown { get; init; }

    /// <summary>Take away emoji and pictographs.</summary>
    public bool Emoji { get; init; }

    /// <summary>Treat web addresses by <see cref="UrlPolicy"/>.</summary>
    public bool Urls { get; init; }

    /// <summary>Take away citation marks: [1], [^2], 【3†source】, (Smith et al., 2020).</summary>
    public bool Citations { get; init; }

    /// <summary>What becomes of code blocks, when <see cref="Markdown"/> is on. Code within a sentence is always read.</summary>
    public TextFilterPolicy CodePolicy { get; init; }

    /// <summary>What becomes of tables, when <see cref="Markdown"/> is on. Default: read, cell by cell.</summary>
    public TextFilterPolicy TablePolicy { get; init; } = TextFilterPolicy.Read;

    /// <summary>What becomes of web addresses, when <see cref="Urls"/> is on. Default: the host alone.</summary>
    public TextFilterPolicy UrlPolicy { get; init; }

    /// <summary>True when at least one filter is on.</summary>
    public bool IsAny => Markdown || Emoji || Urls || Citations;

    /// <summary>Reads a list such as <c>markdown,emoji,code=skip</c>; <c>all</c> stands for all four filters.</summary>
    /// <exception cref="SpeechException">A name or policy is not known; the message lists them.</exception>
    public static TextFilterOptions Parse(string list)
    {
        ArgumentNullException.ThrowIfNull(list);
        var options = new TextFilterOptions();
        foreach (var item in list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            options = options.With(item.ToLowerInvariant());
        return options.IsAny ? options : throw SpeechException.Invalid($"The filter list '{list}' names no filter. Use some of {string.Join(", ", Names)}.");
    }

    private TextFilterOptions With(string item)
    {
        var parts = item.Split('=', 2, StringSplitOptions.TrimEntries);
        if (parts.Length == 2)
        {
            var policy = PolicyOf(parts[1], item);
            return parts[0] switch
            {
                "code" => this with { Markdown = true, CodePolicy = policy },
                "table" or "tables" => this with { Markdown = true, TablePolicy = policy },
                "url" or "urls" => this with { Urls = true, UrlPolicy = policy },
                _ => throw Unknown(item),
            };
        }
        return item switch
        {
            "all" => this with { Markdown = true, Emoji = true, Urls = true, Citations = true },
            "markdown" => this with { Markdown = true },
            "emoji" => this with { Emoji = true },
            "url" or "urls" => this with { Urls = true },
            "citation" or "citations" => this with { Citations = true },
            _ => throw Unknown(item),
        };
    }

    private static TextFilterPolicy PolicyOf(string name, string item) => name switch
    {
        "read" => TextFilterPolicy.Read,
        "summarize" or "summarise" or "summary" => TextFilterPolicy.Summarize,
        "skip" => TextFilterPolicy.Skip,
        _ => throw SpeechException.Invalid($"The policy '{name}' of the filter '{item}' is not known. Use read, summarize or skip."),
    };

    private static SpeechException Unknown(string item)
        => SpeechException.Invalid($"The filter '{item}' is not known. Use some of {string.Join(", ", Names)}, divided by commas.");
}
