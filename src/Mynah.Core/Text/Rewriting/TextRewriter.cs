using System.Text.RegularExpressions;

namespace Mynah.Text.Rewriting;

/// <summary>Rewrites a text from left to right by the first rule that matches at each place. Immutable; safe for concurrent calls.</summary>
/// <param name="mayBegin">Tells cheaply whether any rule can begin with a character, so that most text is only copied.</param>
/// <param name="rules">The rules, the most particular first.</param>
internal sealed class TextRewriter(Func<char, bool> mayBegin, params RewriteRule[] rules)
{
    public MappedText Rewrite(MappedText written)
    {
        var text = written.Text;
        var builder = new MappedTextBuilder();
        var kept = 0;
        for (var at = 0; at < text.Length;)
        {
            if (!mayBegin(text[at]) || Apply(text, at) is not { } change)
            {
                at++;
                continue;
            }
            if (at > kept)
                builder.Keep(written, new TextSpan(kept, at - kept));
            builder.Append(change.Said, written, new TextSpan(at, change.Length));
            at += change.Length;
            kept = at;
        }
        if (kept == 0)
            return written;
        builder.Keep(written, new TextSpan(kept, text.Length - kept));
        return builder.Build();
    }

    private (string Said, int Length)? Apply(string text, int at)
    {
        foreach (var rule in rules)
        {
            var match = rule.Pattern.Match(text, at);
            if (match is { Success: true, Length: > 0 } && rule.Say(match) is { } said)
                return (said, match.Length);
        }
        return null;
    }
}

/// <summary>How one kind of written thing is said.</summary>
/// <param name="Pattern">Begins with <c>\G</c>, so that it only matches where the rewriter stands.</param>
/// <param name="Say">What is said instead; null when the rule does not apply after all.</param>
internal sealed record RewriteRule(Regex Pattern, Func<Match, string?> Say);
