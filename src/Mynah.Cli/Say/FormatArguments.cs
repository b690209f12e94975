using System.CommandLine;
using Mynah.Audio;

namespace Mynah.Cli.Say;

/// <summary>The options that describe the audio, as given.</summary>
internal sealed record FormatArguments(string? Format, double SampleRate, double? BitRate)
{
    private static readonly string[] Names = [.. Enum.GetNames<AudioEncoding>().Select(name => name.ToLowerInvariant())];

    private static readonly Option<string?> FormatOption = new("--format")
    {
        Description = "pcm, wav, mp3 or opus. Taken from the name of --out when left out; otherwise wav.",
        HelpName = "FORMAT",
    };

    private static readonly Option<double> SampleRateOption = NumberOption.Of(
        "--sample-rate", "8000, 16000, 22050, 24000, 44100 or 48000 Hz.", AudioFormat.Default.SampleRate);

    private static readonly Option<double?> BitRateOption = new("--bit-rate")
    {
        Description = "6 to 510 kbit/s, for opus and mp3 (mp3: the nearest legal one).",
        CustomParser = argument => NumberOption.Parse("--bit-rate", argument.Tokens[0].Value),
        HelpName = "KBIT/S",
    };

    public static IReadOnlyList<Option> All { get; } = [FormatOption, SampleRateOption, BitRateOption];

    public static FormatArguments Read(ParseResult parsed)
        => new(parsed.GetValue(FormatOption), parsed.GetValue(SampleRateOption), parsed.GetValue(BitRateOption));

    /// <summary>The format asked for, taking the encoding from the file's name when it is not given.</summary>
    public AudioFormat Resolve(string? outPath)
    {
        var ending = outPath is null or SayRequest.Standard ? null : EncodingOf(Path.GetExtension(outPath).TrimStart('.'));
        var given = Format is null ? (AudioEncoding?)null : EncodingOf(Format) ?? throw UnknownFormat(Format);
        if (given is not null && ending is not null && given != ending)
            throw SpeechException.Invalid($"--format {Format} does not fit the file name '{outPath}'. Leave out --format, or rename the file.");
        return new AudioFormat(
            given ?? ending ?? AudioEncoding.Wav,
            NumberOption.Whole("--sample-rate", SampleRate),
            BitRate is { } rate ? NumberOption.Whole("--bit-rate", rate) : null);
    }

    private static AudioEncoding? EncodingOf(string name) => name.ToLowerInvariant() switch
    {
        "pcm" or "raw" => AudioEncoding.Pcm,
        "wav" or "wave" => AudioEncoding.Wav,
        "mp3" => AudioEncoding.Mp3,
        "opus" or "ogg" => AudioEncoding.Opus,
        _ => null,
    };

    private static SpeechException UnknownFormat(string name)
        => SpeechException.Invalid($"--format '{name}' is not known. Use one of {string.Join(", ", Names)}.");
}
