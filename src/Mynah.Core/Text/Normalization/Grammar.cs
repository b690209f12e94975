using System.Collections.Frozen;

namespace Mynah.Text.Normalization;

/// <summary>The gender that a number agrees with; <see cref="None"/> when it only counts.</summary>
internal enum Gender
{
    None,
    Masculine,
    Feminine,
    Neuter,
}

/// <summary>A noun that is counted.</summary>
/// <remarks>
/// <c>Few</c> follows any number but one; in Russian it follows 2–4 and fractions, and <c>Many</c> 5 and more. <c>Per</c> follows “per”.
/// </remarks>
internal sealed record Noun(Gender Gender, string One, string Few, string Many, string Per);

/// <summary>What the shared rules need to know of a language. Immutable after construction.</summary>
internal abstract class Grammar
{
    private readonly string _folder;

    protected Grammar(string folder)
    {
        _folder = folder;
        Words = Table.Rows(folder + "/Data/words.tsv").ToFrozenDictionary(row => row[0], row => row[1], StringComparer.Ordinal);
        Units = Table.Read(folder + "/Data/units.tsv", row => ReadNoun(row[1], row[2], row.Length > 3 ? row[3] : null));
        Currencies = Table.Read(folder + "/Data/currencies.tsv",
            row => (ReadNoun(row[1], row[2], null), row.Length > 4 ? ReadNoun(row[3], row[4], null) : null));
        Months = Words["months"].Split(' ');
        MonthForms = Words["month forms"].Split(' ');
    }

    /// <summary>Single words by their English name: “minus”, “to”, “dot” …</summary>
    public FrozenDictionary<string, string> Words { get; }

    public FrozenDictionary<string, Noun> Units { get; }

    public FrozenDictionary<string, (Noun Major, Noun? Minor)> Currencies { get; }

    /// <summary>Twelve names in the case that follows a day.</summary>
    public string[] Months { get; }

    /// <summary>Short and inflected forms, each with its number: “Mär=3”.</summary>
    public string[] MonthForms { get; }

    public string PathOf(string name) => _folder + "/Data/" + name;

    /// <summary>A whole number.</summary>
    /// <param name="digits">ASCII digits only.</param>
    /// <param name="gender">What it agrees with.</param>
    public abstract string Cardinal(string digits, Gender gender = Gender.None);

    /// <summary>An ordinal in its base form for a gender.</summary>
    public abstract string Ordinal(int number, Gender gender);

    /// <summary>A number with a decimal part.</summary>
    public abstract string Decimal(string whole, string fraction);

    public abstract string Year(int year);

    /// <summary>A date, in the form that the words around it ask for; month or year are 0 when they are not written.</summary>
    public abstract string Date(int day, int month, int year, Found found);

    /// <summary>A time of day; the second is negative when there is none.</summary>
    public abstract string Time(int hour, int minute, int second, Found found);

    /// <summary>The rules that only this language has; tried before the shared ones.</summary>
    public abstract IEnumerable<Rule> Own { get; }

    /// <summary>The form of a noun after a number.</summary>
    public virtual string Form(Noun noun, string digits, bool isDecimal)
        => !isDecimal && digits.TrimStart('0') == "1" ? noun.One : noun.Few;

    /// <summary>The gender of the noun that follows a bare number, as far as its ending shows it.</summary>
    public virtual Gender GenderOf(string following, string digits) => Gender.None;

    /// <summary>Whether words run together over an apostrophe: l'avvocato, d'euros.</summary>
    public virtual bool Elides => false;

    /// <summary>What links a noun such as “million” to what is counted, with the spaces around it: “ de ”, “ d'” or a space.</summary>
    public virtual string Of(string noun) => Words["of"].Length == 0 ? " " : $" {Words["of"]} ";

    /// <summary>Whether a number ends with the noun “million” or a larger one, which some languages link by “of”.</summary>
    public bool IsRoundMillion(string written)
        => Words["of"].Length > 0 && Parse(written) is { Fraction.Length: 0 } number && number.Whole.Length is > 6 and < 25
            && number.Whole.EndsWith("000000", StringComparison.Ordinal);

    /// <summary>“per” something: pro Stunde, all'ora.</summary>
    /// <param name="written">The unit as written.</param>
    /// <param name="said">Its form after “per”.</param>
    public virtual string Per(string written, string said) => $"{Words["per"]} {said}";

    /// <summary>A proper fraction with a denominator above two.</summary>
    public abstract string Fraction(int numerator, int denominator);

    /// <summary>A whole number and a fraction such as “1/2”.</summary>
    public virtual string Mixed(string whole, string fraction, Gender gender) => $"{Cardinal(whole, gender)} {Words["and"]} {Words[fraction]}";

    /// <summary>A part of one thing: “half a litre”, “three quarters of a litre”.</summary>
    public virtual string PartOf(string fraction, string noun, Gender gender)
        => (Words.TryGetValue(fraction, out var known) ? known : Fraction(fraction[0] - '0', int.Parse(fraction.AsSpan(2)))) + Of(noun) + noun;

    /// <summary>Joins an amount and its smaller unit.</summary>
    public virtual string Amount(string major, string minor, Noun minorNoun, string minorDigits)
        => $"{major} {Words["money and"]} {minor} {Form(minorNoun, minorDigits, isDecimal: false)}".Replace("  ", " ", StringComparison.Ordinal);

    /// <summary>A group of a telephone number; digit by digit unless the language says pairs.</summary>
    public virtual string TelephoneGroup(string digits) => Digits(digits);

    /// <summary>Letter by letter: “U E”.</summary>
    public virtual string Spell(string letters) => string.Join(' ', letters.AsEnumerable());

    /// <summary>Digit by digit.</summary>
    public string Digits(string digits) => string.Join(' ', digits.Select(digit => Cardinal(digit.ToString())));

    /// <summary>A number as written in this language, with separators and perhaps a decimal part.</summary>
    public string Number(string written, Gender gender = Gender.None)
    {
        var (whole, fraction) = Parse(written);
        return fraction.Length > 0 ? Decimal(whole, fraction) : Cardinal(whole, gender);
    }

    /// <summary>A number with the noun it counts.</summary>
    public virtual string Count(string written, Noun noun)
    {
        var (whole, fraction) = Parse(written);
        return fraction.Length > 0
            ? $"{Decimal(whole, fraction)} {Form(noun, whole, isDecimal: true)}"
            : Cardinal(whole, noun.Gender) + (IsRoundMillion(whole) && noun.Gender != Gender.None ? Of(noun.Few) : " ") + Form(noun, whole, isDecimal: false);
    }

    /// <summary>Splits a written number into its whole and decimal digits; group separators fall away.</summary>
    public static (string Whole, string Fraction) Parse(string written)
    {
        var point = written.LastIndexOf(',');
        if (point > 0 && written.IndexOf(',') != point)
            written = written.Replace(",", "", StringComparison.Ordinal);
        point = written.LastIndexOf(',');
        if (point < 0 && written.LastIndexOf('.') is > 0 and var dot && (written.Length - dot != 4 || dot > 3 && written.IndexOf('.') == dot))
            point = dot;
        var whole = point < 0 ? written : written[..point];
        return (string.Concat(whole.Where(char.IsAsciiDigit)), point < 0 ? "" : written[(point + 1)..]);
    }

    private static Noun ReadNoun(string gender, string forms, string? per)
    {
        var parts = forms.Split('|');
        var few = parts.Length > 1 ? parts[1] : parts[0];
        return new Noun(gender switch { "f" => Gender.Feminine, "n" => Gender.Neuter, "-" => Gender.None, _ => Gender.Masculine },
            parts[0], few, parts.Length > 2 ? parts[2] : few, per ?? parts[0]);
    }
}
