namespace Mynah.Text.English;

/// <summary>Pieces of patterns that several chapters of rules share.</summary>
internal static class EnglishPatterns
{
    /// <summary>A whole number, with or without commas; 36 digits is the longest that has a name.</summary>
    public const string Whole = @"(?:[0-9]{1,3}(?:,[0-9]{3}){1,11}(?![0-9])|[0-9]{1,36}(?![0-9]))";

    /// <summary>A number with an optional decimal part.</summary>
    public const string Number = "(?:" + Whole + @"(?:\.[0-9]{1,30}(?![0-9]))?)";

    /// <summary>What marks a range, with its spaces.</summary>
    public const string Dash = @"(?: ?[–—~] ?|-| - )";

    public const string Month =
        "(?:January|February|March|April|May|June|July|August|September|October|November|December|"
        + @"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)";

    public const string Weekday =
        "(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|"
        + @"(?:Mon|Tues|Tue|Weds|Wed|Thurs|Thur|Thu|Fri|Sat|Sun)\b\.?)";

    /// <summary>The names of large numbers; not longer than a word.</summary>
    public const string Scale =
        "(?:[ -]?(?:hundred|thousand|million|billion|trillion|mln|mn|mil|bn|tn)(?![A-Za-z])|[kKmMbBT](?![A-Za-z0-9]))";

    /// <summary>The word for a large-number suffix.</summary>
    public static string ScaleName(string suffix) => suffix.Trim(' ', '-') switch
    {
        "k" or "K" => "thousand",
        "m" or "M" or "mn" or "mln" or "mil" => "million",
        "b" or "B" or "bn" => "billion",
        "T" or "tn" => "trillion",
        var word => word,
    };
}
