using System.Text.RegularExpressions;

namespace Mynah.Ssml;

/// <summary>A syllable of numeric pinyin as the service writes it: letters, then the tone 1 to 5; ü may be ü, v or u:.</summary>
internal static partial class PinyinSyllable
{
    /// <summary>The syllable as the engine takes it; null when it is none.</summary>
    public static string? Read(string written)
    {
        var plain = written.ToLowerInvariant().Replace("u:", "v", StringComparison.Ordinal).Replace('ü', 'v');
        return Syllable().IsMatch(plain) ? plain : null;
    }

    // Every initial with every final: a few more than the language has, so that no rare reading is refused.
    [GeneratedRegex(@"^(?:(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?(?:a|o|e|ai|ei|ao|ou|an|en|ang|eng|ong|i|ia|ie|iao|iu|ian|in|iang|ing|iong|u|ua|uo|uai|ui|uan|un|uang|v|ve|van|vn|ue|io)r?|er|hm|hng|m|n|ng)[1-5]$", RegexOptions.CultureInvariant)]
    private static partial Regex Syllable();
}
