using System.Text.RegularExpressions;
using Mynah.Text.Normalization;

namespace Mynah.Text.Russian;

/// <summary>Russian: three noun forms, years and dates in their case, decimals as fractions, numerals after prepositions.</summary>
internal sealed partial class RussianGrammar() : Grammar("Russian")
{
    public override IEnumerable<Rule> Own =>
    [
        new(RuleStart.Digit, YearSpan, f => f.WordBefore is "в"
            ? $"{OrdinalOf(f["a"], RussianCase.Prepositional)} – {OrdinalOf(f["b"], RussianCase.Prepositional)} годах"
            : $"{OrdinalOf(f["a"], RussianCase.Nominative)} – {OrdinalOf(f["b"], RussianCase.Nominative)} годы"),
        new(RuleStart.Digit, EraYear, f => SayYear(f) is { } era ? era + " " : null),
        new(RuleStart.Digit, OneEach, f => f["e"] == "е" ? "одной" : "одному"),
        new(RuleStart.Digit, YearWord, SayYear),
        new(RuleStart.Letter, PlaceWord, f => PlaceIn(f["w"].ToLowerInvariant(), f["p"].ToLowerInvariant())),
        new(RuleStart.Digit, AwayFrom, f => Units.TryGetValue(f["u"], out var away) && RussianNumbers.Declined(f["n"], Gender.Masculine, RussianCase.Prepositional) is { } number
            ? $"{number} {(f["n"] == "1" ? away.One[..^1].TrimEnd('е') + (away.One.EndsWith('р') ? "ре" : "е") : away.One + "ах")}" : null),
        new(RuleStart.Letter, YearLetter, f => "года" + (f.AtEnd ? "." : "")),
        new(RuleStart.Letter, Weekdays, f => $"с {Day(f["a"], genitive: true)} по {Day(f["b"], genitive: false)}"),
        new(RuleStart.Digit, FromDay, f => int.Parse(f["n"]) is > 0 and < 32 and var day ? RussianNumbers.Ordinal(day, Gender.Neuter, RussianCase.Genitive) : null),
        new(RuleStart.Digit, FromNumber, f => RussianNumbers.Cardinal(f["n"], Gender.Masculine, genitive: true)),
        new(RuleStart.Digit, CollectiveSuffix, f => RussianNumbers.Cardinal(f["n"], Gender.Masculine, genitive: true)),
        new(RuleStart.Digit, Compound, f => CompoundPart(f["n"]) + f["w"]),
        new(RuleStart.Digit, SquareUnit, f => Units.TryGetValue(f["b"] + (f["p"] == "кв" ? "²" : "³"), out var unit) ? Count(f["n"], unit) + (f.AtEnd && f.Value.EndsWith('.') ? "." : "") : null),
        new(RuleStart.Digit, Accusative, f => RussianNumbers.Cardinal(f["n"], Gender.Feminine) is var words && words.EndsWith("одна", StringComparison.Ordinal) ? words[..^1] + "у" : null),
        new(RuleStart.Digit, YearOfMany, f => OrdinalOf(f["y"], f["e"] switch
        {
            "ами" => RussianCase.Instrumental, "ам" => RussianCase.Dative, "ах" => RussianCase.Prepositional, "ов" => RussianCase.Genitive, _ => RussianCase.Nominative,
        })),
        new(RuleStart.Digit, Oblique, SayOblique),
        new(RuleStart.Letter, WorldWar, SayRomanBefore),
        new(RuleStart.Digit, Times, f => Count(f["n"], TimesNoun)),
        new(RuleStart.Digit, Decade, f => RussianNumbers.Ordinal(int.Parse(f["n"]), Gender.Masculine, f["e"] is "х" or "ых" ? RussianCase.Genitive : RussianCase.Nominative, plural: true)),
        new(RuleStart.Digit, Suffixed, f => Inflected(int.Parse(f["n"]), f["e"], f)),
        new(RuleStart.Letter, Century, f => RomanNumeral.Value(f["r"]) is > 0 and < 40 and var value ? SayCentury(value, f) : null),
        new(RuleStart.Letter, Regnal, f => RomanNumeral.Value(f["r"]) is > 0 and < 40 and var value ? SayRegnal(value, f.WordBefore) : null),
        new(RuleStart.Digit, GenitiveNumber, f => Genitive(f["n"].Replace(" ", "", StringComparison.Ordinal), f["u"])),
        new(RuleStart.Digit, Span, f => $"от {RussianNumbers.Cardinal(f["a"], Gender.Masculine, genitive: true)} до {Genitive(f["b"], f["u"])}"),
        new(RuleStart.Digit, Hours, f => Count(f["h"], Units["ч"]) + (f.Has("m") ? " " + Count(f["m"], Units["мин"]) : "")),
    ];

    public override string Cardinal(string digits, Gender gender = Gender.None) => RussianNumbers.Cardinal(digits, gender);

    public override string Ordinal(int number, Gender gender) => RussianNumbers.Ordinal(number, gender);

    public override string Decimal(string whole, string fraction)
    {
        if (fraction.Length > 4)
            return $"{Cardinal(whole)} запятая {Digits(fraction)}";
        var part = fraction.Length switch { 1 => "десят", 2 => "сот", 3 => "тысячн", _ => "десятитысячн" };
        return $"{Cardinal(whole, Gender.Feminine)} цел{Ending(whole)} {Cardinal(fraction, Gender.Feminine)} {part}{Ending(fraction)}";

        static string Ending(string digits) => digits.EndsWith('1') && !digits.EndsWith("11", StringComparison.Ordinal) ? "ая" : "ых";
    }

    public override string Year(int year) => Cardinal(year.ToString());

    public override string Date(int day, int month, int year, Found found)
    {
        var words = found.WordBefore switch
        {
            "сегодня" or "на" or "по" or "завтра" or "дата" => RussianNumbers.Ordinal(day, Gender.Neuter),
            "к" => RussianNumbers.Ordinal(day, Gender.Neuter, RussianCase.Dative),
            _ => RussianNumbers.Ordinal(day, Gender.Neuter, RussianCase.Genitive),
        };
        var yearWords = year == 0 ? "" : " " + OrdinalOf(year.ToString(), RussianCase.Genitive) + (YearFollows.IsMatch(found.Text, found.End) ? "" : " года");
        return words + (month > 0 ? " " + Months[month - 1] : "") + yearWords;
    }

    public override string Time(int hour, int minute, int second, Found found)
    {
        if (minute == 0 && found.Has("u"))
            return Count(hour.ToString(), Units["ч"]);
        var minutes = minute == 0 ? "ноль ноль" : (minute < 10 ? "ноль " : "") + Cardinal(minute.ToString());
        var hours = found.WordBefore is "с" or "до" or "от" or "после" or "около" ? RussianNumbers.Cardinal(hour.ToString(), Gender.Masculine, genitive: true)
            : found.WordBefore is "к" ? RussianNumbers.Declined(hour.ToString(), Gender.Masculine, RussianCase.Dative) ?? "нулю" : Cardinal(hour.ToString());
        return $"{hours} {minutes}" + (second > 0 ? " и " + Count(second.ToString(), Units["с"]) : "");
    }

    /// <summary>1,5 is a word of its own before a noun: полтора часа, полторы тонны.</summary>
    public override string Count(string written, Noun noun)
        => written == "1,5" && noun.One[0] != 'п' ? $"{(noun.Gender == Gender.Feminine ? "полторы" : "полтора")} {noun.Few}" : base.Count(written, noun);

    public override string Form(Noun noun, string digits, bool isDecimal)
        => isDecimal ? noun.Few : RussianNumbers.Form(noun, int.Parse(digits.AsSpan(Math.Max(0, digits.Length - 2))));

    public override Gender GenderOf(string following, string digits)
    {
        var last = following[^1];
        if (!char.IsLower(following[0]) || digits.EndsWith("11", StringComparison.Ordinal) || digits.EndsWith("12", StringComparison.Ordinal))
            return Gender.None;
        return digits[^1] switch
        {
            '1' => last is 'а' or 'я' || following is "ночь" or "дочь" or "тетрадь" or "площадь" or "часть" or "вещь" ? Gender.Feminine
                : last is 'о' or 'е' ? Gender.Neuter : Gender.Masculine,
            '2' => last is 'и' or 'ы' && following is not ("и" or "или") ? Gender.Feminine : Gender.Masculine,
            _ => Gender.None,
        };
    }

    public override string TelephoneGroup(string digits)
        => digits.Length > 3 ? Digits(digits) : digits[0] == '0' ? Digits(digits) : Cardinal(digits);

    private static readonly Noun TimesNoun = new(Gender.Masculine, "раз", "раза", "раз", "раз");

    public override string Fraction(int numerator, int denominator)
        => $"{Cardinal(numerator.ToString(), Gender.Feminine)} {(numerator % 10 == 1 && numerator != 11 ? RussianNumbers.Ordinal(denominator, Gender.Feminine) : RussianNumbers.Ordinal(denominator, Gender.Feminine, RussianCase.Genitive, plural: true))}";

    public override string Mixed(string whole, string fraction, Gender gender)
        => fraction == "1/2" ? whole == "1" ? gender == Gender.Feminine ? "полторы" : "полтора" : Cardinal(whole, gender) + " с половиной"
            : $"{Cardinal(whole, Gender.Feminine)} {(whole.EndsWith('1') ? "целая" : "целых")} {Words[fraction]}";

    public override string PartOf(string fraction, string noun, Gender gender)
        => $"{(Words.TryGetValue(fraction, out var known) ? known : Fraction(fraction[0] - '0', int.Parse(fraction.AsSpan(2))))} {Units.Values.FirstOrDefault(unit => unit.One == noun)?.Few ?? noun}";

    /// <summary>100 рублей в час, 5 рублей за штуку, 10 килограммов на метр.</summary>
    public override string Per(string written, string said) => said switch
    {
        "час" or "минуту" or "секунду" or "день" or "месяц" or "год" or "неделю" or "сутки" => "в " + said,
        "мес" => "в месяц",
        "сут" => "в сутки",
        "чел" or "человек" => "на человека",
        _ when written is "шт" or "кг" or "г" or "л" or "т" => "за " + (said == "штука" ? "штуку" : said),
        _ => "на " + said,
    };

    /// <summary>The word in the case that the preposition asks for; null when it stays as it is.</summary>
    private static string? PlaceIn(string word, string preposition)
    {
        var (nominative, genitive, dative, prepositional) = word switch
        {
            "ул" => ("улица", "улицы", "улице", "улице"),
            "пл" => ("площадь", "площади", "площади", "площади"),
            "наб" => ("набережная", "набережной", "набережной", "набережной"),
            "обл" => ("область", "области", "области", "области"),
            "пер" => ("переулок", "переулка", "переулку", "переулке"),
            "просп" or "пр-т" => ("проспект", "проспекта", "проспекту", "проспекте"),
            "стр" => ("страница", "страницы", "странице", "странице"),
            "рис" => ("рисунок", "рисунка", "рисунку", "рисунке"),
            "табл" => ("таблица", "таблицы", "таблице", "таблице"),
            "гл" => ("глава", "главы", "главе", "главе"),
            "г" => ("город", "города", "городу", "городе"),
            "д" => ("дом", "дома", "дому", "доме"),
            _ => ("пункт", "пункта", "пункту", "пункте"),
        };
        return preposition switch
        {
            "на" or "в" or "во" or "о" or "об" or "при" => prepositional,
            "по" or "к" or "согласно" => dative,
            "" => nominative,
            _ => genitive,
        };
    }

    public override string Spell(string letters) => string.Join(' ', letters.Select(letter => letter switch
    {
        'Б' => "бэ", 'В' => "вэ", 'Г' => "гэ", 'Д' => "дэ", 'Ж' => "жэ", 'З' => "зэ", 'К' => "ка", 'Л' => "эль", 'М' => "эм", 'Н' => "эн", 'П' => "пэ",
        'Р' => "эр", 'С' => "эс", 'Т' => "тэ", 'Ф' => "эф", 'Х' => "ха", 'Ц' => "цэ", 'Ч' => "че", 'Ш' => "ша", 'Щ' => "ща", 'Й' => "и краткое",
        _ => char.ToLowerInvariant(letter).ToString(),
    }));

    private static string CompoundPart(string digits) => digits switch
    {
        "1" => "одно",
        "40" => "сорока",
        "90" => "девяносто",
        "100" => "сто",
        "1000" => "тысяче",
        _ => RussianNumbers.Cardinal(digits, Gender.Masculine, genitive: true).Replace(" ", "", StringComparison.Ordinal).Replace("девяноста", "девяносто", StringComparison.Ordinal),
    };

    /// <summary>The ending of the counted noun tells the case: к пяти часам, с двумя друзьями, в трёх городах.</summary>
    private static string? SayOblique(Found f)
    {
        var inCase = f["e"] switch { "ам" or "ям" => RussianCase.Dative, "ами" or "ями" or "ьми" => RussianCase.Instrumental, _ => RussianCase.Prepositional };
        return RussianNumbers.Declined(f["n"], Gender.Masculine, inCase);
    }

    private static string? SayRomanBefore(Found f)
    {
        if (RomanNumeral.Value(f["r"]) is not (> 0 and < 100 and var value))
            return null;
        var next = f.WordAfter;
        bool Ends(string ending) => next.EndsWith(ending, StringComparison.Ordinal);
        var (gender, inCase) = Ends("ая") || Ends("ия") ? (Gender.Feminine, RussianCase.Nominative)
            : Ends("ой") || Ends("ей") || Ends("ии") || Ends("ине") ? (Gender.Feminine, RussianCase.Genitive)
            : Ends("але") || Ends("апе") || Ends("уре") || Ends("зде") || Ends("ссе") ? (Gender.Masculine, RussianCase.Prepositional)
            : Ends("ала") && next != "глава" || Ends("апа") || Ends("зда") || Ends("ура") || Ends("ого") ? (Gender.Masculine, RussianCase.Genitive)
            : (Gender.Masculine, RussianCase.Nominative);
        return RussianNumbers.Ordinal(value, gender, inCase);
    }

    private static string Day(string written, bool genitive) => (written.ToLowerInvariant(), genitive) switch
    {
        ("пн", true) => "понедельника", ("пн", _) => "понедельник", ("вт", true) => "вторника", ("вт", _) => "вторник",
        ("ср", true) => "среды", ("ср", _) => "среду", ("чт", true) => "четверга", ("чт", _) => "четверг",
        ("пт", true) => "пятницы", ("пт", _) => "пятницу", ("сб", true) => "субботы", ("сб", _) => "субботу",
        (_, true) => "воскресенья", _ => "воскресенье",
    };

    private static string OrdinalOf(string year, RussianCase inCase) => RussianNumbers.Ordinal(int.Parse(year), Gender.Masculine, inCase);

    private string Genitive(string digits, string unit)
    {
        unit = unit is "руб." or "руб" ? "руб." : unit.TrimEnd('.');
        var noun = unit.Length > 0 ? Units.GetValueOrDefault(unit) ?? (Currencies.TryGetValue(unit, out var money) ? money.Major : null) : null;
        var number = RussianNumbers.Cardinal(digits, noun?.Gender ?? Gender.Masculine, genitive: true);
        if (noun is null)
            return unit.Length > 0 ? number + " " + unit : number;
        return number + " " + (digits.EndsWith('1') && !digits.EndsWith("11", StringComparison.Ordinal) ? noun.Few : noun.Many);
    }

    private static string? SayYear(Found f)
    {
        var before = f.WordBefore;
        var isShort = f["w"] is "г." or "г";
        if (isShort && f["y"].Length < 4 && !Era.IsMatch(f.Text, f.End) && !(f["w"] == "г." && before is "в" or "с" or "до" or "к"))
            return null; // 250 г муки
        var (inCase, word) = f["w"] switch
        {
            "год" => (RussianCase.Nominative, "год"),
            "года" => (RussianCase.Genitive, "года"),
            "годом" => (RussianCase.Instrumental, "годом"),
            "годе" => (RussianCase.Prepositional, "годе"),
            "году" => before is "к" or "по" ? (RussianCase.Dative, "году") : (RussianCase.Prepositional, "году"),
            _ => before switch
            {
                "в" or "во" or "о" => (RussianCase.Prepositional, "году"),
                "к" => (RussianCase.Dative, "году"),
                "с" or "до" or "от" or "после" or "около" or "из" or "начала" or "конца" => (RussianCase.Genitive, "года"),
                _ => (RussianCase.Nominative, "год"),
            },
        };
        return $"{OrdinalOf(f["y"], inCase)} {word}{(isShort && f["w"].EndsWith('.') && f.AtEnd ? "." : "")}";
    }

    private static string SayCentury(int value, Found f) => f["w"] switch
    {
        "века" or "столетия" or "тысячелетия" => Inflect(value, RussianCase.Genitive, f),
        "веках" => Inflect(value, RussianCase.Prepositional, f),
        "веков" => Inflect(value, RussianCase.Genitive, f),
        "веке" or "столетии" => Inflect(value, RussianCase.Prepositional, f),
        "веку" => Inflect(value, RussianCase.Dative, f),
        "веком" => Inflect(value, RussianCase.Instrumental, f),
        "в." => f.WordBefore is "в" ? RussianNumbers.Ordinal(value, Gender.Masculine, RussianCase.Prepositional) + " веке" + (f.AtEnd ? "." : "")
            : RussianNumbers.Ordinal(value, Gender.Masculine) + " век" + (f.AtEnd ? "." : ""),
        "" => Inflect(value, f.WordBefore is "конец" or "конца" or "начало" or "начала" or "середина" or "середины" or "с" or "до" or "половина" ? RussianCase.Genitive : f.WordBefore is "в" ? RussianCase.Prepositional : RussianCase.Nominative, f),
        "столетие" or "тысячелетие" => RussianNumbers.Ordinal(value, Gender.Neuter) + " " + f["w"],
        _ => Inflect(value, RussianCase.Nominative, f),
    };

    private static string Inflect(int value, RussianCase inCase, Found f)
        => (RussianNumbers.Ordinal(value, Gender.Masculine, inCase) + " " + f["w"]).TrimEnd();

    private static string Inflected(int number, string ending, Found f) => ending switch
    {
        "я" or "ая" => RussianNumbers.Ordinal(number, Gender.Feminine),
        "ю" or "ую" => RussianNumbers.Ordinal(number, Gender.Feminine)[..^2] + "ую",
        "е" or "ое" => RussianNumbers.Ordinal(number, Gender.Neuter),
        "го" or "ого" => RussianNumbers.Ordinal(number, Gender.Masculine, RussianCase.Genitive),
        "му" or "ому" => RussianNumbers.Ordinal(number, Gender.Masculine, RussianCase.Dative),
        "й" when f.WordBefore is "она" || f.WordBefore.EndsWith("ла", StringComparison.Ordinal) || f.WordBefore.EndsWith("лась", StringComparison.Ordinal)
            => RussianNumbers.Ordinal(number, Gender.Feminine, RussianCase.Genitive),
        "й" or "ой" when f.WordAfter is { Length: > 2 } next && char.IsLower(next[0]) && next[^1] is 'и' or 'ы' or 'е' => RussianNumbers.Ordinal(number, Gender.Feminine, RussianCase.Genitive),
        "м" when !(f.WordBefore is "в" or "во" or "на" or "о" or "об" or "при") => RussianNumbers.Ordinal(number, Gender.Masculine, RussianCase.Instrumental),
        "м" or "ом" => RussianNumbers.Ordinal(number, Gender.Masculine, RussianCase.Prepositional),
        "х" or "ых" => RussianNumbers.Ordinal(number, Gender.Masculine, RussianCase.Genitive, plural: true),
        _ => RussianNumbers.Ordinal(number, Gender.Masculine),
    };

    private static string SayRegnal(int value, string name) => name switch
    {
        "глава" or "часть" or "гл" or "ч" => RussianNumbers.Ordinal(value, Gender.Feminine),
        "екатерина" or "елизавета" or "анна" => RussianNumbers.Ordinal(value, Gender.Feminine),
        "екатерины" or "елизаветы" or "екатерине" or "елизавете" => RussianNumbers.Ordinal(value, Gender.Feminine, RussianCase.Genitive),
        _ when name[^1] is 'а' or 'я' => RussianNumbers.Ordinal(value, Gender.Masculine, RussianCase.Genitive),
        _ when name[^1] is 'у' or 'ю' => RussianNumbers.Ordinal(value, Gender.Masculine, RussianCase.Dative),
        _ when name[^1] == 'е' => RussianNumbers.Ordinal(value, Gender.Masculine, RussianCase.Prepositional),
        _ when name.EndsWith("ом", StringComparison.Ordinal) || name.EndsWith("ем", StringComparison.Ordinal)
            => RussianNumbers.Ordinal(value, Gender.Masculine, RussianCase.Instrumental),
        _ => RussianNumbers.Ordinal(value, Gender.Masculine),
    };

    private const string NotDate = @"(?! ?(?:янв|фев|март|апр|ма[яй]|июн|июл|авг|сен|окт|ноя|дек|год|г\.|гг)|[-–—.,:/][0-9]| [0-9]{3}(?![0-9])|-\p{L}|%?[0-9])";

    [GeneratedRegex(@"\G(?<a>1[0-9]{3}|20[0-9]{2}) ?[-–—] ?(?<b>1[0-9]{3}|20[0-9]{2}) ?(?:гг\.|годы|годах|годов|гг)(?!\p{L})")]
    private static partial Regex YearSpan { get; }

    [GeneratedRegex(@"\G(?<![0-9.,])(?<y>[12][0-9]{3}|[1-9][0-9]{2}) ?(?<w>года|году|годом|годе|год|г\.|г)(?!\p{L})")]
    private static partial Regex YearWord { get; }

    [GeneratedRegex(@"\G(?<![0-9.,])(?<y>[1-9][0-9]{0,3}) ?(?<w>г\.|году|года|год)(?= (?:до )?н\. ?э\.)")]
    private static partial Regex EraYear { get; }

    [GeneratedRegex(@"\G ?(?:до )?н\. ?э\.")]
    private static partial Regex Era { get; }

    [GeneratedRegex(@"\G(?<=\b[Пп]о )1(?= \p{Ll}{2,20}(?<e>[еую])(?!\p{L}))")]
    private static partial Regex OneEach { get; }

    /// <summary>A place whose name is shortened, after a preposition that asks for a case: на ул. Ленина.</summary>
    [GeneratedRegex(@"\G(?<w>ул|пл|наб|обл|пер|просп|пр-т|стр|рис|табл|гл|г|д|п)(?:\.|(?<=пр-т))(?<=\b(?<p>[Нн]а|[Вв]о?|[Оо]б?|[Пп]ри|[Пп]о|[Кк]|[Сс]о?|[Оо]т|[Дд]о|[Ии]з|[Уу]|[Оо]коло|[Вв]озле|[Нн]едалеко от|[Сс]огласно) \k<w>\.?)(?= ?[\p{Lu}0-9])")]
    private static partial Regex PlaceWord { get; }

    [GeneratedRegex(@"\G(?<=\b[Вв] )(?<n>[0-9]{1,4}) ?(?<u>км|м)(?= от )")]
    private static partial Regex AwayFrom { get; }

    /// <summary>“г.” after a date: 7 ноября 1917 г.</summary>
    [GeneratedRegex(@"\Gг\.(?<=[0-9]{4} ?г\.)")]
    private static partial Regex YearLetter { get; }

    [GeneratedRegex(@"\G(?<a>[Пп]н|[Вв]т|[Сс]р|[Чч]т|[Пп]т|[Сс]б|[Вв]с)\.? ?[-–—] ?(?<b>[Пп]н|[Вв]т|[Сс]р|[Чч]т|[Пп]т|[Сс]б|[Вв]с)(?:\.|(?!\p{L}))")]
    private static partial Regex Weekdays { get; }

    [GeneratedRegex(@"\G(?<=\b[Сс] )(?<n>[0-9]{1,2})(?= по [0-9]{1,2} (?:янв|фев|мар|апр|ма[яй]|июн|июл|авг|сен|окт|ноя|дек))")]
    private static partial Regex FromDay { get; }

    [GeneratedRegex(@"\G(?<=\b[СсОо]т? )(?<n>[0-9]{1,9})(?= до [0-9])")]
    private static partial Regex FromNumber { get; }

    /// <summary>“3-х”, “5-ти”: a cardinal in the genitive.</summary>
    [GeneratedRegex(@"\G(?<![0-9.,])(?:(?<n>[234])-х|(?<n>[0-9]{1,4})-т?и)(?!\p{L})")]
    private static partial Regex CollectiveSuffix { get; }

    /// <summary>“2-комнатная”, “5-летний”: one word.</summary>
    [GeneratedRegex(@"\G(?<![0-9.,])(?<n>[0-9]{1,4})-(?:[хи]-?|ти-?)?(?<w>(?:комнат|лет|дневн|этаж|мест|процентн|часов|минут|значн|кратн|тонн|недельн|месячн|уровн|двер|серийн|класс|рублёв|местн|метров|километров|литров|тысячн|миллионн|ядерн|дюймов)\p{L}{1,10})")]
    private static partial Regex Compound { get; }

    [GeneratedRegex(@"\G(?<n>" + GrammarRules.Number + @") ?(?<p>кв|куб)\. ?(?<b>км|м|см)(?!\p{L})\.?")]
    private static partial Regex SquareUnit { get; }

    /// <summary>через 1 минуту, за 21 неделю.</summary>
    [GeneratedRegex(@"\G(?<![0-9.,–-])(?<n>[0-9]{0,5}(?<!1)1)(?= (?:\p{Ll}{2,14}ую )?\p{Ll}{3,20}[ую](?!\p{L}))(?! году)")]
    private static partial Regex Accusative { get; }

    /// <summary>между 1914 и 1918 годами, в 1914 и 1915 годах.</summary>
    [GeneratedRegex(@"\G(?<![0-9.,–:/-])(?<y>1[0-9]{3}|20[0-9]{2})(?=(?:, [12][0-9]{3}){0,4} (?:(?:и|или) [12][0-9]{3} )?год(?<e>ами|ам|ах|ов|ы)(?!\p{L}))")]
    private static partial Regex YearOfMany { get; }

    [GeneratedRegex(@"\G(?<![0-9.,–:/-])(?<n>[0-9]{1,6})(?= (?:\p{Ll}{2,16}(?:ым|им|ых|их|ыми|ими) )?\p{Ll}{2,20}?(?<e>ами|ями|ьми|ам|ям|ах|ях)(?!\p{L}))")]
    private static partial Regex Oblique { get; }

    [GeneratedRegex(@"\G(?<r>[IVX]{1,6})(?= (?:[Мм]иров|квартал|этап|тур|съезд|половин|степен|группы|категори|конгресс|международн|Международн|всероссийск|Всероссийск|чемпионат|класс))")]
    private static partial Regex WorldWar { get; }

    [GeneratedRegex(@"\G(?<![0-9.,/])(?<n>[0-9]{1,3}) ?[xх](?= \p{Ll}|[.,!?]|$)")]
    private static partial Regex Times { get; }

    [GeneratedRegex(@"\G(?= ?(?:года|г\.))")]
    private static partial Regex YearFollows { get; }

    [GeneratedRegex(@"\G(?<n>(?:1[0-9])?[2-9]0|1[0-9]00|20[0-9]0)-(?<e>е|ые|х|ых)(?!\p{L})(?= ?(?:год|гг)|(?<=[0-9]{4}-.{1,2}))")]
    private static partial Regex Decade { get; }

    [GeneratedRegex(@"\G(?<n>[0-9]{1,6})-(?<e>ый|ий|ой|й|ая|я|ую|ю|ое|е|ого|го|ому|му|ом|м|ых|х)(?!\p{L})")]
    private static partial Regex Suffixed { get; }

    [GeneratedRegex(@"\G(?<r>[IVXХ]{1,6})(?: (?<w>веках|веков|века|веке|веку|веком|век|в\.|столетие|столетия|столетии|тысячелетие|тысячелетия)(?!\p{L})|(?= ?(?:[-–—и]|по|до) ?(?:\p{Ll}{2,10} )?[IVX]{1,6} (?:век|вв|столет)))")]
    private static partial Regex Century { get; }

    [GeneratedRegex(@"\G(?<=\b(?:Пётр|Петр|Петра|Петру|Петром|Николай|Николая|Николаю|Александр|Александра|Александру|Иван|Ивана|Ивану|Екатерина|Екатерины|Екатерине|Елизавета|Елизаветы|Людовик|Людовика|Генрих|Генриха|Карл|Карла|Фридрих|Фридриха|Вильгельм|Вильгельма|Наполеон|Наполеона|Павел|Павла|Филипп|Филиппа|Георг|Георга|Петре|Николае|Александре|Иване|Людовике|Генрихе|Карле|Фридрихе|Вильгельме|Наполеоне|Павле|Людовиком|Генрихом|Карлом|Николаем|Александром|Иваном|Павлом|Павлу|Иоанн Павел|Бенедикт|Эдуард|Эдуарда|[Гг]лава|[Чч]асть|[Тт]ом|[Рр]аздел|гл\.|ч\.) )(?<r>[IVX]{1,6})(?!\p{L})")]
    private static partial Regex Regnal { get; }

    [GeneratedRegex(@"\G(?<=\b(?:[Оо]коло|до|[Дд]о|[Оо]т|[Бб]олее|[Мм]енее|[Сс]выше|[Ии]з|[Дд]ля|[Бб]ез|[Пп]осле|[Бб]ольше|[Мм]еньше|[Кк]роме|у|среди|порядка|[Вв] течение|в районе|свыше) )(?<n>[0-9]{1,3}(?: [0-9]{3}){1,3}|[0-9]{1,9})(?![0-9])" + NotDate + @"(?: ?(?<u>%|°C|°|[₽€$]|(?:км/ч|м/с|км²|м²|м³|кВт|км|кг|м|см|мм|г|т|л|мл|ч|мин|с|руб|млн|млрд|тыс)(?!\p{L})\.?))?")]
    private static partial Regex GenitiveNumber { get; }

    [GeneratedRegex(@"\G(?<![0-9.,:/№-]|счётом |счетом |счёт |счет )(?<a>[0-9]{1,6})(?: ?[–—] ?|-)(?<b>[0-9]{1,6})(?![0-9])" + NotDate + @"(?: ?(?<u>%|°C|°|[₽€$]|(?:км/ч|м/с|км²|м²|м³|кВт|км|кг|м|см|мм|г|т|л|мл|ч|мин|с|руб|млн|млрд|тыс)(?!\p{L})\.?))?")]
    private static partial Regex Span { get; }

    [GeneratedRegex(@"\G(?<![0-9:.,])(?<h>[0-9]{1,2}) ?ч\.?(?: ?(?<m>[0-5]?[0-9]) ?мин\.?)?(?![\p{L}\p{N}/]| ?л\.)")]
    private static partial Regex Hours { get; }
}
