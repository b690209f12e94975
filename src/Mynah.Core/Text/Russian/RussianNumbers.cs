using Mynah.Text.Normalization;

namespace Mynah.Text.Russian;

/// <summary>The cases in which numbers are read.</summary>
internal enum RussianCase
{
    Nominative,
    Genitive,
    Dative,
    Instrumental,
    Prepositional,
}

/// <summary>Russian number words: cardinals in the nominative and genitive, ordinals in every case.</summary>
internal static class RussianNumbers
{
    private static readonly string[] SmallWords =
    [
        "ноль", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять", "одиннадцать", "двенадцать",
        "тринадцать", "четырнадцать", "пятнадцать", "шестнадцать", "семнадцать", "восемнадцать", "девятнадцать",
    ];

    private static readonly string[] TensWords =
        ["", "", "двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто"];

    private static readonly string[] TensGenitive =
        ["", "", "двадцати", "тридцати", "сорока", "пятидесяти", "шестидесяти", "семидесяти", "восьмидесяти", "девяноста"];

    private static readonly string[] HundredsWords =
        ["", "сто", "двести", "триста", "четыреста", "пятьсот", "шестьсот", "семьсот", "восемьсот", "девятьсот"];

    private static readonly string[] HundredsGenitive =
        ["", "ста", "двухсот", "трёхсот", "четырёхсот", "пятисот", "шестисот", "семисот", "восьмисот", "девятисот"];

    private static readonly string[] Ordinals =
    [
        "нулевой", "первый", "второй", "третий", "четвёртый", "пятый", "шестой", "седьмой", "восьмой", "девятый", "десятый", "одиннадцатый",
        "двенадцатый", "тринадцатый", "четырнадцатый", "пятнадцатый", "шестнадцатый", "семнадцатый", "восемнадцатый", "девятнадцатый",
    ];

    private static readonly string[] OrdinalTens =
    [
        "", "", "двадцатый", "тридцатый", "сороковой", "пятидесятый", "шестидесятый", "семидесятый", "восьмидесятый", "девяностый",
    ];

    private static readonly Noun[] Scales =
    [
        new(Gender.Feminine, "тысяча", "тысячи", "тысяч", ""), new(Gender.Masculine, "миллион", "миллиона", "миллионов", ""),
        new(Gender.Masculine, "миллиард", "миллиарда", "миллиардов", ""), new(Gender.Masculine, "триллион", "триллиона", "триллионов", ""),
        new(Gender.Masculine, "квадриллион", "квадриллиона", "квадриллионов", ""),
        new(Gender.Masculine, "квинтиллион", "квинтиллиона", "квинтиллионов", ""),
    ];

    /// <summary>A whole number below a million in any case; null for larger ones.</summary>
    public static string? Declined(string digits, Gender gender, RussianCase inCase)
    {
        var number = digits.Length > 6 ? 0 : int.Parse(digits);
        if (number == 0)
            return null;
        var (thousands, rest) = (number / 1000, number % 1000);
        var words = rest == 0 ? "" : DeclinedHundreds(rest, gender, inCase);
        if (thousands == 0)
            return words;
        var scale = thousands % 10 == 1 && thousands % 100 != 11 ? "тысяч" + inCase switch { RussianCase.Instrumental => "ей", RussianCase.Genitive => "и", _ => "е" }
            : "тысяч" + inCase switch { RussianCase.Instrumental => "ами", RussianCase.Genitive => "", RussianCase.Dative => "ам", _ => "ах" };
        return ((thousands == 1 ? "" : DeclinedHundreds(thousands, Gender.Feminine, inCase) + " ") + scale + " " + words).Trim();
    }

    private static string DeclinedHundreds(int value, Gender gender, RussianCase inCase)
    {
        var words = new List<string>(3);
        if (value >= 100)
            words.Add(DeclinedHundred(value / 100, inCase));
        var rest = value % 100;
        if (rest >= 20)
        {
            words.Add((rest / 10, inCase) switch
            {
                (4 or 9, _) => TensGenitive[rest / 10],
                (2 or 3, RussianCase.Instrumental) => TensWords[rest / 10] + "ю",
                (8, RussianCase.Instrumental) => "восемьюдесятью",
                ( >= 5, RussianCase.Instrumental) => SmallWords[rest / 10] + "юдесятью",
                _ => TensGenitive[rest / 10],
            });
            rest %= 10;
        }
        if (rest > 0)
            words.Add(DeclinedSmall(rest, gender, inCase));
        return string.Join(' ', words);
    }

    private static string DeclinedHundred(int hundreds, RussianCase inCase) => (hundreds, inCase) switch
    {
        (1, _) => "ста",
        (_, RussianCase.Genitive) => HundredsGenitive[hundreds],
        (_, RussianCase.Dative) => DeclinedSmall(hundreds, Gender.None, inCase) + "стам",
        (_, RussianCase.Instrumental) => DeclinedSmall(hundreds, Gender.None, inCase) + "стами",
        _ => DeclinedSmall(hundreds, Gender.None, RussianCase.Genitive) + "стах",
    };

    private static string DeclinedSmall(int value, Gender gender, RussianCase inCase) => (value, inCase) switch
    {
        (1, RussianCase.Dative) => gender == Gender.Feminine ? "одной" : "одному",
        (1, RussianCase.Instrumental) => gender == Gender.Feminine ? "одной" : "одним",
        (1, RussianCase.Prepositional) => gender == Gender.Feminine ? "одной" : "одном",
        (2, RussianCase.Dative) => "двум",
        (3, RussianCase.Dative) => "трём",
        (4, RussianCase.Dative) => "четырём",
        (2, RussianCase.Instrumental) => "двумя",
        (3, RussianCase.Instrumental) => "тремя",
        (4, RussianCase.Instrumental) => "четырьмя",
        (8, RussianCase.Instrumental) => "восемью",
        ( >= 5, RussianCase.Instrumental) => SmallWords[value] + "ю",
        _ => SmallGenitive(value, gender),
    };

    public static string Cardinal(string digits, Gender gender, bool genitive = false)
    {
        digits = digits.TrimStart('0');
        if (digits.Length == 0)
            return genitive ? "нуля" : SmallWords[0];
        if (digits.Length > 3 * (Scales.Length + 1))
            return string.Join(' ', digits.Select(digit => SmallWords[digit - '0']));
        return string.Join(' ', NumberGroups.Of(digits).Select(group =>
        {
            if (group.Power == 0)
                return Hundreds(group.Value, gender, genitive);
            var scale = Scales[group.Power - 1];
            var name = genitive ? (group.Value % 10 == 1 && group.Value % 100 != 11 ? scale.Few : scale.Many) : Form(scale, group.Value);
            return group is { Value: 1, Power: 1 } ? name : Hundreds(group.Value, scale.Gender, genitive) + " " + name;
        }));
    }

    /// <summary>An ordinal: the last word is declined, the words before it are plain cardinals.</summary>
    public static string Ordinal(int number, Gender gender, RussianCase inCase = RussianCase.Nominative, bool plural = false)
    {
        var rest = number % 100;
        if (number % 1000 == 0 && number > 0)
            return Decline((number == 1000 ? "" : Cardinal((number / 1000).ToString(), Gender.Masculine, genitive: true)) + "тысячный", gender, inCase, plural);
        var (headValue, last) = rest == 0
            ? (number / 1000 * 1000, number / 100 % 10 == 1 ? "сотый" : HundredsGenitive[number / 100 % 10] + "ый")
            : rest < 20 ? (number - rest, Ordinals[rest])
            : rest % 10 == 0 ? (number - rest, OrdinalTens[rest / 10]) : (number - rest % 10, Ordinals[rest % 10]);
        var head = headValue == 0 ? "" : Cardinal(headValue.ToString(), Gender.Masculine) + " ";
        return head + Decline(last, gender, inCase, plural);
    }

    /// <summary>The form of a noun after a whole number: 1 рубль, 2 рубля, 5 рублей.</summary>
    public static string Form(Noun noun, int lastDigits) => (lastDigits % 100, lastDigits % 10) switch
    {
        ( >= 11 and <= 14, _) => noun.Many,
        (_, 1) => noun.One,
        (_, >= 2 and <= 4) => noun.Few,
        _ => noun.Many,
    };

    private static string Hundreds(int value, Gender gender, bool genitive)
    {
        var rest = value % 100;
        var words = new List<string>(3);
        if (value >= 100)
            words.Add((genitive ? HundredsGenitive : HundredsWords)[value / 100]);
        if (rest >= 20)
        {
            words.Add((genitive ? TensGenitive : TensWords)[rest / 10]);
            rest %= 10;
        }
        if (rest > 0)
            words.Add(genitive ? SmallGenitive(rest, gender) : Small(rest, gender));
        return string.Join(' ', words);
    }

    private static string Small(int value, Gender gender) => (value, gender) switch
    {
        (1, Gender.Feminine) => "одна",
        (1, Gender.Neuter) => "одно",
        (2, Gender.Feminine) => "две",
        _ => SmallWords[value],
    };

    private static string SmallGenitive(int value, Gender gender) => value switch
    {
        1 => gender == Gender.Feminine ? "одной" : "одного",
        2 => "двух",
        3 => "трёх",
        4 => "четырёх",
        8 => "восьми",
        _ => SmallWords[value][..^1] + "и",
    };

    private static string Decline(string word, Gender gender, RussianCase inCase, bool plural)
    {
        var soft = word.EndsWith("третий", StringComparison.Ordinal);
        var stem = soft ? word[..^2] + "ь" : word[..^2];
        if (plural)
            return stem + (soft ? "и" : "ы") + inCase switch { RussianCase.Nominative => soft ? "" : "е", RussianCase.Dative => "м", RussianCase.Instrumental => "ми", _ => "х" };
        if (gender == Gender.Feminine)
            return stem + (inCase, soft) switch { (RussianCase.Nominative, false) => "ая", (RussianCase.Nominative, true) => "я", (_, true) => "ей", _ => "ой" };
        return (inCase, gender) switch
        {
            (RussianCase.Nominative, Gender.Neuter) => stem + (soft ? "е" : "ое"),
            (RussianCase.Nominative, _) => word,
            (RussianCase.Genitive, _) => stem + (soft ? "его" : "ого"),
            (RussianCase.Dative, _) => stem + (soft ? "ему" : "ому"),
            (RussianCase.Instrumental, _) => stem + (soft ? "им" : "ым"),
            _ => stem + (soft ? "ем" : "ом"),
        };
    }
}
