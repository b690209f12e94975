using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Mynah.Voices;

namespace Mynah.Server.Voices;

/// <summary>The ids of custom voices in their documented forms (dossier 05 §2.1, §4.1).</summary>
internal static partial class VoiceIds
{
    public static string Qwen(VoiceOrigin origin, string name, DateTimeOffset now)
    {
        var stamp = now.UtcDateTime.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture);
        return $"qwen-tts-{(origin == VoiceOrigin.Clone ? "vc" : "vd")}-{name}-voice-{stamp}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(2))}";
    }

    public static string CosyVoice(string model, string prefix) => $"{model}-{prefix}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}";

    /// <summary>True for names that only a custom voice can have, whether it exists or not.</summary>
    public static bool IsOne(string name) => Form().IsMatch(name);

    [GeneratedRegex(@"^(?:qwen-tts-v[cd]-[0-9A-Za-z_]{1,16}-voice-[0-9]{17}-[0-9a-f]{4}|(?:cosyvoice|qwen-audio)-.+-[0-9A-Za-z_]{1,10}-[0-9a-f]{32})\z")]
    private static partial Regex Form();
}
