namespace Mynah.Text.Normalization;

/// <summary>Puts said and kept parts together, with exactly one space between words.</summary>
internal sealed class SpokenWriter(MappedText source)
{
    private readonly MappedTextBuilder _builder = new();
    private char _last = ' ';
    private bool _lastWasSaid;

    /// <summary>Copies a part of the source as it is.</summary>
    public void Keep(int start, int end)
    {
        if (start >= end)
            return;
        if (_lastWasSaid)
        {
            if (_last is ' ' or '\'' && source.Text[start] == ' ' && ++start == end)
                return;
            Separate(source.Text[start], start);
        }
        _builder.Keep(source, new TextSpan(start, end - start));
        _last = source.Text[end - 1];
        _lastWasSaid = false;
    }

    /// <summary>Writes the words for a part of the source.</summary>
    public void Say(string said, int start, int end)
    {
        said = said.Trim(' ');
        if (said.Length > 0)
        {
            Separate(said[0], start);
            _builder.Append(said, source, new TextSpan(start, end - start));
            _last = said[^1];
        }
        _lastWasSaid = true;
    }

    public MappedText Build() => _builder.Build();

    private void Separate(char next, int at)
    {
        if (!IsWord(next) || !(IsWord(_last) || _last is ',' or '.' or ')'))
            return;
        _builder.Append(" ", source, new TextSpan(at, 0));
        _last = ' ';
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c);
}
