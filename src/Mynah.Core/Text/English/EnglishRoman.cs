using System.Text.RegularExpressions;
using Mynah.Text.Normalization;

namespace Mynah.Text.English;

/// <summary>Roman numerals, where a word before or after shows that they are meant.</summary>
internal static partial class EnglishRoman
{
    public static IEnumerable<Rule> Rules =>
    [
        new(RuleStart.Letter, Century, f => RomanNumeral.Value(f["r"]) is > 0 and < 40 and var value ? EnglishNumbers.Ordinal(value.ToString()) : null),
        new(RuleStart.Letter, Numbered, f => RomanNumeral.Value(f.Value) is > 0 and var value ? EnglishNumbers.Cardinal(value) : null),
        new(RuleStart.Letter, Lettered, f => RomanNumeral.Value(f["r"]) is > 0 and var value ? EnglishNumbers.Cardinal(value) + " " + f["x"].ToUpperInvariant() : null),
        new(RuleStart.Letter, SecondOfTwo, f => RomanNumeral.Value(f.Value) is > 0 and var value ? EnglishNumbers.Cardinal(value) : null),
        new(RuleStart.Letter, RomanYear, f => RomanNumeral.Value(f.Value) is > 1000 and < 2100 and var year ? EnglishNumbers.Year(year) : null),
        new(RuleStart.Letter, Regnal, f => f.Value is "X" && f.WordBefore is "malcolm" ? null : RomanNumeral.Value(f["r"]) is > 0 and < 40 and var value ? "the " + EnglishNumbers.Ordinal(value.ToString()) : null),
        new(RuleStart.Letter, Plain, f => RomanNumeral.Value(f["r"]) is > 0 and < 40 and var value && value is not (10 or 5)
            ? EnglishNumbers.Cardinal(value) : null),
    ];

    [GeneratedRegex(@"\G(?<r>[IVXLivxl]{1,7})(?:th|st|nd|rd)?(?= ?-?(?:century|centuries|dynasty|Century|Dynasty|Olympi|Congress))")]
    private static partial Regex Century { get; }

    [GeneratedRegex(@"\G(?<=\b(?:chapter|chapters|part|parts|section|sections|volume|vol\.|book|act|scene|article|articles|appendix|figure|fig\.|table|title|phase|stage|type|class|grade|level|group|unit|version|episode|season|wars?|ch\.|chap\.|chs\.|vols?\.|sec\.|art\.|arts\.|pt\.|bk\.|no\.|eq\.|app\.|amend\.|amendments?|ep\.|pl\.|stages|phases|types|scenes|acts|books|volumes|titles|cantos|superbowl|bowl|apollo|rocky|vatican|saturn|mark|schedule|division|tier|category|lesson|module|round|step|verse|canto|psalm|windows|gemini|annex|quest|fantasy|gta|iv|halo|cranial nerve) )(?!I(?:'| (?:am|was|think|have|will|would|can|like|did|want|know)\b))(?:[IVXLCDM]{1,9}|[ivxl]{1,7})(?![A-Za-z0-9])", RegexOptions.IgnoreCase)]
    private static partial Regex Numbered { get; }

    [GeneratedRegex(@"\G(?<=\b(?:[Pp]hase|[Ss]tage|[Tt]ype|[Gg]rade|[Cc]lass) )(?<r>[IVX]{1,4})(?<x>[a-cA-C])(?![A-Za-z0-9])")]
    private static partial Regex Lettered { get; }

    /// <summary>World Wars I and II; Chapters IV–VI.</summary>
    [GeneratedRegex(@"\G(?<=\b(?:[Cc]hapters|[Pp]arts|[Ss]ections|[Vv]olumes|[Vv]ols\.|[Bb]ooks|[Aa]cts|[Ss]cenes|[Aa]rticles|[Ff]igures|[Ff]igs\.|[Tt]ables|[Pp]hases|[Tt]ypes|[Tt]itles|[Ss]tages|[Ll]evels|[Ww]ars?|[Aa]mendments) [IVXivx]{1,6}(?:(?:, | ?[-–] ?)[IVXivx]{1,6},?)?(?:,? and | & |, | or | to | ?[-–] ?))[IVXivx]{1,6}(?![A-Za-z0-9'])")]
    private static partial Regex SecondOfTwo { get; }

    [GeneratedRegex(@"\G(?<=\b(?:Henry|Louis|Elizabeth|George|Charles|James|William|Edward|Richard|John Paul|John|Paul|Benedict|Pius|Gregory|Leo|Innocent|Clement|Francis|Philip|Ferdinand|Frederick|Catherine|Peter|Alexander|Nicholas|Napoleon|Ramses|Ramesses|Ptolemy|Cleopatra|Mary|Robert|Malcolm|Kenneth|David|Constantine|Theodosius|Justinian|Otto|Wilhelm|Friedrich|Juan Carlos|Alfonso|Carlos|Felipe|Gustav|Christian|Olav|Haakon|Harald|Margrethe|Beatrix|Pope [A-Z][a-z]{2,12}|King [A-Z][a-z]{2,12}|Queen [A-Z][a-z]{2,12}|Emperor [A-Z][a-z]{2,12}|Tsar [A-Z][a-z]{2,12}|Urban|Boniface|Celestine|Adrian|Julius|Sixtus|Thutmose|Amenhotep|Xerxes|Darius|Mehmed|Murad|Selim|Ivan|Leopold|Baldwin|Joseph|Umberto|Victor Emmanuel|Thomas|Michael|Andrew|Stephen|Arthur|Albert|Harry|Sancho|Pedro|Manuel) )(?<r>[IVX]{1,6})(?:(?=')|(?![A-Za-z0-9']))")]
    private static partial Regex Regnal { get; }

    [GeneratedRegex(@"\G(?<![A-Za-z0-9])M[MDCLXVI]{3,14}(?![A-Za-z0-9])")]
    private static partial Regex RomanYear { get; }

    [GeneratedRegex(@"\G(?<=[A-Z][a-z]{2,14} )(?<r>[IVX]{2,6})(?![A-Za-z0-9])")]
    private static partial Regex Plain { get; }
}
