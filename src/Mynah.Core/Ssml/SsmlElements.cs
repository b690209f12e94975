using System.Globalization;
using Mynah.Text;

namespace Mynah.Ssml;

/// <summary>The elements' attributes and the ranges of their values (dossier 02 §8). Attributes that are not known are passed over.</summary>
internal static class SsmlElements
{
    private const int LongestUrl = 2048;
    private const int MaxGain = 20; // dB
    private const int UsualMusicVolume = 50;
    private static readonly TimeSpan MinPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan UsualPause = TimeSpan.FromSeconds(1);

    // Names of W3C SSML 1.1 §3.2.3, which gives no lengths: medium is the pause of a sentence, strong that of a paragraph.
    private static readonly Dictionary<string, int> s_strengths = new(StringComparer.Ordinal)
    {
        ["none"] = 0, ["x-weak"] = 50, ["weak"] = 120, ["medium"] = 300, ["strong"] = 600, ["x-strong"] = 1000,
    };

    private static readonly Dictionary<string, SsmlEffectKind> s_effects = new(StringComparer.Ordinal)
    {
        ["robot"] = SsmlEffectKind.Robot, ["lolita"] = SsmlEffectKind.Lolita, ["lowpass"] = SsmlEffectKind.LowPass, ["echo"] = SsmlEffectKind.Echo,
        ["eq"] = SsmlEffectKind.Eq, ["lpfilter"] = SsmlEffectKind.LpFilter, ["hpfilter"] = SsmlEffectKind.HpFilter,
    };

    private static readonly Dictionary<string, TextMarkKind> s_readings = new(StringComparer.Ordinal)
    {
        ["cardinal"] = TextMarkKind.Cardinal, ["digits"] = TextMarkKind.Digits, ["telephone"] = TextMarkKind.Telephone, ["name"] = TextMarkKind.Name,
        ["address"] = TextMarkKind.Address, ["id"] = TextMarkKind.Id, ["characters"] = TextMarkKind.Characters,
        ["punctuation"] = TextMarkKind.Punctuation, ["date"] = TextMarkKind.Date, ["time"] = TextMarkKind.Time,
        ["currency"] = TextMarkKind.Currency, ["measure"] = TextMarkKind.Measure,
    };

    /// <summary>The elements that mark a word: nothing but text may stand in them.</summary>
    public static bool HoldsTextOnly(string element) => element is "sub" or "phoneme" or "say-as" or "w";

    public static SsmlSpeech Speak(SsmlSource source, SsmlStart element) => new(source, element.At)
    {
        Voice = element.Find("voice") is { } voice ? NotEmpty(source, element, voice, "the name of a voice") : null,
        Rate = Factor(source, element, "rate"),
        Pitch = Factor(source, element, "pitch"),
        Volume = Whole(source, element, element.Find("volume"), 0, 100),
        Effect = Effect(source, element),
        Music = element.Find("bgm") is { } url
            ? new SsmlMusic(Url(source, element, url), Whole(source, element, element.Find("backgroundMusicVolume"), 0, 100) ?? UsualMusicVolume, url.At)
            : null,
    };

    public static TimeSpan Break(SsmlSource source, SsmlStart element)
    {
        if (element.Find("time") is { } time)
            return Time(source, element, time);
        if (element.Find("strength") is not { } strength)
            return UsualPause;
        return s_strengths.TryGetValue(strength.Value, out var milliseconds)
            ? TimeSpan.FromMilliseconds(milliseconds)
            : throw Wrong(source, element, strength, string.Join(", ", s_strengths.Keys));
    }

    /// <summary>What <c>sub</c>, <c>phoneme</c>, <c>say-as</c> and <c>w</c> say about their text.</summary>
    public static (TextMarkKind Kind, string Value) Mark(SsmlSource source, SsmlStart element) => element.Name switch
    {
        "sub" => (TextMarkKind.Alias, Required(source, element, "alias", "what is to be said instead")),
        "phoneme" => Phoneme(source, element),
        "w" => (TextMarkKind.Word, ""),
        _ => (Reading(source, element), ""),
    };

    /// <summary>The value of an attribute that must be there.</summary>
    public static string Required(SsmlSource source, SsmlStart element, string name, string allowed)
    {
        if (element.Find(name) is not { } attribute)
            throw source.Error(element.At, $"<{element.Name}> needs the attribute {name}: {allowed}.");
        return name == "src" ? Url(source, element, attribute) : NotEmpty(source, element, attribute, allowed);
    }

    private static TextMarkKind Reading(SsmlSource source, SsmlStart element)
    {
        var allowed = string.Join(", ", s_readings.Keys);
        var value = Required(source, element, "interpret-as", allowed);
        return s_readings.TryGetValue(value, out var kind) ? kind : throw Wrong(source, element, element.Find("interpret-as")!, allowed);
    }

    private static (TextMarkKind Kind, string Value) Phoneme(SsmlSource source, SsmlStart element)
    {
        var alphabet = Required(source, element, "alphabet", "py (pinyin) or cmu (English)");
        var ph = element.Find("ph");
        var sounds = Required(source, element, "ph", "the sounds, parted by blanks");
        var symbols = sounds.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        switch (alphabet)
        {
            case "py":
                return (TextMarkKind.Pinyin, string.Join(' ', symbols.Select(symbol => PinyinSyllable.Read(symbol) ?? throw source.Error(ph!.At,
                    $"<phoneme ph={SsmlSource.Quote(sounds)}>: {SsmlSource.Quote(symbol)} is no pinyin syllable. Use letters and a tone 1 to 5, such as dian3 or lv4, parted by blanks."))));
            case "cmu":
                return (TextMarkKind.EnglishPhonemes, string.Concat(symbols.Select(symbol => CmuPhonemes.Read(symbol) ?? throw source.Error(ph!.At,
                    $"<phoneme ph={SsmlSource.Quote(sounds)}>: {SsmlSource.Quote(symbol)} is no symbol of the CMU dictionary. Use {CmuPhonemes.Names}, vowels with a stress 0 to 2, parted by blanks."))));
            default:
                throw Wrong(source, element, element.Find("alphabet")!, "py (pinyin) or cmu (English)");
        }
    }

    private static SsmlEffect? Effect(SsmlSource source, SsmlStart element)
    {
        if (element.Find("effect") is not { } effect)
            return null;
        if (!s_effects.TryGetValue(effect.Value, out var kind))
            throw Wrong(source, element, effect, string.Join(", ", s_effects.Keys));
        return new SsmlEffect(kind, kind switch
        {
            SsmlEffectKind.Eq => Gains(source, element),
            SsmlEffectKind.LpFilter or SsmlEffectKind.HpFilter => [Frequency(source, element, effect.Value)],
            _ => [],
        }, effect.At);
    }

    private static int[] Gains(SsmlSource source, SsmlStart element)
    {
        const string allowed = "eight whole numbers from -20 to 20 (dB at 40, 100, 200, 400, 800, 1600, 4000 and 12000 Hz), parted by blanks";
        Required(source, element, "effectValue", allowed);
        var attribute = element.Find("effectValue")!;
        var gains = attribute.Value.Split([' ', ',', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .Select(gain => int.TryParse(gain, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : int.MaxValue).ToArray();
        return gains.Length == 8 && gains.All(gain => gain is >= -MaxGain and <= MaxGain) ? gains : throw Wrong(source, element, attribute, allowed);
    }

    private static int Frequency(SsmlSource source, SsmlStart element, string effect)
    {
        // Half the sample rate is checked again when the rate is known.
        const int least = 1, most = 24000;
        Required(source, element, "effectValue", $"the frequency of {effect} in Hz, a whole number up to half the sample rate");
        return Whole(source, element, element.Find("effectValue"), least, most)!.Value;
    }

    private static double? Factor(SsmlSource source, SsmlStart element, string name)
    {
        if (element.Find(name) is not { } attribute)
            return null;
        return double.TryParse(attribute.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && value is >= SpeechOptions.MinFactor and <= SpeechOptions.MaxFactor
            ? value
            : throw Wrong(source, element, attribute, "a number from 0.5 to 2; 1 leaves the voice as it is");
    }

    private static int? Whole(SsmlSource source, SsmlStart element, SsmlAttribute? attribute, int least, int most)
    {
        if (attribute is null)
            return null;
        return int.TryParse(attribute.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw Wrong(source, element, attribute, $"a whole number from {least} to {most}");
    }

    private static TimeSpan Time(SsmlSource source, SsmlStart element, SsmlAttribute attribute)
    {
        var text = attribute.Value.AsSpan().Trim();
        var (unit, length) = text.EndsWith("ms") ? (1.0, 2) : text.EndsWith("s") ? (1000.0, 1) : (0.0, 0);
        var isNumber = double.TryParse(text[..^length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number);
        var milliseconds = number * unit;
        return isNumber && milliseconds >= MinPause.TotalMilliseconds && milliseconds <= SsmlPartsBuilder.MaxConsecutivePause.TotalMilliseconds
            ? TimeSpan.FromMilliseconds(milliseconds)
            : throw Wrong(source, element, attribute, "50ms to 10000ms or 0.05s to 10s");
    }

    private static string Url(SsmlSource source, SsmlStart element, SsmlAttribute attribute)
    {
        var url = NotEmpty(source, element, attribute, "an address that begins with http:// or https://").Trim();
        return url.Length <= LongestUrl ? url : throw source.Error(attribute.At, $"the {attribute.Name} of <{element.Name}> has more than {LongestUrl} characters.");
    }

    private static string NotEmpty(SsmlSource source, SsmlStart element, SsmlAttribute attribute, string allowed)
        => string.IsNullOrWhiteSpace(attribute.Value) ? throw Wrong(source, element, attribute, allowed) : attribute.Value;

    private static SpeechException Wrong(SsmlSource source, SsmlStart element, SsmlAttribute attribute, string allowed)
        => source.Error(attribute.At, $"<{element.Name} {attribute.Name}={SsmlSource.Quote(attribute.Value)}> is not allowed. Use {allowed}.");
}
