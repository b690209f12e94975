namespace Mynah.Engines.Espeak.Voices;

/// <summary>A voice or variant as espeak-ng's files describe it.</summary>
/// <param name="Name">What users write: a language tag (<c>en-us</c>), or a variant's name (<c>f3</c>).</param>
/// <param name="Title">What the file calls it: <c>English (America)</c>.</param>
/// <param name="Gender">As stated; espeak-ng's plain voices are male.</param>
/// <param name="File">The file below espeak-ng's folder, which is also the safest name to ask the library for.</param>
/// <param name="OtherTags">Further language tags it answers to.</param>
public sealed record NativeVoice(string Name, string Title, VoiceGender Gender, string File, IReadOnlyList<string> OtherTags)
{
    /// <summary>Reads a voice file: lines of an attribute and its values.</summary>
    internal static NativeVoice Read(string path, string file)
    {
        var tags = new List<string>();
        var title = file;
        var gender = VoiceGender.Male;
        foreach (var line in System.IO.File.ReadLines(path, System.Text.Encoding.Latin1))
        {
            var words = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            switch (words)
            {
                case ["name", ..]:
                    title = string.Join(' ', words[1..]);
                    break;
                case ["language", "variant", ..]:
                    break;
                case ["language", var tag, ..]:
                    tags.Add(tag.ToLowerInvariant());
                    break;
                case ["gender", "female", ..]:
                    gender = VoiceGender.Female;
                    break;
            }
        }
        return new NativeVoice(tags.Count > 0 ? NameOf(file, tags[0]) : file, title, gender, file, tags);
    }

    // Two files share a tag (yue in characters and in jyutping): the file's own name tells them apart.
    private static string NameOf(string file, string tag)
    {
        var own = Path.GetFileName(file).ToLowerInvariant();
        return own.StartsWith(tag, StringComparison.Ordinal) && own.Length > tag.Length ? own : tag;
    }
}
