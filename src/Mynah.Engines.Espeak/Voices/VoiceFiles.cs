namespace Mynah.Engines.Espeak.Voices;

/// <summary>
/// The voices and variants that are installed, read from espeak-ng's own files: asking the library would need a worker, and it
/// accepts unknown variants silently. Immutable.
/// </summary>
internal sealed class VoiceFiles
{
    private const string FolderName = "espeak-ng-data";
    private readonly Dictionary<string, NativeVoice> _byTag = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, NativeVoice> _variants = new(StringComparer.Ordinal);

    private VoiceFiles(string folder)
    {
        var languages = Path.Combine(folder, "lang");
        foreach (var file in Directory.EnumerateFiles(languages, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            Add(NativeVoice.Read(file, Path.GetRelativePath(languages, file)));
        var variants = Path.Combine(folder, "voices", "!v");
        if (!Directory.Exists(variants))
            return;
        foreach (var file in Directory.EnumerateFiles(variants))
            _variants[Path.GetFileName(file)] = NativeVoice.Read(file, Path.GetFileName(file));
    }

    /// <summary>All languages' voices, ordered by name.</summary>
    internal IEnumerable<NativeVoice> Voices => _byTag.Values.Distinct().OrderBy(voice => voice.Name, StringComparer.Ordinal);

    /// <summary>All timbres that can follow a voice's name after a plus sign, ordered by name.</summary>
    internal IEnumerable<NativeVoice> Variants => _variants.Values.OrderBy(variant => variant.Name, StringComparer.Ordinal);

    /// <summary>Reads the installed files.</summary>
    /// <exception cref="SpeechException">They are not installed.</exception>
    internal static VoiceFiles Load()
        => Folders().FirstOrDefault(folder => Directory.Exists(Path.Combine(folder, "lang"))) is { } found
            ? new VoiceFiles(found)
            : throw new SpeechException(SpeechErrorCode.MissingDependency, SpeechStage.Validate,
                "The data of espeak-ng is not installed. Install the package 'espeak-ng-data' (Debian, Ubuntu: apt-get install espeak-ng-data).");

    /// <summary>The voice with this language tag or file name.</summary>
    internal NativeVoice? Find(string tag) => _byTag.GetValueOrDefault(tag);

    /// <summary>The voice for a language, or for the language that the tag is an accent of.</summary>
    internal NativeVoice? Nearest(string tag)
    {
        for (var rest = tag; rest.Length > 0; rest = rest.LastIndexOf('-') is > 0 and var cut ? rest[..cut] : "")
        {
            if (Find(rest) is { } voice)
                return voice;
        }
        return null;
    }

    internal NativeVoice? FindVariant(string name) => _variants.GetValueOrDefault(name);

    // The first name wins: files name their own tag first, then those of neighbours they can stand in for.
    private void Add(NativeVoice voice)
    {
        _byTag[voice.Name] = voice;
        foreach (var tag in voice.OtherTags)
            _ = _byTag.TryAdd(tag, voice);
        _ = _byTag.TryAdd(Path.GetFileName(voice.File), voice);
    }

    private static IEnumerable<string> Folders()
    {
        if (Environment.GetEnvironmentVariable("ESPEAK_DATA_PATH") is { Length: > 0 } path)
            return [Path.Combine(path, FolderName), path];
        string[] roots = ["/usr/share", "/usr/lib", "/usr/lib64", "/usr/local/share", "/usr/local/lib", "/opt/homebrew/share"];
        var multiarch = Directory.Exists("/usr/lib") ? Directory.EnumerateDirectories("/usr/lib", "*-linux-gnu*") : [];
        return multiarch.Concat(roots).Select(root => Path.Combine(root, FolderName));
    }
}
