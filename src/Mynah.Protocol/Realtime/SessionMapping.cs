using Mynah.Audio;

namespace Mynah.Protocol.Realtime;

/// <summary>Translates between the <c>session</c> object and <see cref="SpeechOptions"/>.</summary>
public static class SessionMapping
{
    /// <summary>Wire name of automatic segmentation.</summary>
    public const string ServerCommit = "server_commit";

    /// <summary>Wire name of manual segmentation.</summary>
    public const string Commit = "commit";

    /// <summary>The settings that hold before the first update (dossier 01 §2.1).</summary>
    public static SessionSettings Defaults(string sessionId, string model) => new()
    {
        Id = sessionId, Object = "realtime.session", Model = model, Voice = SpeechOptions.DefaultVoice, Mode = ServerCommit,
        ResponseFormat = "pcm", SampleRate = 24000,
    };

    /// <summary>Says what is wrong with the settings, by the name of the member; null when nothing is.</summary>
    public static string? Problem(SessionSettings settings)
    {
        if (settings.Voice is { } voice && string.IsNullOrWhiteSpace(voice))
            return "voice is empty; name a voice, for example Cherry";
        if (settings.Mode is not (null or ServerCommit or Commit))
            return $"mode '{settings.Mode}' is unknown; use {ServerCommit} or {Commit}";
        if (!LanguageTypes.TryGetCode(settings.LanguageType, out _))
            return $"language_type '{settings.LanguageType}' is unknown; use one of {LanguageTypes.List}";
        if (settings.ResponseFormat is { } format && AudioFormatNames.FromWire(format) is null)
            return $"response_format '{format}' is unknown; use pcm, wav, mp3 or opus";
        if (settings.SampleRate is { } rate && !AudioFormat.SampleRates.Contains(rate))
            return $"sample_rate {rate} is not supported; use one of {string.Join(", ", AudioFormat.SampleRates)}";
        return FactorProblem("speech_rate", settings.SpeechRate)
            ?? FactorProblem("pitch_rate", settings.PitchRate)
            ?? RangeProblem("volume", settings.Volume, 0, 100)
            ?? RangeProblem("bit_rate", settings.BitRate, AudioFormat.MinBitRate, AudioFormat.MaxBitRate)
            ?? Instructions.Problem(settings.Instructions);
    }

    /// <summary>The options that good settings stand for. Each utterance gets its own container (dossier 01 §3.4, our choice).</summary>
    public static SpeechOptions ToOptions(SessionSettings settings, string model)
    {
        LanguageTypes.TryGetCode(settings.LanguageType, out var language);
        var encoding = AudioFormatNames.FromWire(settings.ResponseFormat) ?? AudioEncoding.Pcm;
        var bitRate = encoding is AudioEncoding.Mp3 or AudioEncoding.Opus ? settings.BitRate : null;
        return new SpeechOptions
        {
            Model = model,
            Voice = settings.Voice ?? SpeechOptions.DefaultVoice,
            Language = language,
            Mode = settings.Mode == Commit ? SegmentationMode.Manual : SegmentationMode.Auto,
            Format = new AudioFormat(encoding, settings.SampleRate ?? 24000, bitRate),
            Container = ContainerScope.Utterance,
            Rate = settings.SpeechRate ?? 1.0,
            Pitch = settings.PitchRate ?? 1.0,
            Volume = settings.Volume ?? 50,
            Instructions = string.IsNullOrWhiteSpace(settings.Instructions) ? null : settings.Instructions,
        };
    }

    /// <summary>
    /// The settings that ask a service for these options. Values at their defaults are left out, as the official SDKs do; voice, mode,
    /// format and rate are always sent.
    /// </summary>
    public static SessionSettings FromOptions(SpeechOptions options) => new()
    {
        Voice = options.Voice,
        Mode = options.Mode == SegmentationMode.Manual ? Commit : ServerCommit,
        LanguageType = options.Language is null ? null : LanguageTypes.FromCode(options.Language),
        ResponseFormat = AudioFormatNames.ToWire(options.Format.Encoding),
        SampleRate = options.Format.SampleRate,
        BitRate = options.Format.BitRate,
        SpeechRate = options.Rate == 1.0 ? null : options.Rate,
        PitchRate = options.Pitch == 1.0 ? null : options.Pitch,
        Volume = options.Volume == 50 ? null : options.Volume,
        Instructions = options.Instructions,
    };

    private static string? FactorProblem(string name, double? value)
        => value is { } number && !(number is >= SpeechOptions.MinFactor and <= SpeechOptions.MaxFactor)
            ? $"{name} {number} is out of range; use 0.5 to 2.0"
            : null;

    private static string? RangeProblem(string name, int? value, int least, int most)
        => value is { } number && (number < least || number > most) ? $"{name} {number} is out of range; use {least} to {most}" : null;
}
