namespace Mynah.Audio;

/// <summary>
/// A named text in the header of a file: an Opus comment, a <c>TXXX</c> frame of ID3 in MP3, and <c>Name=Value</c> in the
/// <c>ICMT</c> chunk of WAV. Raw PCM has no header and therefore no tags.
/// </summary>
/// <param name="Name">1 to 64 ASCII letters, digits, '-' or '_'.</param>
/// <param name="Value">Any text without line ends and control characters, at most <see cref="MaxLength"/> UTF-16 units.</param>
public sealed record AudioTag(string Name, string Value)
{
    /// <summary>Most UTF-16 units of a value: the tags of a file then fit one page of Ogg and one read of a WAV header.</summary>
    public const int MaxLength = 1024;

    /// <summary>Says what is wrong; null when nothing is.</summary>
    public string? Problem()
    {
        if (Name.Length is 0 or > 64 || !Name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            return $"The tag name '{Name}' cannot be written. Use 1 to 64 ASCII letters, digits, '-' or '_'.";
        if (Value.Length > MaxLength)
            return $"The value of the tag {Name} has {Value.Length} characters. At most {MaxLength} are written.";
        return Value.Any(char.IsControl) ? $"The value of the tag {Name} holds a control character. Leave it out." : null;
    }
}
