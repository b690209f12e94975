using System.Text.RegularExpressions;
using Mynah.Testing;

namespace Mynah.EndToEnd.Tests;

/// <summary>A fenced block of a Markdown file.</summary>
/// <param name="Place">File and line, for messages.</param>
/// <param name="Language">What stands behind the fence.</param>
/// <param name="Code">What is inside.</param>
public sealed partial record CodeBlock(string Place, string Language, string Code)
{
    /// <summary>All blocks of one language in the README, CONTRIBUTING and docs (the protocol dossier only quotes messages).</summary>
    public static IEnumerable<CodeBlock> All(string language)
    {
        var files = Directory.GetFiles(Repository.Root, "*.md")
            .Concat(Directory.GetFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories))
            .Where(file => !file.Contains(Path.Combine("docs", "protocol"), StringComparison.Ordinal));
        return files.SelectMany(Read).Where(block => block.Language == language);
    }

    private static IEnumerable<CodeBlock> Read(string file)
    {
        var text = File.ReadAllText(file);
        foreach (Match match in Fence().Matches(text))
        {
            var line = text.AsSpan(0, match.Index).Count('\n') + 1;
            yield return new CodeBlock($"{Path.GetRelativePath(Repository.Root, file)}:{line}", match.Groups["language"].Value, match.Groups["code"].Value);
        }
    }

    [GeneratedRegex(@"^```(?<language>\w*)\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Fence();
}
