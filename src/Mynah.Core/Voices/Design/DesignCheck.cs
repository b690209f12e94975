using System.Globalization;
using System.Text.RegularExpressions;
using Mynah.Text;

namespace Mynah.Voices;

/// <summary>Reads a description of a voice and says what would make it better. Stateless; safe for concurrent calls.</summary>
public static partial class DesignCheck
{
    /// <summary>Most characters (user guide; the Qwen service itself takes 2,048).</summary>
    public const int MaxCharacters = 500;

    /// <summary>Checks a description. Bad content is no exception.</summary>
    public static DesignReport Run(string description)
    {
        ArgumentNullException.ThrowIfNull(description);
        var findings = new List<DesignFinding>();
        var length = new StringInfo(description).LengthInTextElements;
        if (length > MaxCharacters || string.IsNullOrWhiteSpace(description))
        {
            findings.Add(new DesignFinding(DesignRule.Length, CheckOutcome.Fail,
                length > MaxCharacters ? $"It has {length} characters; {MaxCharacters} are allowed." : "It is empty.",
                "Describe gender, age, pitch, pace, emotion and purpose in one to three sentences."));
            return new DesignReport { Readings = [], Findings = findings };
        }
        if (NotWords(description) is { } problem)
        {
            findings.Add(problem);
            return new DesignReport { Readings = [], Findings = findings };
        }
        var readings = DescriptionReader.Read(description);
        var language = LanguageOf(description, readings);
        if (language is not ("zh" or "en"))
        {
            findings.Add(new DesignFinding(DesignRule.Language, CheckOutcome.Fail, $"It is written in another language ('{language}').", "Write the description in Chinese or English; the voice itself speaks other languages too."));
            return new DesignReport { Readings = [], Findings = findings };
        }
        findings.AddRange(DesignRules.Apply(description, language, readings));
        return new DesignReport { Language = language, Readings = readings, Findings = findings };
    }

    private static DesignFinding? NotWords(string description)
    {
        var letters = description.Count(char.IsLetter);
        // A sentence is mostly letters; "123456", "!!!" and "a1b2c3d4" are not.
        if (letters > 0 && letters * 2 >= description.Count(c => !char.IsWhiteSpace(c)) && !Mash().IsMatch(description))
            return null;
        return new DesignFinding(DesignRule.Description, CheckOutcome.Fail, "It is no description: numbers, signs or random letters.",
            "Describe a voice in words, for example: \"A calm middle-aged man with a low, magnetic voice who speaks slowly, for documentaries.\"");
    }

    private const char LastLatin = '\u024F'; // letters behind it belong to other scripts

    private static string LanguageOf(string description, IReadOnlyList<DesignReading> readings)
    {
        var han = description.Count(c => c is >= '\u4E00' and <= '\u9FFF');
        var detected = LanguageDetector.Detect(description);
        if (detected == "yue" || (han > 0 && detected is not ("ja" or "ko")))
            return "zh";
        if (description.Any(c => char.IsLetter(c) && c > LastLatin))
            return detected;
        // A list of a few words ("man, middle-aged, crisp") tells the detector little; that a third of it is understood tells more.
        var known = Glue().Count(description) + readings.Sum(reading => reading.Words.Split(' ').Length);
        return known * 3 >= LatinWord().Count(description) && known > 0 ? "en" : detected;
    }

    [GeneratedRegex(@"(?i)\b(?:the|with|who|and|voice|of|for|speaks|speaking|sounds)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Glue();

    [GeneratedRegex(@"[\p{L}'-]+", RegexOptions.CultureInvariant)]
    private static partial Regex LatinWord();

    // One character five times, or a long word without a vowel.
    [GeneratedRegex(@"([a-zA-Z])\1{4}|^[^aeiouyAEIOUY\s\u0080-\uFFFF]{6,}$", RegexOptions.CultureInvariant)]
    private static partial Regex Mash();
}
