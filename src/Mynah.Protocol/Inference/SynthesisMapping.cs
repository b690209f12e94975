using Mynah.Audio;
using Mynah.Ssml;
using Mynah.Text;

namespace Mynah.Protocol.Inference;

/// <summary>Translates between the parameters of a CosyVoice task and <see cref="SpeechOptions"/>.</summary>
public static class SynthesisMapping
{
    /// <summary>Samples per second when none are asked for (dossier 02 §3.1).</summary>
    public const int DefaultSampleRate = 22050;

    /// <summary>Most counted characters of an instruction (dossier 02 §3.1).</summary>
    public const int MaxInstructionCharacters = 100;

    /// <summary>What the SDKs send for "the service's choice", which is MP3.</summary>
    public const string DefaultFormat = "Default";

    private const string PlainText = "PlainText";
    private const string SsmlText = "SSML";

    /// <summary>Greatest <see cref="SynthesisParameters.Seed"/> (dossier 02 §3.1).</summary>
    public const int MaxSeed = 65535;

    /// <summary>Says what is wrong with the parameters, by the name of the member; null when nothing is.</summary>
    public static string? Problem(SynthesisParameters parameters)
    {
        if (parameters.Format is { } format && EncodingOf(format) is null)
            return $"format '{format}' is unknown; use pcm, wav, mp3 or opus";
        if (parameters.SampleRate is { } rate and not 0 && !AudioFormat.SampleRates.Contains(rate))
            return $"sample_rate {rate} is not supported; use one of {string.Join(", ", AudioFormat.SampleRates)}";
        return FactorProblem("rate", parameters.Rate)
            ?? FactorProblem("pitch", parameters.Pitch)
            ?? RangeProblem("volume", parameters.Volume, 0, 100)
            ?? RangeProblem("bit_rate", parameters.BitRate, AudioFormat.MinBitRate, AudioFormat.MaxBitRate)
            ?? RangeProblem("seed", parameters.Seed, 0, MaxSeed)
            ?? InstructionProblem(parameters.Instruction);
    }

    /// <summary>The options that good parameters stand for: sentences as they come, and one container for the whole task.</summary>
    /// <exception cref="SpeechException">A reading in <see cref="SynthesisParameters.HotFix"/> cannot be used.</exception>
    public static SpeechOptions ToOptions(SynthesisParameters parameters, string model)
    {
        var encoding = EncodingOf(parameters.Format) ?? AudioEncoding.Mp3;
        return new SpeechOptions
        {
            Model = model,
            Voice = parameters.Voice ?? "",
            Language = parameters.LanguageHints is [{ Length: > 0 } language, ..] ? language : null,
            Format = new AudioFormat(
                encoding,
                parameters.SampleRate is { } rate and not 0 ? rate : DefaultSampleRate,
                encoding == AudioEncoding.Opus ? parameters.BitRate : null),
            Rate = parameters.Rate ?? 1.0,
            Pitch = parameters.Pitch ?? 1.0,
            Volume = parameters.Volume ?? 50,
            Instructions = string.IsNullOrWhiteSpace(parameters.Instruction) ? null : parameters.Instruction,
            EnableSsml = AllowsSsml(parameters),
            Filter = parameters.EnableMarkdownFilter == true ? new TextFilterOptions { Markdown = true } : null,
            Lexicon = parameters.HotFix is { } fix ? HotFixLexicon.Of(fix) : null,
        };
    }

    /// <summary>The parameters that ask a service for these options, written as the official SDKs do.</summary>
    public static SynthesisParameters FromOptions(SpeechOptions options) => new()
    {
        TextType = PlainText,
        Voice = options.Voice,
        Format = AudioFormatNames.ToWire(options.Format.Encoding),
        SampleRate = options.Format.SampleRate,
        BitRate = options.Format.Encoding == AudioEncoding.Opus ? options.Format.BitRate : null,
        Volume = options.Volume,
        Rate = options.Rate,
        Pitch = options.Pitch,
        LanguageHints = options.Language is { } language ? [language] : null,
        Instruction = options.Instructions,
        EnableSsml = options.EnableSsml,
        EnableMarkdownFilter = options.Filter?.Markdown == true ? true : null,
        HotFix = options.Lexicon is { } lexicon ? HotFixLexicon.From(lexicon) : null,
    };

    /// <summary>
    /// True when the text may be SSML and then has to come in one message. SDKs ask for it with plain text as well, so the text itself
    /// decides (<see cref="SsmlDocument.IsSsml"/>).
    /// </summary>
    public static bool AllowsSsml(SynthesisParameters parameters)
        => parameters.EnableSsml == true || SsmlText.Equals(parameters.TextType, StringComparison.OrdinalIgnoreCase);

    // A missing or empty format and the SDKs' "Default" are MP3 (dossier 08, row 4).
    private static AudioEncoding? EncodingOf(string? name)
        => string.IsNullOrEmpty(name) || name.Equals(DefaultFormat, StringComparison.OrdinalIgnoreCase) ? AudioEncoding.Mp3 : AudioFormatNames.FromWire(name);

    private static string? FactorProblem(string name, double? value)
        => value is { } number && !(number is >= SpeechOptions.MinFactor and <= SpeechOptions.MaxFactor)
            ? $"{name} {number} is out of range; use 0.5 to 2.0"
            : null;

    private static string? RangeProblem(string name, int? value, int least, int most)
        => value is { } number && (number < least || number > most) ? $"{name} {number} is out of range; use {least} to {most}" : null;

    private static string? InstructionProblem(string? text)
        => text is not null && CharacterCount.Of(text) is > MaxInstructionCharacters and var count
            ? $"instruction has {count} characters; at most {MaxInstructionCharacters} are allowed"
            : null;
}
