using System.Text.RegularExpressions;

namespace Mynah.Text.Normalization;

/// <content>The patterns that need no table of the language.</content>
internal sealed partial class GrammarRules
{
    [GeneratedRegex(@"\G(?<![0-9-])(?<y>[12][0-9]{3})-(?<m>[01][0-9])-(?<d>[0-3][0-9])(?![0-9-])")]
    private static partial Regex IsoDate { get; }

    [GeneratedRegex(@"\G(?<![0-9./-])(?<d>[0-3]?[0-9])(?<s>[./-])(?<m>[01]?[0-9])(?:\k<s>(?<y>[12][0-9]{3}|[0-9]{2})|(?<=\.[01][0-9])\.(?= |$|,))(?![0-9/-]|\.[0-9])")]
    private static partial Regex NumericDate { get; }

    [GeneratedRegex(@"\G(?<![0-9./-])(?:(?<d>0[1-9]|[12][0-9]|3[01])/(?<m>0[1-9])|(?<d>0[1-9]|1[3-9]|2[0-9]|3[01])/(?<m>1[0-2])|(?<=\b(?:dia|día|giorno) )(?<d>[0-9]{1,2})/(?<m>[0-9]{1,2}))(?![0-9/-]|[.,][0-9])", RegexOptions.IgnoreCase)]
    private static partial Regex PaddedDate { get; }

    [GeneratedRegex(@"\G(?<![0-9:.,])(?<h>[0-9]{1,2}):(?<m>[0-5][0-9])(?::(?<s>[0-5][0-9]))?(?: ?(?<u>Uhr|h|ч\.?|hs|horas|heures|ore)(?!\p{L}))?(?![0-9:])")]
    private static partial Regex Clock { get; }

    /// <summary>45:12 min.</summary>
    [GeneratedRegex(@"\G(?<![0-9:.,])(?<m>[0-9]{1,3}):(?<s>[0-5][0-9]) ?(?<u>[Mm]in|мин)(?!\p{L})\.?")]
    private static partial Regex Lap { get; }

    [GeneratedRegex(@"\G(?<![0-9.,-])(?<a>1[1-9][0-9]{2}|20[0-9]{2}) ?[-–—] ?(?<b>1[1-9][0-9]{2}|20[0-9]{2})(?![0-9%€$]|[-.,][0-9])")]
    private static partial Regex YearRange { get; }

    [GeneratedRegex(@"\G(?<![0-9\p{L}.,])(?:\+[0-9]{1,3}[ .-]?(?:\([0-9]{1,5}\)[ .-]?)?(?:[0-9]{1,5}[ ./-]?){1,6}(?<=[0-9])|\(?0[0-9]{1,4}\)?[ /.-][0-9]{2,8}(?:[ .-][0-9]{2,8}){0,5}|\([0-9]{2,5}\) ?[0-9]{3,5}[ -][0-9]{2,4}(?:[ -][0-9]{2})?|8 ?\([0-9]{3}\) ?[0-9]{3}-[0-9]{2}-[0-9]{2}|[0-9]{2,5}(?:-[0-9]{2,5}){2,5}|[69][0-9]{2} [0-9]{3} [0-9]{3}|[6-9][0-9] [0-9]{3} [0-9]{2} [0-9]{2}|[6-9][0-9]{2} [0-9]{2} [0-9]{2} [0-9]{2}|3[0-9]{2} [0-9]{6,7}|(?:[0-9]{2} )?9[0-9]{4}-[0-9]{4}|8[ -][0-9]{3}[ -][0-9]{3}[ -][0-9]{2}[ -][0-9]{2}|(?<=(?:[Tt]el|[Tt]él|[Tt]eléf|тел|Тел|[Tt]eléfono|[Tt]éléphone|[Tt]elefono|[Tt]elefone|[Tt]elefon|[Tt]fno|[Cc]el|[Cc]ell|Fax|fax|[Tt]elefonnummer)\.? ?:? )[0-9]{2,12}(?:[ /.-][0-9]{2,8}){0,5})(?![0-9\p{L}-])")]
    private static partial Regex Telephone { get; }

    [GeneratedRegex("[0-9]{1,20}")]
    private static partial Regex Group { get; }

    [GeneratedRegex(@"\G(?<![0-9.,])[0-9]{1,4}(?:\.[0-9]{1,2}){2,4}(?![0-9])")]
    private static partial Regex Version { get; }

    [GeneratedRegex(@"\G(?<n>" + Number + @") ?(?<u>(?:%|‰|°[CF]?|º[CF]|[\p{L}µΩ]{1,8}[²³]?)(?:/[\p{L}µ]{1,6}[²³]?)?)(?![\p{L}\p{N}])(?!(?<=[тсгпд])\. [0-9])")]
    private static partial Regex WithUnit { get; }

    [GeneratedRegex(@"\G(?<![0-9.,/])(?<n>[0-9]{1,3})/(?<d>[0-9]{1,3})(?![0-9/])")]
    private static partial Regex Fraction { get; }

    [GeneratedRegex(@"\G(?<![0-9:.,])(?<a>[0-9]{1,3}):(?<b>[0-9]{1,3})(?![0-9:])")]
    private static partial Regex Score { get; }

    [GeneratedRegex(@"\G(?<![0-9][.,:/]|[$€£#*/=<>+-] ?)(?:1[1-9][0-9]{2}|20[0-9]{2})(?![0-9%°]|[.,:/][0-9])")]
    private static partial Regex FourDigits { get; }

    [GeneratedRegex(@"\G0[0-9]{1,40}(?![0-9]|[.,][0-9])")]
    private static partial Regex LeadingZero { get; }

    [GeneratedRegex(@"\G" + Number)]
    private static partial Regex Bare { get; }

    [GeneratedRegex(@"\G[0-9]{1,100000}")]
    private static partial Regex AnyDigits { get; }

    /// <summary>A whole number with a fraction: 2½, 1 3/4.</summary>
    [GeneratedRegex(@"\G(?<![0-9.,/])(?<n>[0-9]{1,6})(?: ?(?<f>[½¼¾⅓⅔])| (?<f>1/2|1/4|3/4|1/3|2/3))(?![0-9/])(?: (?<u>[\p{L}°]{1,4}[²³]?)(?![\p{L}\p{N}]))?")]
    private static partial Regex MixedNumber { get; }

    /// <summary>A fraction before what it is a part of.</summary>
    [GeneratedRegex(@"\G(?<![0-9.,/])(?<f>[½¼¾⅓⅔]|[1-9]/(?:[2-9]|10))(?![0-9/]) (?<u>[\p{L}]{1,24}[²³]?)(?![\p{L}\p{N}]|\. ?л\.)")]
    private static partial Regex FractionOf { get; }

    [GeneratedRegex(@"\G[½¼¾⅓⅔]")]
    private static partial Regex Half { get; }

    [GeneratedRegex(@"\G(?<![\p{L}\p{N}])(?:[:;=]-?[)(DPp]|<3)(?![\p{L}\p{N}])")]
    private static partial Regex Emoticon { get; }

    [GeneratedRegex(@"\G(?:[!?]{2,1000}|\.{3,1000}|…\.{0,20}|[-=_*~]{3,1000})")]
    private static partial Regex Repeated { get; }

    [GeneratedRegex(@"\G(?:[-−–+](?<![\p{L}\p{N})\]%°""'.,].)(?=[$€£¥]?[0-9])|−(?=[$€£¥]?[0-9])(?<![0-9].))")]
    private static partial Regex Minus { get; }

    [GeneratedRegex(@"\G(?:[–—~-](?<=[0-9%°€$£½].)(?=[$€£¥]?[0-9])|[–—](?<=[0-9%°€$] .)(?= [$€£¥]?[0-9])|[–-](?<=[0-9] ?(?:km|kg|cm|m|g|€|%|Uhr|h|°C) ?.)(?= ?[0-9]))")]
    private static partial Regex Range { get; }

    /// <summary>Letters in capitals, among words that are not.</summary>
    [GeneratedRegex(@"\G(?<![\p{L}\p{N}_@#/.])\p{Lu}{2,5}(?![\p{L}_@]|\.\p{L}|&)")]
    private static partial Regex Capitals { get; }

    [GeneratedRegex(@"\G ?[-–](?<=\b(?:lun|mar|mer|jeu|ven|sam|mié|jue|vie|sáb|mart|gio|sab|seg|ter|qua|qui|sex)\.? ?[-–]) ?(?=(?:mar|mer|jeu|ven|sam|dim|mié|jue|vie|sáb|dom|gio|sab|ter|qua|qui|sex)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex DayRange { get; }

    [GeneratedRegex(@"\G/(?<=[0-9] ?\p{L}{1,5} ?/)(?= ?100)")]
    private static partial Regex PerHundred { get; }

    [GeneratedRegex(@"\G(?:−|-(?<= -)(?= [0-9])(?<=[0-9] -))")]
    private static partial Regex Subtraction { get; }

    [GeneratedRegex(@"\G(?:—|–(?<= –)(?= ))")]
    private static partial Regex LongDash { get; }

    [GeneratedRegex(@"\G[xх](?<=[0-9] ?.)(?= ?[0-9])")]
    private static partial Regex ByLetter { get; }

    [GeneratedRegex(@"\G[/:](?<=[0-9] .)(?= [0-9])")]
    private static partial Regex DividedBy { get; }

    [GeneratedRegex(@"\G[^\p{L}\s0-9]")]
    private static partial Regex Any { get; }
}
