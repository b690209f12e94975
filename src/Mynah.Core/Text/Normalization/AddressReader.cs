using System.Text;
using System.Text.RegularExpressions;

namespace Mynah.Text.Normalization;

/// <summary>What a language calls the signs in addresses, and how it says what stands between them.</summary>
/// <remarks><c>Word</c> says a run of letters, as a word or letter by letter; <c>Number</c> says a run of digits.</remarks>
internal sealed record AddressWords(
    string Dot, string At, string Slash, string Dash, string Underscore, string Colon, string Hash, string Plus, string Backslash,
    Func<string, string> Word, Func<string, string> Number);

/// <summary>Reads web and e-mail addresses, file names and paths.</summary>
internal sealed partial class AddressReader(AddressWords words)
{
    public IEnumerable<Rule> Rules =>
    [
        new(RuleStart.Letter | RuleStart.Digit, Email, f => Say(f.Value)),
        new(RuleStart.Letter, Url, f => Say(f["a"]) + Punctuation(f)),
        new(RuleStart.Letter | RuleStart.Digit, Host, f => Say(f["a"]) + Punctuation(f)),
        new(RuleStart.Digit, InternetAddress, f => Array.TrueForAll(f["a"].Split('.'), IsOctet) ? Say(f.Value, byDigits: true) : null),
        new(RuleStart.Letter, WindowsPath, f => Say(f.Value)),
        new(RuleStart.Symbol, UnixPath, f => Say(f.Value)),
        new(RuleStart.Letter, RelativePath, f => Say(f.Value)),
        new(RuleStart.Letter | RuleStart.Digit, FileName, f => Say(f.Value)),
        new(RuleStart.Symbol, Tag, f => (f.Value[0] == '#' ? words.Hash : words.At) + " " + Say(f["a"])),
    ];

    /// <summary>Says an address part by part; the query of a web address is left out.</summary>
    public string Say(string address, bool byDigits = false)
    {
        var said = new StringBuilder();
        var last = ' ';
        foreach (var part in Parts.Matches(address).Select(match => match.Value))
        {
            var word = part[0] switch
            {
                '.' => words.Dot,
                '@' => words.At,
                '/' => words.Slash,
                '\\' => words.Backslash,
                '-' => words.Dash,
                '_' => words.Underscore,
                ':' => words.Colon,
                '#' => words.Hash,
                '+' => words.Plus,
                >= '0' and <= '9' => byDigits || last == ':' || part.Length > 4 || part[0] == '0'
                    ? string.Join(' ', part.Select(digit => words.Number(digit.ToString()))) : words.Number(part),
                _ when char.IsLetter(part[0]) => words.Word(part),
                _ => "",
            };
            if (said.Length > 0 && word.Length > 0)
                said.Append(' ');
            said.Append(word);
            last = part[0];
        }
        return said.ToString();
    }

    /// <summary>What ends the sentence is not said with the address, but must stay.</summary>
    private static string Punctuation(Found f) => f["e"] is { Length: > 0 } end && (end[0] is '.' or ',' or '!' or '?' or ';') ? end[..1] : "";

    /// <summary>8.000.000.000 is a number in most of Europe.</summary>
    private static bool IsOctet(string digits) => int.Parse(digits) < 256 && (digits.Length == 1 || digits[0] != '0');

    private const string Extensions = "pdf|docx?|xlsx?|pptx?|txt|csv|tsv|jpe?g|png|gif|svg|mp[34]|wav|ogg|opus|flac|avi|mkv|zip|tar|gz|rar|exe|dll|so|html?|css|tsx?|jsx?|py|cs|java|cpp|rs|go|sh|bat|json|xml|yaml|yml|toml|md|log|ini|cfg|conf|sql|db|iso|apk|csproj";

    private const string Label = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,40}[A-Za-z0-9])?";

    [GeneratedRegex(@"\G(?<![A-Za-z0-9._%+-])[A-Za-z0-9](?:[A-Za-z0-9._%+-]{0,60}[A-Za-z0-9_])?@" + Label + @"(?:\." + Label + "){1,5}")]
    private static partial Regex Email { get; }

    [GeneratedRegex(@"\G(?:https?|ftp|wss?|HTTPS?)://(?:[^\s/@]{1,64}@)?(?<a>[^\s/?#<>""'„“”]{1,253}?(?:/[^\s?#<>""'„“”]{0,2000}?)?)(?<q>/?[?#][^\s<>""„“”]{0,4000}?)?/?(?<e>[.,;:!?)\]]{0,3})(?=\s|$|[<>""„“”'])")]
    private static partial Regex Url { get; }

    [GeneratedRegex(@"\G(?<![A-Za-z0-9._@-])(?<a>(?=[A-Za-z0-9-]{2})(?:localhost(?=:[0-9])|www(?:\." + Label + @"){2,5}|(?:" + Label + @"\.){1,4}(?:com|org|net|edu|gov|io|info|biz|dev|app|co\.uk|ac\.uk|uk|de|fr|es|it|br|com\.br|ru|eu|ch|at|cn|jp|ai|tv|me|us|ca|au))(?::[0-9]{2,5})?(?:/[^\s?#<>""]{0,500}?)?)(?:[?#][^\s]{1,1000}?)?/?(?<e>[.,;:!?)\]]{0,3})(?=\s|$|[<>""'])")]
    private static partial Regex Host { get; }

    [GeneratedRegex(@"\G(?<![0-9.])(?<a>[0-9]{1,3}(?:\.[0-9]{1,3}){3})(?:[:/][0-9]{1,5})?(?![0-9]|\.[0-9])")]
    private static partial Regex InternetAddress { get; }

    [GeneratedRegex(@"\G(?<![A-Za-z0-9])[A-Za-z]:\\(?:[\w.-]{1,60}(?: (?=[\w .-]{1,40}\\))?[\w.-]{0,60}\\?){0,12}(?<![.])")]
    private static partial Regex WindowsPath { get; }

    [GeneratedRegex(@"\G(?<![\p{L}\p{N}./<])(?:~|\.{1,2})?(?:/[A-Za-z_.][\w.-]{0,60}){1,12}(?<![.])/?(?<=/[^/ ]{0,62}/.{0,62}|~/.{1,62})(?=$|[\s.,;:!?)""'])")]
    private static partial Regex UnixPath { get; }

    [GeneratedRegex(@"\G(?<![A-Za-z0-9._/-])(?:(?=[\w./-]{3,200}\.(?:" + Extensions + @")(?![A-Za-z0-9_/]))|(?=(?:src|lib|usr|etc|home|docs|tests?|bin|var|node_modules|packages|public|dist|build)/))[A-Za-z][\w-]{0,60}(?:/[\w.-]{1,60}){1,12}(?<![.])")]
    private static partial Regex RelativePath { get; }

    [GeneratedRegex(@"\G(?<![A-Za-z0-9._-])(?![A-Za-z]\.so )[A-Za-z0-9][A-Za-z0-9_-]{0,60}(?:\.[a-z0-9]{1,10}){0,2}\.(?:" + Extensions + @")(?![A-Za-z0-9_])")]
    private static partial Regex FileName { get; }

    [GeneratedRegex(@"\G(?<![\p{L}\p{N}&/])(?:#(?![0-9]{1,5}\p{L}?(?![\p{L}\p{N}_]))(?=[0-9_]{0,20}\p{L})|@)(?<a>[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]{0,60}[\p{L}\p{N}_])?)")]
    private static partial Regex Tag { get; }

    [GeneratedRegex(@"[0-9]{1,2000}|\p{Lu}?\p{Ll}{1,2000}|\p{Lu}{1,60}(?!\p{Ll})|\p{L}|[^\p{L}0-9]")]
    private static partial Regex Parts { get; }
}
