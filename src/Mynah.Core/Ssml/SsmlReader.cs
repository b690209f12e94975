using Mynah.Text;

namespace Mynah.Ssml;

/// <summary>Reads a document: which elements may stand where, and what becomes of each. For one document.</summary>
internal sealed class SsmlReader
{
    private readonly SsmlSource _source;
    private readonly bool _isStrict;
    private readonly SsmlScanner _scanner;
    private readonly List<SsmlSpeech> _speeches = [];
    private readonly Stack<SsmlStart> _open = new();
    private TimeSpan _pause;
    private SsmlSpeech? _speech;
    private SsmlPartsBuilder _parts = new();

    public SsmlReader(string text, string name, bool isStrict)
    {
        _isStrict = isStrict;
        _source = new SsmlSource(text, name);
        _scanner = new SsmlScanner(_source);
    }

    public IReadOnlyList<SsmlSpeech> Read()
    {
        if (_source.Text.Length > SsmlDocument.MaxLength)
            throw _source.Error(0, $"the document has {_source.Text.Length} characters; {SsmlDocument.MaxLength} are allowed. Split it into several documents.");
        while (_scanner.Next() is { } token)
        {
            switch (token)
            {
                case SsmlCharacters characters:
                    Add(characters);
                    break;
                case SsmlStart start:
                    Start(start);
                    break;
                case SsmlEnd end:
                    End(end);
                    break;
            }
        }
        if (_open.TryPeek(out var unclosed))
            throw _source.Error(unclosed.At, $"<{unclosed.Name}> is not closed: </{unclosed.Name}> is missing.");
        return _speeches.Count > 0 ? _speeches : throw _source.Error(0, "there is no <speak> element. Put the text between <speak> and </speak>.");
    }

    private void Add(SsmlCharacters characters)
    {
        if (_speech is not null)
            _parts.Append(characters.Text);
        else if (!characters.Text.AsSpan().Trim("\uFEFF \t\r\n").IsEmpty)
            throw _source.Error(characters.At, "text stands outside <speak>. Put all of it between <speak> and </speak>, and write &lt; for a < that begins no tag.");
    }

    private void Start(SsmlStart element)
    {
        if (_open.Count == SsmlDocument.MaxDepth)
            throw _source.Error(element.At, $"<{element.Name}> lies in more than {SsmlDocument.MaxDepth} elements.");
        if (_open.TryPeek(out var parent) && SsmlElements.HoldsTextOnly(parent.Name))
            throw _source.Error(element.At, $"<{parent.Name}> may hold text only, but <{element.Name}> stands in it. Close <{parent.Name}> first.");
        if (element.Name == "speak")
            Begin(element);
        else if (_speech is null)
            throw _source.Error(element.At, $"<{element.Name}> stands outside <speak>. Put it between <speak> and </speak>.");
        else
            Inside(element);
        _open.Push(element);
        if (element.IsEmpty)
            End(new SsmlEnd(element.At, element.Name));
    }

    private void Begin(SsmlStart element)
    {
        if (_speech is not null)
            throw _source.Error(element.At, "<speak> stands inside <speak>. Close the first one; several may follow each other.");
        _parts = new SsmlPartsBuilder();
        _speech = SsmlElements.Speak(_source, element);
    }

    private void Inside(SsmlStart element)
    {
        switch (element.Name)
        {
            case "break":
                var pause = _parts.Pause(SsmlElements.Break(_source, element));
                _pause += pause;
                if (_pause > SsmlDocument.MaxPause)
                    throw _source.Error(element.At, $"the breaks together are longer than {SsmlDocument.MaxPause.TotalMinutes} minutes. Leave some out, or split the document.");
                break;
            case "soundEvent":
                _parts.Sound(new SsmlSoundPart(SsmlElements.Required(_source, element, "src", "an address that begins with http:// or https://"), element.At));
                break;
            case "s" or "p":
                _parts.Close(SegmentEnd.Sentence);
                break;
            case "sub" or "phoneme" or "say-as" or "w":
                _parts.BeginMark();
                break;
            default:
                if (_isStrict)
                    throw _source.Error(element.At, $"<{element.Name}> is not known, and its tag would be left out. Use break, soundEvent, sub, phoneme, say-as, w, s or p.");
                break;
        }
    }

    private void End(SsmlEnd end)
    {
        if (!_open.TryPop(out var element))
            throw _source.Error(end.At, $"</{end.Name}> closes nothing. Remove it, or open <{end.Name}> before.");
        if (element.Name != end.Name)
            throw _source.Error(end.At, $"</{end.Name}> stands where </{element.Name}> must close the <{element.Name}> before it.");
        switch (element.Name)
        {
            case "speak":
                var parts = _parts.Build();
                _speeches.Add(_speech! with { Parts = parts, Text = string.Concat(parts.OfType<SsmlTextPart>().Select(part => part.Text)) });
                _speech = null;
                break;
            case "s":
                _parts.Close(SegmentEnd.Sentence);
                break;
            case "p":
                _parts.Close(SegmentEnd.Paragraph);
                break;
            case "sub" or "phoneme" or "say-as" or "w":
                var (kind, value) = SsmlElements.Mark(_source, element);
                if (!_parts.EndMark(kind, value))
                    throw _source.Error(element.At, $"<{element.Name}> holds no text. Put what is written between <{element.Name}> and </{element.Name}>.");
                break;
        }
    }
}
