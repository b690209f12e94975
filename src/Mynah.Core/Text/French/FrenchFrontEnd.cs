using Mynah.Text.Normalization;

namespace Mynah.Text.French;

/// <summary>French: writes numbers, dates, money, units, abbreviations and signs out in words. Safe for concurrent calls.</summary>
public sealed class FrenchFrontEnd : ITextFrontEnd
{
    private static readonly Lazy<RuleSet> Rules = new(() => new GrammarRules(new FrenchGrammar()).Build());

    /// <inheritdoc/>
    public string Language => "fr";

    /// <inheritdoc/>
    public MappedText Normalize(MappedText written) => Rules.Value.Apply(written);

    /// <inheritdoc/>
    public MappedText Read(MappedText normalized, out SpokenForm form)
    {
        form = SpokenForm.Text; // the engine's own letter-to-sound rules read this language well
        return normalized;
    }
}
