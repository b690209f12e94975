using Mynah.Text.Normalization;

namespace Mynah.Text.Italian;

/// <summary>Italian: writes numbers, dates, money, units, abbreviations and signs out in words. Safe for concurrent calls.</summary>
public sealed class ItalianFrontEnd : ITextFrontEnd
{
    private static readonly Lazy<RuleSet> Rules = new(() => new GrammarRules(new ItalianGrammar()).Build());

    /// <inheritdoc/>
    public string Language => "it";

    /// <inheritdoc/>
    public MappedText Normalize(MappedText written) => Rules.Value.Apply(written);

    /// <inheritdoc/>
    public MappedText Read(MappedText normalized, out SpokenForm form)
    {
        form = SpokenForm.Text; // the engine's own letter-to-sound rules read this language well
        return normalized;
    }
}
