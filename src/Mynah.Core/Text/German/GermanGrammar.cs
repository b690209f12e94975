using System.Text.RegularExpressions;
using Mynah.Text.Normalization;

namespace Mynah.Text.German;

/// <summary>German: gender of one, endings of ordinals by the word before them, dates and times.</summary>
internal sealed partial class GermanGrammar() : Grammar("German")
{
    public override IEnumerable<Rule> Own =>
    [
        new(RuleStart.Letter, Regnal, f => RomanNumeral.Value(f["r"]) is > 0 and < 40 and var value ? "der " + Capital(GermanNumbers.OrdinalStem(value) + "e") : null),
        new(RuleStart.Letter, RomanOrdinal, f => RomanNumeral.Value(f["r"]) is > 0 and < 40 and var value ? GermanNumbers.OrdinalStem(value) + Ending(f) : null),
        new(RuleStart.Letter, RomanCardinal, f => RomanNumeral.Value(f["r"]) is > 0 and < 40 and var value ? Cardinal(value.ToString()) : null),
        new(RuleStart.Digit, Decade, f => GermanNumbers.Year(int.Parse(f["n"])) + "er" + f["e"]),
        new(RuleStart.Digit, ShortDate, f => int.Parse(f["d"]) is > 0 and < 32 and var day && int.Parse(f["m"]) is > 0 and < 13 and var month
            ? Date(day, month, 0, f) + (f.AtEnd && f.Value.EndsWith('.') ? "." : "") : null),
        new(RuleStart.Letter, Friday, _ => "Freitag"),
        new(RuleStart.Letter, MinuteAfterOrdinal, f => "Minute" + (f.AtEnd ? "." : "")),
        new(RuleStart.Digit, YearsOld, f => Cardinal(f["n"]) + (f["n"] == "1" ? " Jahr" : " Jahre") + (f.AtEnd ? "." : "")),
        new(RuleStart.Letter, Weekdays, f => Day(f["a"]) + " bis " + Day(f["b"])),
        new(RuleStart.Digit, OneNoun, SayOne),
        new(RuleStart.Digit, UnitCompound, f => Units.TryGetValue(f["u"], out var unit) ? $"{Cardinal(f["n"], Gender.Masculine)} {unit.One} " : null),
        new(RuleStart.Digit, Compound, f => Cardinal(f["n"], Gender.Masculine) + f["w"]),
        new(RuleStart.Digit, Times, f => Cardinal(f["n"], Gender.Masculine) + "mal"),
        new(RuleStart.Digit, HourOnly, f => Cardinal(f["h"], Gender.Masculine) + " Uhr"),
        new(RuleStart.Digit, DottedHour, f => Time(int.Parse(f["h"]), int.Parse(f["m"]), -1, f)),
        new(RuleStart.Digit, OrdinalDot, f => int.Parse(f["n"]) is > 0 and var value ? GermanNumbers.OrdinalStem(value) + Ending(f) + (f.AtEnd ? "." : "") : null),
        new(RuleStart.Letter, Street, f => f["s"] + "straße" + (f.AtEnd ? "." : "")),
        new(RuleStart.Digit, One, _ => "ein"),
    ];

    public override string Cardinal(string digits, Gender gender = Gender.None) => GermanNumbers.Cardinal(digits, gender);

    public override string Ordinal(int number, Gender gender) => GermanNumbers.OrdinalStem(number) + "e";

    public override string Decimal(string whole, string fraction) => $"{Cardinal(whole)} Komma {Digits(fraction)}";

    public override string Year(int year) => GermanNumbers.Year(year);

    public override string Date(int day, int month, int year, Found found)
        => (AmDay.IsMatch(Before(found)) ? "dem " : "") + GermanNumbers.OrdinalStem(day) + Ending(found) + (month > 0 ? " " + Months[month - 1] : "") + (year > 0 ? " " + Year(year) : "");

    public override string Time(int hour, int minute, int second, Found found)
        => Cardinal(hour.ToString(), Gender.Masculine) + " Uhr" + (minute > 0 ? " " + Cardinal(minute.ToString()) : "")
            + (second > 0 ? $" und {Count(second.ToString(), Units["s"])}" : "");

    public override string Amount(string major, string minor, Noun minorNoun, string minorDigits) => $"{major} {Cardinal(minorDigits)}";

    public override string Fraction(int numerator, int denominator)
        => $"{Cardinal(numerator.ToString(), Gender.Neuter)} {Capital(GermanNumbers.OrdinalStem(denominator))}el";

    public override string Mixed(string whole, string fraction, Gender gender)
        => fraction == "1/2" ? Cardinal(whole, Gender.Masculine) + "einhalb" : $"{Cardinal(whole)} {Words[fraction]}";

    public override string PartOf(string fraction, string noun, Gender gender)
        => fraction != "1/2" || gender == Gender.None ? base.PartOf(fraction, noun, gender)
            : (gender switch { Gender.Feminine => "eine halbe ", Gender.Neuter => "ein halbes ", _ => "ein halber " }) + noun;

    /// <summary>One thing, in the case that the word before it asks for: vor einem Jahr, in einer Stunde, kauft einen Hund.</summary>
    private string? SayOne(Found f)
    {
        var noun = Units.TryGetValue(f["u"], out var unit) ? unit.One : f["u"];
        if (unit is null && (!char.IsUpper(noun[0]) || noun.Length < 3 || char.IsUpper(noun[1])))
            return null;
        var gender = unit?.Gender ?? (NeuterNoun.IsMatch(noun) ? Gender.Neuter : FeminineEnding.IsMatch(noun) ? Gender.Feminine : Gender.Masculine);
        var before = f.WordBefore is "und" or "oder" && PairedNoun.Match(Before(f)) is { Success: true } first ? first.Groups["w"].Value.ToLowerInvariant() : f.WordBefore;
        var word = (gender, before) switch
        {
            (Gender.Feminine, "vor" or "mit" or "in" or "nach" or "seit" or "von" or "bei" or "aus" or "zu" or "innerhalb") => "einer ",
            (Gender.Feminine, _) => "eine ",
            (_, "vor" or "mit" or "in" or "nach" or "seit" or "von" or "bei" or "aus" or "zu") => "einem ",
            (Gender.Masculine, "um" or "für" or "ohne" or "gegen" or "hat" or "habe" or "haben" or "hatte" or "kauft" or "kaufte" or "er" or "sie" or "ich"
                or "braucht" or "trinkt" or "isst" or "nimmt" or "dauert" or "gibt" or "pro" or "je" or "enthält" or "wiegt" or "kostet" or "etwa") => "einen ",
            _ => "ein ",
        };
        return word + noun;
    }

    private static string Day(string written) => written[..2] switch
    {
        "Mo" => "Montag", "Di" => "Dienstag", "Mi" => "Mittwoch", "Do" => "Donnerstag", "Fr" => "Freitag", "Sa" => "Samstag", _ => "Sonntag",
    };

    public override Gender GenderOf(string following, string digits)
    {
        if (digits != "1" || following.Length < 3 || !char.IsUpper(following[0]) || char.IsUpper(following[1]))
            return Gender.None;
        return FeminineEnding.IsMatch(following) ? Gender.Feminine : Gender.Masculine;
    }

    /// <summary>“am 3.” → dritten, “der 3.” → dritte, “ein 3.” → dritter.</summary>
    private static string Ending(Found f) => (f.WordBefore is "und" or "oder" or "bis" && Paired.Match(Before(f)) is { Success: true } first
        ? first.Groups["w"].Value.ToLowerInvariant() : f.WordBefore) switch
    {
        "jede" or "jedes" or "dieses" or "letzte" => "e",
        "jeder" or "dieser" or "unser" or "als" => f.WordBefore is "jeder" or "dieser" ? "e" : "er",
        "der" when f.WordAfter is "Klasse" or "Etage" or "Reihe" or "Stelle" or "Seite" or "Minute" or "Min" => "en",
        "der" or "die" or "das" or "diese" or "eine" or "seine" or "ihre" or "meine" or "unsere" => "e",
        "ein" or "mein" or "sein" or "ihr" or "kein" => f.WordAfter switch
        {
            "Kapitel" or "Mal" or "Jahrhundert" or "Jahr" or "Tor" or "Spiel" or "Quartal" => "es",
            "Auflage" or "Klasse" or "Etage" or "Runde" or "Liga" or "Reihe" or "Person" or "Woche" or "Stunde" => "e",
            _ => "er",
        },
        "" when AmDay.IsMatch(Before(f)) => "en",
        "am" or "vom" or "zum" or "dem" or "den" or "des" or "bis" or "seit" or "ab" or "im" or "beim" or "nach" or "vor" or "einem" or "einen"
            or "jeden" or "jedem" or "diesem" or "diesen" or "montag" or "dienstag" or "mittwoch" or "donnerstag" or "freitag" or "samstag"
            or "sonntag" or "ihrem" or "seinem" or "ihren" or "seinen" or "zur" or "einer" or "ins" or "vorm" or "und" => "en",
        _ => "er",
    };

    /// <summary>Some words before the match.</summary>
    private static string Before(Found f) => f.Text[Math.Max(0, f.Start - 48)..f.Start];

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    [GeneratedRegex("(?:e|ung|heit|keit|schaft|ion|tät|in|ik|ur|ei|enz|anz|Frau|Stadt|Nacht|Hand|Wand|Zeit|Welt|Art|Zahl|Person|Tür|Bank|Woche|Stunde|[Ss]chwester|[Mm]utter|[Tt]ochter|Feier|[Nn]ummer|Kammer|Mauer|Schulter|Leber|Feder|Schüssel|Gabel|Regel|Insel|Tafel|Kartoffel|Nudel|Zwiebel|Kugel|Wurzel|Formel|Ampel|Uhr|Tür|Form|Farm|Burg|Kuh|Maus|Gans|Nuss|Mail|App|SMS|Party|Bar|Prise|Fahrt|Schicht|Schlacht|Aussicht|Nachricht|Antwort|Kraft|Luft|Macht|Million|Milliarde)$(?<!(?:Junge|Name|Käse|Kollege|Kunde|Ende|Auge|Gebäude|Getränk.?e|Termin|Verein|Stein|Wein|Bein|Schein|Ei))", RegexOptions.None)]
    private static partial Regex FeminineEnding { get; }

    [GeneratedRegex(@"\G(?<=\b(?:Ludwig|Heinrich|Friedrich|Wilhelm|Karl|Otto|Franz|Johannes Paul|Benedikt|Leo|Pius|Georg|Katharina|Elisabeth|Philipp|Konrad|Maximilian|Rudolf|Leopold|Papst [A-Z]\p{L}{2,14}|König [A-Z]\p{L}{2,14}|Kaiser [A-Z]\p{L}{2,14}) )(?<r>[IVX]{1,6})(?:\.(?!$)|\b)")]
    private static partial Regex Regnal { get; }

    [GeneratedRegex(@"\G(?<r>[IVX]{1,6})\.(?= \p{Lu})")]
    private static partial Regex RomanOrdinal { get; }

    [GeneratedRegex(@"\G(?<=\b(?:Kapitel|Teil|Band|Akt|Artikel|Abschnitt|Weltkrieg|Typ|Stufe|Rocky|Apollo|Kap\.|Bd\.|Abschn\.) ?)(?<r>[IVX]{1,6})(?!\p{L})")]
    private static partial Regex RomanCardinal { get; }

    [GeneratedRegex(@"\G(?<n>(?:1[0-9])?(?:[2-9]0|00)|20[0-9]0)er(?<e>n?)(?!\p{L})")]
    private static partial Regex Decade { get; }

    [GeneratedRegex(@"\G(?<![0-9:.,])(?<h>[0-9]{1,2}) ?(?:Uhr|(?<=\b(?:[Uu]m|[Aa]b|[Bb]is|[Gg]egen|[Vv]on) [0-9]{1,2} ?)h(?! ?[0-9]))(?!\p{L})")]
    private static partial Regex HourOnly { get; }

    [GeneratedRegex(@"\G(?<![0-9:.,])(?<h>[0-9]{1,2})\.(?<m>[0-5][0-9]) Uhr(?!\p{L})")]
    private static partial Regex DottedHour { get; }

    [GeneratedRegex(@"\G(?<![0-9.,])(?<n>[0-9]{1,3})\.(?= \p{L})(?! (?:[^\p{L}]|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jan\b|Feb\b|Apr\b|Aug\b|Sep|Okt\b|Nov\b|Dez\b))(?:(?= (?:Jahrhundert|Jhd?\.|Min\.|Kapitel|Mal|Klasse|Etage|Auflage|Platz|Stock|Geburtstag|Weltkrieg|Runde|Liga|Bundesliga|Tag|Woche|Monat|Jahr|Quartal|Stunde|Minute|Person|Teil|Reihe|Stelle|Rang|Spieltag|Semester|Akt|Tor|Lebensjahr|Spiel|Versuch|Band|Schritt|Punkt|Advent|Obergeschoss|Lauf))|(?<=\b(?:am|als|wurde|wird|[Jj]edes|[Jj]eder|[Jj]eden|[Jj]ede|dieser|diesem|seinem|ihrem|der|die|das|dem|den|des|zum|vom|im|beim|zur|ein|eine|einen|einem|jeder|jede|jedes|sein|mein|ihr|seinen|ihren|meinen|Am|Der|Die|Das|Zum|Im|Vom|bis|[0-9]\. und|[0-9]\. oder|[0-9]\. bis) [0-9]{1,3}\.)(?= \p{L}))|\G(?<n>[0-9]{1,2})\.(?<=\b(?:am|vom|zum) [0-9]{1,2}\.)(?=[""”)]?$)")]
    private static partial Regex OrdinalDot { get; }

    [GeneratedRegex(@"\G(?<s>\p{Lu}\p{L}{2,20})str\.")]
    private static partial Regex Street { get; }

    [GeneratedRegex(@"\G(?<n>1)(?=-\p{L})")]
    private static partial Regex One { get; }

    /// <summary>“ab 1.9.”, “vom 3.5. bis zum 7.5.”</summary>
    [GeneratedRegex(@"\G(?<![0-9.,])(?<d>[0-9]{1,2})\.(?<m>[0-9]{1,2})\.(?<=\b(?:[Aa]b|[Aa]m|[Vv]om|[Bb]is|[Zz]um|[Dd]er|[Dd]en|[Dd]em|[Ss]eit|[Dd]es) [0-9]{1,2}\.[0-9]{1,2}\.)(?![0-9])")]
    private static partial Regex ShortDate { get; }

    /// <summary>3-mal, 8-jährig, 12-Jährige, 4fach.</summary>
    [GeneratedRegex(@"\G(?<![0-9.,/])(?<n>[0-9]{1,6})(?:-(?<w>\p{Ll}{3,24})|(?<w>-?[Jj]ährige?[nrms]?|fach\p{Ll}{0,2}|mal|stellige?[nrms]?))(?!\p{L})")]
    private static partial Regex Compound { get; }

    /// <summary>50-m-Lauf, 5-kg-Sack.</summary>
    [GeneratedRegex(@"\G(?<![0-9.,/])(?<n>[0-9]{1,6})-(?<u>\p{L}{1,3})-(?=\p{Lu})")]
    private static partial Regex UnitCompound { get; }

    [GeneratedRegex(@"\G(?<![0-9.,/])(?<n>[0-9]{1,3}) ?x(?= \p{Ll}|[.,!?]|$)")]
    private static partial Regex Times { get; }

    [GeneratedRegex(@"\G(?<![0-9.,/:–-]|[0-9–] )1 (?<u>\p{L}{4,30}|(?!Uhr)\p{L}{1,3}(?!\.))(?![\p{L}\p{N}/²³])")]
    private static partial Regex OneNoun { get; }

    [GeneratedRegex("(?:chen|lein|ment|um|Jahr|Kind|Haus|Buch|Bier|Brot|Auto|Rad|Bild|Tor|Spiel|Ei|Zimmer|Glas|Pfund|Tier|Pferd|Paar|Mal|Stück|Wort|Blatt|Ticket|Hotel|Konto|Foto|Video|Hemd|Kleid|Bett|Prozent|Schiff|Land|Dorf|Leben|Paket|[Kk]apitel|Mittel|Semester|Quartal|Ergebnis|Problem|System|Programm|Fenster|Messer|Zeichen|Unternehmen|Team|Baby|Gramm|Kilo|Viertel|Drittel|[Jj]ahrhundert|[Jj]ahrzehnt|Restaurant|Büro|Café|Geschenk|Gerät|Exemplar|Modell|Boot|Schwein|Schaf|Huhn|Getränk|Gebäude|Gericht|Heft|Lied|Menü|Passwort|Rezept|Werk|Ziel|Feld|Bein|Fest|Netz|Meeting|Interview|Album|Kilogramm|Milligramm|Watt|Volt|Grad|Stadion|Opfer|Todesopfer|Lager|Ufer|Kissen|Museum|Zentrum|Stockwerk)$")]
    private static partial Regex NeuterNoun { get; }

    /// <summary>“Fr.” before a date or a time is the day, before a name “Frau”.</summary>
    [GeneratedRegex(@"\GFr\.(?=,? ?(?:den |dem |ab |um |von |bis )?[0-9]|,? ?(?:und |u\. )?(?:Sa|So|Mo)\b| [a-zäöü]|[-–])")]
    private static partial Regex Friday { get; }

    [GeneratedRegex(@"\GMin\.(?<=[0-9]\. Min\.)")]
    private static partial Regex MinuteAfterOrdinal { get; }

    [GeneratedRegex(@"\b[Aa]m (?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|Mo\.|Di\.|Mi\.|Do\.|Fr\.|Sa\.|So\.), $")]
    private static partial Regex AmDay { get; }

    [GeneratedRegex(@"\b(?<w>\p{L}{2,12}) [0-9]{1,3} \p{L}{2,20} (?:und|oder) $")]
    private static partial Regex PairedNoun { get; }

    [GeneratedRegex(@"\G(?<![0-9.,])(?<n>[0-9]{1,3}) ?J\.(?= alt|[ ,;)]|$)")]
    private static partial Regex YearsOld { get; }

    [GeneratedRegex(@"\G(?<a>Mo|Di|Mi|Do|Fr|Sa|So)\.? ?[-–] ?(?<b>Mo|Di|Mi|Do|Fr|Sa|So)(?:\.|(?!\p{L}))")]
    private static partial Regex Weekdays { get; }

    [GeneratedRegex(@"\b(?<w>\p{L}{2,12}) [0-9]{1,3}\. (?:und|oder|bis) $")]
    private static partial Regex Paired { get; }
}
