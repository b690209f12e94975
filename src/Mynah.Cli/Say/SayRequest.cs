using Mynah.Audio;
using Mynah.Cli.Remote;
using Mynah.Subtitles;

namespace Mynah.Cli.Say;

/// <summary>What <c>mynah say</c> was asked for, checked.</summary>
internal sealed record SayRequest(
    TextSource Text, SpeechOptions Options, ServiceArguments Service, PlayArguments Play, bool IsPlayUsual, string? Lexicon, string OutPath,
    string? WordsPath, SubtitleFormat WordsFormat, bool IsJson, TimeSpan? FlushAfter)
{
    public const string Standard = "-";

    public bool IsToStandardOutput => OutPath == Standard;

    public static SayRequest From(
        string? text, string? file, string? outPath, string? wordsPath, string? lexicon, bool json, double? flushAfter,
        FormatArguments format, ServiceArguments service, PlayArguments play, SpeechOptions options)
    {
        options = options with { Format = format.Resolve(outPath), Model = service.Model };
        options.Validate();
        if (outPath == Standard && json)
            throw SpeechException.Invalid("--json prints to standard output, where --out - sends the audio. Choose one of them.");
        if (outPath == Standard && !Console.IsOutputRedirected)
            throw SpeechException.Invalid("--out - would send audio bytes to the terminal. Redirect it (> file, or | player), or name a file.");
        if (service.IsRemote && (lexicon is not null || options.IsStrict))
            throw SpeechException.Invalid("--lexicon and --strict act on the embedded engine; a service has its own rules. Leave them out, or leave out --remote.");
        if (service.IsRemote && options.EnableSsml && !RemoteSynthesizer.IsCosyVoice(service.Transport, service.Model))
            throw SpeechException.Invalid("--ssml is understood by the embedded engine and CosyVoice; this service would read the tags aloud. Add --transport cosyvoice, leave out --remote, or --ssml.");
        if (flushAfter is { } pause && !(pause is > 0 and <= 3_600_000))
            throw SpeechException.Invalid($"--flush-after {pause} is out of range. Give the pause in milliseconds, 1 to 3600000.");
        if (flushAfter is not null && (text != Standard || options.EnableSsml))
            throw SpeechException.Invalid("--flush-after is for plain text that arrives on standard input. Give - as the text, or leave it out.");
        var isPlayable = options.Format.Encoding is AudioEncoding.Pcm or AudioEncoding.Wav;
        if (play.IsPlayed == true && !isPlayable)
            throw SpeechException.Invalid($"--play needs pcm or wav, and the format is {options.Format.Encoding.ToString().ToLowerInvariant()}. Leave out --play, or choose wav.");
        return new SayRequest(
            TextSource.From(text, file), options, service, play, outPath is null && isPlayable, lexicon, outPath ?? DefaultPath(options.Format),
            wordsPath, WordsFormatOf(wordsPath), json, flushAfter is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null);
    }

    private static string DefaultPath(AudioFormat format)
    {
        var now = TimeProvider.System.GetLocalNow();
        return OutputFolder.PathOf("audio", $"{now:yyyyMMdd-HHmmss-fff}.{format.Encoding.ToString().ToLowerInvariant()}");
    }

    private static SubtitleFormat WordsFormatOf(string? path) => Path.GetExtension(path)?.ToLowerInvariant() switch
    {
        null or ".json" => SubtitleFormat.Json,
        ".srt" => SubtitleFormat.Srt,
        ".vtt" => SubtitleFormat.Vtt,
        _ => throw SpeechException.Invalid($"--words '{path}' has none of the known endings. Name a file that ends with .json, .srt or .vtt."),
    };
}
