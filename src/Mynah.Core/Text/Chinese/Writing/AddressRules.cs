using System.Text;
using System.Text.RegularExpressions;

namespace Mynah.Text.Chinese.Writing;

/// <summary>E-mail addresses, web addresses and file names: words stay, signs are named, digits are read one by one.</summary>
internal static partial class AddressRules
{
    private const string Domains = "com|cn|org|net|io|edu|gov|ai|dev|app|cc|co|info|me|top|tv|hk|tw|jp|uk|de|fr|us|xyz|shop|site|online|tech";

    public static Said Say(WrittenText text, int at)
    {
        if (!char.IsAsciiLetterOrDigit(text.At(at)) || char.IsAsciiLetterOrDigit(text.At(at - 1)))
            return Said.Nothing;
        var match = Mail().Match(text.Text, at);
        if (!match.Success)
            match = Web().Match(text.Text, at);
        if (!match.Success)
            match = File().Match(text.Text, at);
        if (!match.Success)
            return Said.Nothing;
        var address = match.Value.TrimEnd('.', ',', '/', '-', '?', ':');
        return new Said(address.Length, Spell(address));
    }

    private static string Spell(string address)
    {
        var said = new StringBuilder();
        foreach (var character in address)
        {
            said.Append(character switch
            {
                >= '0' and <= '9' => Numbers.ChineseNumbers.Digits([character]),
                _ => SymbolRules.Name(character) ?? character.ToString(),
            });
        }
        return said.ToString();
    }

    [GeneratedRegex(@"\G[A-Za-z0-9][A-Za-z0-9._+-]{0,63}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63}){1,4}", RegexOptions.CultureInvariant)]
    private static partial Regex Mail();

    [GeneratedRegex(@"\G(?:[A-Za-z0-9_-]{1,60}[./]){0,6}[A-Za-z_-][A-Za-z0-9_-]{0,60}\.(?:py|js|ts|jsx|tsx|txt|pdf|docx?|xlsx?|pptx?|csv|json|xml|html?|css|java|cs|cpp|md|jpe?g|png|gif|mp[34]|zip|exe|sh|ya?ml|log|dll|apk|ini|wav|svg|rar|sql|toml|rs|go|php|iso|mkv|avi|flac)(?![A-Za-z0-9])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex File();

    [GeneratedRegex(@"\G(?:(?:https?|ftp)://[A-Za-z0-9._~:/?#@!$&*+,;=%-]{1,2000}|(?:[A-Za-z0-9][A-Za-z0-9-]{0,62}\.){1,5}(?:" + Domains + @")(?![A-Za-z0-9])(?:/[A-Za-z0-9._~/?#&=%+-]{0,2000})?)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Web();
}
