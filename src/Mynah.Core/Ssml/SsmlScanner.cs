using System.Globalization;
using System.Text;

namespace Mynah.Ssml;

/// <summary>
/// Cuts a document into tags and text (the part of XML 1.0 that SSML needs). Comments and processing instructions are passed over;
/// document types, and with them entities other than the five of XML, are refused. Linear in the document; for one thread.
/// </summary>
internal sealed class SsmlScanner(SsmlSource source)
{
    private const int MostAttributes = 64;
    private const int LongestReference = 10; // &#x10FFFF; and some zeros
    private readonly string _text = source.Text;
    private int _at;

    /// <summary>The next piece; null at the end.</summary>
    public SsmlToken? Next()
    {
        while (_at < _text.Length)
        {
            if (_text[_at] != '<')
                return Characters();
            if (Follows("<!--"))
                Skip("<!--", "-->", "comment");
            else if (Follows("<?"))
                Skip("<?", "?>", "processing instruction");
            else if (Follows("<![CDATA["))
                return Literal();
            else if (Follows("<!"))
                throw source.Error(_at, "document types and entities (<!…>) are not allowed. Write the text itself; &amp; &lt; &gt; &quot; &apos; are known.");
            else
                return Follows("</") ? EndTag() : StartTag();
        }
        return null;
    }

    private SsmlCharacters Characters()
    {
        var start = _at;
        var end = _text.IndexOf('<', start);
        _at = end < 0 ? _text.Length : end;
        return new SsmlCharacters(start, Resolve(start, _at));
    }

    private SsmlCharacters Literal()
    {
        var start = _at;
        Skip("<![CDATA[", "]]>", "CDATA section");
        var (from, to) = (start + "<![CDATA[".Length, _at - "]]>".Length);
        for (var i = from; i < to; i++)
            CheckCharacter(i);
        return new SsmlCharacters(start, _text[from..to]);
    }

    private SsmlEnd EndTag()
    {
        var start = _at;
        _at += 2;
        var name = Name("the name of an element must follow </");
        SkipSpace();
        Expect('>', start, $"</{name} is not closed with >");
        return new SsmlEnd(start, name);
    }

    private SsmlStart StartTag()
    {
        var start = _at++;
        var name = Name("a < begins a tag, so the name of an element must follow it. Write &lt; for the sign itself");
        var attributes = new List<SsmlAttribute>();
        while (true)
        {
            var hasSpace = SkipSpace();
            if (_at == _text.Length)
                throw source.Error(start, $"<{name} is not closed with >");
            if (_text[_at] is '>' or '/')
                break;
            if (!hasSpace)
                throw source.Error(_at, $"a blank must stand before each attribute of <{name}>");
            if (attributes.Count == MostAttributes)
                throw source.Error(_at, $"<{name}> has more than {MostAttributes} attributes");
            attributes.Add(Attribute(name, attributes));
        }
        var isEmpty = _text[_at] == '/';
        if (isEmpty)
            _at++;
        Expect('>', start, $"<{name} is not closed with >");
        return new SsmlStart(start, name, attributes, isEmpty);
    }

    private SsmlAttribute Attribute(string element, List<SsmlAttribute> before)
    {
        var start = _at;
        var name = Name($"<{element} is not closed with >, and no attribute begins like this");
        if (before.Exists(attribute => attribute.Name == name))
            throw source.Error(start, $"<{element}> has the attribute {name} twice");
        SkipSpace();
        Expect('=', start, $"the attribute {name} of <{element}> needs a value: {name}=\"…\"");
        SkipSpace();
        if (_at == _text.Length || _text[_at] is not ('"' or '\''))
            throw source.Error(start, $"the value of {name} of <{element}> must stand in quotation marks: {name}=\"…\"");
        var end = _text.IndexOf(_text[_at], _at + 1);
        if (end < 0)
            throw source.Error(start, $"the value of {name} of <{element}> has no closing quotation mark");
        if (_text.IndexOf('<', _at, end - _at) is >= 0 and var sign)
            throw source.Error(sign, $"a < stands in the value of {name} of <{element}>: a quotation mark is missing before it, or it must be &lt;");
        var value = Resolve(_at + 1, end);
        _at = end + 1;
        return new SsmlAttribute(start, name, value);
    }

    private string Name(string problem)
    {
        var start = _at;
        if (_at < _text.Length && (char.IsLetter(_text[_at]) || _text[_at] == '_'))
        {
            while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] is '_' or '-' or '.' or ':'))
                _at++;
        }
        if (_at == start)
            throw source.Error(start, problem + ".");
        if (_at - start > 64)
            throw source.Error(start, "a name has more than 64 characters.");
        return _text[start.._at];
    }

    /// <summary>The text of a stretch with its references resolved.</summary>
    private string Resolve(int start, int end)
    {
        for (var i = start; i < end; i++)
            CheckCharacter(i);
        var next = _text.IndexOf('&', start, end - start);
        if (next < 0)
            return _text[start..end];
        var resolved = new StringBuilder(end - start);
        while (next >= 0)
        {
            resolved.Append(_text, start, next - start);
            var close = _text.IndexOf(';', next, Math.Min(LongestReference + 2, end - next));
            if (close < 0)
                throw source.Error(next, "a & begins a reference, which ends with ; within a few characters. Write &amp; for the sign itself.");
            resolved.Append(Reference(next, _text[(next + 1)..close]));
            start = close + 1;
            next = _text.IndexOf('&', start, end - start);
        }
        return resolved.Append(_text, start, end - start).ToString();
    }

    private string Reference(int at, string name) => name switch
    {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        ['#', 'x', .. var hex] when int.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) => Character(at, code),
        ['#', .. var digits] when int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var code) => Character(at, code),
        _ => throw source.Error(at, $"the reference {SsmlSource.Quote("&" + name + ";")} is not known. Use &amp; &lt; &gt; &quot; &apos; or a number such as &#8230;."),
    };

    private string Character(int at, int code)
        => code is 9 or 10 or 13 or (>= 0x20 and < 0xD800) or (>= 0xE000 and < 0xFFFE) or (>= 0x10000 and <= 0x10FFFF)
            ? char.ConvertFromUtf32(code)
            : throw source.Error(at, $"&#x{code:X}; is no character.");

    private void CheckCharacter(int at)
    {
        if (_text[at] is < ' ' and not ('\t' or '\n' or '\r') or '\uFFFE' or '\uFFFF')
            throw source.Error(at, $"the control character U+{(int)_text[at]:X4} is not allowed. Is the document saved as UTF-8?");
    }

    private void Skip(string open, string close, string what)
    {
        var end = _text.IndexOf(close, _at + open.Length, StringComparison.Ordinal);
        if (end < 0)
            throw source.Error(_at, $"the {what} has no end: {close} is missing.");
        _at = end + close.Length;
    }

    private bool SkipSpace()
    {
        var start = _at;
        while (_at < _text.Length && _text[_at] is (' ' or '\t' or '\r' or '\n'))
            _at++;
        return _at > start;
    }

    private void Expect(char sign, int start, string problem)
    {
        if (_at == _text.Length || _text[_at] != sign)
            throw source.Error(start, problem + ".");
        _at++;
    }

    private bool Follows(string sign) => string.CompareOrdinal(_text, _at, sign, 0, sign.Length) == 0;
}
