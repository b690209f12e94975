using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Mynah;

/// <summary>The hash of everything that changes the audio.</summary>
internal static class CacheKey
{
    // Changes when the stored form does, so that old entries are simply not found.
    private const string Version = "3";

    public static string Of(string source, SpeechOptions options, IReadOnlyList<SpeechCommand> commands)
    {
        var text = new StringBuilder();
        foreach (var part in (IEnumerable<string?>)
        [
            Version, source, options.Model, options.Voice, options.Language, options.Mode.ToString(), options.Format.Encoding.ToString(),
            Number(options.Format.SampleRate), options.Format.BitRate is { } rate ? Number(rate) : null, options.Container.ToString(),
            Number(options.Rate), Number(options.Pitch), Number(options.Volume), options.Instructions,
            .. options.Tags.SelectMany(tag => new[] { "tag", tag.Name, tag.Value }),
            .. options.Lexicon?.Entries.SelectMany(entry => new[] { "reading", entry.Language, entry.Word, entry.Reading, $"{entry.Kind} {entry.IsExactCase}" }) ?? [],
            options.Filter?.ToString(), options.EnableSsml ? "ssml" : null, options.Owner,
        ])
            Add(text, part);
        // How text is cut into pieces does not change the audio; where it is committed does.
        var open = new StringBuilder();
        foreach (var command in commands)
        {
            if (command is AppendText append)
            {
                open.Append(append.Text);
                continue;
            }
            Add(text, open.ToString());
            Add(text, command.GetType().Name);
            open.Clear();
        }
        Add(text, open.ToString());
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    // With its length in front, no part can pass for two.
    private static void Add(StringBuilder text, string? part) => text.Append(part?.Length ?? -1).Append(':').Append(part).Append('\n');

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
