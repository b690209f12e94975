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
        var language = LanguageOf(description);
        if (language is not ("zh" or "en"))
        {
            findings.Add(new DesignFinding(DesignRule.Language, CheckOutcome.Fail, $"It is written in another language ('{language}').", "Write the description in Chinese or English; the voice itself speaks other languages too."));
            return new DesignReport { Readings = [], Findings = findings };
        }
        var readings = DescriptionReader.Read(description);
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

    private static string LanguageOf(string description)
    {
        var han = description.Count(c => c is >= '\u4E00' and <= '\u9FFF');
        var detected = LanguageDetector.Detect(description);
        return detected == "yue" || (han > 0 && detected is not ("ja" or "ko")) ? "zh" : detected;
    }

    // One character five times, or a long word without a vowel.
    [GeneratedRegex(@"([a-zA-Z])\1{4}|^[^aeiouyAEIOUY\s\u0080-\uFFFF]{6,}$", RegexOptions.CultureInvariant)]
    private static partial Regex Mash();
}
