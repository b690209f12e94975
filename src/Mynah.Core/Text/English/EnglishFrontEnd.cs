using System.Text.RegularExpressions;
using Mynah.Text.Normalization;

namespace Mynah.Text.English;

/// <summary>English: writes numbers, dates, signs and abbreviations out in words. Safe for concurrent calls.</summary>
/// <remarks>American usage: “one hundred forty-five”, month before day in 3/5/2024, 0 as “oh” in telephone numbers.</remarks>
public sealed partial class EnglishFrontEnd : ITextFrontEnd
{
    // The order is the order of precedence: what is most particular comes first, plain numbers and single signs last.
    private static readonly Lazy<RuleSet> Rules = new(() => new RuleSet(
        new AddressReader(new AddressWords("dot", "at", "slash", "dash", "underscore", "colon", "hashtag", "plus", "backslash",
            Word: EnglishLetters.InAddress, Number: EnglishNumbers.Cardinal)).Rules,
        EnglishAbbreviations.States,
        EnglishDates.YearFirstDates,
        EnglishTelephone.Rules,
        EnglishDates.Rules,
        EnglishTimes.Rules,
        EnglishMoney.Rules,
        EnglishRoman.Rules,
        EnglishMaths.Fractions,
        EnglishIds.Versions,
        EnglishMaths.Powers,
        EnglishMeasures.Rules,
        EnglishMaths.Suffixed,
        EnglishIds.Codes,
        EnglishMaths.Numbers,
        EnglishAbbreviations.Rules,
        EnglishLetters.Rules,
        EnglishSymbols.Rules) { IsPlain = EnglishLetters.IsPlain });

    /// <inheritdoc/>
    public string Language => "en";

    /// <inheritdoc/>
    public MappedText Normalize(MappedText written) => Rules.Value.Apply(written);

    /// <inheritdoc/>
    /// <remarks>The engine reads English words itself; only the letter A is re-spelt, which it takes for the article, and “C Ds”, of which it spells the s.</remarks>
    public MappedText Read(MappedText normalized, out SpokenForm form)
    {
        form = SpokenForm.Text;
        MappedTextBuilder? builder = null;
        var kept = 0;
        foreach (var match in Misread.EnumerateMatches(normalized.Text))
        {
            builder ??= new MappedTextBuilder();
            builder.Keep(normalized, new TextSpan(kept, match.Index - kept));
            builder.Append(match.Length == 1 ? "eigh" : normalized.Text[match.Index] + "'s", normalized, new TextSpan(match.Index, match.Length));
            kept = match.Index + match.Length;
        }
        if (builder is null)
            return normalized;
        builder.Keep(normalized, new TextSpan(kept, normalized.Text.Length - kept));
        return builder.Build();
    }

    [GeneratedRegex(@"(?<=\b[A-Z] )[A-Z]s\b|\bA\b(?:(?<=\b[A-Z0-9] A)|(?= [A-Z]\b)|(?<=[a-z],? A)(?![ ][a-z])|(?<=\b(?:vitamin|plan|grade|type|hepatitis|section|option|group|team|class|level|point|part|step|an|An|the|The|my|your|size|letter|vitamins|gate|row|exit) A))")]
    private static partial Regex Misread { get; }
}
