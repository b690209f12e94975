namespace Mynah.Text;

/// <summary>
/// Makes a text that arrives in pieces fit for the ear. How the text was cut into pieces makes no difference; nothing waits longer
/// than until it is certain what becomes of it; time is linear in the text, and memory constant. One stream, one thread.
/// </summary>
public sealed class TextFilter
{
    private readonly FilterStage[] _stages;
    private readonly List<FilteredChar> _made = [];
    private long _taken;

    /// <summary>A filter at the beginning of a text.</summary>
    /// <param name="options">What to filter.</param>
    /// <param name="language">Language code for what summaries say; null means: that of the text before.</param>
    public TextFilter(TextFilterOptions options, string? language = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        // From the last to the first; each knows the one after it. Markdown comes first, for it tells what an address is.
        var stages = new List<FilterStage>();
        Action<FilteredChar> next = _made.Add;
        if (options.Emoji)
            next = Put(new EmojiFilter(next));
        if (options.Urls && options.UrlPolicy != TextFilterPolicy.Read)
            next = Put(new UrlFilter(options.UrlPolicy, next));
        if (options.Citations)
            next = Put(new CitationFilter(next));
        if (options.Markdown)
            Put(new MarkdownFilter(options.CodePolicy, options.TablePolicy, language, next));
        _stages = [.. stages];

        Action<FilteredChar> Put(FilterStage stage)
        {
            stages.Insert(0, stage);
            return stage.Push;
        }
    }

    /// <summary>Takes the next piece, which may end anywhere, also inside a surrogate pair, and gives what is certain so far.</summary>
    public string Append(ReadOnlySpan<char> text)
    {
        Push(text);
        return Take();
    }

    /// <summary>Says that the text so far is complete, and gives what was held back. A code block that is open stays open.</summary>
    public string Flush()
    {
        Complete();
        return Take();
    }

    /// <summary>Forgets what was held back, and open blocks, as at the beginning of a text.</summary>
    public void Clear()
    {
        foreach (var stage in _stages)
            stage.Clear();
        _made.Clear();
    }

    /// <summary>What was made and not taken, for callers that need to know where it came from; they empty it themselves.</summary>
    internal List<FilteredChar> Made => _made;

    internal void Push(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            var unit = new FilteredChar(c, _taken++, 1);
            if (_stages.Length == 0)
                _made.Add(unit);
            else
                _stages[0].Push(unit);
        }
    }

    internal void Complete()
    {
        foreach (var stage in _stages)
            stage.Flush();
    }

    private string Take()
    {
        var text = string.Create(_made.Count, _made, static (chars, made) =>
        {
            for (var i = 0; i < chars.Length; i++)
                chars[i] = made[i].Value;
        });
        _made.Clear();
        return text;
    }
}
